"""Who may do what with official figures."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission


def can_see_figures(member: Member) -> bool:
    """They are public: every member of staff who works with plans or findings."""
    return member.may(Permission.SEE_PLANS) or member.may(Permission.SEE_FINDINGS)


def can_load_figures(member: Member) -> bool:
    return member.may(Permission.LOAD_FIGURES)

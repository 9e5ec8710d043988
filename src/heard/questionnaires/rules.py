"""Who may do what with questionnaires."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission


def can_see_questionnaires(member: Member) -> bool:
    return member.may(Permission.SEE_STAFF_PAGES)


def can_write_questionnaires(member: Member) -> bool:
    return member.may(Permission.WRITE_QUESTIONNAIRES)

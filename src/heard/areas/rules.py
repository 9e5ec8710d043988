"""Who may do what with surveys that are asked in many areas."""

from heard.areas.models import Area, Programme
from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.surveys.rules import can_run_surveys


def can_run_programmes(member: Member) -> bool:
    return member.may(Permission.RUN_PROGRAMMES)


def can_run_programme(member: Member, programme: Programme) -> bool:
    return can_run_programmes(member) and member.partnership_id == programme.operator_id


def can_answer_for_areas(member: Member) -> bool:
    """Whoever opens surveys in an area decides what its families are asked."""
    return can_run_surveys(member)


def can_answer_for_area(member: Member, area: Area) -> bool:
    return can_answer_for_areas(member) and member.partnership_id == area.partnership_id


def can_see_programmes(member: Member) -> bool:
    """Those who decide, and those who see findings: a comparison is made of published ones."""
    deciding = can_run_programmes(member) or can_answer_for_areas(member)
    return deciding or member.may(Permission.SEE_FINDINGS)

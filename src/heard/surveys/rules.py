"""Who may do what with surveys."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.surveys.models import Survey


def can_see_surveys(member: Member) -> bool:
    return member.may(Permission.SEE_STAFF_PAGES)


def can_run_surveys(member: Member) -> bool:
    return member.may(Permission.RUN_SURVEYS)


def can_run_survey(member: Member, survey: Survey) -> bool:
    return can_run_surveys(member) and member.partnership_id == survey.partnership_id


def can_bring_in_returns(member: Member, survey: Survey) -> bool:
    return (
        member.may(Permission.BRING_IN_RETURNS) and member.partnership_id == survey.partnership_id
    )

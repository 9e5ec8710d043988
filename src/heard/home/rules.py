"""Who may see what is held on people, and erase it."""

from heard.home.models import RightsRequest
from heard.partnerships.models import Member
from heard.partnerships.roles import Permission


def can_answer_rights(member: Member) -> bool:
    return member.may(Permission.ANSWER_RIGHTS)


def can_answer_request(member: Member, request: RightsRequest) -> bool:
    return can_answer_rights(member) and member.partnership_id == request.partnership_id

"""Who may do what with boards, meetings, calls and the standing list."""

from django.utils import timezone

from heard.boards.models import Body, Call, Expression, Meeting, Office, Person
from heard.partnerships.models import Member
from heard.partnerships.roles import Permission


def can_see_boards(member: Member) -> bool:
    """The staff pages of boards: seats, names and meetings, nothing about how to reach anybody."""
    return member.may(Permission.SEE_STAFF_PAGES)


def can_keep_boards(member: Member) -> bool:
    return member.may(Permission.KEEP_BOARDS)


def can_keep_body(member: Member, body: Body) -> bool:
    return can_keep_boards(member) and member.partnership_id == body.partnership_id


def is_self(member: Member, person: Person) -> bool:
    """Whether it is the member's own seat, support and declarations. No query."""
    return member.left_at is None and person.member_id == member.pk and not person.is_forgotten


def chairs(member: Member, body: Body) -> bool:
    """Whether the member chairs or co-chairs the body today. One query."""
    offices = Office.objects.held(timezone.localdate())
    return offices.filter(body=body, membership__person__member=member).exists()


def can_run_meeting(member: Member, meeting: Meeting) -> bool:
    """Agenda, papers, attendance and minutes: whoever keeps boards, and the body's own chairs."""
    if member.left_at is not None or member.partnership_id != meeting.body.partnership_id:
        return False
    return can_keep_boards(member) or chairs(member, meeting.body)


def can_see_calls(member: Member) -> bool:
    return can_run_calls(member) or member.may(Permission.ENTER_EXPRESSIONS)


def can_run_calls(member: Member) -> bool:
    return member.may(Permission.RUN_CALLS)


def can_run_call(member: Member, call: Call) -> bool:
    return can_run_calls(member) and member.partnership_id == call.partnership_id


def can_enter_expressions(member: Member, call: Call) -> bool:
    return member.may(Permission.ENTER_EXPRESSIONS) and member.partnership_id == call.partnership_id


def is_on_panel(member: Member, call: Call) -> bool:
    """One query."""
    return member.left_at is None and call.panel.filter(member=member).exists()


def can_keep_standing_list(member: Member) -> bool:
    return member.may(Permission.KEEP_STANDING_LIST)


def can_decide(member: Member, expression: Expression) -> bool:
    """Whoever runs calls, and the panel; nobody who has said that they know the applicant."""
    call = expression.call
    if not (can_run_call(member, call) or is_on_panel(member, call)):
        return False
    return not expression.conflicts.filter(panel_member__member=member).exists()

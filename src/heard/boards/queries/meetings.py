"""Reads about meetings."""

from datetime import timedelta

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from heard.boards.models import (
    Action,
    Attendee,
    Body,
    BodyQuerySet,
    Meeting,
    MeetingQuerySet,
    Membership,
    Office,
    Paper,
    Person,
)
from heard.boards.models.words import MeetingState
from heard.boards.queries.meeting_todo import todo
from heard.boards.rules import can_keep_boards
from heard.partnerships.models import Member, Partnership


def of_partnership(partnership: Partnership) -> MeetingQuerySet:
    """Every meeting here, with its body and who saved it last."""
    return Meeting.objects.filter(body__partnership=partnership).select_related(
        "body", "saved_by__user"
    )


def all_meetings(partnership: Partnership, body: Body | None = None) -> MeetingQuerySet:
    """Those to come, the next first; then those that are over, the last first."""
    found = Meeting.objects.filter(body__partnership=partnership).select_related("body")
    if body is not None:
        found = found.filter(body=body)
    to_come = Q(ends_at__gte=timezone.now())
    return found.annotate(
        is_over=Case(When(to_come, Value(0)), default=Value(1), output_field=IntegerField())
    ).order_by("is_over", Case(When(to_come, F("starts_at"))), "-starts_at", "-pk")


def bodies_run_by(member: Member) -> BodyQuerySet:
    """Bodies at work whose meetings the member plans and runs, A to Z."""
    bodies = Body.objects.filter(partnership=member.partnership).at_work()
    if can_keep_boards(member):
        return bodies
    offices = Office.objects.held(timezone.localdate())
    own = offices.filter(body=OuterRef("pk"), membership__person__member=member)
    return bodies.filter(Exists(own))


def is_of_the_body(member: Member, meeting: Meeting) -> bool:
    """Whether the member sits on the body today or is expected at the meeting. Two queries."""
    seats = Membership.objects.of_body(meeting.body).current(timezone.localdate())
    if seats.filter(person__member=member).exists():
        return True
    return Attendee.objects.filter(meeting=meeting, person__member=member).exists()


def missing_members(meeting: Meeting) -> list[Person]:
    """Who is in a seat on the day of the meeting and is not expected at it, each once."""
    day = timezone.localdate(meeting.starts_at)
    seats = Membership.objects.of_body(meeting.body).current(day)
    people = Person.objects.filter(memberships__in=seats, forgotten_at=None).distinct()
    return list(people.exclude(attendances__meeting=meeting))


def people_of(body: Body) -> QuerySet[Person]:
    """Who is in a seat of the body today, A to Z: those who can be given something to do."""
    seats = Membership.objects.of_body(body).current(timezone.localdate())
    return Person.objects.filter(memberships__in=seats, forgotten_at=None).distinct()


def people_who_may_own(action: Action) -> list[Person]:
    """People of the body, and whoever has taken the action on already, though they have left."""
    people = list(people_of(action.body))
    owner = action.owner
    if owner is None or owner.is_forgotten or owner in people:
        return people
    return [*people, owner]


def open_actions(body: Body) -> QuerySet[Action]:
    """What is still to do, soonest first; what has no day comes last."""
    todo_here = body.actions.filter(done_on=None).select_related("owner", "meeting")
    return todo_here.order_by(F("due_on").asc(nulls_last=True), "pk")


def done_actions(body: Body) -> QuerySet[Action]:
    done = body.actions.exclude(done_on=None).select_related("owner", "meeting")
    return done.order_by("-done_on", "-pk")


def actions_of_partnership(partnership: Partnership) -> QuerySet[Action]:
    found = Action.objects.filter(body__partnership=partnership)
    return found.select_related("body", "owner", "meeting")


def later_meetings_held(meeting: Meeting) -> MeetingQuerySet:
    """Where the minutes can be confirmed: meetings of the body held after it, the next first."""
    held = Meeting.objects.filter(body=meeting.body, state=MeetingState.HELD)
    return held.filter(starts_at__gt=meeting.starts_at).order_by("starts_at")


def meeting_after(meeting: Meeting) -> Meeting | None:
    """The body's next meeting after this one that is not cancelled."""
    later = Meeting.objects.filter(body=meeting.body, starts_at__gt=meeting.starts_at)
    return later.exclude(state=MeetingState.CANCELLED).order_by("starts_at").first()


def papers_of_partnership(partnership: Partnership) -> QuerySet[Paper]:
    return Paper.objects.filter(meeting__body__partnership=partnership).select_related(
        "meeting__body", "item"
    )


def days_late(paper: Paper) -> int:
    """How many days after the day on which papers were due it came; 0 for one in time."""
    late: timedelta = timezone.localdate(paper.added_at) - paper.meeting.papers_due_on
    return max(late.days, 0)


def planned_sum(meeting: Meeting) -> tuple[int, int]:
    """Minutes that the agenda allows, and minutes that the meeting lasts."""
    allowed = sum(item.minutes_allowed or 0 for item in meeting.agenda.all())
    return allowed, int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)


__all__ = [
    "actions_of_partnership",
    "all_meetings",
    "bodies_run_by",
    "days_late",
    "done_actions",
    "is_of_the_body",
    "later_meetings_held",
    "meeting_after",
    "missing_members",
    "of_partnership",
    "open_actions",
    "papers_of_partnership",
    "people_of",
    "people_who_may_own",
    "planned_sum",
    "todo",
]

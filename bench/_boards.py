"""Two hundred bodies with ten years of meetings, and how fast their lists are.

Needs Django set up: see `boards.py`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from bench._pages import measure_pages
from django.db import connection
from django.db.models import F
from django.utils import timezone
from tests.access import address_in
from tests.boards import make
from tests.partnerships import make as partnerships

from heard.boards.models import (
    Action,
    AgendaItem,
    Aim,
    Attendee,
    Body,
    Call,
    CallSeats,
    Expression,
    Meeting,
    Membership,
    Office,
    Person,
    Seat,
    SeatGroup,
    Subscriber,
)
from heard.boards.models.words import BodyKind, Constituency, Presence
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role

BODIES, PEOPLE, YEARS, MEETINGS_A_YEAR = 200, 2_000, 10, 10
SEATS = {Constituency.PARENT_CARER: 3, Constituency.COUNCIL: 4, Constituency.HEALTH: 3}
BATCH = 2_000


def fill() -> Member:
    """Make them all in one partnership, and give a member who may open every page of them."""
    member = partnerships.member(*Role)
    area = member.partnership
    people = Person.objects.bulk_create(
        (
            Person(partnership=area, name=f"Person {n}", email=f"p{n}@example.org")
            for n in range(PEOPLE)
        ),
        batch_size=BATCH,
    )
    bodies = [_body(area, number) for number in range(BODIES)]
    _groups_within_groups(bodies)
    _seats(bodies, people)
    _meetings(bodies, people)
    _calls(bodies)
    Subscriber.objects.bulk_create(
        Subscriber(
            partnership=area,
            email=f"s{n}@example.org",
            topics=["boards", "findings"],
            consent="Keep me posted",
            confirmed_at=timezone.now(),
        )
        for n in range(PEOPLE)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return member


def _body(area: Partnership, number: int) -> Body:
    return make.body(area, name=f"Group {number:03}", kind=list(BodyKind)[number % 6], quorum=4)


def _groups_within_groups(bodies: list[Body]) -> None:
    for number, body in enumerate(bodies):
        body.parent = bodies[number // 4] if number else None
    Body.objects.bulk_update(bodies, ["parent"])


def _seats(bodies: list[Body], people: list[Person]) -> None:
    """Each seat has had three people one after the other; one in five is empty now."""
    groups = SeatGroup.objects.bulk_create(
        SeatGroup(body=body, constituency=constituency, position=place)
        for body in bodies
        for place, constituency in enumerate(SEATS)
    )
    seats = Seat.objects.bulk_create(
        Seat(group=group, wanted_from=date(2016, 11, 1))
        for group in groups
        for _each in range(SEATS[Constituency(group.constituency)])
    )
    memberships = Membership.objects.bulk_create(
        (each for place, seat in enumerate(seats) for each in _terms(seat, place, people)),
        batch_size=BATCH,
    )
    first = {}
    for membership in memberships:
        if membership.end_on is None:
            first.setdefault(membership.seat.group.body, membership)
    Office.objects.bulk_create(
        Office(body=body, membership=one, kind="chair", start_on=one.start_on)
        for body, one in first.items()
    )


def _terms(seat: Seat, place: int, people: list[Person]) -> Iterator[Membership]:
    for term, year in enumerate((2016, 2019, 2023)):
        is_last = year == 2023
        if is_last and place % 5 == 0:
            return
        yield Membership(
            seat=seat,
            person=people[(place * 3 + term) % PEOPLE],
            start_on=date(year, 12, 1),
            end_on=None if is_last else date(year + 3, 11, 30),
            end_reason="" if is_last else "term_over",
        )


def _meetings(bodies: list[Body], people: list[Person]) -> None:
    now = timezone.now().replace(microsecond=0)
    meetings = Meeting.objects.bulk_create(
        (
            _meeting(body, now + timedelta(days=20) - timedelta(days=36 * number))
            for body in bodies
            for number in range(YEARS * MEETINGS_A_YEAR)
        ),
        batch_size=BATCH,
    )
    AgendaItem.objects.bulk_create(
        (
            AgendaItem(meeting=meeting, position=place, title=f"Item {place}", said="We heard it.")
            for meeting in meetings
            for place in range(5)
        ),
        batch_size=BATCH,
    )
    Attendee.objects.bulk_create(
        (
            Attendee(
                meeting=meeting,
                person=people[(number * 8 + place) % PEOPLE],
                presence=Presence.PRESENT if place % 4 else Presence.APOLOGIES,
            )
            for number, meeting in enumerate(meetings)
            for place in range(8)
        ),
        batch_size=BATCH,
    )
    # Confirmed minutes never change, so they are confirmed when all is written.
    held = Meeting.objects.filter(state="held")
    held.update(minutes_state="confirmed", confirmed_on=F("papers_due_on"))
    Action.objects.bulk_create(
        Action(body=meeting.body, meeting=meeting, text="Ask families", owner_words="The chair")
        for meeting in meetings[::10]
    )
    Aim.objects.bulk_create(Aim(body=body, text="A charter") for body in bodies)


def _meeting(body: Body, starts_at: datetime) -> Meeting:
    is_over = starts_at < timezone.now()
    return Meeting(
        body=body,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        papers_due_on=starts_at.date() - timedelta(days=7),
        state="held" if is_over else "planned",
        minutes_state="draft" if is_over else "none",
    )


def _calls(bodies: list[Body]) -> None:
    today = timezone.localdate()
    calls = Call.objects.bulk_create(
        Call(
            partnership=body.partnership,
            slug=f"call-{number}",
            title=f"Seats on {body}",
            state="open" if number < 40 else "told",
            about="Seats",
            time_needed="A morning a month",
            paid="Travel and childcare",
            contact="The engagement team",
            closes_on=today + timedelta(days=20 - 10 * number),
            told_by=today + timedelta(days=40 - 10 * number),
            opened_at=timezone.now(),
        )
        for number, body in enumerate(bodies)
    )
    groups = {
        group.body_id: group for group in SeatGroup.objects.filter(constituency="parent_carer")
    }
    CallSeats.objects.bulk_create(
        CallSeats(call=call, group=groups[body.pk], number=2)
        for call, body in zip(calls, bodies, strict=True)
    )
    Expression.objects.bulk_create(
        Expression(
            partnership=call.partnership,
            call=call,
            reference=f"R{number:05}",
            received_on=today,
            name=f"Applicant {number}",
            email=f"a{number}@example.org",
            relationship="parent_carer",
        )
        for number, call in enumerate(call for call in calls for _each in range(10))
    )


def pages(member: Member) -> dict[str, str]:
    """What is asked for: the list pages of the room, public and for staff."""
    area = member.partnership
    body = Body.objects.filter(parent=None).get()
    call = Call.objects.order_by("pk")[0]
    asked: dict[str, tuple[str, tuple[Any, ...]]] = {
        "boards and groups": ("boards:bodies", ()),
        "one board": ("boards:body", (body.slug,)),
        "meetings": ("boards:meetings", ()),
        "calls": ("boards:calls", ()),
        "staff: bodies": ("boards:all_bodies", ()),
        "staff: one body": ("boards:keep_body", (body.pk,)),
        "staff: people": ("boards:people", ()),
        "staff: meetings": ("boards:all_meetings", ()),
        "staff: calls": ("boards:all_calls", ()),
        "staff: one call": ("boards:run_call", (call.pk,)),
        "staff: standing list": ("boards:standing_list", ()),
        "staff: today": ("home:today", ()),
    }
    return {words: address_in(area, name, *args) for words, (name, args) in asked.items()}


def measure(member: Member) -> None:
    print(f"{BODIES} bodies, {PEOPLE} people, {BODIES * YEARS * MEETINGS_A_YEAR} meetings")
    measure_pages(partnerships.signed_in(member), pages(member))

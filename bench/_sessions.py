"""A programme of 200 sessions with 20,000 bookings, and how fast its lists are.

Needs Django set up: see `sessions.py`.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bench._pages import measure_pages
from django.db import connection
from django.utils import timezone
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.sessions import make

from heard.boards.models.words import AgeBand
from heard.partnerships.models import District, Member
from heard.partnerships.roles import Role
from heard.sessions.models import Booking, Phase, Point, Session, SupportRequest, Visit
from heard.sessions.models.words import BookedBy, BookingState, Need, Prompt, SessionState, Support

SESSIONS, BOOKINGS, POINTS, PHASES = 200, 100, 20, 4
BATCH = 2_000


def fill() -> Member:
    """Make them all in one partnership, and give a member who may open every page of them."""
    member = partnerships.member(*Role)
    area = member.partnership
    programme = make.programme(area, name="Your Child, Your Voice")
    districts = [partnerships.district(area, f"District {number}") for number in range(8)]
    phases = [make.phase(programme) for _each in range(PHASES)]
    venues = [make.venue(area, district=district) for district in districts]
    sessions = [
        _session(number, phases[number % PHASES], venue=venues[number % 8])
        for number in range(SESSIONS)
    ]
    _bookings(sessions, districts)
    _points(sessions, member)
    _visits(sessions, member)
    for phase in phases:
        phase.outreach.create(on=phase.starts_on, how="Letter", whom="All", reached=4_000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return member


def _session(number: int, phase: Phase, **columns: Any) -> Session:
    """Half of them are over; of every other one of these it is published what was heard."""
    in_days = number - SESSIONS // 2
    needs = [list(Need)[number % len(Need)]]
    columns |= {"district": columns["venue"].district, "needs": needs, "capacity": 80}
    if in_days < 0:
        columns["state"] = SessionState.HELD
        if number % 2:
            columns |= {"heard_published_at": timezone.now(), "heard_summary": "It takes long."}
    return make.session(phase, in_days=in_days, childcare_places=10, **columns)


def _bookings(sessions: list[Session], districts: list[District]) -> None:
    bookings = Booking.objects.bulk_create(
        (
            _booking(session, number, districts)
            for session in sessions
            for number in range(BOOKINGS)
        ),
        batch_size=BATCH,
    )
    Session.objects.update(next_number=BOOKINGS + 1)
    SupportRequest.objects.bulk_create(
        (
            SupportRequest(
                booking=booking,
                kind=list(Support)[place % len(Support)],
                forget_on=booking.session.day + timedelta(days=14),
            )
            for place, booking in enumerate(bookings[::3])
        ),
        batch_size=BATCH,
    )


def _booking(session: Session, number: int, districts: list[District]) -> Booking:
    """Eight in ten have places, the others wait; of a session that is over most came."""
    state = BookingState.BOOKED if number % 10 < 8 else BookingState.WAITING
    is_there = session.is_held and state == BookingState.BOOKED
    return Booking(
        partnership_id=districts[0].partnership_id,
        session=session,
        reference=f"{session.pk:05}{number:03}",
        number=number + 1,
        state=state,
        name=f"Family {number}",
        email=f"family{number}@example.org",
        parents=1,
        places=1,
        is_first_time=number % 3 == 0,
        district=districts[(session.pk + number) % len(districts)],
        booked_by=list(BookedBy)[number % len(BookedBy)],
        age_bands=[list(AgeBand)[number % len(AgeBand)]],
        came=(0 if number % 7 == 0 else 1) if is_there else None,
    )


def _points(sessions: list[Session], member: Member) -> None:
    Point.objects.bulk_create(
        (point for session in sessions if session.is_held for point in _said(session, member)),
        batch_size=BATCH,
    )


def _said(session: Session, member: Member) -> Iterator[Point]:
    for number in range(POINTS):
        yield Point(
            session=session,
            prompt=list(Prompt)[number % len(Prompt)],
            said=f"Said {number}",
            public_text=f"Said {number}",
            state="published" if number % 4 else "new",
            captured_at=session.ends_at,
            captured_by=member,
        )


def _visits(sessions: list[Session], member: Member) -> None:
    Visit.objects.bulk_create(
        Visit(session=session, member=member, will_attend=True) for session in sessions
    )


def pages(member: Member) -> dict[str, str]:
    """What is asked for: the list pages of the room, public and for staff."""
    area = member.partnership
    phase = Phase.objects.order_by("pk")[0]
    over = Session.objects.filter(state=SessionState.HELD).order_by("-starts_at")[0]
    coming = Session.objects.filter(state=SessionState.ANNOUNCED).order_by("starts_at")[5]
    asked: dict[str, tuple[str, tuple[Any, ...]]] = {
        "sessions": ("sessions", ()),
        "programme": ("programme", (phase.programme.slug,)),
        "one session": ("session", (coming.key,)),
        "calendar": ("calendar", ()),
        "feed": ("feed", ()),
        "all that was heard": ("all_heard", ()),
        "staff: sessions": ("all_sessions", ()),
        "staff: one session": ("run_session", (coming.pk,)),
        "staff: programmes": ("programmes", ()),
        "staff: one programme": ("keep_programme", (phase.programme_id,)),
        "staff: one phase": ("keep_phase", (phase.pk,)),
        "staff: venues": ("venues", ()),
        "staff: bookings": ("bookings", (coming.pk,)),
        "staff: check-in": ("check_in", (coming.pk,)),
        "staff: support": ("support", ()),
        "staff: points": ("points", (over.pk,)),
        "staff: answers": ("open_answers", ()),
        "staff: reports": ("reports", ()),
        "staff: reach": ("reach", (phase.pk,)),
    }
    found = {
        words: address_in(area, f"sessions:{name}", *args) for words, (name, args) in asked.items()
    }
    return {
        **found,
        "past sessions": found["sessions"] + "?when=past",
        "reach, handed on": found["staff: reach"] + "?hand_on=1",
        "staff: today": address_in(area, "home:today"),
    }


def measure(member: Member) -> None:
    print(f"{SESSIONS} sessions, {SESSIONS * BOOKINGS} bookings")
    measure_pages(partnerships.signed_in(member), pages(member))

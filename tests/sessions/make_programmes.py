"""Outreach, days to avoid, bookings that came, and what forms of programmes send."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.sessions.models import Booking, DateToAvoid, Host, Outreach, Phase, Session
from heard.sessions.models.words import BookingState, HostKind
from tests.partnerships import make as partnerships
from tests.sessions import make

_number = count(1)


def outreach(of: Phase | None = None, **more: Any) -> Outreach:
    columns = {"on": timezone.localdate(), "how": "Letter", "whom": "All parents", "reached": 900}
    return Outreach.objects.create(phase=of or make.phase(), **(columns | more))


def avoided(
    of: Partnership | None = None, in_days: int = 14, days: int = 1, **more: Any
) -> DateToAvoid:
    first = timezone.localdate() + timedelta(days=in_days)
    columns = {"starts_on": first, "ends_on": first + timedelta(days=days - 1), "why": "Diwali"}
    return DateToAvoid.objects.create(
        partnership=of or partnerships.partnership(), **(columns | more)
    )


def household(session: Session, people: int = 1, **more: Any) -> Booking:
    """Somebody who has booked and can be reached by e-mail."""
    number = next(_number)
    columns = {
        "name": f"Robin Vale {number}",
        "email": f"robin{number}@example.org",
        "reference": f"B{number:04}",
        "state": BookingState.BOOKED,
        "number": number,
        "parents": people,
        "places": people,
    }
    return Booking.objects.create(
        partnership=session.phase.programme.partnership, session=session, **(columns | more)
    )


def offered(session: Session, people: int = 1, **more: Any) -> Booking:
    now = timezone.now()
    columns = {"state": BookingState.OFFERED, "offered_at": now, "answer_by": now}
    return household(session, people, **(columns | more))


def waiting(session: Session, people: int = 1, **more: Any) -> Booking:
    return household(session, people, state=BookingState.WAITING, **more)


def host(session: Session, **more: Any) -> Host:
    """A parent who hosts it with others."""
    if "member" not in more and "name" not in more:
        more["member"] = partnerships.member(of=session.phase.programme.partnership)
    return Host.objects.create(session=session, **({"kind": HostKind.CO_HOST} | more))


def day_sent(name: str, day: date) -> dict[str, str]:
    return {
        f"{name}_day": f"{day.day}",
        f"{name}_month": f"{day.month}",
        f"{name}_year": f"{day.year}",
    }


def phase_sent(**more: Any) -> dict[str, Any]:
    today = timezone.localdate()
    sent = {"name": "Autumn", "feedback_survey": "", "equality_survey": ""}
    return (
        sent | day_sent("starts_on", today) | day_sent("ends_on", today + timedelta(days=90)) | more
    )


def venue_sent(**more: Any) -> dict[str, Any]:
    known = ("step_free", "parking", "hearing_loop", "quiet_room", "accessible_toilet", "hoist")
    sent = dict.fromkeys((*known, "public_transport"), "not_known")
    return sent | {"name": "Mill Lane Hall", "address": "1 Mill Lane"} | more


def session_sent(phase: Phase, day: date | None = None, **more: Any) -> dict[str, Any]:
    """What a browser sends to add a session."""
    sent = {
        "phase": phase.pk,
        "title": "Tea and talk",
        "audience": "parents",
        "start": "10am",
        "end": "midday",
        "format": "in_person",
        "venue": "",
    }
    return sent | day_sent("day", day or timezone.localdate() + timedelta(days=30)) | more

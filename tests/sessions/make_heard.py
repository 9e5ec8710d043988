"""What was heard, for tests: published sessions, points sorted under themes, answers."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Member
from heard.sessions.models import Answer, Booking, Point, Session
from heard.sessions.models.words import AnswerKind, BookingState
from heard.sessions.services import answering, heard, moderating
from heard.sessions.services.answering import Word
from heard.sessions.services.heard import HeardWords
from heard.sessions.services.moderating import Decision
from heard.themes.models import Remark, Theme
from tests.sessions import make, make_points

SUMMARY = "Families wait for too long."
_number = count(1)


def theme(of: Session, name: str = "") -> Theme:
    number = next(_number)
    return Theme.objects.create(
        partnership=of.phase.programme.partnership,
        slug=f"theme-{number}",
        name=name or f"Theme {number}",
        belongs="All about it",
    )


def sorted_points(of: Session, under: Theme, number: int) -> list[Point]:
    """Points that everybody may read, settled under a theme."""
    by = make_points.lead_of(of)
    found = []
    for each in range(number):
        point = make_points.point(of, by=by)
        words = Decision("published", f"{under.name} {each}")
        found.append(moderating.moderate_point(point, words, revision=0, by=by))
        remark = Remark.objects.get(key=point.key)
        remark.themes.add(under)
        remark.settled_at = timezone.now()
        remark.save()
    return found


def written(of: Session | None = None, words: HeardWords | None = None) -> Session:
    session = of or make.held()
    words = words or HeardWords(SUMMARY, "Families wait.\nThat is hard.")
    return heard.write_heard(
        session, words, revision=session.heard_revision, by=make_points.lead_of(session)
    )


def published(of: Session | None = None, by: Member | None = None) -> Session:
    session = written(of)
    by = by or make_points.lead_of(session)
    return heard.publish_heard(session, revision=session.heard_revision, by=by)


def word(kind: str = AnswerKind.DID, in_days: int = 0, **more: Any) -> Word:
    on = timezone.localdate() + timedelta(days=in_days)
    return Word(kind, **({"words": f"We hired two people ({next(_number)})", "on": on} | more))


def answer(point: Point, given: Word | None = None) -> Answer:
    by = make_points.lead_of(point.session)
    return answering.answer_point(point, given or word(), by=by)


def booking(of: Session, *, email: str = "", **more: Any) -> Booking:
    """A household that had places and asked for news."""
    number = next(_number)
    columns = {
        "partnership": of.phase.programme.partnership,
        "reference": f"B-{number}",
        "number": number,
        "state": BookingState.BOOKED,
        "name": "Robin Vale",
        "email": email or f"robin{number}@example.org",
        "places": 1,
        "wants_news": True,
    }
    return Booking.objects.create(session=of, **(columns | more))

"""Reads about what was said: for those who write it down and those who go through it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from heard.audit.models import Entry
from heard.boards.naming import named_people
from heard.partnerships.models import Member, Partnership
from heard.sessions.models import Point, PointQuerySet, Session, SessionQuerySet
from heard.sessions.models.words import PointState

JUST_WRITTEN = 20


def sessions_of(partnership: Partnership) -> SessionQuerySet:
    """Every session here, with its phase, programme and venue."""
    found = Session.objects.filter(phase__programme__partnership=partnership)
    return found.select_related("phase__programme__partnership", "venue", "district")


def points_of(partnership: Partnership) -> PointQuerySet:
    """Every point here that is in the normal queue: none that is with the safeguarding lead."""
    found = Point.objects.filter(session__phase__programme__partnership=partnership)
    return found.seen_by_staff().select_related(
        "session__phase__programme__partnership", "captured_by__user", "moderated_by__user"
    )


def just_written(session: Session, member: Member) -> QuerySet[Point]:
    """What the member wrote down last at the session, newest first."""
    own = session.points.filter(captured_by=member).seen_by_staff()
    return own.order_by("-captured_at", "-pk")[:JUST_WRITTEN]


def count_by_state(session: Session) -> dict[str, int]:
    rows = session.points.seen_by_staff().order_by().values_list("state")
    return Counter(dict(rows.annotate(count=Count("pk"))))


def in_queue(session: Session, state: str) -> PointQuerySet:
    """Points of a session in one state, or else all that wait for somebody, the new ones first."""
    points = session.points.seen_by_staff()
    if state:
        return points.filter(state=state).order_by("captured_at", "pk")
    # "new" comes after "held" in the alphabet.
    return points.to_moderate().order_by("-state", "captured_at", "pk")


@dataclass(frozen=True)
class Neighbours:
    """The points before and after one in the queue of its session, where there are any."""

    before: int | None
    after: int | None


def neighbours(point: Point) -> Neighbours:
    """In the order in which they were said, of all that can be gone through."""
    points = point.session.points.seen_by_staff()
    earlier = Q(captured_at__lt=point.captured_at) | Q(
        captured_at=point.captured_at, pk__lt=point.pk
    )
    later = Q(captured_at__gt=point.captured_at) | Q(captured_at=point.captured_at, pk__gt=point.pk)
    before = points.filter(earlier).order_by("-captured_at", "-pk").values_list("pk", flat=True)
    after = points.filter(later).order_by("captured_at", "pk").values_list("pk", flat=True)
    return Neighbours(before.first(), after.first())


def next_to_moderate(point: Point) -> int | None:
    """The next new one after this; the first new one where none comes after."""
    waiting = point.session.points.filter(state=PointState.NEW).exclude(pk=point.pk)
    later = Q(captured_at__gt=point.captured_at) | Q(captured_at=point.captured_at, pk__gt=point.pk)
    ordered = waiting.order_by("captured_at", "pk").values_list("pk", flat=True)
    return ordered.filter(later).first() or ordered.first()


def left_to_moderate(session: Session) -> int:
    return session.points.filter(state=PointState.NEW).count()


@dataclass(frozen=True)
class Part:
    """A stretch of what was said; `is_name` where it seems to name somebody."""

    words: str
    is_name: bool = False


def names_marked(said: str, names: Iterable[str] | None = None) -> list[Part]:
    """`said` in stretches, so that a page can mark the names that were noticed."""
    parts = [Part(said)] if said else []
    for name in named_people(said) if names is None else names:
        parts = [piece for part in parts for piece in _split(part, name)]
    return parts


def _split(part: Part, name: str) -> list[Part]:
    if part.is_name or name not in part.words:
        return [part]
    pieces: list[Part] = []
    for number, words in enumerate(part.words.split(name)):
        if number:
            pieces.append(Part(name, is_name=True))
        if words:
            pieces.append(Part(words))
    return pieces


def history(point: Point) -> QuerySet[Entry]:
    """What was done with a point, by whom and when: the audit holds no words of it."""
    return Entry.objects.filter(
        subject_kind=point._meta.label_lower,
        subject_id=str(point.pk),
        partnership_id=point.partnership_id,
    ).order_by("at", "pk")

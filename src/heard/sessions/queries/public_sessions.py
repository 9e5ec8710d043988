"""What everybody may read of sessions: never drafts, never how to join online."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from heard.partnerships.models import District, Partnership
from heard.sessions.models import Programme, Session, SessionQuerySet
from heard.sessions.models.words import Audience, Format, SessionState
from heard.sessions.queries.places import free_places_of
from heard.sessions.ways_in import short_words
from heard.sessions.when_words import when_words
from heard.sessions.where_words import short_place

FEED_LENGTH = 50
CALENDAR_BACK = timedelta(days=400)
CALENDAR_LENGTH = 1000
# Whoever looks for sessions for parents may also come to those for families and for everyone.
ALSO_FOR = {
    Audience.PARENTS: (Audience.PARENTS, Audience.FAMILIES, Audience.EVERYONE),
    Audience.YOUNG_PEOPLE: (Audience.YOUNG_PEOPLE, Audience.FAMILIES, Audience.EVERYONE),
    Audience.FAMILIES: (Audience.FAMILIES, Audience.EVERYONE),
}


@dataclass(frozen=True)
class Wanted:
    """Which sessions somebody looks for; what is not said is not asked."""

    district: District | None = None
    is_online: bool = False
    audience: str = ""
    programme: Programme | None = None


def public_sessions(partnership: Partnership, wanted: Wanted = Wanted()) -> SessionQuerySet:
    """In a district are also sessions online that belong to none: nobody has to travel to them."""
    found = Session.objects.filter(phase__programme__partnership=partnership).public()
    if wanted.is_online:
        found = found.filter(format=Format.ONLINE)
    if wanted.district is not None:
        everywhere = Q(format=Format.ONLINE, district=None)
        found = found.filter(Q(district=wanted.district) | everywhere)
    if wanted.audience:
        found = found.filter(audience__in=ALSO_FOR.get(Audience(wanted.audience), Audience.values))
    if wanted.programme is not None:
        found = found.filter(phase__programme=wanted.programme)
    surveys = ("phase__feedback_survey", "phase__equality_survey")
    return found.select_related("phase__programme", "venue", "district", *surveys)


def to_come(sessions: SessionQuerySet) -> SessionQuerySet:
    """The next first; a cancelled one stays until its time is over."""
    coming = sessions.filter(ends_at__gt=timezone.now()).exclude(state=SessionState.HELD)
    return coming.order_by("starts_at", "pk")


def over(sessions: SessionQuerySet) -> SessionQuerySet:
    """The last first."""
    gone = Q(ends_at__lte=timezone.now()) | Q(state=SessionState.HELD)
    return sessions.filter(gone).order_by("-starts_at", "-pk")


def for_calendar(sessions: SessionQuerySet) -> SessionQuerySet:
    """From a year back on: older ones are no use in a calendar."""
    since = timezone.now() - CALENDAR_BACK
    return sessions.filter(ends_at__gte=since).order_by("-starts_at")[:CALENDAR_LENGTH]


@dataclass(frozen=True)
class News:
    """Something to be told: that a session is announced or cancelled, or what was heard at it."""

    session: Session
    at: datetime
    is_heard: bool = False


def news(sessions: SessionQuerySet) -> list[News]:
    """The newest first. Two statements.

    Of a session that is over only what was heard is news: whatever is noted on it afterwards
    must not bring the invitation back.
    """
    invited = sessions.filter(ends_at__gt=timezone.now()).exclude(state=SessionState.HELD)
    told = sessions.filter(heard_published_at__isnull=False).order_by("-heard_published_at")
    found = [
        *(News(each, each.changed_at) for each in invited.order_by("-changed_at")[:FEED_LENGTH]),
        *(
            News(each, each.heard_published_at or each.changed_at, is_heard=True)
            for each in told[:FEED_LENGTH]
        ),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)[:FEED_LENGTH]


def public_programmes(partnership: Partnership) -> QuerySet[Programme]:
    """Those that are going on first."""
    return partnership.programmes.all().public().order_by("closed_on", "name", "pk")


@dataclass(frozen=True)
class Row:
    """One session of a list."""

    session: Session
    when: str
    place: str
    way_in: str


def rows(sessions: Iterable[Session]) -> list[Row]:
    """In two statements, however many they are."""
    shown, now = list(sessions), timezone.now()
    free = free_places_of(shown)
    return [
        Row(
            session=each,
            when=when_words(each),
            place=short_place(each),
            way_in=short_words(each, free[each.pk], now),
        )
        for each in shown
    ]


def next_sessions(partnership: Partnership, number: int) -> list[Row]:
    """The next ones that take place."""
    coming = to_come(public_sessions(partnership)).filter(state=SessionState.ANNOUNCED)
    return rows(coming[:number])

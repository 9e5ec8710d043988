"""Reads about the standing list: who is on it, and counts of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Lower, Right, TruncMonth
from django.utils.formats import date_format

from heard.boards.links import NotALinkError, read_link
from heard.boards.models import Subscriber
from heard.boards.models.words import Topic
from heard.mail.models import Channel
from heard.mail.queries import replaced
from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo

PURPOSE = "standing list"  # of private links


def todo(member: Member) -> list[Todo]:
    """Nothing: calls and texts that confirm somebody's wish are in the outbox, with its own."""
    return []


def by_link(partnership: Partnership, link: str) -> QuerySet[Subscriber]:
    """The one whose private link this is, or nobody."""
    try:
        return partnership.subscribers.filter(key=read_link(link, PURPOSE))
    except NotALinkError:
        return partnership.subscribers.none()


def reached_at(partnership: Partnership, channel: str, at: str) -> Subscriber | None:
    """Who is on the list, or has asked to be, with this address however it is spelt."""
    live = partnership.subscribers.live()
    if channel == Channel.EMAIL:
        return live.annotate(same=Lower("email")).filter(same=at.lower()).first()
    if channel == Channel.LETTER:
        same = Lower(replaced("address", r"\W+"))
        return live.annotate(same=same).filter(same=Lower(replaced(Value(at), r"\W+"))).first()
    number = Right(replaced("phone", r"\D+"), 10)  # 07700 900123 is +44 7700 900123
    wanted = Right(replaced(Value(at), r"\D+"), 10)
    return live.annotate(same=number).filter(channel=channel, same=wanted).first()


def find_subscribers(partnership: Partnership, words: str) -> QuerySet[Subscriber]:
    """Who is on the list or has asked to be, newest first; with `words`, those who match them."""
    found = partnership.subscribers.live().order_by("-asked_at", "-pk")
    if words:
        digits = "".join(sign for sign in words if sign.isdigit())
        matches = Q(name__icontains=words) | Q(email__icontains=words) | Q(address__icontains=words)
        if digits:
            found = found.annotate(digits=replaced("phone", r"\D+"))
            matches |= Q(digits__contains=digits)
        found = found.filter(matches)
    return found


def language_name(code: str) -> str:
    """Of a language of this install; the code itself of one that it no longer has."""
    return str(dict(settings.LANGUAGES).get(code, code))


@dataclass(frozen=True)
class Month:
    """How many joined and left in the month that begins on `first`."""

    first: date
    joined: int
    left: int

    @property
    def words(self) -> str:
        """`November 2026`, in the page's language."""
        return date_format(self.first, "F Y")


@dataclass(frozen=True)
class Counts:
    """People on the list: how many, and of them by topic, channel and language."""

    current: int
    waiting: int
    topics: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    easy_read: int
    months: tuple[Month, ...]


def standing_counts(partnership: Partnership) -> Counts:
    """Six questions to the database, however long the list."""
    current = partnership.subscribers.current()
    languages = _counted(current, "language")
    channels = _counted(current, "channel")
    wanted = {topic.value: Count("pk", filter=Q(topics__contains=[topic.value])) for topic in Topic}
    easy_read = Count("pk", filter=Q(wants_easy_read=True))
    found = current.aggregate(current=Count("pk"), easy_read=easy_read, **wanted)
    return Counts(
        current=found["current"],
        waiting=partnership.subscribers.live().filter(confirmed_at=None).count(),
        topics=tuple((str(topic.label), found[topic.value]) for topic in Topic),
        channels=tuple((str(each.label), channels[each]) for each in Channel),
        languages=tuple((language_name(code), number) for code, number in languages.most_common()),
        easy_read=found["easy_read"],
        months=_months(partnership),
    )


def _counted(subscribers: QuerySet[Subscriber], column: str) -> Counter[str]:
    rows = subscribers.order_by().values_list(column).annotate(Count("pk"))
    return Counter(dict(rows))


def _months(partnership: Partnership, most: int = 12) -> tuple[Month, ...]:
    """The newest months in which anybody joined or left, newest first."""
    joined = _by_month(partnership, "confirmed_at")
    left = _by_month(partnership, "left_at")
    firsts = sorted({*joined, *left}, reverse=True)[:most]
    return tuple(Month(first, joined[first], left[first]) for first in firsts)


def _by_month(partnership: Partnership, column: str) -> Counter[date]:
    """Who left without ever having joined counts as neither."""
    joined = partnership.subscribers.filter(confirmed_at__isnull=False)
    rows = (
        joined.filter(**{f"{column}__isnull": False})
        .order_by()
        .annotate(month=TruncMonth(column))
        .values_list("month")
        .annotate(Count("pk"))
    )
    return Counter({month.date(): number for month, number in rows})

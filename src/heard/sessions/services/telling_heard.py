"""Telling those who asked to be kept posted what was heard, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import override

from heard.boards.models import Subscriber
from heard.boards.models.words import Topic
from heard.boards.services.standing import tell_subscribers
from heard.boards.services.telling import tell
from heard.mail.letters import Letter, letter
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Partnership
from heard.sessions.models import Answer, Booking, Session
from heard.sessions.queries.answers import sessions_of_themes
from heard.sessions.queries.bookings import link_of
from heard.sessions.queries.heard import sessions_heard

MOST_LISTED = 12  # answers in one message; the page has them all


@dataclass
class _News:
    """What one message says of one session."""

    session: Session
    address: str
    answers: list[Answer] = field(default_factory=list)

    @property
    def listed(self) -> list[Answer]:
        return self.answers[:MOST_LISTED]

    @property
    def more(self) -> int:
        return max(len(self.answers) - MOST_LISTED, 0)


@transaction.atomic
def tell_of_heard(session: Session) -> int:
    """Tell those who booked and asked for news, and the standing list. Twice is once.

    Somebody who is on the list is told as such and not a second time. Gives how many are told.
    """
    if session.heard_published_at is None:
        return 0
    partnership = session.phase.programme.partnership
    at = addresses_of_install(partnership)
    words = {"session": session, "address": at("sessions:heard", session.key)}
    key = f"heard:{session.key}"
    told = 0
    for booking in _who_want_news([session], Topic.FINDINGS, partnership):
        told += _tell_booking(booking, "heard", words, key)
    return told + _tell_list(partnership, Topic.FINDINGS, "heard", words, key)


@transaction.atomic
def tell_of_answers() -> int:
    """Tell of all answers that nobody has been told of, in one message to each; gives how many.

    An answer that nobody can read yet waits. Twice is once.
    """
    untold = Answer.objects.current().filter(told_at=None).select_related("partnership")
    by_partnership: dict[Partnership, list[Answer]] = {}
    for answer in untold.select_for_update(of=("self",)).order_by("pk"):
        by_partnership.setdefault(answer.partnership, []).append(answer)
    return sum(_tell_of(partnership, news) for partnership, news in by_partnership.items())


def _tell_of(partnership: Partnership, answers: list[Answer]) -> int:
    news = _news(partnership, answers)
    if not news:
        return 0
    shown = {answer.pk: answer for each in news.values() for answer in each.answers}
    key = f"answers:{shown[min(shown)].key}"
    told = 0
    sessions = [each.session for each in news.values()]
    for booking, theirs in _by_person(sessions, partnership).items():
        mine = {"news": [news[pk] for pk in theirs]}
        told += _tell_booking(booking, "answers", mine, key)
    everything = {"news": list(news.values())}
    told += _tell_list(partnership, Topic.CHANGES, "answers", everything, key)
    Answer.objects.filter(pk__in=shown).update(told_at=timezone.now())
    return told


def _news(partnership: Partnership, answers: list[Answer]) -> dict[int, _News]:
    """By session of which everybody may read; an answer to all under a theme is news of each."""
    at = addresses_of_install(partnership)
    themes = [each.theme_id for each in answers if each.theme_id and not each.session_id]
    of_theme = sessions_of_themes(partnership, themes)
    sessions = sessions_heard(partnership).exclude(heard_published_at=None)
    points = [each.point_id for each in answers if each.point_id]
    keys = {key for found in of_theme.values() for key in found}
    direct = [each.session_id for each in answers if each.session_id]
    wanted = Q(pk__in=direct) | Q(key__in=keys) | Q(points__in=points)
    found: dict[int, _News] = {}
    for session in sessions.filter(wanted).distinct():
        said = set(session.points.published().filter(pk__in=points).values_list("pk", flat=True))
        here = [
            each
            for each in answers
            if each.session_id == session.pk
            or each.point_id in said
            or (each.theme_id and not each.session_id and session.key in of_theme[each.theme_id])
        ]
        if here:
            found[session.pk] = _News(session, at("sessions:heard", session.key), here)
    return found


def _who_want_news(
    sessions: Iterable[Session], topic: Topic, partnership: Partnership
) -> list[Booking]:
    """One booking for each address and session; none of somebody whom the list tells anyway."""
    on_list = partnership.subscribers.current().filter(topics__contains=[topic.value])
    known = on_list.exclude(email="").annotate(spelt=Lower("email")).values("spelt")
    wanted = Booking.objects.filter(
        partnership=partnership, session__in=list(sessions), wants_news=True, forgotten_at=None
    ).annotate(spelt=Lower("email"))
    found: dict[tuple[Any, ...], Booking] = {}
    rows = wanted.exclude(spelt__in=known).select_related("session__phase__programme")
    for booking in rows.order_by("pk"):
        found.setdefault((booking.session_id, *_where(booking)), booking)
    return list(found.values())


def _by_person(sessions: list[Session], partnership: Partnership) -> Mapping[Booking, list[int]]:
    """Who was at several sessions reads of all of them in one message."""
    people: dict[tuple[str, str], tuple[Booking, list[int]]] = {}
    for booking in _who_want_news(sessions, Topic.CHANGES, partnership):
        people.setdefault(_where(booking), (booking, []))[1].append(booking.session_id)
    return dict(people.values())


def _where(booking: Booking) -> tuple[str, str]:
    return booking.channel, "".join(booking.reached_at.casefold().split())


def _tell_booking(booking: Booking, template: str, words: dict[str, Any], key: str) -> bool:
    partnership = booking.session.phase.programme.partnership
    with override(booking.language):
        own = addresses_of_install(partnership)("sessions:my_booking", link_of(booking))
        written = letter(
            f"sessions/mail/{template}.txt",
            partnership=partnership,
            booking=booking,
            own=own,
            **words,
        )
    message = tell(
        booking, written, key=f"{key}:{booking.key}", partnership_id=booking.partnership_id
    )
    return message is not None


def _tell_list(
    partnership: Partnership, topic: Topic, template: str, words: dict[str, Any], key: str
) -> int:
    def letter_to(subscriber: Subscriber) -> Letter:
        with override(subscriber.language):
            return letter(
                f"sessions/mail/{template}.txt", partnership=partnership, booking=None, **words
            )

    return tell_subscribers(partnership, topic, letter_to, key=key)

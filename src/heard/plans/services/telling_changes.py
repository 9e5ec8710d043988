"""Telling those who are kept posted what changed in plans: once a day, each thing once."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from heard.boards.models import Subscriber
from heard.boards.models.words import Topic
from heard.boards.services.standing import tell_subscribers
from heard.mail.letters import Letter, letter
from heard.partnerships.addresses import AddressOf, addresses_of_install
from heard.partnerships.models import Partnership
from heard.plans.models import DueChange, NoticeQuestion, Plan, StateChange
from heard.plans.news import News
from heard.plans.queries.news import Untold, untold

MOST_LISTED = 12  # of one plan in one message; its page has them all


@dataclass(frozen=True)
class _Line:
    news: News
    address: str


@dataclass(frozen=True)
class _Told:
    """What one message says of one plan."""

    plan: Plan
    address: str
    lines: list[_Line]
    more: int


@transaction.atomic
def tell_of_changes() -> int:
    """One message to each, of all that nobody was told of; gives how many messages.

    What was told, or has become no news meanwhile, is marked: twice is once, and who joins later
    is not told of the past.
    """
    waiting = untold()
    by_partnership: dict[Partnership, dict[Plan, list[News]]] = {}
    for plan, news in waiting.news().items():
        by_partnership.setdefault(plan.partnership, {})[plan] = news
    told = sum(_tell(partnership, news) for partnership, news in by_partnership.items())
    _mark(waiting)
    return told


def _tell(partnership: Partnership, news: dict[Plan, list[News]]) -> int:
    at = addresses_of_install(partnership)
    told = [_told(plan, found, at) for plan, found in news.items()]
    letters: dict[str, Letter] = {}

    def letter_to(subscriber: Subscriber) -> Letter:
        language = subscriber.language
        if language not in letters:
            letters[language] = _letter(partnership, told, language)
        return letters[language]

    names = sorted(each.id for found in news.values() for each in found)
    key = sha256("\n".join(names).encode()).hexdigest()[:32]
    return tell_subscribers(partnership, Topic.CHANGES, letter_to, key=f"plans:{key}")


def _told(plan: Plan, news: list[News], at: AddressOf) -> _Told:
    lines = [_Line(each, at(*each.page)) for each in news[:MOST_LISTED]]
    return _Told(plan, at("plans:plan", plan.slug), lines, max(len(news) - MOST_LISTED, 0))


def _letter(partnership: Partnership, told: list[_Told], language: str) -> Letter:
    with override(language):
        return letter("plans/mail/changes.txt", partnership=partnership, told=told)


def _mark(waiting: Untold) -> None:
    now = timezone.now()
    for model, rows in (
        (Plan, waiting.plans),
        (StateChange, waiting.states),
        (DueChange, waiting.moves),
        (NoticeQuestion, waiting.questions),
    ):
        model.objects.filter(pk__in=[each.pk for each in rows]).update(told_at=now)

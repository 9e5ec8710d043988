"""A plan on a page: each action as a card, under its priority or under what inspectors found."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import Tag, iso_date_words, join_and
from heard.plans.frozen import FrozenAction, FrozenPlan
from heard.plans.models.words import Rating
from heard.plans.rating import SIGNS, rating_tag

SHOWN_WHOLE = 60  # actions: with more than these, each part is folded
By = Literal["priority", "finding"]


@dataclass(frozen=True)
class Card:
    """One action. `day` is a sentence part: “by 31 March 2027”."""

    key: str
    reference: str
    title: str
    rating: Rating
    day: str
    lead: str

    @property
    def tag(self) -> Tag:
        return rating_tag(self.rating)


@dataclass(frozen=True)
class Part:
    """A priority, or what inspectors found, with its actions."""

    name: str
    words: str
    cards: tuple[Card, ...]

    @property
    def counts(self) -> list[tuple[Tag, int]]:
        return counted(self.cards)

    @property
    def count_words(self) -> str:
        return standing_words(Counter(card.rating for card in self.cards))


@dataclass(frozen=True)
class Sheet:
    """All of a plan."""

    parts: tuple[Part, ...]
    sentence: str
    total: int
    by: By

    @property
    def is_folded(self) -> bool:
        return self.total > SHOWN_WHOLE


def sheet_of(plan: FrozenPlan, by: By = "priority") -> Sheet:
    """Every action; by finding one that answers several stands under each."""
    cards = [card_of(each) for each in plan.actions]
    found = _by_finding(plan, cards) if by == "finding" else _by_priority(plan, cards)
    parts = tuple(part for part in found if part.cards)
    counts = Counter(card.rating for card in cards)
    number = ngettext("%(n)d action.", "%(n)d actions.", len(cards)) % {"n": len(cards)}
    sentence = f"{number} {standing_words(counts)}" if cards else _("There is no action yet.")
    return Sheet(parts, sentence, len(cards), by)


def card_of(action: FrozenAction) -> Card:
    return Card(
        action.key,
        action.reference,
        action.title,
        Rating(action.rating),
        day_words(action),
        lead_words(action),
    )


def day_words(action: FrozenAction) -> str:
    """By when, or when it was done."""
    if action.delivered_on:
        return _("done on %(day)s") % {"day": iso_date_words(action.delivered_on)}
    due = action.revised_due_on or action.due_on
    if due:
        return _("by %(day)s") % {"day": iso_date_words(due)}
    return action.due_words or _("no day set")


def lead_words(action: FrozenAction) -> str:
    return ", ".join(filter(None, (action.lead, action.organisation)))


def counted(cards: Sequence[Card]) -> list[tuple[Tag, int]]:
    """How many stand how, the worst first."""
    counts = Counter(card.rating for card in cards)
    return [(rating_tag(rating), counts[rating]) for rating in Rating if counts[rating]]


def standing_words(counts: Counter[Rating]) -> str:
    """“Off track (✕): 2 and On track (→): 5.”: the signs tell where there are no colours."""
    found = [
        f"{rating.label} ({SIGNS[rating]}): {counts[rating]}" for rating in Rating if counts[rating]
    ]
    return _("%(counts)s.") % {"counts": join_and(found)} if found else ""


def _by_priority(plan: FrozenPlan, cards: Sequence[Card]) -> list[Part]:
    under: defaultdict[int | None, list[Card]] = defaultdict(list)
    known = {each.number for each in plan.priorities}
    for action, card in zip(plan.actions, cards, strict=True):
        under[action.priority if action.priority in known else None].append(card)
    parts = [
        Part(f"{each.number}. {each.title}", each.outcome, tuple(under[each.number]))
        for each in plan.priorities
    ]
    rest = _("Under no priority") if plan.priorities else _("Actions")
    return [*parts, Part(rest, "", tuple(under[None]))]


def _by_finding(plan: FrozenPlan, cards: Sequence[Card]) -> list[Part]:
    under: defaultdict[str, list[Card]] = defaultdict(list)
    known = {each.key for each in plan.findings}
    rest = []
    for action, card in zip(plan.actions, cards, strict=True):
        keys = known.intersection(action.findings)
        for key in keys:
            under[key].append(card)
        if not keys:
            rest.append(card)
    parts = [
        Part(each.title, each.plain_words or each.text, tuple(under[each.key]))
        for each in plan.findings
    ]
    return [*parts, Part(_("What answers no finding"), "", tuple(rest))]

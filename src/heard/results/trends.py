"""The same question in surveys after one another, and when it is not the same any more.

A share is compared with an earlier one only where the question has the same code, the same words,
the same answers and the same people who were asked. Otherwise the series breaks, and says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import msgspec
from django.utils.translation import gettext as _

from heard.design.words import join_and
from heard.engines.questionnaire import Item, Questionnaire


@dataclass(frozen=True)
class Asked:
    """A question as it was asked: the item, its section's condition, and the words' language."""

    item: Item
    condition: object
    language: str

    @classmethod
    def of(cls, questionnaire: Questionnaire, code: str) -> "Asked | None":
        if code not in questionnaire.items_by_code:
            return None
        condition = questionnaire.section_of(code).shown_when
        return cls(questionnaire.item(code), condition, questionnaire.default_language)

    @property
    def words(self) -> tuple[str, str]:
        return self.item.label.get(self.language), self.item.hint.get(self.language)

    @property
    def answers(self) -> tuple[object, ...]:
        options = tuple((o.code, o.label.get(self.language)) for o in self.item.options)
        return (self.item.kind, self.item.minimum, self.item.maximum, options)

    @property
    def favours(self) -> tuple[object, ...]:
        return tuple((option.code, option.favour) for option in self.item.options)


def differences(earlier: Asked, later: Asked) -> tuple[str, ...]:
    """Why a question is not the same as it was then, in words; nothing where it is the same."""
    reasons = []
    if earlier.words != later.words:
        reasons.append(_("the question was asked in other words then"))
    if earlier.answers != later.answers:
        reasons.append(_("other answers could be chosen then"))
    elif earlier.favours != later.favours:
        reasons.append(_("other answers counted as good then"))
    asked_before = (earlier.item.shown_when, earlier.condition)
    if asked_before != (later.item.shown_when, later.condition):
        reasons.append(_("other people were asked it then"))
    return tuple(reasons)


class Point(msgspec.Struct, frozen=True):
    """The share of good answers in one survey: whole per cent, None where too few to show.

    base: about how many gave a view. source: what the survey is called. address: where it stands;
    licence and origin are of results that came as a file. reason: why it is not compared with now,
    in words; empty where it is. is_break: no line leads to it from the point before.
    """

    on: date
    percent: int | None
    base: int | None
    source: str
    address: str = ""
    licence: str = ""
    origin: str = ""
    reason: str = ""
    is_break: bool = False


class Trend(msgspec.Struct, frozen=True):
    """One rated question over time. points: oldest first; the last one is the publication's own."""

    code: str
    label: str
    answers: tuple[str, ...]
    points: tuple[Point, ...]

    @property
    def now(self) -> Point:
        return self.points[-1]


@dataclass(frozen=True)
class Then:
    """A point with how its question was asked.

    strange: why it is compared with no other, such as an older survey of which too little is known.
    """

    point: Point
    asked: Asked
    strange: tuple[str, ...] = ()

    def why_not(self, later: "Then") -> tuple[str, ...]:
        """Why this and a later point are not compared; nothing where they are."""
        return (*self.strange, *later.strange, *differences(self.asked, later.asked))


def joined(series: Sequence[Then]) -> tuple[Point, ...]:
    """Return the points, oldest first, each with what keeps it apart from the others.

    series: oldest first, the last one being now.
    """
    now = series[-1]
    breaks = [False, *(bool(before.why_not(after)) for before, after in pairwise(series))]
    return tuple(
        msgspec.structs.replace(
            each.point,
            reason="" if each is now else join_and(list(dict.fromkeys(each.why_not(now)))),
            is_break=is_break,
        )
        for each, is_break in zip(series, breaks, strict=True)
    )


class Reference(msgspec.Struct, frozen=True):
    """Their share of good answers, whole per cent, with what a reader must know of it."""

    title: str
    source: str
    licence: str
    population: str
    url: str
    asked_from: date
    asked_to: date
    published_on: date
    percent: int
    low: int | None
    high: int | None
    base: int
    marks: tuple[str, ...]


class ReferenceLines(msgspec.Struct, frozen=True):
    """One rated question of ours with the results of others beside it.

    left_out: title and reason of results that have this question and cannot stand beside ours.
    """

    code: str
    label: str
    answers: tuple[str, ...]
    percent: int | None
    base: int | None
    references: tuple[Reference, ...]
    left_out: tuple[tuple[str, str], ...]

"""What is known of everybody who was asked: counts by age band, sex, need, placement, district."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from heard.engines.estimation.coding import BLANK, FloatArray, Variable
from heard.engines.estimation.tabulation import Tabulation
from heard.engines.questionnaire import Item, Problem, Questionnaire, printable, routed

MERGED = "+"


class MarginError(ValueError):
    """Population figures that returns cannot be weighted to; `problems` says all that was found.

    The place of a problem is a margin, or "" for all of them.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Margin:
    """How many people of the population are in each category of one item.

    counts: category -> people. A category "HI+VI" stands for both together.
    """

    item: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def parts_of(category: str) -> tuple[str, ...]:
    """Return the options that a category stands for: both of "HI+VI"."""
    return tuple(part.strip() for part in category.split(MERGED))


@dataclass(frozen=True)
class Target:
    """One margin as returns are weighted to it.

    categories: as in the population, then `_blank` where some left the item blank.
    people: the population's own figures (blank: NaN). targets: what weights are to add up to;
    the blank is a category of its own with its unweighted share of everybody, the others are
    scaled to the rest. returns: how many returns each has. place: category of each code, -1 none.
    """

    item: str
    categories: tuple[str, ...]
    people: FloatArray
    targets: FloatArray
    returns: FloatArray
    place: tuple[int, ...]


def check_margins(questionnaire: Questionnaire, margins: Iterable[Margin]) -> None:
    """Compare population figures with the questionnaire and with each other.

    Raises MarginError: an item that is not asked with one answer of a list, categories that are
    not its options or are missing, sums that differ.
    """
    margins = tuple(margins)
    problems = [problem for margin in margins for problem in _misfits(questionnaire, margin)]
    names = [margin.item for margin in margins]
    problems += [
        Problem(name, "the margin is there twice", "give it once")
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    if not problems:
        problems += _different_sums(margins)
    if problems:
        raise MarginError(problems)


def _misfits(questionnaire: Questionnaire, margin: Margin) -> Iterator[Problem]:
    item = questionnaire.items_by_code.get(margin.item)
    if item is None or item.kind != "one_choice" or item not in _asked_always(questionnaire):
        yield Problem(
            printable(margin.item[:60]),
            "this is no question with one answer that everybody is asked",
            _other_margins(questionnaire),
        )
        return
    seen = [part for category in margin.counts for part in parts_of(category)]
    unknown = sorted(set(seen) - set(item.option_codes))
    missing = [code for code in item.option_codes if code not in seen]
    if unknown:
        yield Problem(
            margin.item,
            f"{_quoted(unknown)} cannot be answered here",
            f"use {', '.join(item.option_codes)}",
        )
    if missing:
        yield Problem(
            margin.item,
            f"no figure for {_quoted(missing)}",
            "add one, 0 where nobody is, or put two categories together as A+B",
        )
    twice = sorted({part for part in seen if seen.count(part) > 1})
    if twice:
        yield Problem(margin.item, f"{_quoted(twice)} twice", "give each category once")
    if min(margin.counts.values(), default=0) < 0:
        yield Problem(margin.item, "a figure is below 0", "count people")
    elif margin.total == 0:
        yield Problem(margin.item, "there is nobody in it", "leave it out")


def _asked_always(questionnaire: Questionnaire) -> list[Item]:
    return [item for item, conditions in routed(questionnaire) if not conditions]


def _other_margins(questionnaire: Questionnaire) -> str:
    possible = [item.code for item in _asked_always(questionnaire) if is_possible_margin(item)]
    return f"use one of {', '.join(possible)}" if possible else "leave it out"


def is_possible_margin(item: Item) -> bool:
    """Whether a population figure can be held against this item: a fact, not a view."""
    return item.kind == "one_choice" and item.shown_when is None and not item.has_favour


def _different_sums(margins: tuple[Margin, ...]) -> Iterator[Problem]:
    totals = {margin.item: margin.total for margin in margins}
    if len(set(totals.values())) > 1:
        sums = ", ".join(f"{item} {total:,}" for item, total in totals.items())
        yield Problem(
            "",
            f"the margins are of different numbers of people ({sums})",
            "take all from one list, so that each adds up to the same",
        )


def targets_of(tabulation: Tabulation, margins: Iterable[Margin]) -> tuple[Target, ...]:
    """Hold population figures against the returns, margin by margin.

    Raises MarginError: fewer people than returns, a margin that everybody left blank, people
    without returns, returns without people. Each says what to do.
    """
    margins = tuple(margins)
    problems = list(_too_few_people(tabulation, margins))
    targets = []
    for margin in margins:
        target = _target(tabulation, margin)
        problems += _unreachable(tabulation.total, target)
        targets.append(target)
    if problems:
        raise MarginError(problems)
    return tuple(targets)


def _too_few_people(tabulation: Tabulation, margins: tuple[Margin, ...]) -> Iterator[Problem]:
    if tabulation.total == 0:
        yield Problem("", "there are no returns", "weight them when there are some")
    if margins and margins[0].total < tabulation.total:
        yield Problem(
            "",
            f"{tabulation.total:,} returns of a population of {margins[0].total:,}",
            "give figures of everybody who was asked",
        )


def _target(tabulation: Tabulation, margin: Margin) -> Target:
    key = tabulation.keys[tabulation.place_of(margin.item)]
    categories = tuple(margin.counts)
    place = _places(key, categories)
    codes = tabulation.codes_of(margin.item)
    returns = np.zeros(len(categories) + 1)
    np.add.at(returns, np.array(place)[codes], tabulation.returns)
    people = np.array([*margin.counts.values(), np.nan], dtype=np.float64)
    blank = returns[-1] / max(tabulation.total, 1)
    targets = people * (1 - blank)
    targets[-1] = margin.total * blank
    if returns[-1] == 0:
        place = tuple(-1 if each == len(categories) else each for each in place)
        return Target(margin.item, categories, people[:-1], targets[:-1], returns[:-1], place)
    return Target(margin.item, (*categories, BLANK), people, targets, returns, place)


def _places(key: Variable, categories: tuple[str, ...]) -> tuple[int, ...]:
    """Return for each code the place of its category; blank and not asked come last."""
    of_leaf = {part: place for place, name in enumerate(categories) for part in parts_of(name)}
    last = len(categories)
    return (*(of_leaf[leaf] for leaf in key.leaves), last, last)


def _unreachable(total: int, target: Target) -> Iterator[Problem]:
    if total and target.categories[-1] == BLANK and target.returns[-1] == total:
        yield Problem(target.item, "everybody left it blank", "leave this margin out")
        return
    for name, people, returns in zip(target.categories, target.people, target.returns, strict=True):
        if people > 0 and returns == 0 and total:
            yield Problem(
                target.item,
                f"{name} has {people:,.0f} people and no returns",
                f"put it together with another category, for instance {_merger(target, name)}",
            )
        if people == 0 and returns > 0:
            yield Problem(
                target.item,
                f"{returns:,.0f} returns are of {name}, where the population has nobody",
                f"correct the figure, or put it together with another: {_merger(target, name)}",
            )


def _merger(target: Target, name: str) -> str:
    """Return a proposal: with the smallest category that has both people and returns."""
    sizes = [
        (returns, other)
        for other, people, returns in zip(
            target.categories, target.people, target.returns, strict=True
        )
        if other not in (name, BLANK) and people > 0 and returns > 0
    ]
    return f"{name}{MERGED}{min(sizes)[1]}" if sizes else "all categories (leave it out)"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{printable(name[:60])}”" for name in names)

"""Households who asked for places and those who came, and how much of it may be handed on.

A household is counted once for each session that it asked for: two sessions are two.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from heard.engines.disclosure import (
    TOTAL,
    Axis,
    Published,
    Release,
    Rule,
    Table,
    cell_of,
    option_axis,
    protect,
)

# Nobody is worth saying: a district from which nobody came is what an inspector looks for.
RULE = Rule(zeros="show")
NOT_SAID = "not_said"
FIRST_TIME = ("yes", "no")
_CAME, _DID_NOT = "came", "did_not"
_CAME_AXIS = Axis(_CAME, (_CAME, _DID_NOT), bases={_CAME: TOTAL})


@dataclass(frozen=True)
class Pair:
    """Households who asked for places, and those of them who came. None where it is not shown."""

    asked: int | None = 0
    came: int | None = 0


@dataclass(frozen=True)
class Household:
    """Some households that are alike in all of this, and how many they are."""

    number: int
    came: bool
    district: str
    is_first_time: bool
    way: str


@dataclass(frozen=True)
class Households:
    """By district code, by "yes" and "no" for the first time, by way of booking, by age band.

    A household with children of two ages is in both.
    """

    all: Pair
    districts: Mapping[str, Pair]
    first_time: Mapping[str, Pair]
    ways: Mapping[str, Pair]
    ages: Mapping[str, Pair]


@dataclass(frozen=True)
class Codes:
    """All codes there are, so that one that nobody has stands there with a nought."""

    districts: tuple[str, ...]
    ways: tuple[str, ...]
    ages: tuple[str, ...]


def count(
    households: Iterable[Household], ages: Iterable[tuple[str, bool, int]], codes: Codes
) -> Households:
    """`ages` are (age band, whether they came, how many): a household is in several of them."""
    found = list(households)
    by_age = list(ages)

    def pairs(names: Iterable[str], code: Callable[[Household], str]) -> dict[str, Pair]:
        return {name: _pair([each for each in found if code(each) == name]) for name in names}

    return Households(
        all=_pair(found),
        districts=pairs((*codes.districts, NOT_SAID), lambda each: each.district),
        first_time=pairs(FIRST_TIME, lambda each: "yes" if each.is_first_time else "no"),
        ways=pairs(codes.ways, lambda each: each.way),
        ages={
            name: Pair(
                sum(number for band, _came, number in by_age if band == name),
                sum(number for band, came, number in by_age if band == name and came),
            )
            for name in codes.ages
        },
    )


def _pair(households: list[Household]) -> Pair:
    return Pair(
        sum(each.number for each in households),
        sum(each.number for each in households if each.came),
    )


def protected(true: Households) -> Households:
    """What may be handed on: small numbers hidden, the others rounded, tried by the attacker."""
    if not true.all.asked:
        return true  # of nobody there is nothing to hide
    if true.all.asked < RULE.threshold:
        return _nothing_shown(true)
    published = _published(_counts(true))

    def shown(variable: str, names: Iterable[str]) -> dict[str, Pair]:
        return {name: _shown(published, {variable: name}) for name in names}

    return Households(
        all=_shown(published, {}),
        districts=shown("district", true.districts),
        first_time=shown("first_time", true.first_time),
        ways=shown("way", true.ways),
        ages=shown("age", true.ages),
    )


def _nothing_shown(true: Households) -> Households:
    """So few asked that any number about them says who it is."""
    hidden = Pair(None, None)
    return Households(
        all=hidden,
        districts=dict.fromkeys(true.districts, hidden),
        first_time=dict.fromkeys(true.first_time, hidden),
        ways=dict.fromkeys(true.ways, hidden),
        ages=dict.fromkeys(true.ages, hidden),
    )


_Rows = tuple[tuple[str, int, int], ...]


def _counts(true: Households) -> tuple[tuple[str, _Rows], ...]:
    groups = {
        "household": {"all": true.all},
        "district": true.districts,
        "first_time": true.first_time,
        "way": true.ways,
        "age": true.ages,
    }
    return tuple(
        (name, tuple((each, pair.asked or 0, pair.came or 0) for each, pair in pairs.items()))
        for name, pairs in groups.items()
    )


@lru_cache(maxsize=64)
def _published(counts: tuple[tuple[str, _Rows], ...]) -> Published:
    """Half a second's work, and the same numbers give the same answer."""
    groups = dict(counts)
    ages = groups.pop("age")
    ((_name, asked, came),) = groups["household"]
    tables = [_table(variable, rows) for variable, rows in groups.items()]
    tables += [_age_table(row, (asked, came)) for row in ages]
    result = protect(Release(tuple(tables)), RULE)
    if result.report is None or result.report.opened:  # pragma: no cover - `protect` ends so
        raise ValueError("counts that the attacker opens are never handed on")
    return result.published


def _shown(published: Published, where: Mapping[str, str]) -> Pair:
    return Pair(published.shown(cell_of(where)), published.shown(cell_of({**where, _CAME: _CAME})))


def _table(variable: str, rows: _Rows) -> Table:
    axis = Axis(variable, tuple(name for name, _asked, _came in rows))
    counts = [[came, asked - came] for _name, asked, came in rows]
    return Table((axis, _CAME_AXIS), np.array(counts, dtype=np.int64))


def _age_table(row: tuple[str, int, int], everybody: tuple[int, int]) -> Table:
    """In this band, and not in it: whoever knows one of them and all knows the other."""
    age, asked, came = row
    others_asked, others_came = everybody[0] - asked, everybody[1] - came
    counts = [[came, asked - came], [others_came, others_asked - others_came]]
    axis = option_axis("age", age, may_be_blank=False)
    return Table((axis, _CAME_AXIS), np.array(counts, dtype=np.int64))


def shown_sum(numbers: Iterable[int], *, is_protected: bool) -> int | None:
    """How many people at several sessions.

    The number of a session with enough people is published by itself. So the sum is shown only
    where what those with too few add to it is nothing, or enough to hide in.
    """
    counted = list(numbers)
    if not is_protected:
        return sum(counted)
    few = sum(number for number in counted if number < RULE.threshold)
    if 0 < few < RULE.threshold:
        return None
    return RULE.rounded(sum(counted))

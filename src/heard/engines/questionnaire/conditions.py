"""Routing conditions: a small typed tree over the answers that were given earlier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

Comparison = Literal["equals", "less_than", "at_most", "more_than", "at_least"]
Number = int | float

# Deep enough for anything a person can follow; a bound, so that hostile nesting stops early.
DEEPEST = 12


class IsOption(msgspec.Struct, frozen=True, tag="is"):
    """The one option chosen for `item` is `option`."""

    item: str
    option: str


class Includes(msgspec.Struct, frozen=True, tag="includes"):
    """`option` is among the options ticked for `item`."""

    item: str
    option: str


class Compares(msgspec.Struct, frozen=True, tag="compares"):
    """The number given for `item` stands in this relation to `number`; false when blank."""

    item: str
    comparison: Comparison
    number: Number


class Answered(msgspec.Struct, frozen=True, tag="answered"):
    """`item` was asked and not left blank."""

    item: str


class Not(msgspec.Struct, frozen=True, tag="not"):
    """The condition inside does not hold."""

    condition: Condition


class All(msgspec.Struct, frozen=True, tag="all"):
    """Every one of the conditions holds."""

    conditions: tuple[Condition, ...]


class AnyOf(msgspec.Struct, frozen=True, tag="any"):
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]


Condition = IsOption | Includes | Compares | Answered | Not | All | AnyOf


def holds(condition: Condition, answers: Mapping[str, Any]) -> bool:
    """Say whether the condition is true of the answers; a blank answer makes no test true.

    `answers` must hold the answers to asked items only (see `routing`).
    """
    match condition:
        case All(conditions):
            return all(holds(part, answers) for part in conditions)
        case AnyOf(conditions):
            return any(holds(part, answers) for part in conditions)
        case Not(inner):
            return not holds(inner, answers)
        case _:
            return _test_holds(condition, answers)


def _test_holds(
    test: IsOption | Includes | Compares | Answered, answers: Mapping[str, Any]
) -> bool:
    match test:
        case IsOption(item, option):
            return bool(answers.get(item) == option)
        case Includes(item, option):
            ticked = answers.get(item)
            return isinstance(ticked, list | tuple) and option in ticked
        case Answered(item):
            return item in answers
        case Compares(item, comparison, number):
            return _compares(answers.get(item), comparison, number)


def _compares(answer: object, comparison: Comparison, number: Number) -> bool:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return False
    match comparison:
        case "equals":
            return answer == number
        case "less_than":
            return answer < number
        case "at_most":
            return answer <= number
        case "more_than":
            return answer > number
        case "at_least":
            return answer >= number


def simplified(condition: Condition) -> Condition:
    """Return the normal form: no `all` straight inside `all`, none of one part, likewise `any`.

    Two conditions that are written differently but group the same tests in the same order
    become equal, so that XLSForm's `a and b and c` and a nested tree have one fingerprint.
    """
    match condition:
        case Not(inner):
            return Not(simplified(inner))
        case All(conditions):
            parts = _flattened(conditions, All)
            return parts[0] if len(parts) == 1 else All(parts)
        case AnyOf(conditions):
            parts = _flattened(conditions, AnyOf)
            return parts[0] if len(parts) == 1 else AnyOf(parts)
        case _:
            return condition


def _flattened(
    conditions: tuple[Condition, ...], group: type[All] | type[AnyOf]
) -> tuple[Condition, ...]:
    parts: list[Condition] = []
    for part in map(simplified, conditions):
        if isinstance(part, All | AnyOf) and isinstance(part, group):
            parts.extend(part.conditions)
        else:
            parts.append(part)
    return tuple(parts)


def tests_in(condition: Condition) -> Iterator[IsOption | Includes | Compares | Answered]:
    """Yield the single tests of the tree, left to right."""
    match condition:
        case All(conditions) | AnyOf(conditions):
            for part in conditions:
                yield from tests_in(part)
        case Not(inner):
            yield from tests_in(inner)
        case _:
            yield condition


def groups_in(condition: Condition) -> Iterator[All | AnyOf]:
    """Yield every `all` and `any` of the tree."""
    match condition:
        case All(conditions) | AnyOf(conditions):
            yield condition
            for part in conditions:
                yield from groups_in(part)
        case Not(inner):
            yield from groups_in(inner)
        case _:
            return


def depth(condition: Condition) -> int:
    """Return how many levels the tree has; a single test has one."""
    match condition:
        case All(conditions) | AnyOf(conditions):
            return 1 + max(map(depth, conditions), default=0)
        case Not(inner):
            return 1 + depth(inner)
        case _:
            return 1

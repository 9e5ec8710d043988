"""The rule that says what may be shown, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any, Literal, cast

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


class RuleError(ValueError):
    """The rule asks for something that cannot be done; the text says what to do."""


@dataclass(frozen=True)
class Rule:
    """What counts as too few people, and how close anybody may come to a hidden count.

    threshold: people; a count from 1 to threshold - 1 is unsafe, and so is 0 if zeros are hidden.
    round_to: shown counts are rounded to the nearest multiple of this (1: not rounded).
    protection: the least width of the range that can be worked out for a hidden count.
    zeros: "hide" or "show" a count of exactly nobody.
    percentage_base: people; below it no percentage is shown.

    The defaults are for a local survey of some hundred people.
    """

    threshold: int = 8
    round_to: int = 5
    protection: int = 5
    zeros: Literal["hide", "show"] = "hide"
    percentage_base: int = 30

    def __post_init__(self) -> None:
        for name, least in _LEAST.items():
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < least:
                raise RuleError(f"{name} is {value!r}; give a whole number of at least {least}")
            if value > _MOST:
                raise RuleError(f"{name} is {value}; give at most {_MOST}")
        if self.zeros not in ("hide", "show"):
            raise RuleError(f'zeros is {self.zeros!r}; give "hide" or "show"')

    @classmethod
    def from_mapping(cls, settings: Mapping[str, Any]) -> Rule:
        """Make a rule from the settings of a file. Raises RuleError, naming the setting."""
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(settings) - known - {"method"})
        if unknown:
            listed = ", ".join(sorted(known | {"method"}))
            raise RuleError(f"unknown setting {unknown[0]!r}; use only {listed}")
        method = settings.get("method", "suppress")
        if method != "suppress":
            raise RuleError(f'method is {method!r}; the method that works is "suppress"')
        return cls(**cast("dict[str, Any]", {k: v for k, v in settings.items() if k != "method"}))

    def as_mapping(self) -> dict[str, Any]:
        """Return the settings as they stand in a rule file."""
        return {"method": "suppress", **asdict(self)}

    def unsafe(self, counts: IntArray) -> BoolArray:
        """Return a mask of the counts that are too small to show."""
        smallest = 1 if self.zeros == "show" else 0
        return np.asarray((counts >= smallest) & (counts < self.threshold))

    def rounded(self, count: int) -> int:
        """Return the count as shown: the nearest multiple of `round_to`, halves up."""
        return (count + self.round_to // 2) // self.round_to * self.round_to

    def behind(self, shown: int) -> tuple[int, int]:
        """Return the smallest and largest safe count that would be shown as this number.

        An empty range (low above high) means that the number cannot come from this rule.
        """
        return _behind(self, shown)

    def all_behind(self, shown: IntArray) -> tuple[IntArray, IntArray]:
        """Return what `behind` says of each of many numbers."""
        low = np.maximum(shown - self.round_to // 2, 0)
        high = shown + (self.round_to - 1) // 2
        safe_low = np.maximum(low, self.threshold)
        if self.zeros == "hide":
            return safe_low, high
        # Only a true zero or a safe count is shown, so a small "0" is nobody at all.
        is_zero = low == 0
        return (
            np.where(is_zero, 0, safe_low),
            np.where(is_zero & (high < self.threshold), 0, high),
        )

    def shows_percentage(self, shown_base: int) -> bool:
        """Say whether a base shown as this number is certain to reach `percentage_base`.

        The question is asked of the shown number: asked of the count behind it, a missing
        percentage would tell a base of 29 from one of 30.
        """
        return shown_base > 0 and self.behind(shown_base)[0] >= self.percentage_base


@lru_cache(maxsize=10_000)
def _behind(rule: Rule, shown: int) -> tuple[int, int]:
    low, high = rule.all_behind(np.array([shown], dtype=np.int64))
    return int(low[0]), int(high[0])


_LEAST = {"threshold": 1, "round_to": 1, "protection": 0, "percentage_base": 1}
_MOST = 1_000_000

"""Answers that cannot, or can hardly, be true together: rules given as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from heard.engines.estimation.quality.coding import MOST_BITS
from heard.engines.questionnaire import Questionnaire


class CombinationError(ValueError):
    """A combination names what the questionnaire does not have; the text says what."""


@dataclass(frozen=True)
class Combination:
    """Who chose, for every question of `answers`, one of the options listed with it.

    Combination("young_in_college", {"age_band": ("under_5",), "placement": ("further_education",)},
                "no college takes children under 5", "impossible")
    """

    code: str
    answers: Mapping[str, tuple[str, ...]]
    reason: str
    strength: Literal["impossible", "unlikely"] = "unlikely"

    def check(self, questionnaire: Questionnaire) -> None:
        """Raise CombinationError where the questionnaire has no such question or option."""
        if len(self.answers) < 2:
            raise CombinationError(f"{self.code}: needs two questions or more")
        for code, options in self.answers.items():
            item = questionnaire.items_by_code.get(code)
            if item is None or not item.is_choice:
                raise CombinationError(f"{self.code}: there is no question of choice {code!r}")
            strange = [option for option in options if option not in item.option_codes]
            if strange or not options:
                named = repr(strange[0]) if strange else "nothing"
                raise CombinationError(f"{self.code}: {named} is no option of {code!r}")
            if item.kind == "several_choices" and len(item.options) > MOST_BITS:
                raise CombinationError(f"{self.code}: {code!r} has over {MOST_BITS} options")

"""Combinations of answers that an analyst calls impossible or unlikely.

They are questions to the answers, so they are bound: each asks for two questions, two of the same
questions share no option, there are few, and none is taken back. Otherwise counts of larger and
smaller sets of people could be subtracted, one look after the other.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from django.utils.translation import gettext as _

from heard.design.words import join_or
from heard.engines.estimation.quality import Combination, CombinationError
from heard.engines.questionnaire import Item, Questionnaire

MOST_COMBINATIONS = 12
AGE, PLACE = "age_band", "placement"
COLLEGE, SCHOOLS = "further_education", ("mainstream", "special")
TOO_YOUNG, TOO_OLD = ("under_5", "5_to_10"), ("20_to_25",)


class Part(msgspec.Struct, frozen=True):
    """A question and some of its options."""

    item: str
    options: tuple[str, ...]

    def overlaps(self, other: "Part") -> bool:
        return self.item == other.item and not set(self.options).isdisjoint(other.options)


class Chosen(msgspec.Struct, frozen=True):
    """A combination that somebody chose, with the reason why it is strange."""

    first: Part
    second: Part
    reason: str
    strength: Literal["impossible", "unlikely"] = "unlikely"

    @property
    def items(self) -> frozenset[str]:
        return frozenset({self.first.item, self.second.item})


class ChosenError(Exception):
    """A combination that cannot be asked for; the text says why, in the reader's language."""


def as_combination(chosen: Chosen, number: int) -> Combination:
    parts = (chosen.first, chosen.second)
    answers = {part.item: part.options for part in parts}
    return Combination(f"combination_{number}", answers, chosen.reason, chosen.strength)


def choose(
    before: Sequence[Chosen], more: Chosen, questionnaire: Questionnaire
) -> tuple[Chosen, ...]:
    """Return the combinations with one more. Raises ChosenError."""
    if more in before:
        return tuple(before)
    if len(before) >= MOST_COMBINATIONS:
        words = _("There are %(most)d combinations already, and no more can be looked for")
        raise ChosenError(words % {"most": MOST_COMBINATIONS})
    if len(more.items) < 2:
        raise ChosenError(_("Select two different questions"))
    for earlier in before:
        if earlier.items == more.items and _share_an_option(earlier, more):
            raise ChosenError(
                _(
                    "A combination of these two questions has one of these answers already. "
                    "Counts of overlapping groups could be subtracted from each other"
                )
            )
    try:
        as_combination(more, 0).check(questionnaire)
    except CombinationError as error:
        raise ChosenError(_("Select answers of these questions")) from error
    return (*before, more)


def _share_an_option(one: Chosen, other: Chosen) -> bool:
    pairs = ((a, b) for a in (one.first, one.second) for b in (other.first, other.second))
    return any(a.overlaps(b) for a, b in pairs)


def usual_combinations(questionnaire: Questionnaire) -> tuple[Chosen, ...]:
    """What every area would look for, where the questionnaire asks for age and placement."""
    usual = [
        Chosen(
            Part(AGE, _known(questionnaire, AGE, TOO_YOUNG)),
            Part(PLACE, _known(questionnaire, PLACE, (COLLEGE,))),
            _("Colleges take young people from 14 years on"),
            "impossible",
        ),
        Chosen(
            Part(AGE, _known(questionnaire, AGE, TOO_OLD)),
            Part(PLACE, _known(questionnaire, PLACE, SCHOOLS)),
            _("Hardly any school has pupils of 20 and over"),
        ),
    ]
    return tuple(each for each in usual if each.first.options and each.second.options)


def _known(questionnaire: Questionnaire, code: str, options: Iterable[str]) -> tuple[str, ...]:
    item = questionnaire.items_by_code.get(code)
    if item is None or item.kind != "one_choice":
        return ()
    return tuple(option for option in options if option in item.option_codes)


def combination_words(chosen: Chosen, questionnaire: Questionnaire) -> str:
    """“How old is your child?”: Under 5. “Where does your child learn?”: College."""
    return " ".join(
        _part_words(part, questionnaire.item(part.item), questionnaire)
        for part in (chosen.first, chosen.second)
    )


def _part_words(part: Part, item: Item, questionnaire: Questionnaire) -> str:
    language = questionnaire.default_language
    labels = [item.option(code).label.get(language) for code in part.options]
    words = _("“%(question)s”: %(answers)s.")
    return words % {"question": item.label.get(language), "answers": join_or(labels)}

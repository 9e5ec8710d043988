"""Invented returns for the demo area: the same seed gives the same families."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Sequence
from typing import Any

from heard.engines.questionnaire import MODES, Item, Option, Questionnaire
from heard.engines.questionnaire.conditions import holds

MODE_SHARES = (53, 41, 6)
LEFT_BLANK = 0.03
WROTE_SOMETHING = 0.35
# How often each group is met, largest first; further groups get ever less.
SHRINKING = 0.62
COMMENTS = (
    "Somebody answers when we ring now.",
    "The school listens to us.",
    "We had to explain everything again to each new person.",
    "Speech therapy stopped in spring and nobody told us.",
    "More short breaks in the holidays.",
    "What happens after college?",
    "The waiting list for an assessment is too long.",
    "The taxi is always the same driver, that helps.",
    "Thank you for asking.",
)


class Family:
    """One invented respondent: how content they are, and which groups they belong to."""

    def __init__(self, chance: random.Random, content: float = 0) -> None:
        self.chance = chance
        self.content = chance.gauss(content, 1)
        self.answers: dict[str, Any] = {}

    def answer(self, item: Item) -> None:
        if item.shown_when is not None and not holds(item.shown_when, self.answers):
            return
        is_permission = item.construct == "permission_to_quote"
        answer = self._permission() if is_permission else self._answer(item)
        if answer not in (None, [], ""):
            self.answers[item.code] = answer

    def _answer(self, item: Item) -> Any:
        if item.is_text:
            wrote = self.chance.random() < WROTE_SOMETHING
            return self.chance.choice(COMMENTS) if wrote else None
        if self.chance.random() < LEFT_BLANK:
            return None
        if item.kind == "several_choices":
            return self._ticks(item.options)
        if item.has_favour:
            return self._view(item)
        if item.kind == "scale":
            return self._points(item)
        return self._group(item) if item.options else None

    def _permission(self) -> str:
        return "yes" if self.content > 0 else "no"

    def _view(self, item: Item) -> str:
        """A view on something: the content are kinder, and some things are worse than others."""
        unrated = [option for option in item.options if option.favour is None]
        if unrated and self.chance.random() < 0.05:
            return unrated[0].code
        rated = item.scored_options
        mood = self.content + difficulty(item.code) + self.chance.gauss(0, 0.8)
        place = round((len(rated) - 1) * (0.5 - mood / 4))
        return rated[min(max(place, 0), len(rated) - 1)].code

    def _points(self, item: Item) -> int:
        low, high = int(item.minimum or 0), int(item.maximum or 0)
        share = 0.5 + (self.content + self.chance.gauss(0, 0.6)) / 5
        return min(max(round(low + (high - low) * share), low), high)

    def _group(self, item: Item) -> str:
        weights = [SHRINKING**place for place in range(len(item.options))]
        return self.chance.choices(item.options, weights)[0].code

    def _ticks(self, options: Sequence[Option]) -> list[str]:
        ticked = [
            option.code for option in options if not option.exclusive and self.chance.random() < 0.3
        ]
        exclusive = [option.code for option in options if option.exclusive]
        return ticked or exclusive


def difficulty(code: str) -> float:
    """How well a thing goes in Westmere, from -1 to 1, fixed by its code."""
    return random.Random(code).uniform(-1, 1)  # noqa: S311 - invented answers, not secrets


def invented_returns(
    questionnaire: Questionnaire, count: int, *, seed: int, content: float = 0
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give mode and answers of `count` invented respondents, in canonical form.

    content: how content they are on the whole, in standard deviations between families.
    """
    chance = random.Random(seed)  # noqa: S311 - invented answers, not secrets
    for _ in range(count):
        family = Family(chance, content)
        for item in questionnaire.items:
            family.answer(item)
        yield chance.choices(MODES, MODE_SHARES)[0], family.answers


def returns_csv(questionnaire: Questionnaire, count: int, *, seed: int, content: float = 0) -> str:
    """The same as an `answers.csv` file (docs: public file formats)."""
    codes = [item.code for item in questionnaire.items]
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(["mode", *codes])
    for mode, answers in invented_returns(questionnaire, count, seed=seed, content=content):
        writer.writerow([mode, *(_cell(answers.get(code, "")) for code in codes)])
    return page.getvalue()


def _cell(answer: Any) -> str:
    return ";".join(answer) if isinstance(answer, list) else str(answer)

"""Small surveys for the tests of estimation."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from heard.engines.estimation import Coded, Margin, Plan, Study, Variable, code_returns, study
from heard.engines.estimation.measures import Measure
from heard.engines.questionnaire import Item, Option, Questionnaire, Section, Text

REFERENCE = Path(__file__).parents[2] / "reference"
FAVOURS = {"yes": 1, "mixed": 0, "no": -1, "dont_know": None}


def reference(name: str) -> list[dict[str, str]]:
    """The rows of one file of figures that R made."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def coded(columns: Mapping[str, Sequence[Any]]) -> Coded:
    """Returns from columns of words (None: blank) or of numbers."""
    variables, codes = [], {}
    for name, values in columns.items():
        if any(isinstance(value, float) for value in values):
            variable = Variable(name, (), is_numeric=True)
            codes[variable.key] = np.array(values, dtype=np.float64)
        else:
            leaves = tuple(sorted({value for value in values if value is not None}))
            variable = Variable(name, leaves)
            place = {leaf: number for number, leaf in enumerate(leaves)} | {None: len(leaves)}
            codes[variable.key] = np.array([place[value] for value in values], dtype=np.uint8)
        variables.append(variable)
    return Coded(tuple(variables), codes)


def share(question: str, option: str, leaves: Sequence[str]) -> Measure:
    """The share of one leaf among all."""
    own = ((question, "", option),)
    ones = tuple((column, 1.0) for column in own)
    return Measure(question, option, tuple((question, "", leaf) for leaf in leaves), ones, ones)


def shares(coded: Coded, *questions: str) -> tuple[Measure, ...]:
    """The shares of every leaf of some questions."""
    return tuple(
        share(name, leaf, coded.variable(name).leaves)
        for name in questions
        for leaf in coded.variable(name).leaves
    )


def choice(code: str, *options: str, favours: Mapping[str, int | None] | None = None) -> Item:
    known = favours or {}
    return Item(
        code,
        "one_choice",
        Text.of({"en": code}),
        options=tuple(Option(each, Text.of({"en": each}), known.get(each)) for each in options),
    )


def rated(code: str) -> Item:
    return choice(code, *FAVOURS, favours=FAVOURS)


def questionnaire(*items: Item) -> Questionnaire:
    wanted = items or (rated("listened"), rated("informed"), choice("district", "north", "south"))
    return Questionnaire(
        "families",
        "1",
        Text.of({"en": "Families"}),
        (Section("all", Text.of({"en": "All"}), wanted),),
    )


def returns(number: int, seed: int = 1) -> list[tuple[str, dict[str, str]]]:
    """Invented returns to the plain questionnaire, some left blank."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(number):
        answers = {
            "listened": str(
                random.choice(["yes", "mixed", "no", "dont_know"], p=[0.4, 0.2, 0.3, 0.1])
            ),
            "informed": str(
                random.choice(["yes", "mixed", "no", "dont_know"], p=[0.6, 0.1, 0.2, 0.1])
            ),
            "district": str(random.choice(["north", "south"], p=[0.7, 0.3])),
        }
        for code in [code for code in answers if random.random() < 0.05]:
            del answers[code]
        found.append((str(random.choice(["web", "paper"])), answers))
    return found


def families(number: int = 400, plan: Plan | None = None, seed: int = 1) -> Study:
    """A whole study of invented returns."""
    asked = questionnaire()
    margins = (Margin("district", {"north": 2_000, "south": 1_500}),)
    return study(asked, code_returns(asked, returns(number, seed)), plan or Plan(margins))

"""A second attacker, by scipy: one question by one grouping, and no word of the engine's."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from heard.engines.disclosure import Percentage
from tests.results.attacking import SILENCES, lines_of, members
from tests.results.claims import CHOICES, Cell, cell
from tests.results.reading_back import Everything

Row = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Hidden:
    question: dict[str, Any]
    by: str
    of: Cell


def hidden_options(found: Everything, size: int) -> list[Hidden]:
    """Some of the options that are hidden in some group, always the same."""
    shown = found.numbers()
    hidden = [
        Hidden(question, group[0], of)
        for question in found.questions
        if question["kind"] in CHOICES
        for option, _, group in lines_of(question)
        if all(group) and group[0] != question["code"]
        and (of := cell((question["code"], option["code"]), group)) not in shown
    ]  # fmt: skip
    step = max(len(hidden) // size, 1)
    return hidden[::step][:size]


def bounds(
    found: Everything, hidden: Hidden, exact: Iterable[Percentage] = ()
) -> tuple[float, float]:
    """The least and the most people that one question by one grouping lets a cell have.

    exact: percentages of true counts, to one decimal place, that were printed as well.
    """
    table = Sums(found, hidden.question, hidden.by)
    rows: list[Row] = []
    limits: list[float] = []
    for of, shown in found.numbers().items():
        row = table.sum_of(of)
        if row is not None:
            rows += [row, -row]
            limits += [shown + 2, -max(shown - 2, 8)]
    for percentage in exact:
        part, whole = table.sum_of(percentage.cell), table.sum_of(percentage.base)
        if part is not None and whole is not None:
            rows += [part - (percentage.value + 0.05) / 100 * whole]
            rows += [(percentage.value - 0.05) / 100 * whole - part]
            limits += [0, 0]
    goal = table.sum_of(hidden.of)
    assert goal is not None
    ends = []
    for sign in (1, -1):
        done = linprog(sign * goal, A_ub=np.array(rows), b_ub=np.array(limits), bounds=(0, None))
        assert done.status == 0, done.message
        ends.append(sign * done.fun)
    return ends[0], ends[1]


class Sums:
    """The places of one table, and which of them a published number is the sum of."""

    def __init__(self, found: Everything, question: dict[str, Any], by: str) -> None:
        self.question, self.by = question, by
        self.groups = groups_of(found, by)
        self.answers = [*(option["code"] for option in question["options"]), *SILENCES[:1]]
        pairs = itertools.product(self.answers, self.groups)
        self.where = {pair: place for place, pair in enumerate(pairs)}

    def sum_of(self, of: Cell) -> Row | None:
        """A row of ones and zeros; None where the number is of another table."""
        at = dict(of)
        if not set(at) <= {self.question["code"], self.by}:
            return None
        answer, group = at.get(self.question["code"]), at.get(self.by)
        groups = self.groups if group is None else [group]
        if group == "_answered":
            groups = [each for each in self.groups if each != "_blank"]
        answers = self.answers
        if answer is not None:
            answers = [answer] if answer in self.answers else members(self.question, of)
        row = np.zeros(len(self.where))
        row[[self.where[pair] for pair in itertools.product(answers, groups)]] = 1
        return row


def groups_of(found: Everything, by: str) -> list[str]:
    if by == "mode":
        return [mode for mode, _ in found.findings["modes"]]
    grouping = next(each for each in found.questions if each["code"] == by)
    return [*(option["code"] for option in grouping["options"]), *SILENCES[:1]]

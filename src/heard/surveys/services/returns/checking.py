"""Checking a file of returns: what is in it, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from heard.engines.questionnaire import (
    AnswersFileError,
    CellProblem,
    Problem,
    ReturnedRow,
    printable,
)
from heard.surveys.answers import files
from heard.surveys.models import ReturnsFile, ReturnsState
from heard.surveys.services.returns.reading import (
    failure_noted,
    read_rows,
    rows_of,
    save_if,
    set_aside,
)

PROBLEMS_NOTED = 200
NO_ROW = Problem(
    "row 2", "there is no return below the question codes", "put each return on a row of its own"
)


@dataclass
class Check:
    """What a check of a file has found so far."""

    rows: int = 0
    wrong_rows: int = 0
    problem_count: int = 0
    by_mode: Counter[str] = field(default_factory=Counter)
    not_asked_rows: int = 0
    first_problems: list[CellProblem] = field(default_factory=list)

    def add(self, row: ReturnedRow) -> None:
        self.rows += 1
        if row.problems:
            self.wrong_rows += 1
            self.problem_count += len(row.problems)
            room = PROBLEMS_NOTED - len(self.first_problems)
            self.first_problems.extend(row.problems[:room])
        if row.not_asked:
            self.not_asked_rows += 1
        if row.mode:
            self.by_mode[row.mode] += 1


def check_returns(returns: ReturnsFile) -> ReturnsFile:
    """Read a waiting file through and note what is in it. May run again; takes nothing in."""
    if returns.state != ReturnsState.CHECKING:
        return returns
    with failure_noted(returns):
        try:
            return _check(returns)
        except AnswersFileError as error:
            return set_aside(returns, error)


def _check(returns: ReturnsFile) -> ReturnsFile:
    check = Check()
    for row in rows_of(returns):
        check.add(row)
    if not check.rows:
        raise AnswersFileError([NO_ROW])

    files.note_problems(returns.key, [problem_cells(found) for found in check.first_problems])
    returns.rows, returns.wrong_rows = check.rows, check.wrong_rows
    returns.problem_count, returns.rows_by_mode = check.problem_count, dict(check.by_mode)
    returns.not_asked_rows = check.not_asked_rows
    returns.state, returns.rows_done = ReturnsState.CHECKED, 0
    save_if(returns, ReturnsState.CHECKING)
    return returns


def problem_cells(problem: CellProblem) -> list[str]:
    """A problem as row, column, value and message, all of them printable."""
    return [str(problem.row), problem.column, printable(problem.value[:200]), problem.message]


def problems_of(returns: ReturnsFile) -> Iterator[CellProblem]:
    """Every problem of a waiting file, read afresh, since they quote what people said."""
    for row in read_rows(returns):
        yield from row.problems

"""Reading `answers.csv`: a header of question codes, a return on each row, as a stream.

Option codes are the values, several joined by `;`, empty when left blank; `mode` says how the
answers came (web, paper, helped), `form` the number of a paper form, each once in a file. Rows are
numbered as a spreadsheet shows them, the header being row 1.

What makes the whole file doubtful (header, encoding, quotation marks) raises; what is wrong with
one row is told with the row, and the reader goes on. Answers to questions that routing did not
ask are left out and named, row by row.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal

import msgspec

from heard.engines.questionnaire.answers import (
    Answers,
    RoutedItems,
    answer_fault,
    tidy_answer,
)
from heard.engines.questionnaire.csv_lines import LinesOfText
from heard.engines.questionnaire.definition import Item, Questionnaire
from heard.engines.questionnaire.problems import Problem, QuestionnaireError

Mode = Literal["web", "paper", "helped"]
MODES: tuple[Mode, ...] = ("web", "paper", "helped")
MOST_CACHED = 2_000
LONGEST_CACHED = 200
LONGEST_FORM = 40
# All are kept in mind, to tell the second of two: no area sends so many forms.
MOST_FORMS = 500_000
# A questionnaire has at most a thousand questions.
MOST_COLUMNS = 1_100


class CellProblem(msgspec.Struct, frozen=True):
    """A cell that cannot be taken. `row` as in a spreadsheet, `column` its heading."""

    row: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        shown = self.value if len(self.value) <= 60 else f"{self.value[:57]}..."
        return f"row {self.row}, {self.column}: “{shown}”: {self.message}"


class ReturnedRow(msgspec.Struct, frozen=True):
    """One return. With `problems`, the answers are those that could be taken."""

    row: int
    answers: Answers
    mode: str
    form: str
    not_asked: tuple[str, ...] = ()
    problems: tuple[CellProblem, ...] = ()


class AnswersFileError(QuestionnaireError):
    """The file as a whole cannot be taken as answers to the questionnaire."""


def read_answers_csv(
    questionnaire: Questionnaire, source: Path | BinaryIO, default_mode: Mode | None = None
) -> AnswersCsv:
    """Open a file of answers; iterate over the result for its rows.

    `default_mode` serves where the file has no column `mode` or leaves it empty. Raises
    AnswersFileError now if the header is wrong, and while iterating if the text turns out not
    to be CSV in UTF-8; rows that came before that should then not be kept.
    """
    if isinstance(source, Path):
        try:
            stream: BinaryIO = source.open("rb")
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror})"
            raise AnswersFileError([Problem("", reason, "check its name and place")]) from error
    else:
        stream = source
    try:
        return AnswersCsv(questionnaire, stream, default_mode)
    except AnswersFileError:
        if stream is not source:
            stream.close()
        raise


class AnswersCsv:
    """An iterator over the returns of a file. Close it, or use it in a `with` statement.

    `missing` has the codes of items for which there is no column: they count as left blank.
    """

    def __init__(
        self, questionnaire: Questionnaire, stream: BinaryIO, default_mode: Mode | None
    ) -> None:
        self._lines = LinesOfText(stream)
        self._rows = csv.reader(self._lines, strict=True)
        self._routed = RoutedItems(questionnaire)
        self._default_mode = default_mode
        self._forms: dict[str, int] = {}
        self.header = self._read_header(questionnaire)
        self._columns = [_column(questionnaire, name, default_mode) for name in self.header]
        self.missing = tuple(
            item.code for item in questionnaire.items if item.code not in self.header
        )

    def __enter__(self) -> AnswersCsv:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._lines.close()

    def __iter__(self) -> Iterator[ReturnedRow]:
        number = 1
        while (cells := self._next_row(number + 1)) is not None:
            number += 1
            if any(cells):
                yield self._returned(number, cells)

    def _next_row(self, number: int) -> list[str] | None:
        """Return the cells of the next row, None at the end. Raises AnswersFileError."""
        started = self._lines.number + 1
        try:
            return next(self._rows, None)
        except UnicodeDecodeError as error:
            raise self._refused("the text is not in UTF-8", "save it as CSV UTF-8") from error
        except csv.Error as error:
            raise AnswersFileError([_csv_problem(str(error), number, started)]) from error

    def _refused(self, message: str, action: str) -> AnswersFileError:
        return AnswersFileError([Problem(f"line {self._lines.number}", message, action)])

    def _read_header(self, questionnaire: Questionnaire) -> tuple[str, ...]:
        cells = self._next_row(1) or []
        header = tuple(cell.strip() for cell in cells)
        problems = list(_header_problems(questionnaire, header, self._default_mode))
        if problems:
            raise AnswersFileError(problems)
        return header

    def _returned(self, number: int, cells: list[str]) -> ReturnedRow:
        if len(cells) != len(self._columns):
            message = f"the row has {len(cells)} cells, the header {len(self._columns)}"
            return ReturnedRow(number, {}, "", "", (), (CellProblem(number, "", "", message),))
        answers: Answers = {}
        problems: list[CellProblem] | None = None
        for column, cell in zip(self._columns, cells, strict=True):
            if not cell and not column.fills_blank:
                continue
            value, fault = column.take(cell)
            if fault:
                problems = problems or []
                problems.append(CellProblem(number, column.name, cell, fault))
            elif value is not None:
                answers[column.name] = value
        mode, form = answers.pop("mode", self._default_mode or ""), answers.pop("form", "")
        if form and (first := self._row_with(form, number)) != number:
            fault = f"row {first} has this form number too; keep one of them, or correct a number"
            problems = [*(problems or ()), CellProblem(number, "form", form, fault)]
        dropped = self._routed.drop_not_asked(answers)
        return ReturnedRow(number, answers, mode, form, dropped, tuple(problems or ()))

    def _row_with(self, form: str, number: int) -> int:
        """Return the first row that has this form number. Raises AnswersFileError."""
        first = self._forms.setdefault(form, number)
        if len(self._forms) > MOST_FORMS:
            raise self._refused(f"there are over {MOST_FORMS:,} form numbers", "divide the file")
        return first


class _Column:
    """Turns the cells of one column into answers; few different cells are looked at once each."""

    def __init__(
        self, name: str, read: Callable[[str], tuple[Any, str]], *, fills_blank: bool = False
    ) -> None:
        self.name = name
        self.read = read
        self.fills_blank = fills_blank
        self.known: dict[str, tuple[Any, str]] = {}

    def take(self, cell: str) -> tuple[Any, str]:
        """Return the answer and what is wrong with it: one of the two is empty."""
        found = self.known.get(cell)
        if found is None:
            found = self.read(cell)
            if len(self.known) < MOST_CACHED and len(cell) < LONGEST_CACHED:
                self.known[cell] = found
        value, fault = found
        # Each return gets a list of its own, so that changing one cannot change another.
        return (list(value), fault) if isinstance(value, list) else found


def _column(questionnaire: Questionnaire, name: str, default_mode: Mode | None) -> _Column:
    if name == "mode":
        return _Column(name, lambda cell: _read_mode(cell, default_mode), fills_blank=True)
    if name == "form":
        return _Column(name, _read_form)
    item = questionnaire.item(name)
    return _Column(name, lambda cell: _read_cell(item, cell))


def _read_mode(cell: str, default_mode: Mode | None) -> tuple[Any, str]:
    mode = cell.strip() or default_mode
    if mode in MODES:
        return mode, ""
    return None, f"this is not a mode; use {', '.join(MODES)}"


def _read_form(cell: str) -> tuple[Any, str]:
    form = cell.strip()
    if len(form) > LONGEST_FORM or not form.isprintable():
        return None, f"this is not a form number; use at most {LONGEST_FORM} characters"
    return form or None, ""


def _read_cell(item: Item, cell: str) -> tuple[Any, str]:
    raw = cell.split(";") if item.kind == "several_choices" else cell
    value = tidy_answer(item, raw)
    if value is None:
        return None, ""
    fault = answer_fault(item, value)
    return (None, fault) if fault else (value, "")


def _header_problems(
    questionnaire: Questionnaire, header: Sequence[str], default_mode: Mode | None
) -> Iterator[Problem]:
    codes = questionnaire.items_by_code
    if not any(name in codes for name in header):
        yield _no_header(header)
        return
    if len(header) > MOST_COLUMNS:
        yield Problem(
            "row 1", f"there are {len(header):,} columns", f"use at most {MOST_COLUMNS:,}"
        )
        return
    seen: set[str] = set()
    for position, name in enumerate(header, start=1):
        place, shown = f"row 1, column {position}", printable(name[:60])
        if name in seen:
            yield Problem(place, f"the column “{shown}” is there twice", "keep one")
        elif name not in codes and name not in ("mode", "form"):
            yield Problem(
                place,
                f"“{shown}” is no question of this questionnaire",
                "correct or remove the column",
            )
        seen.add(name)
    if "mode" not in header and default_mode is None:
        yield Problem("row 1", "there is no column “mode”", f"add it: {', '.join(MODES)}")


def printable(text: str) -> str:
    """Return what a file says, for a message: no zero, which no database keeps, no turned words."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _no_header(header: Sequence[str]) -> Problem:
    if not header:
        return Problem("row 1", "the file is empty", "begin it with a row of question codes")
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(header) == 1 and mark in header[0]:
            return Problem("row 1", f"the columns are divided by {name}", "save it with commas")
    return Problem(
        "row 1", "no question code is in the first row", "begin it with a row of question codes"
    )


def _csv_problem(message: str, number: int, line: int) -> Problem:
    """Return what a message of the csv module means for the person who made the file."""
    place = f"row {number}"
    if "field larger" in message:
        return Problem(
            place,
            f"a cell has over {csv.field_size_limit():,} characters, from line {line} on",
            "look for a quotation mark that is not closed",
        )
    if "unexpected end" in message:
        return Problem(
            place, f"a quotation mark opened from line {line} on is not closed", "close it"
        )
    if "new-line" in message:
        return Problem(place, "lines do not end in line feeds", "save it as CSV UTF-8")
    return Problem(
        place, f"a quotation mark is out of place, from line {line} on", "double it within words"
    )

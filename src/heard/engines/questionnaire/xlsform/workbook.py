"""A workbook as sheets of words, each with its cell. Nothing is calculated or guessed.

Formula cells are refused rather than read from the value that was last saved with them: that
value may be old, and a program that made the file may never have put one there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

import msgspec
import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from heard.engines.questionnaire.problems import Problem, QuestionnaireError
from heard.engines.questionnaire.xlsform.archive import check_archive

MOST_ROWS = 5_000
MOST_COLUMNS = 200
LONGEST_CELL = 8_000
MOST_CELLS = 100_000
# Columns in which Excel's own TRUE and FALSE mean what the word does.
TRUTH_COLUMNS = frozenset({"required", "exclusive"})


class Row(msgspec.Struct, frozen=True):
    """A row of a sheet: its number in the sheet and its words by column heading."""

    number: int
    cells: dict[str, str]


class Sheet(msgspec.Struct, frozen=True):
    """A sheet: heading -> column letter, and the rows below that have anything in them."""

    name: str
    columns: dict[str, str]
    rows: tuple[Row, ...]

    def place(self, row: int, heading: str = "") -> str:
        """Return `survey!B12`; with an unknown heading, the row: `survey!12`."""
        return f"{self.name}!{self.columns.get(heading, '')}{row}"


def read_workbook(content: bytes) -> tuple[dict[str, Sheet], list[Problem]]:
    """Return the sheets by lower-case name, and what is wrong with their cells.

    Raises QuestionnaireError if the file cannot be taken as a workbook at all.
    """
    check_archive(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    except (
        ParseError, zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError,
        AttributeError, OSError, SyntaxError, OverflowError,
    ) as error:  # fmt: skip
        # openpyxl has no error of its own for a workbook whose parts do not fit together.
        raise QuestionnaireError(
            [Problem("", "the workbook is damaged", "open it in Excel and save it afresh")]
        ) from error
    sheets: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for worksheet in book.worksheets:
        name = worksheet.title.strip().lower()
        if name.startswith("_"):
            continue
        if name in sheets:
            problems.append(Problem(worksheet.title, "a sheet is there twice", "keep one"))
        sheets[name] = _Reader(worksheet, problems).sheet()
    return sheets, problems


class _Reader:
    def __init__(self, worksheet: Worksheet, problems: list[Problem]) -> None:
        self.worksheet = worksheet
        self.problems = problems
        self.name = worksheet.title.strip()

    def sheet(self) -> Sheet:
        filled = list(self._filled_cells())
        for merged in self.worksheet.merged_cells.ranges:
            self._refuse(str(merged), "cells are merged", "unmerge them and fill each one")
        headings = self._headings([cell for cell in filled if cell.row == 1])
        rows: dict[int, dict[str, str]] = {}
        for cell in filled:
            if cell.row > 1:
                self._add(cell, headings, rows)
        return Sheet(
            name=self.name,
            columns={heading: get_column_letter(column) for column, heading in headings.items()},
            rows=tuple(Row(number, rows[number]) for number in sorted(rows)),
        )

    def _filled_cells(self) -> Iterator[Cell]:
        """Yield the cells with something in them, row by row, up to the bounds."""
        count = 0
        # By stored cells, not by the sheet's extent: one far cell would make an extent of
        # seventeen thousand million.
        for (row, column), cell in sorted(self.worksheet._cells.items()):  # noqa: SLF001 -- as above; openpyxl has no public name for them
            if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
                continue
            count += 1
            if row > MOST_ROWS or column > MOST_COLUMNS or count > MOST_CELLS:
                self._refuse(
                    cell.coordinate,
                    f"the sheet goes beyond {MOST_ROWS} rows, {MOST_COLUMNS} columns or"
                    f" {MOST_CELLS} cells",
                    "keep only the questionnaire in it",
                )
                return
            yield cell

    def _headings(self, cells: list[Cell]) -> dict[int, str]:
        headings: dict[int, str] = {}
        for cell in cells:
            heading = tidy_heading(self._words(cell, "") or "")
            if heading in headings.values():
                self._refuse(cell.coordinate, f"the column “{heading}” is there twice", "keep one")
            elif heading:
                headings[cell.column] = heading
        return headings

    def _add(self, cell: Cell, headings: dict[int, str], rows: dict[int, dict[str, str]]) -> None:
        heading = headings.get(cell.column)
        if heading is None:
            self._refuse(
                cell.coordinate, "there are words in a column without a heading", "name the column"
            )
            return
        words = self._words(cell, heading)
        if words:
            rows.setdefault(cell.row, {})[heading] = words

    def _words(self, cell: Cell, heading: str) -> str | None:
        value: Any = cell.value
        match value:
            case bool():
                if heading in TRUTH_COLUMNS:
                    return "true" if value else "false"
                self._refuse(cell.coordinate, "Excel made this TRUE or FALSE", _AS_TEXT)
            case _ if cell.data_type == "f":
                self._refuse(cell.coordinate, "this is a formula", "paste its value instead")
            case _ if cell.data_type == "e":
                self._refuse(cell.coordinate, f"this is an error ({value})", "correct it")
            case datetime() | date() | time() | timedelta():
                self._refuse(cell.coordinate, "Excel made this a date or time", _AS_TEXT)
            case int() | float():
                return _number_words(value)
            case str() if len(value) > LONGEST_CELL:
                self._refuse(cell.coordinate, f"this has {len(value):,} characters", "shorten it")
            case _:
                return str(value).strip()
        return None

    def _refuse(self, coordinate: str, message: str, action: str) -> None:
        self.problems.append(Problem(f"{self.name}!{coordinate}", message, action))


_AS_TEXT = "format the cell as text and type it again"


def _number_words(value: float) -> str:
    """Return a number as it was most likely typed: 1.0 was 1."""
    return str(int(value)) if value == int(value) else repr(value)


def tidy_heading(heading: str) -> str:
    """Return a heading with its first part in lower case: `Label::Polski (pl)` -> `label::...`."""
    base, separator, rest = heading.partition("::")
    return f"{base.strip().lower()}{separator}{rest.strip()}"

"""Sheets of an Excel workbook as tables: values as they were last worked out."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

import openpyxl
from lxml import etree
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from heard.plans.tables.found import Cell, Doubt, DoubtKind, Grid, Line, UnreadableTableError, Why
from heard.plans.tables.opening import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

_BULLET = re.compile(r"^\s*[•●▪◦·‣–—*\-o]\s+", re.MULTILINE)
_PLACES = re.compile(r"#?,?#*0\.(0{1,4})")
_INDEXED = {2: "ff0000", 3: "00ff00", 5: "ffff00", 10: "ff0000", 11: "00ff00", 13: "ffff00"}
_PARTS_DO_NOT_FIT = (
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    SyntaxError,
    OverflowError,
    etree.Error,
)


def read_excel(content: bytes) -> list[Grid]:
    """Every sheet with anything in it. Raises UnreadableTableError."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = _formulas(content)
    except _PARTS_DO_NOT_FIT as error:
        # openpyxl has no error of its own for a workbook whose parts do not fit together.
        raise UnreadableTableError(Why.BROKEN) from error
    grids = [_grid(sheet, formulas.get(sheet.title, set())) for sheet in book.worksheets]
    return [grid for grid in grids if grid.lines]


def _formulas(content: bytes) -> dict[str, set[tuple[int, int]]]:
    """Where formulas stand, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    return {
        sheet.title: {
            place
            for place, cell in sheet._cells.items()  # noqa: SLF001 - as in `_filled`
            if cell.data_type == "f"
        }
        for sheet in book.worksheets
    }


def _filled(sheet: Worksheet) -> Iterator[tuple[int, int]]:
    """Cells with something in them.

    By stored cells, not by the sheet's extent: one far cell would make it seventeen thousand
    million.
    """
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 - openpyxl has no public name
        if cell.value is not None and str(cell.value).strip():
            yield row, column


def _grid(sheet: Worksheet, formulas: set[tuple[int, int]]) -> Grid:
    filled = set(_filled(sheet)) | formulas
    rows = sorted({row for row, _ in filled})
    last = max((column for _, column in filled), default=0)
    if len(rows) > MOST_ROWS:
        raise UnreadableTableError(Why.TOO_MANY_ROWS)
    if last > MOST_COLUMNS:
        raise UnreadableTableError(Why.TOO_LARGE)
    merged = _merged(sheet)
    lines = []
    for row in rows:
        is_hidden = bool(sheet.row_dimensions[row].hidden)
        cells = tuple(
            _cell(sheet, (row, column), merged, formulas) for column in range(1, last + 1)
        )
        lines.append(Line(row, cells, (DoubtKind.HIDDEN_ROW,) if is_hidden else ()))
    return Grid(
        name=sheet.title.strip(),
        above="",
        lines=tuple(lines),
        is_sheet=True,
        doubts=tuple(_doubts(sheet, last)),
    )


def _doubts(sheet: Worksheet, last: int) -> Iterator[Doubt]:
    if sheet.sheet_state != "visible":
        yield Doubt(DoubtKind.HIDDEN_SHEET, text=sheet.title)
    for letter, dimension in sheet.column_dimensions.items():
        if dimension.hidden:
            first, end = dimension.min or 0, min(dimension.max or 0, last)
            letters = [get_column_letter(column) for column in range(first, end + 1)] or [letter]
            for each in letters:
                yield Doubt(DoubtKind.HIDDEN_COLUMN, text=each, cell=each)


def _merged(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """From each merged cell to the one that holds its words. Bounded when the file was opened."""
    origins = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                origins[row, column] = (area.min_row, area.min_col)
    return origins


def _cell(
    sheet: Worksheet,
    place: tuple[int, int],
    merged: dict[tuple[int, int], tuple[int, int]],
    formulas: set[tuple[int, int]],
) -> Cell:
    origin = merged.get(place, place)
    stored = sheet._cells.get(origin)  # noqa: SLF001 - as in `_filled`
    if stored is None:
        return Cell()
    text, day, doubts = _value(stored.value, is_formula=origin in formulas)
    places = _PLACES.fullmatch(str(stored.number_format))
    if places and isinstance(stored.value, int | float):
        text = f"{stored.value:.{len(places[1])}f}"  # “1.10” is no “1.1” where it is a reference
    how = "" if origin == place else ("across" if origin[0] == place[0] else "down")
    if how == "down" and origin[1] != place[1]:
        how = "across"
    return Cell(text, day, _fill(stored), how, doubts=doubts)


def _value(value: Any, *, is_formula: bool) -> tuple[str, str, tuple[DoubtKind, ...]]:
    """Words, the day where it is one, and what is odd."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}", value.isoformat(), ()
    if value is None:
        return "", "", (DoubtKind.NO_VALUE,) if is_formula else ()
    text = _words(value)
    if text.startswith("#") and text.rstrip("!?").upper() in _ERRORS:
        return "", "", (DoubtKind.ERROR_VALUE,)
    odd = (DoubtKind.LONG,) if len(text) > LONGEST_CELL else ()
    return text[:LONGEST_CELL], "", odd


def _words(value: Any) -> str:
    match value:
        case bool():
            return "Yes" if value else "No"
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return repr(round(value, 6))
    return _tidied(str(value))


_ERRORS = {"#REF", "#N/A", "#NAME", "#VALUE", "#DIV/0", "#NUM", "#NULL", "#SPILL", "#CALC"}


def _tidied(text: str) -> str:
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = (re.sub(r"[ \t\xa0\u200b\x00]+", " ", line).strip() for line in text.split("\n"))
    return _BULLET.sub("• ", "\n".join(line for line in lines if line))


def _fill(cell: SheetCell | MergedCell) -> str:
    """The colour behind the words; those of a theme are not known here."""
    fill = cell.fill
    if fill.fill_type != "solid":
        return ""
    colour = fill.fgColor
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].lower() if colour.rgb[-6:].lower() != "ffffff" else ""
    if colour.type == "indexed":
        return _INDEXED.get(colour.indexed, "")
    return ""

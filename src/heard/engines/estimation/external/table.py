"""A small CSV file as rows by heading: no larger than results can be, and of no other kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from heard.engines.estimation.external.problems import ExternalFileError, Problem, shown

MOST_BYTES = 5_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 50
LONGEST_CELL = 500
_OTHER_KINDS = (
    (b"PK\x03\x04", "this is an Excel, Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "this is an old Excel file"),
    (b"%PDF", "this is a PDF file"),
    (b"\x1f\x8b", "this is a compressed file"),
    (b"\xff\xfe", "this is UTF-16 text"),
    (b"\xfe\xff", "this is UTF-16 text"),
    (b"<", "this is a web page"),
)
_SAVE_AS = "save it as “CSV UTF-8”"


@dataclass(frozen=True)
class Table:
    """Headings in small letters, and rows as (line, {heading: cell}), cells stripped."""

    filename: str
    fingerprint: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(stream: BinaryIO, filename: str, needed: Collection[str]) -> Table:
    """Read the whole file. Raises ExternalFileError."""
    content = stream.read(MOST_BYTES + 1)
    text = _text(content, filename)
    lines = _rows(text, filename)
    first = next(lines, (0, []))[1]
    if not first:
        raise ExternalFileError(filename, [Problem(0, "the file is empty", "choose another file")])
    headings = tuple(cell.strip().lower() for cell in first)
    if problems := list(_of_headings(headings, needed)):
        raise ExternalFileError(filename, problems)
    rows, problems = [], []
    for line, cells in lines:
        if problem := _of_row(line, cells, len(headings)):
            problems.append(problem)
        else:
            rows.append((line, dict(zip(headings, map(str.strip, cells), strict=True))))
        if len(rows) > MOST_ROWS:
            problems = [Problem(line, f"there are over {MOST_ROWS:,} rows", "divide the file")]
            break
    if not rows and not problems:
        problems = [Problem(1, "there are no rows under the headings", "give one for each option")]
    if problems:
        raise ExternalFileError(filename, problems)
    return Table(filename, sha256(content).hexdigest(), headings, tuple(rows))


def _text(content: bytes, filename: str) -> str:
    if len(content) > MOST_BYTES:
        problem = Problem(0, f"the file is larger than {MOST_BYTES // 1_000_000} MB", "divide it")
        raise ExternalFileError(filename, [problem])
    start = content.removeprefix(b"\xef\xbb\xbf")
    for kind, what in _OTHER_KINDS:
        if start.lstrip().startswith(kind):
            raise ExternalFileError(filename, [Problem(1, what, _SAVE_AS)])
    try:
        text = start.decode("utf-8")
    except UnicodeDecodeError as error:
        line = start[: error.start].count(b"\n") + 1
        raise ExternalFileError(
            filename, [Problem(line, "the text is not in UTF-8", _SAVE_AS)]
        ) from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise ExternalFileError(
            filename, [Problem(line, "there are bytes that no text has", _SAVE_AS)]
        )
    return text


def _rows(text: str, filename: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line that it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        first = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = Problem(first, f"the line is no CSV ({error})", "check quotation marks there")
            raise ExternalFileError(filename, [problem]) from error
        if any(cell.strip() for cell in row):
            yield first, row


def _of_headings(headings: tuple[str, ...], needed: Collection[str]) -> Iterator[Problem]:
    if len(headings) == 1:
        for sign, word in ((";", "semicolons"), ("\t", "tabs")):
            if sign in headings[0]:
                yield Problem(1, f"the columns are parted by {word}", "save the file with commas")
                return
    if len(headings) > MOST_COLUMNS:
        yield Problem(1, f"there are over {MOST_COLUMNS} columns", "leave out what is not needed")
        return
    for heading in dict.fromkeys(headings):
        if heading and headings.count(heading) > 1:
            yield Problem(1, f"the column “{shown(heading)}” is there twice", "keep one")
    for name in needed:
        if name not in headings:
            yield Problem(1, f"there is no column “{name}”", "add it, or name it so")


def _of_row(line: int, cells: list[str], width: int) -> Problem | None:
    if len(cells) != width:
        what = f"the row has {len(cells)} cells, the headings {width}"
        return Problem(line, what, "give one for each heading")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Problem(line, f"a cell has over {LONGEST_CELL} characters", "shorten it")
    return None

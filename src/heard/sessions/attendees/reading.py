"""From the bytes of a CSV file, as spreadsheets and booking sites write it, to its rows."""

import csv
import re
from dataclasses import dataclass

from heard.design.typed import printable

LARGEST_FILE = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 2_000
# Telephone numbers are often written so that a spreadsheet leaves them alone: ="01632 960001".
_FORMULA_OF_TEXT = re.compile(r'="(.*)"')
# A workbook new and old, a PDF, a picture.
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG")
_SEPARATORS = ",;\t|"


class UnreadableFileError(Exception):
    """The file cannot be read as a list; `why` is the key of the words that say so."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows, each as long as the names."""

    header: list[str]
    rows: list[list[str]]


def read_table(content: bytes) -> Table:
    """Raises UnreadableFileError: empty, not_text, no_rows, too_many_rows or not_a_list."""
    lines = _text(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if re.fullmatch(r'"?sep=.?"?', lines[0].strip(), re.IGNORECASE):
        lines = lines[1:]
    lines = _from_first_line(lines)
    if not lines:
        raise UnreadableFileError("empty")
    try:
        rows = [
            [_cell(cell) for cell in row]
            for row in csv.reader([line + "\n" for line in lines], delimiter=_separator(lines))
        ]
    except csv.Error as error:
        raise UnreadableFileError("not_a_list") from error
    return _table(rows)


def _table(rows: list[list[str]]) -> Table:
    header, *rest = rows
    while header and not header[-1]:
        header.pop()
    filled = [row for row in rest if any(row)]
    if len(header) < 2 or len(header) > MOST_COLUMNS:
        raise UnreadableFileError("not_a_list")
    if not filled:
        raise UnreadableFileError("no_rows")
    if len(filled) > MOST_ROWS:
        raise UnreadableFileError("too_many_rows")
    width = len(header)
    return Table(header, [(row + [""] * width)[:width] for row in filled])


def _text(content: bytes) -> str:
    """By its byte order mark, as UTF-16 without one, as UTF-8, or as Windows wrote it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    sample = content[:4000]
    if content.startswith(_NOT_TEXT) or b"\x00\x00" in sample:
        raise UnreadableFileError("not_text")
    if sample.count(0) > len(sample) // 4:
        little = sample[1::2].count(0) > sample[0::2].count(0)
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _from_first_line(lines: list[str]) -> list[str]:
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    return [] if first is None else lines[first:]


def _separator(lines: list[str]) -> str:
    """Whatever divides the names of the columns most often, outside quotation marks."""
    names = re.sub(r'"[^"]*"', "", lines[0])
    return max(_SEPARATORS, key=names.count)


def _cell(cell: str) -> str:
    text = " ".join(printable(cell[:LONGEST_CELL]).replace("\xa0", " ").split(" ")).strip()
    wrapped = _FORMULA_OF_TEXT.fullmatch(text)
    return wrapped[1].strip() if wrapped else text

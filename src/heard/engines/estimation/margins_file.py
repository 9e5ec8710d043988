"""Reading `margins.csv`: `margin,category,count`, one row for each category of each margin."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from heard.engines.estimation.margins import Margin
from heard.engines.questionnaire import printable

HEADER = ("margin", "category", "count")
LARGEST = 2_000_000  # bytes: no questionnaire has so many categories
_MOST_PEOPLE = 100_000_000
_MOST_PROBLEMS = 20
_LONGEST_SHOWN = 60


class FileProblem(Exception):  # noqa: N818 - read aloud: these are problems of a file, told to people
    """What is wrong with files: `FILE:place: what is wrong; what to do`, one line each.

    Cells of a file may hold what moves a terminal's cursor: only what can be printed is told.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = tuple(map(printable, problems))
        super().__init__("\n".join(self.problems))


def read_margins(path: Path) -> tuple[Margin, ...]:
    """Read population figures, margin by margin in the order of the file.

    Raises FileProblem with up to 20 problems: no CSV, another header, no whole numbers, a
    category given twice.
    """
    return margins_in(str(path), _content(path))


def margins_in(path: str, content: bytes) -> tuple[Margin, ...]:
    """Read population figures from the content of a file of that name; as `read_margins`."""
    rows = csv.reader(io.StringIO(_text(path, content)), strict=True)
    found: dict[str, dict[str, int]] = {}
    try:
        header = tuple(cell.strip() for cell in next(rows, []))
        if header != HEADER:
            raise FileProblem(
                f"{path}:1: the header is {','.join(header)[:_LONGEST_SHOWN] or 'empty'}; "
                f"begin the file with {','.join(HEADER)}"
            )
        problems = [
            f"{path}:{rows.line_num}: {problem}"
            for row in rows
            if any(row)
            for problem in _take(found, row)
        ]
    except csv.Error as error:
        raise FileProblem(
            f"{path}:{rows.line_num}: this is not CSV ({error}); save it as CSV again"
        ) from error
    if not found and not problems:
        problems = [f"{path}:2: there are no figures; give one row for each category"]
    if problems:
        raise FileProblem(*problems[:_MOST_PROBLEMS])
    return tuple(Margin(item, counts) for item, counts in found.items())


def _take(found: dict[str, dict[str, int]], row: list[str]) -> Iterator[str]:
    """Keep one row, or say what is wrong with it."""
    if len(row) != len(HEADER):
        yield f"the row has {len(row)} cells; give {len(HEADER)}: {', '.join(HEADER)}"
        return
    item, category, count = (cell.strip() for cell in row)
    if not item or not category:
        yield "the margin or the category is empty; name both"
        return
    people = int(count) if count.isascii() and count.isdigit() and len(count) < 12 else -1
    if not 0 <= people <= _MOST_PEOPLE:
        yield f"“{count[:_LONGEST_SHOWN]}” is no number of people; give a whole number, 0 or more"
        return
    categories = found.setdefault(item, {})
    if category in categories:
        yield f"{item[:_LONGEST_SHOWN]} {category[:_LONGEST_SHOWN]} stands twice; keep one row"
        return
    categories[category] = people


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise FileProblem(f"{path}: the file has over 2 MB; give one row for each category")
        return path.read_bytes()
    except OSError as error:
        raise FileProblem(
            f"{path}: the file cannot be read ({error.strerror}); check its name and place"
        ) from error


def _text(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(f"{path}: the text is not in UTF-8; save it as CSV UTF-8") from error

"""The first line: what the columns of a file are."""

from collections.abc import Sequence

from heard.engines.officialstats.columns import MUST_BE, Column, Role, known_column, unknown_column
from heard.engines.officialstats.problems import Doubts, Problem, StatsFileError, printable
from heard.engines.officialstats.values import read_value

MOST_COLUMNS = 500
LONGEST_NAME = 100
_OF_METADATA = {"col_name", "col_type"}


def read_header(header: Sequence[str], filename: str) -> None:
    """Raises StatsFileError where the first line is not that of such a file."""
    problems = tuple(_problems(header))
    if problems:
        raise StatsFileError(filename, problems)


def _problems(header: Sequence[str]) -> list[Problem]:
    names = [cell.strip().lower() for cell in header]
    if set(names) >= _OF_METADATA:
        words = "this is the file that explains the columns (its name ends in .meta.csv)"
        return [Problem(1, words, "choose the file with the figures beside it")]
    if len(names) == 1:
        return [_not_parted(names[0])]
    if len(names) > MOST_COLUMNS:
        return [Problem(1, f"there are more than {MOST_COLUMNS} columns", "check the file")]
    missing = [name for name in MUST_BE if name not in names]
    if missing:
        words = f"the column {', '.join(missing)} is missing"
        remedy = "choose a CSV file of “Explore education statistics” as it was downloaded"
        return [Problem(1, words, remedy)]
    return [*_unnamed(names), *_twice(header)]


def _not_parted(cell: str) -> Problem:
    for sign, word in ((";", "semicolons"), ("\t", "tabs")):
        if sign in cell:
            return Problem(1, f"the columns are parted by {word}", "save the file with commas")
    return Problem(1, "there is one column only", "choose a CSV file with a line of column names")


def _unnamed(names: Sequence[str]) -> list[Problem]:
    remedy = "use the file as it was downloaded"
    found = []
    for number, name in enumerate(names, 1):
        if not name:
            found.append(Problem(1, f"column {number} has no name", remedy))
        if len(name) > LONGEST_NAME:
            words = f"column {number} has a name of more than {LONGEST_NAME} characters"
            found.append(Problem(1, words, remedy))
    return found


def _twice(header: Sequence[str]) -> list[Problem]:
    """Also two that count the same under names of different years: one of them must be wrong."""
    seen: dict[str, str] = {}
    found = []
    for written in header:
        column = known_column(written) or unknown_column(written, holds_words=False)
        if column.name in seen:
            both = f"“{printable(seen[column.name])}” and “{printable(written)}”"
            words = f"two columns are the same: {both}"
            found.append(Problem(1, words, "leave one of them out"))
        seen[column.name] = written
    return found


def read_columns(
    header: Sequence[str], sample: Sequence[Sequence[str]], doubts: Doubts
) -> tuple[Column, ...]:
    """Columns by the names that we know, else by what stands in the first rows of them."""
    columns = []
    for number, written in enumerate(header):
        column = known_column(written)
        if column is None:
            cells = [row[number] for row in sample if number < len(row) and row[number].strip()]
            column = unknown_column(written, holds_words=_holds_words(cells))
            kind = "who is counted" if column.role is Role.FILTER else "what is counted"
            words = f"a column that is new to us: read as {kind}, under its own name"
            doubts.add(1, printable(written), words)
        columns.append(column)
    return tuple(columns)


def _holds_words(cells: Sequence[str]) -> bool:
    """Most of what stands there is neither number nor symbol: one odd sign makes no filter."""
    words = sum(read_value(cell) is None for cell in cells)
    return words * 2 > len(cells)

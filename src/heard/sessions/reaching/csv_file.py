"""The reach page as CSV (RFC 4180): a row for each number."""

from collections.abc import Iterator

from heard.design.csv_lines import csv_line
from heard.sessions.queries.reach import Reach
from heard.sessions.reaching.parts import Figure, ReachPage

COLUMNS = (
    "part",
    "what",
    "number",
    "out_of",
    "note",
    "first_day",
    "last_day",
    "counted_on",
    "source",
)


def write_csv(reach: Reach, page: ReachPage) -> str:
    """Lines end in CRLF. A cell that a spreadsheet would take for a formula is defused."""
    return "".join(csv_line(cells) for cells in (COLUMNS, *_rows(reach, page)))


def _rows(reach: Reach, page: ReachPage) -> Iterator[list[str]]:
    days = [each.isoformat() for each in (reach.period.first, reach.period.last, reach.today)]
    for part in page.parts:
        for figure in part.figures:
            yield [part.title, figure.what, *_numbers(figure), *days, part.source]
        for line in part.lines:
            yield [part.title, line, "", "", "", *days, part.source]
    for answer in page.answers:
        row = [answer.kind, f"{answer.about}: {answer.words}", "", "", answer.on.isoformat()]
        yield [*row, *days, answer.who]


def _numbers(figure: Figure) -> list[str]:
    """A number, or a word why there is none."""
    number, base = figure.number, figure.base
    note = figure.note if number is None else ("rounded" if figure.is_about else "")
    return ["" if number is None else str(number), "" if base is None else str(base), note]

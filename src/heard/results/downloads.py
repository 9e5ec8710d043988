"""Published findings as files: CSV (RFC 4180, safe for spreadsheets) and JSON."""

from collections.abc import Iterator

import msgspec

from heard.design.csv_lines import csv_line
from heard.results.axes import WRITTEN
from heard.results.findings import Choice, Figure, Findings, Line, Question

COLUMNS = (
    "section",
    "question",
    "question_text",
    "breakdown",
    "group",
    "group_text",
    "answer",
    "answer_text",
    "count",
    "percent",
    "base",
    "weighted",
    "low",
    "high",
)
Row = tuple[tuple[str, ...], Figure]  # cells before those that the figure adds at the end
TOO_FEW = "c"  # the sign for "confidential" in official statistics


def to_json(findings: Findings) -> bytes:
    """The frozen findings as they are: RFC 8259, UTF-8; null where there are too few to show."""
    return msgspec.json.encode(findings)


def to_csv(findings: Findings) -> str:
    """One row for each shown or hidden figure; `c` where there are too few to show.

    `heard.results.metadata` says what each column means. Lines end in CRLF (RFC 4180). A cell that
    a spreadsheet would take for a formula is defused.
    """
    rows = (
        (part.code, question.code, question.label, *row, *_weighted(figure))
        for part in findings.parts
        for question in part.questions
        for row, figure in _rows(question)
    )
    return "".join(csv_line(cells) for cells in (COLUMNS, *rows))


def _rows(question: Question) -> Iterator[Row]:
    yield from _line_rows(question, question.everybody, "")
    for breakdown in question.breakdowns:
        for line in breakdown.lines:
            yield from _line_rows(question, line, breakdown.by)


def _line_rows(question: Question, line: Line, by: str) -> Iterator[Row]:
    place = (by, line.code, line.label)
    for option, figure in zip(question.options, line.figures, strict=True):
        base = _base(line, option)
        yield (*place, option.code, option.label, *_figure(figure), base), figure
    for code, share in (("_positive", line.positive), ("_negative", line.negative)):
        if share is not None:
            yield (*place, code, "", *_figure(share), _number(line.rated)), share
    yield (*place, "_blank", "", *_figure(line.blank), ""), line.blank


def _base(line: Line, option: Choice) -> str:
    """What an option is a share of; blank where that is everybody in the group."""
    if option.code == WRITTEN:
        return ""
    return _number(line.base if option.favour is None else line.rated)


def _figure(figure: Figure) -> tuple[str, str]:
    return _number(figure.count), _number(figure.percent)


def _weighted(figure: Figure) -> tuple[str, ...]:
    """`c` only where too few people are the reason: not every figure is weighted."""
    instead = TOO_FEW if figure.percent is None else ""
    numbers = (figure.weighted, figure.low, figure.high)
    return tuple(instead if number is None else str(number) for number in numbers)


def _number(number: int | None) -> str:
    return TOO_FEW if number is None else str(number)

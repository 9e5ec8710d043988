"""Published findings as files: CSV (RFC 4180, safe for spreadsheets) and JSON."""

from collections.abc import Iterator

import msgspec

from heard.design.csv_lines import csv_cells, csv_line
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
TOO_FEW = "c"  # the sign for "confidential" in official statistics


def to_json(findings: Findings) -> bytes:
    """The frozen findings as they are: RFC 8259, UTF-8; null where there are too few to show."""
    return msgspec.json.encode(findings)


def to_csv(findings: Findings) -> str:
    """One row for each shown or hidden figure; `c` where there are too few to show.

    `heard.results.metadata` says what each column means. Lines end in CRLF (RFC 4180). A cell that
    a spreadsheet would take for a formula is defused.
    """
    lines = [csv_line(COLUMNS)]
    for part in findings.parts:
        for question in part.questions:
            start = csv_cells(part.code, question.code, question.label)
            lines += [f"{start},{row}\r\n" for row in _rows(question)]
    return "".join(lines)


def _rows(question: Question) -> Iterator[str]:
    """Give each row, but for the cells that say which question it is."""
    options = [csv_cells(option.code, option.label) for option in question.options]
    lines = [("", question.everybody)]
    lines += [(each.by, line) for each in question.breakdowns for line in each.lines]
    for by, line in lines:
        place = csv_cells(by, line.code, line.label)
        for answer, option, figure in zip(options, question.options, line.figures, strict=True):
            yield f"{place},{answer},{_figure(figure, _base(line, option))}"
        for code, share in (("_positive", line.positive), ("_negative", line.negative)):
            if share is not None:
                yield f"{place},{code},,{_figure(share, _number(line.rated))}"
        yield f"{place},_blank,,{_figure(line.blank, '')}"


def _base(line: Line, option: Choice) -> str:
    """What an option is a share of; blank where that is everybody in the group."""
    if option.code == WRITTEN:
        return ""
    return _number(line.base if option.favour is None else line.rated)


def _figure(figure: Figure, base: str) -> str:
    """The cells of numbers. A weighted one is `c` only where too few people are the reason."""
    instead = TOO_FEW if figure.percent is None else ""
    numbers = (figure.weighted, figure.low, figure.high)
    weighted, low, high = [instead if number is None else number for number in numbers]
    count, percent = _number(figure.count), _number(figure.percent)
    return f"{count},{percent},{base},{weighted},{low},{high}"


def _number(number: int | None) -> str:
    return TOO_FEW if number is None else str(number)

"""What is kept of a look at the answers: protected numbers and labels, and nothing else.

The counts of who left a question blank also stand in the findings of the same survey. What the
findings hide is hidden here too, or the two could be subtracted from each other.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from heard.results.axes import MODE
from heard.results.findings import Breakdown, Figure, Findings, Line, Question

FORMAT = "heard-quality-1"


class Count(msgspec.Struct, frozen=True):
    """About how many of about how many, in whole per cent; None where too few to show."""

    count: int | None = None
    base: int | None = None
    percent: int | None = None


HIDDEN = Count()


class Row(msgspec.Struct, frozen=True):
    """One count of everybody, and by the record's modes in their order."""

    everyone: Count
    by_mode: tuple[Count, ...] = ()


class ItemRow(msgspec.Struct, frozen=True):
    """One question: who left it blank, does not know, or wrote something; of those asked."""

    code: str
    label: str
    section: str
    blank: Row
    unsure: Row | None = None
    written: Row | None = None


class SectionRow(msgspec.Struct, frozen=True):
    """A section, and who stopped in it, of all returns."""

    code: str
    title: str
    stopped: Row


class Effect(msgspec.Struct, frozen=True):
    """The share of good answers of all, and without those who answered all alike: per cent.

    Worked out from shown numbers, so it is about.
    """

    code: str
    label: str
    before: int
    after: int
    count: int
    base: int


class BatteryRow(msgspec.Struct, frozen=True):
    """Questions with the same answers, one under the other, and who answered them all alike."""

    section: str
    title: str
    items: tuple[str, ...]
    alike: Row
    by_answer: tuple[tuple[str, Count], ...]
    effects: tuple[Effect, ...] = ()


class CombinationRow(msgspec.Struct, frozen=True):
    """Answers that can hardly be true together, in words, and who gave them."""

    code: str
    words: str
    reason: str
    strength: Literal["impossible", "unlikely"]
    found: Count


class Record(msgspec.Struct, frozen=True):
    """Everything that was found out, as it may be seen."""

    format: str
    returns: int | None
    modes: tuple[str, ...]
    replies: Row
    empty: Row
    single: Row
    stopped: Row
    straight: Row
    repeats: Count
    repeats_with_words: Count
    items: tuple[ItemRow, ...]
    sections: tuple[SectionRow, ...]
    batteries: tuple[BatteryRow, ...]
    combinations: tuple[CombinationRow, ...]

    def item(self, code: str) -> ItemRow | None:
        return next((each for each in self.items if each.code == code), None)


def without_hidden(record: Record, others: Iterable[Findings]) -> Record:
    """Hide what any findings of the same answers hide. Only ever takes something away."""
    items = record.items
    for findings in others:
        asked = {question.code: question for question in findings.questions}
        items = tuple(
            _item(row, asked[row.code], record.modes) if row.code in asked else row for row in items
        )
    return replace(record, items=items)


def _item(row: ItemRow, question: Question, modes: tuple[str, ...]) -> ItemRow:
    by_mode = _lines(question.by(MODE), modes)
    hidden = [_Hidden.of(question, line) for line in (question.everybody, *by_mode)]
    return replace(
        row,
        blank=_row(row.blank, [each.blank for each in hidden]),
        unsure=row.unsure and _row(row.unsure, [each.unsure for each in hidden]),
        written=row.written and _row(row.written, [each.written for each in hidden]),
    )


def _lines(breakdown: Breakdown | None, modes: tuple[str, ...]) -> list[Line]:
    lines: Mapping[str, Line] = (
        {line.code: line for line in breakdown.lines} if breakdown is not None else {}
    )
    return [lines[mode] for mode in modes] if all(mode in lines for mode in modes) else []


class _Hidden(msgspec.Struct, frozen=True):
    """What one line of findings does not show."""

    blank: bool
    unsure: bool
    written: bool

    @classmethod
    def of(cls, question: Question, line: Line) -> "_Hidden":
        pairs = zip(question.options, line.figures, strict=True)
        unsure = [figure for option, figure in pairs if option.favour is None]
        written = line.figures[0] if question.is_writing else None
        return cls(
            _is_hidden(line.blank),
            any(_is_hidden(figure) for figure in unsure),
            written is not None and _is_hidden(written),
        )


def _is_hidden(figure: Figure) -> bool:
    return figure.count is None


def _row(row: Row, hidden: list[bool]) -> Row:
    """Hide a row's counts; where everybody's is hidden, its parts would add up to it."""
    if hidden[0]:
        return Row(HIDDEN, tuple(HIDDEN for _ in row.by_mode))
    if len(hidden) == 1:
        return row
    pairs = zip(row.by_mode, hidden[1:], strict=False)
    return Row(row.everyone, tuple(HIDDEN if gone else count for count, gone in pairs))

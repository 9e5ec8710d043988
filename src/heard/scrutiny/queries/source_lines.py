"""The source's lines, each with the fields that were read from it."""

from dataclasses import dataclass

from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.models import DecisionRecord


@dataclass(frozen=True)
class SourceLine:
    """A line, counted from 1. `fields` are the names of those read from it, with their labels."""

    number: int
    text: str
    fields: tuple[tuple[str, str], ...]

    @property
    def starts(self) -> bool:
        """Whether it has something to say."""
        return bool(self.text.strip())


def source_lines(record: DecisionRecord) -> list[SourceLine]:
    """All lines of what the record was read from."""
    read_from: dict[int, list[tuple[str, str]]] = {}
    for field, (first, last) in record.lines.items():
        for number in range(first, last + 1):
            read_from.setdefault(number, []).append((field, str(FIELD_LABELS.get(field, field))))
    return [
        SourceLine(number, text, tuple(read_from.get(number, ())))
        for number, text in enumerate(record.source.text.split("\n"), 1)
    ]

"""The source's lines, each with the fields that were read from it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.models import DecisionRecord

Named = tuple[str, str | Promise]


@dataclass(frozen=True)
class SourceLine:
    """A line, counted from 1: the names and labels of the fields that were read from it.

    `begins` has those that begin here.
    """

    number: int
    text: str
    fields: tuple[Named, ...]
    begins: tuple[Named, ...]

    @property
    def is_filled(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.text.strip())


def source_lines(record: DecisionRecord) -> list[SourceLine]:
    """All lines of what the record was read from."""
    read_from: dict[int, list[Named]] = {}
    begins: dict[int, list[Named]] = {}
    for field, (first, last) in record.lines.items():
        named = (field, FIELD_LABELS.get(field, field))
        begins.setdefault(first, []).append(named)
        for number in range(first, last + 1):
            read_from.setdefault(number, []).append(named)
    return [
        SourceLine(number, text, tuple(read_from.get(number, ())), tuple(begins.get(number, ())))
        for number, text in enumerate(record.source.text.split("\n"), 1)
    ]

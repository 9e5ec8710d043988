"""What became of many records, as a spreadsheet."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from heard.design.csv_lines import csv_line
from heard.design.words import join_and
from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.models import BatchFile

COLUMNS = ("file", "outcome", "place", "what_is_wrong", "what_to_do", "record", "different", "then")


def csv_lines(files: Iterable[BatchFile]) -> Iterator[str]:
    """RFC 4180, a row for each file. What a spreadsheet would take for a formula is no formula."""
    yield csv_line(COLUMNS)
    for file in files:
        yield csv_line(
            (
                file.name,
                file.outcome,
                file.place,
                file.problem,
                file.remedy,
                file.record or "",
                join_and(labels(file)) if file.differences else "",
                file.choice,
            )
        )


def labels(file: BatchFile) -> list[str]:
    """What is different, as people call it."""
    return [str(FIELD_LABELS.get(name, _("other"))) for name in file.differences]

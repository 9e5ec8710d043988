"""The codebook as files: CSV (RFC 4180, safe for spreadsheets) and JSON."""

from typing import Any

import msgspec

from heard.design.csv_lines import csv_line
from heard.design.words import iso_day
from heard.themes.models import Theme
from heard.themes.queries.codebook import Codebook

COLUMNS = (
    "key",
    "address",
    "name",
    "belongs",
    "belongs_not",
    "example",
    "stands_under",
    "shortcut",
    "retired_on",
    "merged_into",
)


def to_csv(codebook: Codebook) -> str:
    """One row for each theme, retired ones too. Lines end in CRLF."""
    rows = [_row(theme) for theme in _themes(codebook)]
    lines = [COLUMNS, *([row[name] or "" for name in COLUMNS] for row in rows)]
    return "".join(csv_line(cells) for cells in lines)


def to_json(codebook: Codebook, partnership: str) -> bytes:
    """The same, with whose codebook it is and its version."""
    content = {
        "partnership": partnership,
        "version": codebook.version,
        "changed_on": iso_day(codebook.last.at) if codebook.last else None,
        "themes": [_row(theme) for theme in _themes(codebook)],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2)


def _themes(codebook: Codebook) -> list[Theme]:
    in_use = [theme for branch in codebook.branches for theme in (branch.theme, *branch.below)]
    return [*in_use, *codebook.retired]


def _row(theme: Theme) -> dict[str, Any]:
    """Other themes by their keys: names change."""
    return {
        "key": str(theme.key),
        "address": theme.slug,
        "name": theme.name,
        "belongs": theme.belongs,
        "belongs_not": theme.belongs_not,
        "example": theme.example,
        "stands_under": str(theme.parent.key) if theme.parent else None,
        "shortcut": theme.shortcut,
        "retired_on": iso_day(theme.retired_at and theme.retired_at.date()),
        "merged_into": str(theme.merged_into.key) if theme.merged_into else None,
    }

"""The register as pages, CSV and JSON."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse

from heard.design.csv_lines import csv_line
from heard.scrutiny.models import DecisionQuerySet, DecisionRecord
from heard.scrutiny.queries import CHECK_THIS, as_public, facts, source_lines, summary
from heard.scrutiny.queries.doubts import doubts
from heard.scrutiny.queries.following import came_of

# How many records are fetched at a time; a longer register never stands in memory.
_AT_A_TIME = 500
AddressOf = Callable[[DecisionRecord], str]

COLUMNS = (
    "id",
    "address",
    "title",
    "decision_maker",
    "status",
    "is_key_decision",
    "decision_date",
    "meeting_date",
    "meeting_body",
    "publication_date",
    "source_address",
    "source_sha256",
    "resolution_number",
    "resolution_text",
    "resolution_verbs",
    "filed_under",
    "filed_at_meeting",
)


def csv_lines(records: DecisionQuerySet, address_of: AddressOf) -> Iterator[str]:
    """RFC 4180: a header, then a row for each resolution (one for a decision without any).

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    yield csv_line(COLUMNS)
    for record in records.iterator(chunk_size=_AT_A_TIME):
        decision = as_public(record, address_of(record))
        for resolution in decision["resolutions"] or [None]:
            yield csv_line(_row(decision, resolution))


def json_pieces(records: DecisionQuerySet, address_of: AddressOf) -> Iterator[str]:
    """`{"decisions": [...]}`, one decision a line."""
    before = '{"decisions": [\n'
    for record in records.iterator(chunk_size=_AT_A_TIME):
        decision = as_public(record, address_of(record))
        yield before + json.dumps(decision, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n" if before == ",\n" else before + "]}\n"


def shown(record: DecisionRecord) -> dict[str, Any]:
    """What the page of a decision shows of it."""
    resolutions = list(record.resolutions.all())
    return {
        "facts": facts(record),
        "summary": summary(record),
        "resolutions": resolutions,
        "documents": list(record.documents.all()),
        "came": came_of(record.partnership_id, [each.key for each in resolutions]),
    }


def beside(record: DecisionRecord) -> dict[str, Any]:
    """What stands beside the form: the source, line by line, linked to where it was read to."""
    fields = reverse("scrutiny:change_decision", args=[record.pk])
    resolutions = reverse("scrutiny:change_resolutions", args=[record.pk])

    def field_url(name: str) -> str:
        return resolutions if name == "resolutions" else f"{fields}#field-{name}"

    return {
        "lines": source_lines(record),
        "field_url": field_url,
        "check_tag": CHECK_THIS,
        "doubts": doubts(record),
    }


def _row(decision: dict[str, Any], resolution: dict[str, Any] | None) -> list[Any]:
    resolved = resolution or {"number": None, "text": "", "verbs": []}
    return [
        decision["id"],
        (resolution or decision)["address"],
        decision["title"],
        decision["decision_maker"],
        decision["status"]["normalised"],
        {True: "true", False: "false"}.get(decision["is_key_decision"], ""),
        decision["decision_date"],
        decision["meeting"]["date"],
        decision["meeting"]["body"],
        decision["publication_date"],
        decision["source"]["address"],
        decision["source"]["sha256"],
        resolved["number"],
        resolved["text"],
        ";".join(resolved["verbs"]),
        (decision["filed_under"] or {}).get("name"),
        (decision["filed_at"] or {}).get("id"),
    ]

"""A published decision in the public format: the keys of `heard parse_decision`, and more."""

from typing import Any

from django.utils import timezone

from heard.design.words import iso_day
from heard.scrutiny.models import DecisionRecord


def as_public(record: DecisionRecord, address: str) -> dict[str, Any]:
    """The record as JSON values. Dates are ISO 8601; what it does not state is null or empty.

    `record` comes with its source, resolutions and documents, as from `register`.
    """
    return {
        "id": str(record.key),
        "address": address,
        "edition": record.edition,
        "published_at": iso_day(record.published_at),
        "source": {
            "address": record.source_url or None,
            "sha256": record.source.sha256,
            "read_on": record.source.read_at.date().isoformat(),
        },
        "title": record.title,
        "decision_maker": record.decision_maker or None,
        "status": {"raw": record.status_raw or None, "normalised": record.status},
        "is_key_decision": record.is_key_decision,
        "is_subject_to_call_in": record.is_subject_to_call_in,
        "purpose": record.purpose or None,
        "text": record.text or None,
        "reasons": record.reasons or None,
        "alternatives": record.alternatives or None,
        "divisions": record.divisions,
        "contacts": record.contacts,
        "report_authors": record.report_authors,
        "publication_date": iso_day(record.publication_date),
        "decision_date": iso_day(record.decision_date),
        "meeting": {"date": iso_day(record.meeting_date), "body": record.meeting_body or None},
        "filed_under": _filed_under(record),
        "filed_at": _filed_at(record),
        "effective_from": iso_day(record.effective_from),
        "documents": [
            {"title": document.title, "url": document.url or None}
            for document in record.documents.all()
        ],
        "resolutions": [
            {
                "id": str(resolution.key),
                "address": f"{address}#{resolution.anchor}",
                "number": resolution.number or None,
                "text": resolution.text,
                "verbs": resolution.verbs,
            }
            for resolution in record.resolutions.all()
        ],
    }


def _filed_under(record: DecisionRecord) -> dict[str, str] | None:
    """The committee that is followed here, by the id that it has among the open data of bodies."""
    body = record.filed_under.body if record.filed_under else None
    return {"id": str(body.key), "name": body.name} if body and body.is_public else None


def _filed_at(record: DecisionRecord) -> dict[str, str] | None:
    meeting = record.filed_at
    if meeting is None or _filed_under(record) is None:
        return None
    return {
        "id": str(meeting.key),
        "date": timezone.localdate(meeting.starts_at).isoformat(),
    }

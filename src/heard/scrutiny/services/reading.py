"""From a text or file to a draft with its resolutions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from heard.audit.services import record as audit
from heard.engines.decisiontext import (
    DecisionText,
    ReadDecision,
    read_decision_bytes,
    read_decision_text,
)
from heard.partnerships.models import Member, Partnership
from heard.scrutiny.field_names import columns
from heard.scrutiny.models import (
    DecisionDocument,
    DecisionRecord,
    Source,
    SourceKind,
)
from heard.scrutiny.parts import Part, gathered
from heard.scrutiny.queries.work import WORTH_SHOWING, taken_before
from heard.scrutiny.services.editing import keep_resolutions

_PLAIN = ("purpose", "text", "reasons", "alternatives")
_CLAIMS = ("is_key_decision", "is_subject_to_call_in")
_DATES = ("publication_date", "decision_date", "effective_from")
_LISTS = ("divisions", "contacts", "report_authors")
# What is easily thrown away is shown however unsure the reading.
_ALWAYS_SHOWN = ("text", "resolutions", "documents")
_LONGEST_NAME = 300
LONGEST_SOURCE = 200_000  # characters that can be read in it; the longest minutes have half of that


@dataclass(frozen=True)
class Offer:
    """What an officer gives: the pasted words, or a file's bytes under its name."""

    content: str | bytes
    file_name: str = ""
    url: str = ""
    # The officer has seen that the same source was read before, and wants another record.
    is_wanted_again: bool = False


class TakenBeforeError(Exception):
    """The very same text or file was read before; `first` is what came of it."""

    def __init__(self, first: DecisionRecord) -> None:
        super().__init__(first)
        self.first = first


class TooLongError(Exception):
    """There are more words in the source than a decision record has."""


def read_decision(offer: Offer, *, by: Member) -> DecisionRecord:
    """Read a source into a draft for an officer to check. The source is kept as it came.

    Raises DecisionFileError (of the engine) if no words can be had from it, TooLongError,
    TakenBeforeError.
    """
    if isinstance(offer.content, str):
        found = read_decision_text(offer.content)
        original = offer.content.encode("utf-8", "surrogatepass")
        kind = SourceKind.HTML if found.kind == "html" else SourceKind.PASTED
    else:
        found = read_decision_bytes(offer.content, offer.file_name)
        original = offer.content
        kind = SourceKind(found.kind)
    words = "\n".join(found.source_lines)
    if len(words) > LONGEST_SOURCE:
        raise TooLongError
    source = Source(
        partnership=by.partnership,
        kind=kind,
        file_name=offer.file_name[-255:],
        original=original,
        text=words,
        sha256=found.sha256,
        read_by=by,
    )
    return _keep(source, found, offer, by)


@transaction.atomic
def _keep(source: Source, found: ReadDecision, offer: Offer, by: Member) -> DecisionRecord:
    # One reading at a time in a partnership, so that a form sent twice finds the first.
    Partnership.objects.select_for_update(no_key=True).get(pk=by.partnership_id)
    first = taken_before(by.partnership, source.sha256)
    if first is not None and not offer.is_wanted_again:
        raise TakenBeforeError(first)
    source.save()
    record = DecisionRecord.objects.create(
        partnership=by.partnership,
        source=source,
        source_url=offer.url or _web_address(found.address),
        confidence=dict(found.decision.confidence),
        lines={field: list(span) for field, span in found.decision.lines.items()},
        **_values(found.decision),
    )
    _keep_parts(record, found.decision)
    audit("decision record read", record, by=by.user, sha256=source.sha256)
    return record


def _keep_parts(record: DecisionRecord, decision: DecisionText) -> None:
    parts = gathered(
        [Part((each.number or "")[:20], each.text, each.verbs) for each in decision.resolutions]
    )
    keep_resolutions(record, parts)
    DecisionDocument.objects.bulk_create(
        DecisionDocument(
            record=record,
            position=position,
            title=document.title[:500],
            url=_web_address(document.url),
        )
        for position, document in enumerate(decision.documents, 1)
    )


def _values(decision: DecisionText) -> dict[str, Any]:
    """Columns for what was read; what was only guessed at stays empty, to be asked for."""
    values: dict[str, Any] = {name: getattr(decision, name) or "" for name in _PLAIN}
    values |= {name: getattr(decision, name) for name in _CLAIMS}
    values |= {name: _day(getattr(decision, name)) for name in _DATES}
    values |= {name: [each[:_LONGEST_NAME] for each in getattr(decision, name)] for name in _LISTS}
    values |= {
        "title": (decision.title or "")[:500],
        "decision_maker": (decision.decision_maker or "")[:_LONGEST_NAME],
        "status_raw": (decision.status.raw or "")[:200],
        "status": decision.status.normalised,
        "meeting_date": _day(decision.meeting.date),
        "meeting_body": (decision.meeting.body or "")[:_LONGEST_NAME],
    }
    for field, sure in decision.confidence.items():
        if sure < WORTH_SHOWING and field not in _ALWAYS_SHOWN:
            for column in columns(field):
                values.pop(column, None)
    return values


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _web_address(found: str | None) -> str:
    """The address if it is one of the web and fits, else nothing."""
    if found and found.startswith(("http://", "https://")) and len(found) <= 1000:
        return found
    return ""

"""Correcting a draft, by as many officers as like, none over another's words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from heard.audit.services import record as audit
from heard.partnerships.models import Member
from heard.scrutiny.field_names import field_of
from heard.scrutiny.models import Change, DecisionDocument, DecisionRecord, Resolution
from heard.scrutiny.parts import Part
from heard.scrutiny.queries.work import changes_since

Papers = list[tuple[str, str]]


class NotADraftError(Exception):
    """The edition has been published, withdrawn or discarded already."""


class ChangedMeanwhileError(Exception):
    """Somebody else has saved the draft since it was read. `changes` say who, when and what."""

    def __init__(self, record: DecisionRecord, changes: Sequence[Change]) -> None:
        super().__init__(record)
        self.record = record
        self.changes = changes


@transaction.atomic
def change_decision(
    record: DecisionRecord, values: Mapping[str, Any], *, revision: int, by: Member
) -> DecisionRecord:
    """Give columns new values; `documents` is a list of (title, url), `checked` of field names.

    `revision` is what the officer had before them. Saving what is there already changes nothing,
    so a form sent twice is harmless. Raises NotADraftError, ChangedMeanwhileError.
    """
    record = locked_draft(record)
    before: dict[str, Any] = {
        column: getattr(record, column) for column in values if column != "documents"
    }
    if "documents" in values:
        before["documents"] = [(each.title, each.url) for each in record.documents.all()]
    changed = [column for column, value in values.items() if value != before[column]]
    if not changed:
        return record
    _refuse_stale(record, revision)
    for column in changed:
        if column != "documents":
            setattr(record, column, values[column])
    if "documents" in changed:
        _replace_documents(record, values["documents"])
    _note(record, list(dict.fromkeys(field_of(column) for column in changed)), by)
    return record


@transaction.atomic
def change_resolutions(
    record: DecisionRecord, parts: Sequence[Part], *, revision: int, by: Member
) -> DecisionRecord:
    """Replace the resolutions by `parts`, in their order; keys are kept.

    An officer who saves them has compared them with the source. Raises NotADraftError,
    ChangedMeanwhileError.
    """
    record = locked_draft(record)
    before = [
        Part(number=each.number, text=each.text, verbs=tuple(each.verbs), key=each.key)
        for each in record.resolutions.all()
    ]
    if before == list(parts) and "resolutions" in record.checked:
        return record
    _refuse_stale(record, revision)
    record.resolutions.all().delete()
    keep_resolutions(record, parts)
    record.checked = sorted({*record.checked, "resolutions"})
    _note(record, ["resolutions"], by)
    return record


def keep_resolutions(record: DecisionRecord, parts: Sequence[Part]) -> None:
    """Write them down, in their order, for a record that has none."""
    Resolution.objects.bulk_create(
        Resolution(
            record=record,
            key=part.key,
            position=position,
            number=part.number,
            text=part.text,
            verbs=list(part.verbs),
        )
        for position, part in enumerate(parts, 1)
    )


@transaction.atomic
def discard_decision(record: DecisionRecord, *, by: Member) -> None:
    """Throw a draft away, and its source if nothing else was read from it.

    Raises NotADraftError.
    """
    record = locked_draft(record)
    source = record.source
    audit("decision draft discarded", record, by=by.user)
    record.delete()
    if not source.records.exists():
        source.delete()


def locked_draft(record: DecisionRecord) -> DecisionRecord:
    """The draft as it is now, held until the end of the transaction. Raises NotADraftError."""
    found = DecisionRecord.objects.select_for_update().filter(pk=record.pk).first()
    if found is None or not found.is_draft:
        raise NotADraftError(record)
    return found


def _refuse_stale(record: DecisionRecord, revision: int) -> None:
    if record.revision != revision:
        raise ChangedMeanwhileError(record, changes_since(record, revision))


def _replace_documents(record: DecisionRecord, papers: Papers) -> None:
    record.documents.all().delete()
    DecisionDocument.objects.bulk_create(
        DecisionDocument(record=record, position=position, title=title, url=url)
        for position, (title, url) in enumerate(papers, 1)
    )


def _note(record: DecisionRecord, fields: list[str], by: Member) -> None:
    record.revision += 1
    record.save()
    Change.objects.create(record=record, revision=record.revision, fields=fields, made_by=by)
    audit("decision draft changed", record, by=by.user, fields=", ".join(fields))

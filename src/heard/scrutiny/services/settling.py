"""A record that is here in other words: take the new ones, keep ours, or have both."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record as audit
from heard.engines.decisiontext import DecisionText
from heard.partnerships.models import Member
from heard.scrutiny.as_read import papers_read, parts_read, values_read
from heard.scrutiny.comparing import pairs, parts_of
from heard.scrutiny.field_names import columns
from heard.scrutiny.models import BatchFile, DecisionRecord, Source
from heard.scrutiny.models.importing_words import Choice, Outcome
from heard.scrutiny.parts import Part
from heard.scrutiny.queries.batches import latest_edition
from heard.scrutiny.services.batches import offer_of
from heard.scrutiny.services.editing import (
    ChangedMeanwhileError,
    change_decision,
    change_resolutions,
    locked_draft,
)
from heard.scrutiny.services.judging import differing
from heard.scrutiny.services.publishing import NotInForceError, correct_decision
from heard.scrutiny.services.reading import (
    Reading,
    doubts_of,
    keep_reading,
    keep_source,
    one_reading_at_a_time,
    read_offer,
)

# What a column holds that says nothing.
_EMPTY: dict[type, Any] = {str: "", list: []}


class NotWaitingError(Exception):
    """Somebody has said already what becomes of the file."""


@dataclass(frozen=True)
class Seen:
    """The edition, and the revision of it, that an officer had before them."""

    pk: int
    revision: int


@transaction.atomic
def take_as_next_edition(
    file: BatchFile, *, seen: Seen, day: date | None = None, by: Member
) -> DecisionRecord:
    """The draft of a next edition with the new words; in a draft, the new words themselves.

    What the source did not change stays as officers corrected it, and so do the keys of the
    resolutions. `day` is the one that counts, where two disagree. Raises NotWaitingError,
    NotInForceError, ChangedMeanwhileError.
    """
    file = _locked(file, by)
    ours = latest_edition(file.record) if file.record else None
    if ours is None:
        raise NotInForceError(file)
    if seen != Seen(ours.pk, ours.revision):
        raise ChangedMeanwhileError(ours, [])
    reading = read_offer(offer_of(file))
    draft = ours if ours.is_draft else correct_decision(ours, by=by)
    draft = _rewrite(draft, reading, day, by)
    _settle(file, Choice.NEXT, draft, by)
    return draft


@transaction.atomic
def take_as_another(file: BatchFile, *, day: date | None = None, by: Member) -> DecisionRecord:
    """A draft of its own. One that was published again says of which it is. NotWaitingError."""
    file = _locked(file, by)
    record = keep_reading(read_offer(offer_of(file)), by=by)
    if day:
        record.decision_date = day
        record.checked = ["decision_date"]
    if file.outcome == Outcome.REPUBLISHED and file.record:
        record.republishes = file.record.key
    record.save()
    _settle(file, Choice.ANOTHER, record, by)
    return record


@transaction.atomic
def keep_ours(file: BatchFile, *, by: Member) -> BatchFile:
    """Leave the record as it is; the same file is known from now on. Raises NotWaitingError."""
    file = _locked(file, by)
    return _settle(file, Choice.KEPT, file.record, by)


def _locked(file: BatchFile, by: Member) -> BatchFile:
    one_reading_at_a_time(by.partnership)
    found = BatchFile.objects.select_for_update(of=["self"]).select_related("batch", "record")
    file = found.get(pk=file.pk)
    if not file.waits:
        raise NotWaitingError(file)
    return file


def _settle(
    file: BatchFile, choice: Choice, record: DecisionRecord | None, by: Member
) -> BatchFile:
    file.choice, file.settled_at, file.settled_by = choice, timezone.now(), by
    file.record, file.content = record, None
    file.save()
    audit("decision record settled", record or file.batch, by=by.user, choice=str(choice))
    return file


def _rewrite(
    draft: DecisionRecord, reading: Reading, day: date | None, by: Member
) -> DecisionRecord:
    """Put what changed into the draft, then let it be read from the new source."""
    now = reading.found.decision
    fields = differing(reading, draft)
    values = _values(draft, now, fields)
    if day:
        values["decision_date"] = day
        fields = [name for name in fields if name != "decision_date"]
    values["checked"] = sorted(
        set(draft.checked) - set(fields) | ({"decision_date"} if day else set())
    )
    change_decision(draft, values, revision=draft.revision, by=by)
    draft = locked_draft(draft)
    if "resolutions" in fields:
        parts = carried_over(parts_of(draft), parts_read(now))
        draft = change_resolutions(draft, parts, revision=draft.revision, by=by)
        draft.checked = sorted(set(draft.checked) - {"resolutions"})
    _read_from(draft, reading, fields, by)
    return draft


def carried_over(was: list[Part], now: tuple[Part, ...]) -> list[Part]:
    """What was resolved, as it reads now: each that was there before under the key that it had."""
    found = []
    for pair in pairs(was, now):
        if pair.now:
            key = pair.was.key if pair.was else pair.now.key
            found.append(Part(pair.now.number, pair.now.text, pair.now.verbs, key))
    return found


def _values(draft: DecisionRecord, now: DecisionText, fields: list[str]) -> dict[str, Any]:
    read = values_read(now)
    values: dict[str, Any] = {}
    for name in fields:
        if name == "documents":
            values[name] = papers_read(now)
        elif name != "resolutions":
            for column in columns(name):
                empty = _EMPTY.get(type(getattr(draft, column)))
                values[column] = read.get(column, empty)
    return values


def _read_from(draft: DecisionRecord, reading: Reading, fields: list[str], by: Member) -> None:
    """The draft's source is what was read now: its lines, how sure it is, and what is in doubt.

    What did not change has been read or checked before, and is as sure as it was.
    """
    decision, before = reading.found.decision, draft.source
    draft.source = keep_source(reading, by=by)
    draft.lines = {field: list(span) for field, span in decision.lines.items()}
    sure = {name: decision.confidence.get(name, 1) for name in fields}
    draft.confidence = draft.confidence | sure
    draft.doubts = doubts_of(reading.found)
    draft.source_url = draft.source_url or reading.address
    draft.save()
    if not DecisionRecord.objects.filter(source=before).exists():
        Source.objects.filter(pk=before.pk).delete()

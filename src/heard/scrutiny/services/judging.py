"""What becomes of a record that was read in: new, here already, changed, or published again."""

from dataclasses import dataclass
from datetime import date

from heard.engines.decisiontext import (
    DecisionFileError,
    DecisionText,
    ReadDecision,
    read_decision_bytes,
    read_decision_text,
)
from heard.scrutiny.comparing import changed_fields, resolutions_changed
from heard.scrutiny.known import Known, Row, folded, folded_names
from heard.scrutiny.models import DecisionRecord, Source, SourceKind
from heard.scrutiny.models.importing_words import Outcome
from heard.scrutiny.services.reading import Reading


@dataclass(frozen=True)
class Judgement:
    """An outcome, the record that it is about, and the fields that differ from it."""

    outcome: Outcome
    record: int | None = None
    fields: tuple[str, ...] = ()
    # It waits in another batch already, or a record of it was withdrawn here.
    waits: bool = False
    withdrawn: int | None = None


NEW = Judgement(Outcome.NEW)


def judge(reading: Reading, known: Known) -> Judgement:
    """Compare what was read with what is here."""
    sha256 = reading.found.sha256
    if sha256 in known.by_sha:
        return Judgement(Outcome.SAME, known.by_sha[sha256])
    if sha256 in known.waiting:
        return Judgement(Outcome.SAME, known.waiting[sha256], waits=True)
    row = known.meant(row_of(reading), is_republished=says_again(reading.found))
    if row is None:
        return NEW
    if row.is_withdrawn:
        return Judgement(Outcome.NEW, withdrawn=row.pk)
    found = DecisionRecord.objects.select_related("source").filter(pk=row.pk).first()
    return NEW if found is None else compare(reading, found)


def compare(reading: Reading, record: DecisionRecord) -> Judgement:
    """What was read beside the record that it is of."""
    before, now = read_again(record.source), reading.found
    fields = tuple(differing(reading, record))
    days = before.decision.publication_date, now.decision.publication_date
    is_later = all(days) and days[0] != days[1]
    if is_later or (says_again(now) and not says_again(before)):
        return Judgement(Outcome.REPUBLISHED, record.pk, fields)
    return Judgement(Outcome.CHANGED if fields else Outcome.SAME, record.pk, fields)


def differing(reading: Reading, record: DecisionRecord) -> list[str]:
    """Fields in which the source changed and the record differs from it."""
    before, now = read_again(record.source).decision, reading.found.decision
    found = changed_fields(before, now, record)
    return [*found, "resolutions"] if resolutions_changed(before, now, record) else found


def read_again(source: Source) -> ReadDecision:
    """A source as it is read today; as saying nothing, if it cannot be read any more."""
    original = bytes(source.original)
    try:
        if source.kind == SourceKind.PASTED or not source.file_name:
            return read_decision_text(original.decode("utf-8", "surrogatepass"))
        return read_decision_bytes(original, source.file_name)
    except (DecisionFileError, UnicodeDecodeError):
        return ReadDecision(DecisionText(), (), "text", None, source.sha256)


def says_again(found: ReadDecision) -> bool:
    """Whether the record says that it was published again, or its days do."""
    return any(doubt.code == "republished" for doubt in found.doubts)


def row_of(reading: Reading, record: DecisionRecord | None = None) -> Row:
    """What tells what was read from others; `record` is the draft that was made of it."""
    decision = reading.found.decision
    day = decision.decision_date or decision.meeting.date
    return Row(
        pk=record.pk if record else 0,
        title=folded(decision.title or ""),
        committees=folded_names((decision.decision_maker, decision.meeting.body)),
        day=date.fromisoformat(day) if day else None,
        address=reading.address,
        sha256=reading.found.sha256,
    )

"""Many records at once: kept first, then read by a job, some at a time.

A job that is killed goes on where it was when it runs again: what becomes of a few files is settled
in one transaction, and only files that still wait are read.
"""

import hashlib
import logging
from collections.abc import Iterable
from itertools import islice

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from heard.audit.services import record as audit
from heard.design.words import date_words
from heard.engines.decisiontext import DecisionFileError
from heard.partnerships.models import Member
from heard.scrutiny.archives import Packed, Refusal
from heard.scrutiny.known import Known
from heard.scrutiny.models import Batch, BatchFile, DecisionRecord
from heard.scrutiny.models.importing_words import BatchState, Outcome
from heard.scrutiny.queries.known_records import known_records
from heard.scrutiny.services.judging import Judgement, judge, row_of
from heard.scrutiny.services.reading import (
    Offer,
    Reading,
    TakenBeforeError,
    TooLongError,
    keep_reading,
    one_reading_at_a_time,
    read_offer,
)

# So many files are read, then settled together.
AT_ONCE = 25
_logger = logging.getLogger(__name__)


@transaction.atomic
def bring_batch(name: str, files: Iterable[Packed], *, by: Member) -> Batch:
    """Keep the files and have them read. Where `files` raises ArchiveError, nothing is kept."""
    batch = Batch.objects.create(partnership=by.partnership, name=name[-255:], made_by=by)
    places = enumerate(files, 1)
    count = 0
    while some := [_kept(batch, place, packed) for place, packed in islice(places, AT_ONCE)]:
        count += len(BatchFile.objects.bulk_create(some))
    audit("decision records brought in", batch, by=by.user, files=count)
    app.configure_task("heard.scrutiny.jobs.read_batch").defer(batch_id=batch.pk)
    return batch


def read_batch(batch: Batch) -> Batch:
    """Read every file that still waits. Run twice, or by two at once, it does no harm."""
    Batch.objects.filter(pk=batch.pk, state=BatchState.WAITING).update(state=BatchState.READING)
    batch = Batch.objects.select_related("made_by__user", "partnership").get(pk=batch.pk)
    while some := list(batch.files.filter(outcome=Outcome.WAITING)[:AT_ONCE]):
        _settle(batch, [(file, _read(file)) for file in some])
    return _finish(batch)


@transaction.atomic
def read_or_compare(offer: Offer, *, by: Member) -> DecisionRecord | BatchFile:
    """Read one record: a draft of it, or, if it is here in other words, a file to settle.

    Raises DecisionFileError, TooLongError, TakenBeforeError (it is here in the same words).
    """
    reading = read_offer(offer)
    one_reading_at_a_time(by.partnership)
    if offer.is_wanted_again:
        return keep_reading(reading, by=by)
    found = judge(reading, known_records(by.partnership))
    if found.outcome == Outcome.NEW:
        return keep_reading(reading, by=by)
    if found.waits:
        return _waiting_file(reading, by)
    if found.outcome == Outcome.SAME:
        raise TakenBeforeError(DecisionRecord.objects.get(pk=found.record or 0))
    return _file_to_settle(reading, found, by)


def offer_of(file: BatchFile) -> Offer:
    """What was given, as it can be read again while its content is kept."""
    content = bytes(file.content or b"")
    if file.is_pasted:
        return Offer(content.decode("utf-8", "surrogatepass"), "", file.url)
    return Offer(content, file.name, file.url)


def _waiting_file(reading: Reading, by: Member) -> BatchFile:
    files = BatchFile.objects.filter(batch__partnership=by.partnership).to_settle()
    return files.filter(sha256=reading.found.sha256).earliest("pk")


def _file_to_settle(reading: Reading, found: Judgement, by: Member) -> BatchFile:
    name = reading.offer.file_name[-255:] or _("Pasted text")
    batch = Batch.objects.create(
        partnership=by.partnership,
        name=name,
        made_by=by,
        state=BatchState.DONE,
        finished_at=timezone.now(),
    )
    audit("decision records brought in", batch, by=by.user, files=1)
    return BatchFile.objects.create(
        batch=batch,
        position=1,
        name=name,
        is_pasted=isinstance(reading.offer.content, str),
        url=reading.offer.url,
        content=reading.original,
        sha256=reading.found.sha256,
        outcome=found.outcome,
        record_id=found.record,
        differences=list(found.fields),
    )


def _kept(batch: Batch, place: int, packed: Packed) -> BatchFile:
    file = BatchFile(batch=batch, position=place, name=packed.name[-255:])
    if packed.refusal:
        _refuse(file, packed.refusal)
    else:
        file.content = packed.content
        file.sha256 = hashlib.sha256(packed.content).hexdigest()
    return file


def _refuse(file: BatchFile, refusal: Refusal, place: str = "1") -> None:
    file.outcome = Outcome.REFUSED
    file.place = place[:60]
    file.problem, file.remedy = str(refusal.what)[:500], str(refusal.remedy)[:500]
    file.content = None


def _read(file: BatchFile) -> Reading | tuple[Refusal, str]:
    """What is in it, or why that cannot be read and where."""
    try:
        return read_offer(offer_of(file))
    except DecisionFileError as error:
        return Refusal(error.what, error.remedy), error.place
    except TooLongError:
        what = _("is too long for a decision record")
        return Refusal(what, _("give only the part about the decision")), "1"
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        # One file must not keep the others from being read, whatever is wrong with it.
        _logger.exception("a decision record could not be read")
        what = _("could not be read, which is a mistake of Heard")
        return Refusal(what, _("paste its words instead, and tell whoever runs Heard")), "1"


@transaction.atomic
def _settle(batch: Batch, read: list[tuple[BatchFile, Reading | tuple[Refusal, str]]]) -> None:
    one_reading_at_a_time(batch.partnership)
    waiting = BatchFile.objects.select_for_update().filter(
        pk__in=[file.pk for file, _found in read], outcome=Outcome.WAITING
    )
    still = set(waiting.values_list("pk", flat=True))
    known = known_records(batch.partnership)
    for file, found in read:
        if file.pk not in still:
            continue
        if isinstance(found, Reading):
            _take(file, found, known, batch.made_by)
        else:
            _refuse(file, *found)
        file.save()


def _take(file: BatchFile, reading: Reading, known: Known, by: Member) -> None:
    found = judge(reading, known)
    file.outcome, file.record_id = found.outcome, found.record
    file.differences = list(found.fields)
    if found.outcome == Outcome.NEW:
        file.record = keep_reading(reading, by=by)
        known.add(row_of(reading, file.record))
        file.problem = _about_the_withdrawn(found.withdrawn)
    elif found.waits:
        file.problem = _("It was brought in before, and waits for somebody to decide")
    elif file.waits:
        known.waiting[reading.found.sha256] = found.record or 0
    if not file.waits:
        file.content = None


def _about_the_withdrawn(pk: int | None) -> str:
    """Whoever brings a record in again should know that it was withdrawn."""
    if pk is None:
        return ""
    withdrawn_at = DecisionRecord.objects.get(pk=pk).withdrawn_at
    day = date_words(withdrawn_at) if withdrawn_at else ""
    return _("This decision was withdrawn here on %(day)s. Ask why before you publish it") % {
        "day": day
    }


@transaction.atomic
def _finish(batch: Batch) -> Batch:
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != BatchState.DONE:
        batch.state, batch.finished_at = BatchState.DONE, timezone.now()
        batch.save(update_fields=["state", "finished_at"])
    return batch

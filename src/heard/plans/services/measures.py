"""Measures and their values: typed in, corrected with the old one kept, taken from findings."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.plans.measure_details import MeasureDetails, Read
from heard.plans.models import Measure, Reading
from heard.plans.models.words import MeasureSource, Unit
from heard.plans.result_words import Result, find_result
from heard.results.models import Publication


class MeasureChangedError(Exception):
    """Somebody has saved the measure since it was read; `measure` is how it is now."""

    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self.measure = measure


class ReadAlreadyError(Exception):
    """There is a value of this day: correct it. The first argument is the reading."""


class NotAPercentageError(Exception):
    """A share lies between 0 and 100."""


class DayToComeError(Exception):
    """Nothing has been counted on a day to come."""


class NotThisAreaError(Exception):
    """It belongs to another partnership."""


class NoSuchResultError(Exception):
    """The publication shows nothing of that: too few answered, or it was not asked."""


class CorrectedMeanwhileError(Exception):
    """Somebody has corrected this value already."""


@dataclass(frozen=True)
class Choice:
    """Which share of which question: positive, negative or an option's code."""

    question: str
    answer: str


@transaction.atomic
def make_measure(partnership: Partnership, details: MeasureDetails, *, by: Member) -> Measure:
    """Raises NotAPercentageError, NotThisAreaError."""
    measure = Measure(partnership=partnership, **_columns(details))
    _check(measure, details)
    measure.save()
    _set_links(measure, details)
    record("measure made", measure, by=by.user)
    return measure


@transaction.atomic
def change_measure(
    measure: Measure, details: MeasureDetails, *, revision: int, by: Member
) -> Measure:
    """Raises MeasureChangedError, NotAPercentageError, NotThisAreaError."""
    measure = _locked(measure)
    if measure.revision != revision:
        raise MeasureChangedError(measure)
    for name, value in _columns(details).items():
        setattr(measure, name, value)
    _check(measure, details)
    measure.revision += 1
    measure.save()
    _set_links(measure, details)
    record("measure changed", measure, by=by.user)
    return measure


@transaction.atomic
def retire_measure(measure: Measure, *, because: str, by: Member) -> Measure:
    """It is counted no more; its history stays. Twice is once."""
    measure = _locked(measure)
    if measure.retired_on is None:
        measure.retired_on, measure.retired_because = timezone.localdate(), because
        measure.save(update_fields=["retired_on", "retired_because"])
        record("measure retired", measure, by=by.user)
    return measure


@transaction.atomic
def add_reading(measure: Measure, read: Read, *, by: Member, **more: Any) -> Reading:
    """Raises ReadAlreadyError, NotAPercentageError, DayToComeError."""
    measure = _locked(measure)
    _check_reading(measure, read)
    there = measure.readings.current().filter(on=read.on).first()
    if there is not None:
        raise ReadAlreadyError(there)
    reading = _make(measure, read, by, **more)
    record("measure read", measure, by=by.user, on=read.on.isoformat())
    return reading


@transaction.atomic
def correct_reading(reading: Reading, read: Read, *, because: str, by: Member) -> Reading:
    """A new value in place of one that was wrong, which stays readable with the reason.

    Raises CorrectedMeanwhileError, ReadAlreadyError (of the new day), NotAPercentageError,
    DayToComeError.
    """
    measure = _locked(reading.measure)
    reading = Reading.objects.select_for_update().get(pk=reading.pk)
    if reading.replaced_at is not None:
        raise CorrectedMeanwhileError(reading)
    _check_reading(measure, read)
    others = measure.readings.current().exclude(pk=reading.pk)
    if there := others.filter(on=read.on).first():
        raise ReadAlreadyError(there)
    reading.replaced_at, reading.replaced_because = timezone.now(), because
    reading.save(update_fields=["replaced_at", "replaced_because"])
    made = _make(measure, read, by, publication=reading.publication)
    record("measure corrected", measure, by=by.user, on=read.on.isoformat())
    return made


@transaction.atomic
def read_result(
    measure: Measure, publication: Publication, choice: Choice, *, by: Member
) -> Reading:
    """Take in a published result, with its base and the day until which families were asked.

    Where question or answers were worded otherwise the last time, the series breaks here. Raises
    NoSuchResultError, NotThisAreaError, ReadAlreadyError.
    """
    measure = _locked(measure)
    if publication.partnership_id != measure.partnership_id:
        raise NotThisAreaError(publication)
    result = find_result(publication, choice.question, choice.answer)
    if result is None:
        raise NoSuchResultError(choice)
    until = publication.findings.asked_until or timezone.localdate(publication.published_at)
    read = Read(
        on=until,
        source_words=publication.title,
        value=result.share,
        base=result.base,
        source_on=timezone.localdate(publication.published_at),
        break_words=_break_words(measure, result),
        note=result.words,
    )
    measure.question, measure.answer = choice.question, choice.answer
    measure.source = MeasureSource.SURVEY
    measure.save(update_fields=["question", "answer", "source"])
    return add_reading(
        measure, read, by=by, publication=publication, wording_sha256=result.wording_sha256
    )


def _break_words(measure: Measure, result: Result) -> str:
    last = measure.readings.current().exclude(wording_sha256="").last()
    if last is None or last.wording_sha256 == result.wording_sha256:
        return ""
    return _("The question or its answers were worded differently before.")


def _make(measure: Measure, read: Read, by: Member, **more: Any) -> Reading:
    columns = asdict(read)
    return measure.readings.create(
        is_break=bool(read.break_words), recorded_by=by, **columns, **more
    )


def _locked(measure: Measure) -> Measure:
    return Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)


def _columns(details: MeasureDetails) -> dict[str, Any]:
    names = ("name", "unit", "direction", "source", "plain_words", "source_words", "decimals")
    columns = {name: getattr(details, name) for name in (*names, "is_public")}
    return columns | vars(details.goal)


def _check(measure: Measure, details: MeasureDetails) -> None:
    _check_share(measure, details.goal.baseline, details.goal.target)
    here = measure.partnership_id
    belongs = details.belongs
    of = {each.partnership_id for each in belongs.plans}
    of |= {each.partnership_id for each in belongs.actions}
    of |= {each.partnership_id for each in belongs.findings}
    if of - {here}:
        raise NotThisAreaError(details)


def _check_reading(measure: Measure, read: Read) -> None:
    if read.on > timezone.localdate():
        raise DayToComeError(read.on)
    _check_share(measure, read.value)


def _check_share(measure: Measure, *values: Any) -> None:
    for value in values:
        if measure.unit == Unit.PERCENT and value is not None and not 0 <= value <= 100:
            raise NotAPercentageError(value)


def _set_links(measure: Measure, details: MeasureDetails) -> None:
    measure.plans.set(details.belongs.plans)
    measure.actions.set(details.belongs.actions)
    measure.findings.set(details.belongs.findings)

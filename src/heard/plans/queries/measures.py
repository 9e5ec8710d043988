"""Measures for staff: the list, one with its history, what could be read in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from heard.design.linecharts import Level, LineChart, Value
from heard.design.words import date_words, number_words
from heard.partnerships.models import Partnership
from heard.plans.measure_words import reading_words, value_words
from heard.plans.models import Action, Finding, Measure, Plan, Reading
from heard.plans.models.words import ActionState, MeasureSource
from heard.plans.queries.movement import Movement, movement_of
from heard.plans.result_words import find_result
from heard.results import queries as results
from heard.results.models import Publication


@dataclass(frozen=True)
class MeasureRow:
    measure: Measure
    last: Reading | None
    movement: Movement


@dataclass(frozen=True)
class MeasurePage:
    """One measure with its values, those that were corrected apart."""

    measure: Measure
    chart: LineChart
    movement: Movement
    readings: list[Reading]
    replaced: list[Reading]
    plans: list[Plan]
    actions: list[Action]
    findings: list[Finding]


@dataclass(frozen=True)
class MeasureChoices:
    """What a measure may be about."""

    plans: list[Plan]
    actions: list[Action]
    findings: list[Finding]


def measures_of(partnership: Partnership) -> QuerySet[Measure]:
    return Measure.objects.filter(partnership=partnership).select_related("partnership")


def rows(measures: QuerySet[Measure] | Sequence[Measure]) -> list[MeasureRow]:
    """Each with its last value and how it moved: one statement more, however many."""
    measures = list(measures)
    pks = [each.pk for each in measures]
    held: dict[int, list[Reading]] = {pk: [] for pk in pks}
    for reading in Reading.objects.current().filter(measure__in=pks).order_by("on", "pk"):
        held[reading.measure_id].append(reading)
    return [_row(each, held[each.pk]) for each in measures]


def _row(measure: Measure, held: list[Reading]) -> MeasureRow:
    return MeasureRow(measure, held[-1] if held else None, movement_of(measure, held))


def measure_page(measure: Measure, *, for_everybody: bool = False) -> MeasurePage:
    everything = list(measure.readings.select_related("publication"))
    current = [each for each in everything if each.replaced_at is None]
    plans, actions = measure.plans.all(), measure.actions.select_related("plan")
    findings = measure.findings.select_related("inspection")
    if for_everybody:
        plans, actions, findings = plans.public(), actions.public(), findings.public()
    movement = movement_of(measure, current)
    return MeasurePage(
        measure,
        measure_chart(measure, current, movement),
        movement,
        current,
        [each for each in everything if each.replaced_at is not None],
        list(plans),
        list(actions),
        list(findings),
    )


def measure_chart(measure: Measure, readings: Sequence[Reading], movement: Movement) -> LineChart:
    """Its values over time, with where it began and where it should get."""
    levels = []
    if measure.baseline is not None:
        began = _("It began at %(value)s") % {"value": value_words(measure.baseline, measure)}
        levels.append(Level(float(measure.baseline), began))
    if measure.target is not None and measure.target_on is not None:
        goal = {"value": value_words(measure.target, measure), "day": date_words(measure.target_on)}
        levels.append(Level(float(measure.target), _("Wanted: %(value)s") % goal, is_target=True))
    return LineChart(
        key=f"measure-{measure.pk}",
        title=measure.name,
        sentence=sentence(measure, movement),
        values=tuple(_value(each, measure) for each in readings),
        levels=tuple(levels),
        columns=(_("Value"), _("Of about"), _("Source"), _("Note")),
    )


def sentence(measure: Measure, movement: Movement) -> str:
    if measure.target is None or measure.target_on is None:
        return movement.words
    wanted = _("%(value)s is wanted by %(day)s.") % {
        "value": value_words(measure.target, measure),
        "day": date_words(measure.target_on),
    }
    return f"{movement.words} {wanted}"


def _value(reading: Reading, measure: Measure) -> Value:
    source_on = f", {date_words(reading.source_on)}" if reading.source_on else ""
    return Value(
        on=reading.on,
        value=None if reading.value is None else float(reading.value),
        words=value_words(reading.value, measure)
        if reading.value is not None
        else reading_words(reading, measure),
        cells=(
            number_words(reading.base) if reading.base is not None else "",
            f"{reading.source_words}{source_on}",
            reading.break_words,
        ),
        is_break=reading.is_break,
    )


def measure_choices(partnership: Partnership) -> MeasureChoices:
    """Actions of plans at work that are not drafts."""
    actions = Action.objects.filter(plan__partnership=partnership, plan__closed_on=None)
    actions = actions.exclude(state__in=[ActionState.DRAFT, ActionState.REPLACED])
    findings = Finding.objects.filter(inspection__partnership=partnership)
    return MeasureChoices(
        list(partnership.plans.at_work()),
        list(actions.select_related("plan")),
        list(findings.select_related("inspection")),
    )


def publications_to_read(measure: Measure) -> QuerySet[Publication]:
    """Published findings that no value was taken from, the newest first."""
    read = measure.readings.current().exclude(publication=None).values("publication_id")
    return results.published(measure.partnership).exclude(pk__in=read)


def next_result(measure: Measure, unread: Iterable[Publication]) -> Publication | None:
    """Of what was not read in yet the newest that shows what the measure is made of."""
    last = measure.readings.current().exclude(publication=None).last()
    for publication in unread:
        until = publication.findings.asked_until
        if last is not None and until is not None and until <= last.on:
            continue
        if find_result(publication, measure.question, measure.answer):
            return publication
    return None


def survey_measures(partnership: Partnership) -> QuerySet[Measure]:
    found = measures_of(partnership).filter(source=MeasureSource.SURVEY, retired_on=None)
    return found.exclude(question="").prefetch_related(
        Prefetch("readings", Reading.objects.current())
    )

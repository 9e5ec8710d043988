"""Taking official figures into a measure, with their release and its date."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from heard.figures.models import Figure
from heard.figures.queries import Series, figure_day, series
from heard.partnerships.models import Member
from heard.plans.measure_details import Read
from heard.plans.models import Measure, Reading
from heard.plans.models.words import MeasureSource, Symbol
from heard.plans.services.measures import add_reading, correct_reading


class NoSuchFigureError(Exception):
    """No release that is loaded has this figure of our area."""


@dataclass(frozen=True)
class TakenIn:
    """How many values are new, and how many were revised since they were taken in."""

    new: int
    revised: int


@transaction.atomic
def read_figures(measure: Measure, of: Series, *, by: Member) -> TakenIn:
    """Every period that is loaded; what a later release revised corrects what stood there.

    A symbol stays what it means, and is never 0. Taking in twice changes nothing. Raises
    NoSuchFigureError, NotAPercentageError.
    """
    measure = Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)
    found = series(measure.partnership, of)
    if not found:
        raise NoSuchFigureError(of)
    measure.figure_topic, measure.figure_breakdown = of.topic, of.breakdown
    measure.figure_indicator, measure.source = of.indicator, MeasureSource.FIGURE
    measure.save(update_fields=["figure_topic", "figure_breakdown", "figure_indicator", "source"])
    there = {each.on: each for each in measure.readings.current()}
    new = revised = 0
    for figure in found:
        read = read_of(figure)
        before = there.get(read.on)
        if before is None:
            add_reading(measure, read, by=by)
            new += 1
        elif not same(before, read):
            because = _("Revised in %(release)s") % {"release": read.source_words}
            correct_reading(before, read, because=because[:300], by=by)
            revised += 1
    return TakenIn(new, revised)


def read_of(figure: Figure) -> Read:
    symbol = figure.symbol if figure.symbol in Symbol.values else Symbol.UNAVAILABLE
    return Read(
        on=figure_day(figure),
        source_words=str(figure.release)[:300],
        value=figure.value,
        symbol="" if figure.value is not None else symbol,
        source_on=figure.release.published_on,
    )


def same(reading: Reading, read: Read) -> bool:
    return (reading.value, reading.symbol) == (read.value, read.symbol)

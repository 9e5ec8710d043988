"""Official figures that a measure can be made of, and those that it has not taken in yet."""

from django.db.models import Q

from heard.figures.models import Figure, Level
from heard.figures.queries import Series, area_of, figure_day, series
from heard.partnerships.models import Partnership
from heard.plans.models import Measure
from heard.plans.models.words import MeasureSource

MOST_OFFERED = 40


def series_of(measure: Measure) -> Series | None:
    """Which figure it is made of; None while nobody has chosen one."""
    if not measure.figure_indicator:
        return None
    return Series(measure.figure_topic, measure.figure_breakdown, measure.figure_indicator)


def offered(partnership: Partnership, text: str) -> list[Series]:
    """Figures of our area whose names hold every word of `text`: the first ones by name."""
    area = area_of(partnership)
    if area is None:
        return []
    found = Figure.objects.filter(
        release__partnership=partnership, level=Level.LOCAL, area_code=area.code
    )
    for word in text.split():
        found = found.filter(
            Q(topic__icontains=word)
            | Q(breakdown__icontains=word)
            | Q(indicator__icontains=word.replace(" ", "_"))
        )
    names = found.order_by("topic", "breakdown", "indicator")
    kinds = names.values_list("topic", "breakdown", "indicator").distinct()[:MOST_OFFERED]
    return [Series(*each) for each in kinds]


def has_new_figures(measure: Measure) -> bool:
    """Whether a release has a period that it lacks, or another value of one that it has."""
    of = series_of(measure)
    if of is None:
        return False
    there = {each.on: (each.value, each.symbol) for each in measure.readings.current()}
    return any(
        figure_day(each) not in there or there[figure_day(each)][0] != each.value
        for each in series(measure.partnership, of)
    )


def figure_measures(partnership: Partnership) -> list[Measure]:
    found = Measure.objects.filter(
        partnership=partnership, source=MeasureSource.FIGURE, retired_on=None
    )
    return list(found.exclude(figure_indicator=""))

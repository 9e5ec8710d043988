"""Reads of official figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from heard.engines.officialstats import Period, day_of
from heard.figures.models import Area, Figure, Level, Release
from heard.figures.reading import Preview
from heard.figures.rules import can_load_figures
from heard.figures.words import (
    figure_words,
    indicator_words,
    is_share,
    period_words,
    topic_words,
)
from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo

MOST_OFFERED = 400


@dataclass(frozen=True)
class Margin:
    """One group of the population with its number, or the symbol in its place."""

    breakdown: str
    value: Decimal | None
    symbol: str
    period: str
    release: str
    published_on: date
    counted_on: date


@dataclass(frozen=True)
class Line:
    """A figure with its words; `before` is what an earlier release said, where that differed."""

    figure: Figure
    words: str
    period: str
    before: str = ""


@dataclass(frozen=True)
class Search:
    """What is looked for in a release; what is empty filters nothing."""

    text: str = ""
    indicator: str = ""
    topic: str = ""
    level: str = ""


@dataclass(frozen=True)
class Series:
    """Which figure: as a measure names it."""

    topic: str
    breakdown: str
    indicator: str


def area_of(partnership: Partnership) -> Area | None:
    return Area.objects.filter(partnership=partnership).first()


def releases(partnership: Partnership) -> QuerySet[Release]:
    """Those that hold first, then those that were replaced; the latest first."""
    found = partnership.figure_releases.select_related("loaded_by__user", "replaced_by")
    counted = found.annotate(number=Count("figures"))
    is_history = Case(When(replaced_by=None, then=Value(0)), default=Value(1))
    return counted.order_by(is_history, "-published_on", "-pk")


def may_be_replaced_by(
    partnership: Partnership, title: str, indicators: Sequence[str]
) -> list[Release]:
    """Releases that hold and count some of the same; that of the same title is the first."""
    same = partnership.figure_releases.filter(replaced_by=None, figures__indicator__in=indicators)
    found = same.distinct().order_by("-published_on", "-pk")
    return sorted(found, key=lambda each: each.title.lower() != title.lower())


def figures_of(release: Release, search: Search) -> QuerySet[Figure]:
    """What is counted, of everybody and then of groups; the latest period first."""
    found = release.figures.all()
    for field in ("indicator", "topic", "level"):
        if wanted := getattr(search, field):
            found = found.filter(**{field: wanted})
    for word in search.text.split()[:5]:
        found = found.filter(
            Q(breakdown__icontains=word)
            | Q(topic__icontains=word)
            | Q(indicator__icontains=word)
            | Q(area_name__icontains=word)
        )
    is_part = Case(When(topic="total", then=Value(0)), default=Value(1))
    return found.order_by("indicator", is_part, "topic", "breakdown", "-period", "level", "pk")


def lines(figures: Sequence[Figure]) -> list[Line]:
    """Two statements at most, however many releases came before."""
    before = _before(figures)
    return [
        Line(each, figure_words(each), period_words(each), _revised(each, before))
        for each in figures
    ]


_Key = tuple[str, str, str, str, str, str]


def _key(figure: Figure) -> _Key:
    of = (figure.period, figure.period_kind, figure.area_code)
    return (*of, figure.topic, figure.breakdown, figure.indicator)


def _before(figures: Sequence[Figure]) -> dict[_Key, Figure]:
    """The same figures in the release that was replaced last."""
    if not figures:
        return {}
    found = Figure.objects.filter(
        release__replaced_by=figures[0].release_id,
        indicator__in={each.indicator for each in figures},
        breakdown__in={each.breakdown for each in figures},
        period__in={each.period for each in figures},
    ).order_by("release__published_on", "release_id")
    return {_key(each): each for each in found}


def _revised(figure: Figure, before: dict[_Key, Figure]) -> str:
    earlier = before.get(_key(figure))
    if earlier is None or (earlier.value, earlier.symbol) == (figure.value, figure.symbol):
        return ""
    return figure_words(earlier)


def margin(partnership: Partnership, topic: str, indicator: str) -> list[Margin]:
    """The population of our area by `topic`: its latest period, from the latest release.

    Empty where there is none. Symbols are in it: whoever weights by it must see what is missing.
    """
    found = _that_hold(partnership).filter(topic=topic, indicator=indicator)
    newest = found.order_by("-period", "-release__published_on", "-release_id").first()
    if newest is None:
        return []
    same = found.filter(
        release=newest.release_id, period=newest.period, period_kind=newest.period_kind
    )
    return [_margin(each) for each in same.order_by("pk")]


@dataclass(frozen=True)
class MarginChoice:
    """Something that our area is counted by: `words` say who is counted, and by what."""

    topic: str
    indicator: str
    words: str


def margins_of(partnership: Partnership) -> list[MarginChoice]:
    """What figures of our area tell the population by, in the order of their words.

    Shares are left out, and what is told of everybody or of one group alone.
    """
    held = _that_hold(partnership).exclude(topic="total").order_by()
    found = held.values_list("topic", "indicator").annotate(
        groups=Count("breakdown", distinct=True)
    )
    choices = [
        MarginChoice(topic, indicator, f"{indicator_words(indicator)}: {topic_words(topic)}")
        for topic, indicator, groups in found
        if groups > 1 and not is_share(indicator)
    ]
    return sorted(choices, key=lambda each: each.words)[:MOST_OFFERED]


def _margin(figure: Figure) -> Margin:
    release = figure.release
    return Margin(
        breakdown=figure.breakdown,
        value=figure.value,
        symbol=figure.symbol,
        period=period_words(figure),
        release=str(release),
        published_on=release.published_on,
        counted_on=figure_day(figure),
    )


def series(partnership: Partnership, of: Series) -> list[Figure]:
    """Our area's figures of one kind, by period: each from the latest release that has it."""
    found = _that_hold(partnership).filter(
        topic=of.topic, breakdown=of.breakdown, indicator=of.indicator
    )
    ordered = found.order_by("period", "period_kind", "release__published_on", "release_id")
    latest = {(each.period, each.period_kind): each for each in ordered}
    return list(latest.values())


def _that_hold(partnership: Partnership) -> QuerySet[Figure]:
    """Our area's own. Of a release that was replaced, only periods that the later one has not.

    What the later one left out of a period was taken back, so it does not hold any more.
    """
    area = area_of(partnership)
    later = Figure.objects.filter(
        release=OuterRef("release__replaced_by"),
        period=OuterRef("period"),
        period_kind=OuterRef("period_kind"),
        area_code=OuterRef("area_code"),
    )
    found = Figure.objects.filter(
        release__partnership=partnership,
        level=Level.LOCAL,
        area_code=area.code if area else "",
    )
    return found.filter(~Exists(later)).select_related("release")


def figure_day(figure: Figure) -> date:
    """The day that a figure is about."""
    return day_of(Period(figure.period, figure.period_kind), figure.indicator)


def indicators_of(release: Release) -> list[str]:
    found = release.figures.order_by("indicator").values_list("indicator", flat=True).distinct()
    return list(found[:MOST_OFFERED])


def topics_of(release: Release) -> list[str]:
    found = release.figures.order_by("topic").values_list("topic", flat=True).distinct()
    return list(found[:MOST_OFFERED])


def later_period(partnership: Partnership, preview: Preview) -> str:
    """A period after all of a file for which the same is loaded already: an old file, perhaps."""
    periods = [period.code for period in preview.statistics.periods]
    later = _that_hold(partnership).filter(
        indicator__in=preview.indicators, period__gt=max(periods, default="")
    )
    found = later.order_by("-period").first()
    return period_words(found) if found else ""


def todo(member: Member) -> list[Todo]:
    """Files that somebody brought and that nobody has looked at."""
    if not can_load_figures(member):
        return []
    words = _("Look at the file “%(file)s” and load its figures")
    waiting = member.partnership.figure_uploads.all()
    return [Todo(words % {"file": each.filename}, each.get_absolute_url()) for each in waiting]

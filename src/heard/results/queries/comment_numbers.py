"""Numbers on a survey's comments: how far two coders agree, and how often a theme may be said."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from heard.design.csv_lines import csv_line
from heard.design.words import Colour, Tag
from heard.engines.disclosure import Rule
from heard.engines.estimation.agreement import (
    RELIABLE,
    TENTATIVE,
    AlphaInterval,
    NoVariationError,
    agreement_by_theme,
    alpha,
    alpha_interval,
    mixed_up,
    themes_alpha,
    themes_alpha_interval,
)
from heard.results.rules import SMALL_NUMBERS
from heard.surveys.models import Survey
from heard.themes.models import Source, Theme
from heard.themes.queries import numbers as desk
from heard.themes.queries.pairs import SortedTwice, sorted_twice

RESAMPLES = 2_000
MOST_MIXED_UP = 10
TOO_FEW = "c"  # the sign for "confidential" in official statistics
Rows = Sequence[Sequence[Set[str]]]


@dataclass(frozen=True)
class AlphaFigure:
    """Krippendorff's alpha with its 95 % interval; None where nobody differs on anything.

    `percent` is how many were sorted alike, 0-100: high by chance alone where a theme is rare.
    """

    alpha: float | None
    interval: AlphaInterval | None
    percent: int

    @property
    def tag(self) -> Tag:
        """Krippendorff's marks in words."""
        if self.alpha is None:
            return Tag(_("Cannot be said"), Colour.GREY)
        if self.alpha >= RELIABLE:
            return Tag(_("Reliable"), Colour.GREEN)
        if self.alpha >= TENTATIVE:
            return Tag(_("Tentative"), Colour.YELLOW)
        return Tag(_("Not reliable"), Colour.RED)


@dataclass(frozen=True)
class ThemeFigure:
    """Agreement on one theme, and how often the two chose it."""

    theme: Theme
    given: int
    figure: AlphaFigure


@dataclass(frozen=True)
class MixedUp:
    """One coder chose one theme where the other chose the other one, or (None) nothing else."""

    theme: Theme
    other: Theme | None
    times: int


@dataclass(frozen=True)
class CommentAgreement:
    """How far two coders agree on a survey's comments, over `comments` that both sorted."""

    comments: int
    waiting: int
    last_at: datetime | None
    codebooks: tuple[int, int] | None
    overall: AlphaFigure | None
    themes: list[ThemeFigure]
    mixed: list[MixedUp]


@dataclass(frozen=True)
class ProtectedTheme:
    """A theme with its number of comments, rounded; None where it may not be shown."""

    theme: Theme
    comments: int | None


@dataclass(frozen=True)
class ProtectedThemes:
    """What may be shown of a survey's themes. The numbers are of comments, not of people."""

    total: int | None
    rows: list[ProtectedTheme]
    rule: Rule


def comment_agreement(survey: Survey) -> CommentAgreement:
    """Alpha over whole sets of themes (MASI), then by theme, and what is mixed up."""
    twice = sorted_twice(survey.partnership, Source.SURVEY, survey.key)
    rows: Rows = [[{str(pk) for pk in pair[one]} for pair in twice.pairs] for one in (0, 1)]
    return CommentAgreement(
        comments=len(twice.pairs),
        waiting=twice.waiting,
        last_at=twice.last_at,
        codebooks=twice.codebooks,
        overall=_overall(rows) if twice.pairs else None,
        themes=_by_theme(rows, twice),
        mixed=_mixed_up(rows, twice),
    )


def theme_counts(survey: Survey) -> ProtectedThemes:
    """How many comments each theme has, small numbers hidden, and others that give one away.

    A comment may be under several themes. The most first; what is hidden last, by name.
    """
    found = desk.theme_counts(survey.partnership, Source.SURVEY, survey.key, SMALL_NUMBERS)
    rows = [ProtectedTheme(row.theme, row.shown) for row in found.rows]
    rows.sort(key=lambda row: (row.comments is None, -(row.comments or 0), row.theme.name))
    return ProtectedThemes(found.protected.total, rows, SMALL_NUMBERS)


def theme_counts_csv(counts: ProtectedThemes) -> str:
    """One row for each theme; `c` where there are too few to show. Safe for spreadsheets."""
    rows = ((row.theme.name, _cell(row.comments)) for row in counts.rows)
    return "".join(map(csv_line, [("theme", "comments"), *rows, ("_all", _cell(counts.total))]))


def _cell(number: int | None) -> str:
    return TOO_FEW if number is None else str(number)


def _overall(rows: Rows) -> AlphaFigure:
    alike = sum(one == other for one, other in zip(*rows, strict=True))
    percent = desk.percent_of(alike, len(rows[0])) or 0
    try:
        interval = themes_alpha_interval(rows, resamples=RESAMPLES)
        return AlphaFigure(themes_alpha(rows), interval, percent)
    except NoVariationError:
        return AlphaFigure(None, None, percent)


def _by_theme(rows: Rows, twice: SortedTwice) -> list[ThemeFigure]:
    """The one that was chosen most first."""
    if not twice.pairs:
        return []
    found = [
        ThemeFigure(twice.themes[int(each.theme)], each.times_given, _figure(rows, each.theme))
        for each in agreement_by_theme(rows)
    ]
    return sorted(found, key=lambda each: (-each.given, each.theme.name))


def _figure(rows: Rows, theme: str) -> AlphaFigure:
    given = [[theme in themes for themes in row] for row in rows]
    alike = sum(one == other for one, other in zip(*given, strict=True))
    percent = desk.percent_of(alike, len(given[0])) or 0
    try:
        return AlphaFigure(alpha(given), alpha_interval(given, resamples=RESAMPLES), percent)
    except NoVariationError:
        return AlphaFigure(None, None, percent)


def _mixed_up(rows: Rows, twice: SortedTwice) -> list[MixedUp]:
    themes = twice.themes
    return [
        MixedUp(
            themes[int(each.theme)], themes[int(each.other)] if each.other else None, each.times
        )
        for each in mixed_up(rows)[:MOST_MIXED_UP]
    ]

"""How often each theme comes up, and how far those who sort agree. Exact: for staff only."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from heard.engines.disclosure import Rule
from heard.partnerships.models import Partnership
from heard.themes.counting import SMALL_NUMBERS, ProtectedCounts, protected_counts
from heard.themes.merging import final_themes, resolved
from heard.themes.models import Remark, RemarkQuerySet, Source, Theme
from heard.themes.queries.pairs import pairs_of


@dataclass(frozen=True)
class ThemeCount:
    """How many remarks a theme has: exactly, and as it may be shown; None where it may not."""

    theme: Theme
    remarks: int
    shown: int | None


@dataclass(frozen=True)
class ThemeCounts:
    """All settled remarks of some place or source. A remark may be under several themes."""

    rows: list[ThemeCount]
    settled: int
    none_fits: int
    waiting: int
    protected: ProtectedCounts


@dataclass(frozen=True)
class Group:
    """A place in which remarks were made."""

    key: UUID
    source: str
    where: str
    said_on: date


@dataclass(frozen=True)
class ThemeAgreement:
    """Of the remarks that somebody sorted under a theme, how many both sorted there."""

    theme: Theme
    settled: int
    either: int
    both: int

    @property
    def percent(self) -> int | None:
        return percent_of(self.both, self.either)


@dataclass(frozen=True)
class Agreement:
    """Of remarks that two people sorted without seeing each other's."""

    twice: int
    alike: int
    rows: list[ThemeAgreement]

    @property
    def percent(self) -> int | None:
        return percent_of(self.alike, self.twice)


def theme_counts(
    partnership: Partnership,
    source: str = "",
    group: UUID | None = None,
    rule: Rule = SMALL_NUMBERS,
) -> ThemeCounts:
    """Every theme that is in use or has remarks, most first. `rule` is for what may be shown."""
    here = _here(partnership, source, group)
    themes = list(partnership.themes.all())
    final = final_themes(themes)
    rows = [resolved(pks, final) for pks in _under(here.settled())]
    counts = Counter(pk for row in rows for pk in row)
    listed = [theme for theme in themes if theme.is_in_use or counts[theme.pk]]
    keys = {theme.pk: theme.key for theme in listed}
    protected = protected_counts([[keys[pk] for pk in row] for row in rows], [*keys.values()], rule)
    return ThemeCounts(
        rows=sorted(
            (
                ThemeCount(theme, counts[theme.pk], protected.by_theme[theme.key])
                for theme in listed
            ),
            key=lambda one: (-one.remarks, one.theme.name),
        ),
        settled=len(rows),
        none_fits=sum(not row for row in rows),
        waiting=here.filter(settled_at=None).count(),
        protected=protected,
    )


def groups(partnership: Partnership, source: str = "", most: int = 200) -> list[Group]:
    """Where remarks were made, the latest first."""
    found = _here(partnership, source, None).order_by().values("group")
    rows = found.annotate(came_from=Min("source"), called=Max("where"), on=Max("said_on"))
    return [
        Group(row["group"], str(Source(row["came_from"]).label), row["called"], row["on"])
        for row in rows.order_by("-on", "group")[:most]
    ]


def agreement(partnership: Partnership) -> Agreement:
    """Over all remarks that two people have sorted as they stand now."""
    themes = list(partnership.themes.all())
    final = final_themes(themes)
    pairs = [
        (resolved(first, final), resolved(second, final))
        for first, second in pairs_of(partnership.remarks.here())
    ]
    either = Counter(pk for one, other in pairs for pk in one | other)
    both = Counter(pk for one, other in pairs for pk in one & other)
    settled = Counter(
        pk for pks in _under(partnership.remarks.settled()) for pk in resolved(pks, final)
    )
    return Agreement(
        twice=len(pairs),
        alike=sum(one == other for one, other in pairs),
        rows=[
            ThemeAgreement(theme, settled[theme.pk], either[theme.pk], both[theme.pk])
            for theme in themes
            if theme.is_in_use or settled[theme.pk] or either[theme.pk]
        ],
    )


def percent_of(part: int, whole: int) -> int | None:
    """A whole per cent, halves up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def _here(partnership: Partnership, source: str, group: UUID | None) -> RemarkQuerySet:
    wanted = Q()
    if source:
        wanted &= Q(source=source)
    if group is not None:
        wanted &= Q(group=group)
    return partnership.remarks.here().filter(wanted)


def _under(remarks: QuerySet[Remark]) -> Iterable[Collection[int]]:
    """For each remark the themes that it is under."""
    under: defaultdict[int, list[int]] = defaultdict(list)
    rows: Iterable[tuple[int, int | None]] = remarks.order_by().values_list("pk", "themes")
    for remark, theme in rows:
        under[remark] += [] if theme is None else [theme]
    return under.values()

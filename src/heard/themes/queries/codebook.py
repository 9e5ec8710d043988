"""Reads of the codebook: its themes as a tree, its version, its history."""

from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from heard.partnerships.models import Partnership
from heard.themes.models import Theme, ThemeChange


@dataclass(frozen=True)
class Branch:
    """A theme at the top, with those below it."""

    theme: Theme
    below: list[Theme]


@dataclass(frozen=True)
class Codebook:
    """All themes of a partnership, and the change that made them what they are."""

    branches: list[Branch]
    retired: list[Theme]
    last: ThemeChange | None

    @property
    def version(self) -> int:
        return self.last.number if self.last else 0

    @property
    def is_empty(self) -> bool:
        return not (self.branches or self.retired)

    @property
    def in_use(self) -> int:
        return sum(1 + len(branch.below) for branch in self.branches)


def codebook(partnership: Partnership) -> Codebook:
    """In 2 statements."""
    themes = list(partnership.themes.select_related("parent", "merged_into"))
    return Codebook(
        branches=branches_of([theme for theme in themes if theme.is_in_use]),
        retired=[theme for theme in themes if not theme.is_in_use],
        last=changes(partnership).first(),
    )


def branches_of(themes: list[Theme]) -> list[Branch]:
    """Themes in use as a tree of two levels, each level by name."""
    shown = {theme.pk for theme in themes}
    tops = [theme for theme in themes if theme.parent_id not in shown]
    return [Branch(top, [theme for theme in themes if theme.parent_id == top.pk]) for top in tops]


def in_use(partnership: Partnership) -> list[Theme]:
    return list(partnership.themes.in_use())


def version_of(partnership_id: int) -> int:
    """The number of the codebook's last change; 0 before the first."""
    found = ThemeChange.objects.filter(partnership_id=partnership_id)
    return found.aggregate(last=Max("number"))["last"] or 0


def changes(partnership: Partnership) -> QuerySet[ThemeChange]:
    """The history, the last change first."""
    return partnership.theme_changes.select_related("theme", "by__user")


def remarks_under(theme: Theme) -> int:
    """How many settled remarks were sorted under this theme itself: for staff only."""
    found = theme.remarks.settled().aggregate(number=Count("pk"))
    return int(found["number"])

"""What every change of the codebook does: one at a time, numbered, with a reason."""

from dataclasses import dataclass
from typing import Any

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.themes.models import ChangeKind, Theme, ThemeChange
from heard.themes.queries.codebook import version_of


class ChangedMeanwhileError(Exception):
    """Somebody else changed this theme since it was read. The first argument is their change."""


class NotInUseError(Exception):
    """The theme has been retired or merged."""


@dataclass(frozen=True)
class Because:
    """Who changes the codebook and why, with the version that they had before them."""

    words: str
    by: Member
    version: int


def hold_codebook(partnership_id: int) -> None:
    """Changes of one codebook come one after the other."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership_id)


def hold_theme(theme: Theme, because: Because) -> Theme:
    """The theme as it is now, if it is as it was read. Raises ChangedMeanwhileError."""
    hold_codebook(theme.partnership_id)
    theme = Theme.objects.select_for_update(no_key=True, of=("self",)).get(pk=theme.pk)
    later = theme.changes.filter(number__gt=because.version).select_related("by__user")
    if change := later.first():
        raise ChangedMeanwhileError(change)
    return theme


def hold_theme_in_use(theme: Theme, because: Because) -> Theme:
    """Raises ChangedMeanwhileError, NotInUseError."""
    theme = hold_theme(theme, because)
    if not theme.is_in_use:
        raise NotInUseError(theme)
    return theme


def note_change(
    theme: Theme,
    kind: ChangeKind,
    because: Because,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
) -> ThemeChange:
    """Give the codebook its next version: what differs between `before` and `after`."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    change = ThemeChange.objects.create(
        partnership_id=theme.partnership_id,
        number=version_of(theme.partnership_id) + 1,
        theme=theme,
        kind=kind,
        before={name: before.get(name, "") for name in names if name in before},
        after={name: after.get(name, "") for name in names if name in after},
        because=because.words,
        by=because.by,
    )
    record(f"theme {kind}", theme, by=because.by.user, version=change.number)
    return change

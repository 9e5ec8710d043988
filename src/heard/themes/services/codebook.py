"""Adding, changing, retiring and bringing back themes."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.partnerships.slugs import free_slug
from heard.themes.models import ChangeKind, Theme
from heard.themes.services.changing import (
    Because,
    hold_codebook,
    hold_theme,
    hold_theme_in_use,
    note_change,
)
from heard.themes.services.settling import ThemeGoneError
from heard.themes.shortcuts import is_shortcut

MOST_IN_USE = 100


class NameTakenError(Exception):
    """Another theme in use has this name. The first argument is that theme."""


class ShortcutTakenError(Exception):
    """Another theme in use has this key, or it is none that a theme can have."""


class TooDeepError(Exception):
    """There are two levels: a theme under another has none under itself."""


class HasThemesBelowError(Exception):
    """Themes in use stand below it: they go elsewhere first."""


class InUseAlreadyError(Exception):
    """Nobody has retired it, or somebody has brought it back."""


class TooManyThemesError(Exception):
    """Nobody can sort by so many."""


@dataclass(frozen=True)
class ThemeWords:
    """What a theme says for everybody to read, where it stands, and the key that sorts under it."""

    name: str
    belongs: str
    belongs_not: str = ""
    example: str = ""
    parent: Theme | None = None
    shortcut: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        name = " ".join(self.name.split())
        return values | {"name": name, "shortcut": self.shortcut.lower()}


@transaction.atomic
def add_theme(partnership: Partnership, words: ThemeWords, because: Because) -> Theme:
    """Make a theme of them.

    Raises NameTakenError, ShortcutTakenError, ThemeGoneError, TooDeepError, TooManyThemesError.
    """
    hold_codebook(partnership.pk)
    theme = make_theme(partnership, words)
    note_change(theme, ChangeKind.ADDED, because, before={}, after=as_noted(theme))
    return theme


@transaction.atomic
def change_theme(theme: Theme, words: ThemeWords, because: Because) -> Theme:
    """Say it in other words, or place it elsewhere. Its address stays; no change is no version.

    Raises ChangedMeanwhileError, NotInUseError, NameTakenError, ShortcutTakenError, ThemeGoneError,
    TooDeepError.
    """
    theme = hold_theme_in_use(theme, because)
    refuse_clashes(theme, words)
    before = as_noted(theme)
    for name, value in words.columns.items():
        setattr(theme, name, value)
    after = as_noted(theme)
    if before != after:
        theme.save(update_fields=[*words.columns])
        note_change(theme, ChangeKind.CHANGED, because, before=before, after=after)
    return theme


@transaction.atomic
def retire_theme(theme: Theme, because: Because) -> Theme:
    """Nothing more is sorted under it. What was, still counts under it.

    Raises ChangedMeanwhileError, NotInUseError, HasThemesBelowError.
    """
    theme = hold_theme_in_use(theme, because)
    refuse_themes_below(theme)
    theme.retired_at = timezone.now()
    theme.save(update_fields=["retired_at"])
    states = {"before": {"in_use": True}, "after": {"in_use": False}}
    note_change(theme, ChangeKind.RETIRED, because, **states)
    return theme


@transaction.atomic
def bring_back_theme(theme: Theme, because: Because) -> Theme:
    """Sort under it again. One that was merged counts by itself again.

    Its key goes if another theme has it; it stands at the top if its place is no more. Raises
    ChangedMeanwhileError, InUseAlreadyError, NameTakenError, TooManyThemesError.
    """
    theme = hold_theme(theme, because)
    if theme.is_in_use:
        raise InUseAlreadyError(theme)
    before = as_noted(theme) | {"in_use": False, "merged_into": _name(theme.merged_into)}
    if _others(theme).filter(shortcut=theme.shortcut).exists():
        theme.shortcut = ""
    if theme.parent is not None and not (theme.parent.is_in_use and theme.parent.parent_id is None):
        theme.parent = None
    theme.retired_at = theme.merged_into = None
    refuse_clashes(theme, words_of(theme))
    theme.save(update_fields=["shortcut", "parent", "retired_at", "merged_into"])
    after = as_noted(theme) | {"in_use": True, "merged_into": ""}
    note_change(theme, ChangeKind.BROUGHT_BACK, because, before=before, after=after)
    return theme


# What the deeds share. Each holds the codebook. --------------------------------------------------


def make_theme(partnership: Partnership, words: ThemeWords) -> Theme:
    """Raises what `add_theme` does."""
    theme = Theme(partnership=partnership)
    refuse_clashes(theme, words)
    slug = free_slug(words.name, partnership.themes.all(), otherwise="theme")
    for name, value in {**words.columns, "slug": slug}.items():
        setattr(theme, name, value)
    theme.save()
    return theme


def refuse_clashes(theme: Theme, words: ThemeWords) -> None:
    """Whether the theme could say this, beside the others that are in use."""
    others, columns = _others(theme), words.columns
    if len(others) >= MOST_IN_USE:
        raise TooManyThemesError(theme.partnership)
    if same := others.filter(name__iexact=columns["name"]).first():
        raise NameTakenError(same)
    if key := columns["shortcut"]:
        if not is_shortcut(key):
            raise ShortcutTakenError(key)
        if same := others.filter(shortcut=key).first():
            raise ShortcutTakenError(same)
    if words.parent is not None:
        _refuse_place(theme, words.parent)


def refuse_themes_below(theme: Theme) -> None:
    if theme.children.in_use().exists():
        raise HasThemesBelowError(theme)


def words_of(theme: Theme) -> ThemeWords:
    return ThemeWords(**{name: getattr(theme, name) for name in ThemeWords.__dataclass_fields__})


def as_noted(theme: Theme) -> dict[str, Any]:
    """A theme as the history notes it: other themes by the name that they have today."""
    return words_of(theme).columns | {"parent": _name(theme.parent)}


def _refuse_place(theme: Theme, parent: Theme) -> None:
    above = _others(theme).filter(pk=parent.pk).first()
    if above is None:
        raise ThemeGoneError(parent)
    if above.parent_id is not None or (theme.pk and theme.children.in_use().exists()):
        raise TooDeepError(theme)


def _others(theme: Theme) -> Any:
    return Theme.objects.in_use().filter(partnership_id=theme.partnership_id).exclude(pk=theme.pk)


def _name(theme: Theme | None) -> str:
    return theme.name if theme else ""

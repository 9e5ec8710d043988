"""Splitting a theme in two, and merging one into another."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from heard.themes.merging import final_themes
from heard.themes.models import ChangeKind, Coding, Remark, Theme
from heard.themes.services.changing import Because, hold_theme_in_use, note_change
from heard.themes.services.codebook import (
    ThemeWords,
    as_noted,
    make_theme,
    refuse_themes_below,
)
from heard.themes.services.settling import ThemeGoneError, settle


class IntoItselfError(Exception):
    """A theme is merged into another one."""


@dataclass(frozen=True)
class Split:
    """The theme that comes off, and what still belongs under the one that stays.

    With `sort_again`, all that was sorted under the one is sorted anew; else it stays there.
    """

    comes_off: ThemeWords
    belongs: str
    belongs_not: str = ""
    sort_again: bool = False


@transaction.atomic
def split_theme(theme: Theme, split: Split, because: Because) -> Theme:
    """Make a theme of a part of another. Gives the new one.

    Raises ChangedMeanwhileError, NotInUseError, and what `add_theme` does.
    """
    theme = hold_theme_in_use(theme, because)
    new = make_theme(theme.partnership, split.comes_off)
    after = as_noted(new) | {"split_from": theme.name}
    note_change(new, ChangeKind.SPLIT, because, before={}, after=after)
    before = as_noted(theme)
    theme.belongs, theme.belongs_not = split.belongs, split.belongs_not
    if as_noted(theme) != before:
        theme.save(update_fields=["belongs", "belongs_not"])
        note_change(theme, ChangeKind.CHANGED, because, before=before, after=as_noted(theme))
    if split.sort_again:
        _sort_again(theme)
    return new


@transaction.atomic
def merge_theme(theme: Theme, into: Theme, because: Because) -> Theme:
    """Retire a theme in favour of another: what was sorted under it counts under that one.

    Two who differed only by these two now agree. Raises ChangedMeanwhileError, NotInUseError,
    HasThemesBelowError, IntoItselfError, ThemeGoneError.
    """
    theme = hold_theme_in_use(theme, because)
    refuse_themes_below(theme)
    if into.pk == theme.pk:
        raise IntoItselfError(theme)
    here = Theme.objects.in_use().filter(partnership_id=theme.partnership_id, pk=into.pk)
    target = here.select_for_update(no_key=True, of=("self",)).first()
    if target is None:
        raise ThemeGoneError(into)
    theme.retired_at, theme.merged_into = timezone.now(), target
    theme.save(update_fields=["retired_at", "merged_into"])
    note_change(
        theme,
        ChangeKind.MERGED,
        because,
        before={"in_use": True, "merged_into": ""},
        after={"in_use": False, "merged_into": target.name},
    )
    _settle_who_agree_now(theme)
    return theme


def _settle_who_agree_now(theme: Theme) -> None:
    apart = Remark.objects.apart().filter(partnership_id=theme.partnership_id)
    for remark in apart.order_by("pk").select_for_update(no_key=True):
        settle(remark)


def _sort_again(theme: Theme) -> int:
    """All that counts under a theme, and all codings that chose it: void. Gives how many."""
    everything = Theme.objects.filter(partnership_id=theme.partnership_id)
    same = [pk for pk, final in final_themes(everything).items() if final.pk == theme.pk]
    chosen = Coding.objects.valid().filter(themes__in=same).values("remark")
    links = Remark.themes.through.objects
    under = links.filter(theme_id__in=same).values("remark_id")
    remarks = Remark.objects.filter(
        Q(pk__in=chosen) | Q(pk__in=under), partnership_id=theme.partnership_id
    )
    held = remarks.order_by("pk").select_for_update(no_key=True)
    pks = list(held.values_list("pk", flat=True))
    links.filter(remark_id__in=pks).delete()
    return Remark.objects.filter(pk__in=pks).update(
        revision=F("revision") + 1,
        settled_at=None,
        settled_by=None,
        settled_because="",
        apart_at=None,
    )

"""A change of the codebook in words: what it said before, and what it says now."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import Colour, Tag
from heard.themes.models import ChangeKind, Theme, ThemeChange

COLUMNS = {
    "name": gettext_lazy("Name"),
    "belongs": gettext_lazy("What belongs here"),
    "belongs_not": gettext_lazy("What does not"),
    "example": gettext_lazy("Example"),
    "parent": gettext_lazy("Stands under"),
    "shortcut": gettext_lazy("Key"),
    "in_use": gettext_lazy("In use"),
    "merged_into": gettext_lazy("Merged into"),
    "split_from": gettext_lazy("Split off from"),
}
_COLOURS = {
    ChangeKind.ADDED: Colour.GREEN,
    ChangeKind.CHANGED: Colour.BLUE,
    ChangeKind.MERGED: Colour.PURPLE,
    ChangeKind.SPLIT: Colour.TEAL,
    ChangeKind.RETIRED: Colour.GREY,
    ChangeKind.BROUGHT_BACK: Colour.GREEN,
}


@dataclass(frozen=True)
class Difference:
    """One column of a theme, as it was and as it is; blank where it said nothing."""

    what: str | Promise
    before: str
    after: str


def differences(change: ThemeChange) -> list[Difference]:
    """What a change changed, in the order of the form; of a new theme, what it says."""
    return [
        Difference(words, _value(change.before, name), _value(change.after, name))
        for name, words in COLUMNS.items()
        if _value(change.before, name) or _value(change.after, name)
    ]


def change_tag(change: ThemeChange) -> Tag:
    kind = ChangeKind(change.kind)
    return Tag(kind.label, _COLOURS[kind])


def state_tag(theme: Theme) -> Tag | None:
    """None for one in use: most are."""
    if theme.merged_into_id is not None:
        return Tag(_("Merged"), Colour.PURPLE)
    return None if theme.is_in_use else Tag(_("Retired"), Colour.GREY)


def _value(columns: dict[str, Any], name: str) -> str:
    value = columns.get(name, "")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if name == "shortcut":
        return str(value).upper()
    return str(value)

"""What a theme says, and why the codebook changes."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import (
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.typed import whole_number
from heard.partnerships.models import Partnership
from heard.themes.models import Theme
from heard.themes.queries.codebook import in_use, version_of
from heard.themes.services.codebook import ThemeWords
from heard.themes.shortcuts import first_free, is_shortcut


def _reason() -> LongTextField:
    return LongTextField(
        label=lazy("Why?"),
        help_text=lazy("It stays in the history of the codebook, with your name"),
        max_length=500,
        rows=2,
        error_messages={"required": lazy("Enter why the codebook changes")},
    )


class ReasonForm(GovukForm):
    """Why, and the version of the codebook that the page showed."""

    because = _reason()

    def __init__(self, sent: Any, *, partnership: Partnership, **options: Any) -> None:
        super().__init__(sent, **options)
        self.partnership = partnership
        self.version = self._version_sent() if self.is_bound else version_of(partnership.pk)

    def _version_sent(self) -> int:
        """What was before whoever sent this; one that never was if the form does not say."""
        sent = whole_number(self.data.get("version"))
        return -1 if sent is None else sent


class ThemeForm(ReasonForm):
    """Everything that a theme says."""

    field_order = ["name", "belongs", "belongs_not", "example", "parent", "shortcut", "because"]

    name = TextField(
        label=lazy("Name"),
        help_text=lazy("Short, in words that families use, like “Waiting times”"),
        max_length=100,
        error_messages={"required": lazy("Enter a name")},
    )
    belongs = LongTextField(
        label=lazy("What belongs here?"),
        max_length=1000,
        rows=3,
        error_messages={"required": lazy("Enter what belongs under this theme")},
    )
    belongs_not = LongTextField(
        label=lazy("What does not, and where does it go?"),
        max_length=1000,
        rows=3,
        required=False,
    )
    example = LongTextField(
        label=lazy("An example"),
        help_text=lazy("Make one up. Never a sentence that somebody said"),
        max_length=500,
        rows=2,
        required=False,
    )
    parent = SelectField(label=lazy("Stands under"), required=False)
    shortcut = TextField(
        label=lazy("Key"),
        help_text=lazy("One letter or digit, to sort by keyboard. Not S, N or U: they are in use"),
        max_length=1,
        width=2,
        required=False,
        error_messages={"max_length": lazy("Enter one letter or digit")},
        attributes={"autocapitalize": "none", "autocomplete": "off"},
    )

    def __init__(self, sent: Any, *, partnership: Partnership, theme: Theme | None = None) -> None:
        themes = in_use(partnership)
        initial = _values_of(theme) if theme else {"shortcut": _next_key(themes)}
        super().__init__(sent, partnership=partnership, initial=initial)
        pk = theme.pk if theme else None
        self._tops = {str(one.pk): one for one in themes if one.parent_id is None and one.pk != pk}
        parent: Any = self.fields["parent"]
        parent.choices = [("", _("No other theme: it stands at the top"))]
        parent.choices += [(value, one.name) for value, one in self._tops.items()]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_shortcut(self) -> str:
        key: str = self.cleaned_data["shortcut"].lower()
        if key and not is_shortcut(key):
            self.add_error("shortcut", _("Enter a letter from A to Z or a digit, not S, N or U"))
        return key

    @property
    def words(self) -> ThemeWords:
        sent = self.cleaned_data
        texts = {name: sent[name] for name in ("name", "belongs", "belongs_not", "example")}
        parent = self._tops.get(sent["parent"])
        return ThemeWords(**texts, parent=parent, shortcut=sent["shortcut"])


class SplitThemeForm(ThemeForm):
    """The theme that comes off, what the other one keeps, and what happens to what is sorted."""

    field_order = [*ThemeForm.field_order[:-1], "stays", "stays_not", "sort_again", "because"]

    stays = LongTextField(
        label=lazy("What still belongs there?"),
        max_length=1000,
        rows=3,
        error_messages={"required": lazy("Enter what still belongs under the theme that stays")},
    )
    stays_not = LongTextField(
        label=lazy("What does not, and where does it go?"), max_length=1000, rows=3, required=False
    )
    sort_again = RadiosField(
        label=lazy("What happens to what was sorted under it?"),
        choices=[
            ("yes", lazy("It is sorted again: who sorts reads each of them once more")),
            ("no", lazy("It stays where it is: only what comes in from now on is split")),
        ],
        error_messages={"required": lazy("Select what happens to what was sorted under it")},
    )

    def __init__(self, sent: Any, *, partnership: Partnership, splits: Theme) -> None:
        super().__init__(sent, partnership=partnership)
        self.initial.update(
            parent=str(splits.parent_id or ""),
            stays=splits.belongs,
            stays_not=splits.belongs_not,
        )


class MergeThemeForm(ReasonForm):
    field_order = ["into", "because"]

    into = SelectField(
        label=lazy("Merge it into"),
        error_messages={"required": lazy("Select the theme that it is merged into")},
    )

    def __init__(self, sent: Any, *, partnership: Partnership, theme: Theme) -> None:
        super().__init__(sent, partnership=partnership)
        themes = [one for one in in_use(partnership) if one.pk != theme.pk]
        self._themes = {str(one.pk): one for one in themes}
        into: Any = self.fields["into"]
        into.choices = [("", "")] + [(pk, one.name) for pk, one in self._themes.items()]

    @property
    def chosen(self) -> Theme:
        return self._themes[self.cleaned_data["into"]]


def _next_key(themes: list[Theme]) -> str:
    return first_free({theme.shortcut for theme in themes})


def _values_of(theme: Theme) -> dict[str, Any]:
    names = ("name", "belongs", "belongs_not", "example", "shortcut")
    return {name: getattr(theme, name) for name in names} | {"parent": str(theme.parent_id or "")}

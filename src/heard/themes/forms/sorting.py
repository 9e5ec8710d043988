"""Under which themes a remark is sorted, and what is decided where two sorted it differently."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import CheckboxesField, GovukForm, LongTextField, TextField
from heard.design.fields.component import Option
from heard.design.typed import sent_revision
from heard.themes.models import Coding, Remark, Theme
from heard.themes.queries.codebook import branches_of
from heard.themes.services.sorting import Sorting

NONE_FITS = "none"


@dataclass(frozen=True)
class Box:
    """A theme to tick, with those below it."""

    theme: Theme
    option: Option
    below: tuple["Box", ...] = ()


class _ThemesForm(GovukForm):
    """Themes to tick, or that none fits; and which revision of the remark was read."""

    themes = CheckboxesField(
        label=lazy("Which themes does it speak of?"),
        exclusive=NONE_FITS,
        error_messages={
            "required": lazy("Select the themes that it speaks of, or that none of them fits"),
            "invalid_choice": lazy("A theme that you chose is not in use any more. Select again"),
            "exclusive": lazy("Select themes, or that none of them fits, not both"),
        },
    )

    def __init__(
        self, sent: Any, *, remark: Remark, themes: list[Theme], initial: dict[str, Any]
    ) -> None:
        super().__init__(sent, initial=initial)
        self._themes = {str(theme.pk): theme for theme in themes}
        field: Any = self.fields["themes"]
        field.choices = [(pk, theme.name) for pk, theme in self._themes.items()]
        field.choices += [(NONE_FITS, _("None of them fits"))]
        self.revision = sent_revision(self.data) if self.is_bound else remark.revision

    @property
    def boxes(self) -> list[Box]:
        """As the codebook has them: a tree of two levels."""
        options = self._options
        return [
            Box(
                branch.theme,
                options[str(branch.theme.pk)],
                tuple(Box(theme, options[str(theme.pk)]) for theme in branch.below),
            )
            for branch in branches_of(list(self._themes.values()))
        ]

    @property
    def none_fits(self) -> Option:
        return self._options[NONE_FITS]

    @property
    def chosen(self) -> list[Theme]:
        sent = self.cleaned_data["themes"]
        return [self._themes[pk] for pk in sent if pk != NONE_FITS]

    @property
    def _options(self) -> dict[str, Option]:
        bound: Any = self["themes"]
        return {option.value: option for option in bound.component().options}


class SortRemarkForm(_ThemesForm):
    note = TextField(
        label=lazy("A note for whoever keeps the codebook"),
        help_text=lazy("Not needed. Write no names"),
        max_length=300,
        required=False,
        attributes={"autocomplete": "off"},
    )

    def __init__(
        self, sent: Any, *, remark: Remark, themes: list[Theme], coding: Coding | None
    ) -> None:
        initial = _values_of(coding) if coding else {}
        super().__init__(sent, remark=remark, themes=themes, initial=initial)

    @property
    def sorting(self) -> Sorting:
        return Sorting(
            themes=self.chosen,
            fits_none=NONE_FITS in self.cleaned_data["themes"],
            note=self.cleaned_data["note"],
            revision=self.revision,
        )


class DecideForm(_ThemesForm):
    because = LongTextField(
        label=lazy("Why?"),
        help_text=lazy("For those who sort, so that they sort alike next time. Write no names"),
        max_length=500,
        rows=3,
        error_messages={"required": lazy("Enter why it belongs there")},
    )

    def __init__(self, sent: Any, *, remark: Remark, themes: list[Theme], agreed: set[int]) -> None:
        initial = {"themes": [str(pk) for pk in agreed]}
        super().__init__(sent, remark=remark, themes=themes, initial=initial)


def _values_of(coding: Coding) -> dict[str, Any]:
    chosen = [str(theme.pk) for theme in coding.themes.all()]
    return {"themes": [NONE_FITS] if coding.fits_none else chosen, "note": coding.note}

"""Which official figure a measure is made of."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import GovukForm, RadiosField, TextField
from heard.figures.queries import Series


class FindFigureForm(GovukForm):
    q = TextField(
        label=lazy("Look for words in its name"),
        help_text=lazy("Like “total” or “age 11”"),
        required=False,
        max_length=100,
    )

    @property
    def text(self) -> str:
        return str(self.cleaned_data["q"]).strip() if self.is_valid() else ""


class ReadFigureForm(GovukForm):
    """Chosen by place in the list: names of figures are long and may hold any sign."""

    which = RadiosField(
        label=lazy("Which figure?"), error_messages={"required": lazy("Select a figure")}
    )

    def __init__(self, sent: Any, found: Sequence[Series]) -> None:
        super().__init__(sent)
        self.found = list(found)
        which: Any = self.fields["which"]
        which.choices = [(_key(each), figure_words(each)) for each in self.found]

    @property
    def series(self) -> Series:
        return next(each for each in self.found if _key(each) == self.cleaned_data["which"])


def _key(series: Series) -> str:
    return "\t".join((series.topic, series.breakdown, series.indicator))


def figure_words(series: Series) -> str:
    return f"{series.topic}, {series.breakdown}: {series.indicator.replace('_', ' ')}"

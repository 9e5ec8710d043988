"""Bringing in population figures, and choosing what to weight by."""

from collections.abc import Sequence
from typing import Any, cast

from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    FileField,
    GovukForm,
    TextField,
)
from heard.engines.estimation import Margin
from heard.engines.estimation.margins_file import LARGEST, FileProblem, margins_in
from heard.results.services import Counted

MOST_TOLD = 5


class PopulationForm(GovukForm):
    """Figures of everybody who was asked, with where they are from."""

    file = FileField(
        label=_("File of figures"),
        help_text=_(
            "A CSV file with the columns margin, category, count: one row for each answer of a "
            "question, with how many of all who were asked it is true of"
        ),
        suffixes=(".csv",),
        largest=LARGEST,
        error_messages={"required": _("Select the file of figures")},
    )
    source = TextField(
        label=_("Where are the figures from?"),
        help_text=_("For example, Families with a plan, from the council's own records"),
        max_length=300,
        error_messages={"required": _("Enter where the figures are from")},
    )
    counted_on = DateField(
        label=_("Which day are they of?"),
        help_text=_("For example, 15 1 2026"),
        error_messages={"required": _("Enter the day that the figures are of")},
    )

    def clean_file(self) -> tuple[Margin, ...]:
        file = self.cleaned_data["file"]
        try:
            return margins_in(file.name, file.read())
        except FileProblem as problem:
            for line in problem.problems[:MOST_TOLD]:
                self.add_error("file", line)
            return ()

    def clean_counted_on(self) -> Any:
        day = self.cleaned_data["counted_on"]
        if day > timezone.localdate():
            self.add_error("counted_on", now("Enter today or an earlier day"))
        return day

    @property
    def counted(self) -> Counted:
        return Counted(self.cleaned_data["source"], self.cleaned_data["counted_on"])


class TryWeightsForm(GovukForm):
    """Which margins to weight by, and how far weights may go."""

    items = CheckboxesField(
        label=_("What should the answers be made to match?"),
        help_text=_(
            "Choose what may go with how families answer and with who replies. More is not "
            "better: each one makes the numbers less precise."
        ),
        error_messages={"required": _("Select at least one")},
    )
    is_bounded = ConfirmField(
        label=_("Keep every weight between a third and three times an equal one"),
        required=False,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, initial={"items": [code for code, _label in choices]}, **kwargs)
        cast("CheckboxesField", self.fields["items"]).choices = list(choices)

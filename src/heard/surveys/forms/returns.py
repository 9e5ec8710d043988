"""Bringing in a file of returns."""

from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from heard.design.fields import FileField, GovukForm, RadiosField
from heard.surveys.answers.models import Mode
from heard.surveys.services.returns import LARGEST_FILE


class ReturnsForm(GovukForm):
    file = FileField(
        label=_("File of returns"),
        help_text=_("A CSV file. A spreadsheet saves one as “CSV UTF-8”"),
        suffixes=(".csv",),
        largest=LARGEST_FILE,
        error_messages={"required": _("Select the file of returns")},
    )
    default_mode = RadiosField(
        label=_("How did these answers come?"),
        help_text=_("For rows that do not say so in a column “mode”"),
        choices=Mode.choices,
        initial=Mode.PAPER,
    )


class ChooseRowsForm(GovukForm):
    rows = RadiosField(
        label=_("What do you want to bring in?"),
        error_messages={"required": _("Select what to bring in")},
    )

    def __init__(self, *args: Any, has_wrong_rows: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        good = _("All rows but the wrong ones") if has_wrong_rows else _("All rows")
        none = _("Nothing, and delete the file")
        cast("RadiosField", self.fields["rows"]).choices = [("good", good), ("none", none)]

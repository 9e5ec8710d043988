"""Bringing in a file of returns."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import FileField, GovukForm, RadiosField
from heard.surveys.answers.models import Mode
from heard.surveys.services.returns import LARGEST_FILE


class ReturnsForm(GovukForm):
    file = FileField(
        label=_("File of returns"),
        help_text=_(
            "CSV in UTF-8. The first row holds question codes, each further row one return"
        ),
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
        choices=[("good", _("All rows but the wrong ones")), ("none", _("Nothing"))],
        error_messages={"required": _("Select what to bring in")},
    )

"""Bringing a questionnaire in as a file."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import FileField, GovukForm

LARGEST_FILE = 5_000_000
SUFFIXES = (".xlsx", ".yaml", ".yml", ".json")


class BringInForm(GovukForm):
    file = FileField(
        label=_("Questionnaire file"),
        help_text=_("An XLSForm workbook (.xlsx), or Heard's own format (.yaml or .json)"),
        suffixes=SUFFIXES,
        largest=LARGEST_FILE,
        error_messages={"required": _("Select the questionnaire file")},
    )

"""Bringing in a file of attendees: the file, its columns, and whether to take them in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import FileField, GovukForm, RadiosField, SelectField
from heard.sessions.attendees.columns import MUST_BE, WANTED_WORDS, Wanted
from heard.sessions.attendees.reading import LARGEST_FILE
from heard.sessions.models import AttendeeFile

UNREADABLE = {
    "empty": _("The file is empty"),
    "not_text": _("This is no CSV file. Save it from the spreadsheet as “CSV UTF-8”"),
    "no_rows": _("There are no rows below the names of the columns"),
    "too_many_rows": _("The file has more than 20,000 rows. Divide it"),
    "not_a_list": _("The first row must hold the names of the columns, each row below an attendee"),
}
_NO_COLUMN = ""


class AttendeesForm(GovukForm):
    file = FileField(
        label=_("File of attendees"),
        help_text=_("On Eventbrite: Reports, Attendee list or Orders, Export as CSV"),
        suffixes=(".csv", ".txt"),
        largest=LARGEST_FILE,
        error_messages={"required": _("Select the file of attendees")},
    )


class ColumnsForm(GovukForm):
    """A list of columns for each thing that we look for."""

    def __init__(self, file: AttendeeFile, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent)
        columns = [(str(number), _named(file, number)) for number in range(len(file.header))]
        for wanted in Wanted:
            is_needed = wanted in MUST_BE
            self.fields[wanted] = SelectField(
                label=WANTED_WORDS[wanted],
                choices=[(_NO_COLUMN, _("No column")), *columns],
                initial=str(file.columns.get(wanted, _NO_COLUMN)),
                required=is_needed,
                error_messages={"required": _("Select the column with the order number")},
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = (Wanted.NAME, Wanted.FIRST_NAME, Wanted.LAST_NAME)
        if not any(given.get(name) for name in names):
            self.add_error(Wanted.FIRST_NAME, _now("Select the column with the name"))
        if not given.get(Wanted.EMAIL) and not given.get(Wanted.PHONE):
            self.add_error(Wanted.EMAIL, _now("Select a column with which they can be reached"))
        return given

    @property
    def columns(self) -> dict[str, int]:
        given = self.cleaned_data
        return {str(wanted): int(given[wanted]) for wanted in Wanted if given.get(wanted)}


class TakeInForm(GovukForm):
    choice = RadiosField(
        label=_("What do you want to do?"),
        choices=[
            ("take", _("Book for the new households")),
            ("drop", _("Nothing, and delete the file")),
        ],
        error_messages={"required": _("Select what to do")},
    )

    @property
    def takes_in(self) -> bool:
        return bool(self.cleaned_data["choice"] == "take")


def _named(file: AttendeeFile, number: int) -> str:
    """The column with the first thing that stands in it: names alone often say little."""
    example = next((row[number] for row in file.rows[:50] if row[number]), "")
    name = file.header[number] or _now("Column %(number)d") % {"number": number + 1}
    return f"{name[:60]} ({example[:30]})" if example else name[:60]

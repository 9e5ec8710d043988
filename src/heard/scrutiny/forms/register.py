"""Searching the register."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from heard.boards.models import Meeting
from heard.design.fields import GovukForm, SelectField, TextField
from heard.design.paging import as_query
from heard.design.words import date_words
from heard.scrutiny.models import StatusWord, VerbWord
from heard.scrutiny.queries import RegisterFilter


class RegisterForm(GovukForm):
    """Words and filters. What is not among the choices counts as not asked for."""

    words = TextField(label=_("Search words"), required=False, max_length=200)
    committee = SelectField(label=_("Committee"), required=False)
    year = SelectField(label=_("Year of decision"), required=False)
    verb = SelectField(label=_("What was resolved"), required=False)
    status = SelectField(label=_("Status"), required=False)

    meeting = SelectField(label=_("Meeting"), required=False)

    def __init__(
        self,
        sent: Mapping[str, Any],
        *,
        committees: Sequence[str],
        years: Sequence[int],
        meeting: Meeting | None = None,
    ) -> None:
        """`meeting` is one that the reader came from: only then is there a choice of it."""
        super().__init__(sent)
        everything = [("", _("All"))]
        self.fields["committee"].choices = everything + [(name, name) for name in committees]  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["year"].choices = everything + [(str(year), str(year)) for year in years]  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["verb"].choices = everything + list(VerbWord.choices)  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["status"].choices = everything + list(StatusWord.choices)  # type: ignore[attr-defined] # of a ChoiceField
        if meeting is None:
            del self.fields["meeting"]
        else:
            words = f"{meeting.body}, {date_words(meeting.starts_at)}"
            self.fields["meeting"].choices = [*everything, (str(meeting.key), words)]  # type: ignore[attr-defined] # of a ChoiceField
        self.is_valid()

    @property
    def wanted(self) -> RegisterFilter:
        given = self.cleaned_data
        year, meeting = given.get("year"), given.get("meeting")
        return RegisterFilter(
            words=given.get("words", ""),
            committee=given.get("committee", ""),
            year=int(year) if year else None,
            verb=given.get("verb", ""),
            status=given.get("status", ""),
            meeting=UUID(meeting) if meeting else None,
        )

    @property
    def query(self) -> str:
        """What was asked for, as the end of an address: "?year=2024", or nothing."""
        return as_query(self.cleaned_data)

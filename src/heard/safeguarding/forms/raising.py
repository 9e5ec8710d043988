"""Saying what worries somebody."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LongTextField, RadiosField, TextField
from heard.safeguarding.hours import hours_for
from heard.safeguarding.models import ConcernSource, Safeguarding, Urgency
from heard.safeguarding.services import Flag
from heard.safeguarding.timers import hours_words

LONGEST = 5000
TOKEN = "form_key"  # noqa: S105 - the name of a field; it opens nothing


class RaiseConcernForm(GovukForm):
    """`flag` is what is handed on. The same words from the same form are one concern."""

    worry = LongTextField(
        label=_("What worries you?"),
        help_text=_("What you saw or heard, in your own words. You need not be sure."),
        max_length=LONGEST,
        error_messages={"required": _("Enter what worries you")},
    )
    said = LongTextField(
        label=_("What was said, word for word (optional)"),
        help_text=_("If you remember it or wrote it down"),
        max_length=LONGEST,
        rows=3,
        required=False,
    )
    where = TextField(
        label=_("Where and when was it? (optional)"),
        help_text=_("Like “Harbour library, 12 November, table 3”"),
        max_length=300,
        required=False,
    )
    about = LongTextField(
        label=_("Who is it about, and how can they be reached? (optional)"),
        help_text=_("Write what you know. Do not go and ask."),
        max_length=2000,
        rows=3,
        required=False,
    )
    urgency = RadiosField(
        label=_("How soon should somebody look?"),
        choices=Urgency.choices,
        error_messages={"required": _("Select how soon somebody should look")},
    )

    def __init__(self, setup: Safeguarding, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["urgency"]
        field.hints = {  # type: ignore[attr-defined] # of a RadiosField
            urgency: _("A safeguarding lead looks %(soon)s")
            % {"soon": hours_words(hours_for(setup, urgency))}
            for urgency in Urgency.values
        }

    @property
    def token(self) -> str:
        """Which form this is: kept when it comes back with an error, else a new one."""
        try:
            return str(uuid.UUID(str(self.data.get(TOKEN, ""))[:50]))
        except ValueError:
            return str(uuid.uuid4())

    @property
    def flag(self) -> Flag:
        given = {name: self.cleaned_data[name] for name in self.fields}
        said = "\x1f".join(given.values())
        key = uuid.uuid5(uuid.UUID(self.token), said)
        return Flag(source=ConcernSource.STAFF, source_key=key, **given)

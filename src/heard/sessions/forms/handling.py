"""What staff type in for a household: a booking for a caller, a change, who cannot be reached."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.sections import Section
from heard.design.fields import GovukForm, RadiosField, TextField
from heard.mail.models import Channel
from heard.sessions.forms.booking import BookingForm
from heard.sessions.household import Arrival
from heard.sessions.models import Booking, Session
from heard.sessions.models.words import BookedBy

_BY_HAND = (BookedBy.PHONE, BookedBy.TEXT, BookedBy.LETTER, BookedBy.DOOR)
_LABELS = {
    "name": _("Name"),
    "channel": _("How do they want to be reached?"),
    "language": _("Language in which we write to them"),
    "district": _("Where do they live? (optional)"),
    "age_bands": _("How old are their children with SEND? (optional)"),
    "wants_news": _("They want to be told what was heard, and what became of it"),
    "is_first_time": _("Is this their first session with us?"),
    "childcare": _("How many children need childcare?"),
    "support": _("What they need (optional)"),
}


class StaffBookingForm(BookingForm):
    """The family's own form, in words for whoever types for them."""

    def __init__(
        self,
        session: Session,
        sent: Mapping[str, Any] | None = None,
        *,
        booking: Booking | None = None,
    ) -> None:
        super().__init__(session, sent, booking=booking)
        for name, label in _LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        self.fields["name"].help_text = ""
        self.fields["name"].error_messages["required"] = _("Enter their name")

    @property
    def sections(self) -> list[Section]:
        """A code would bring the words that families read."""
        titles = {
            "people": _("Who comes"),
            "support": _("What they need"),
            "reaching": _("How to reach them"),
            "more": _("About them"),
            "news": _("What became of it"),
        }
        found = super().sections
        return [Section("", titles.get(one.code, one.title), one.fields) for one in found]


class EnterBookingForm(StaffBookingForm):
    """For somebody who rang, sent a text or a slip, or stands at the door. No e-mail is needed."""

    booked_by = RadiosField(
        label=_("How did they ask?"),
        choices=[(each.value, each.label) for each in _BY_HAND],
        error_messages={"required": _("Select how they asked")},
    )

    def __init__(self, session: Session, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(session, sent)
        self.order_fields(["booked_by"])
        self.fields["channel"].required = False
        self.fields["is_first_time"].required = False
        self.fields["is_first_time"].help_text = _("Leave empty if you do not know")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("channel") and "channel" not in self.errors:
            self._choose_channel(given)
        return given

    def _choose_channel(self, given: dict[str, Any]) -> None:
        """By what they gave; somebody at the door is reached there."""
        ways = {"phone": Channel.PHONE, "email": Channel.EMAIL, "address": Channel.LETTER}
        if given.get("booked_by") == BookedBy.TEXT:
            ways["phone"] = Channel.TEXT
        found = [way for name, way in ways.items() if given.get(name)]
        if found or given.get("booked_by") == BookedBy.DOOR:
            given["channel"] = found[0] if found else Channel.PHONE
        elif not {"email", "phone", "address"} & set(self.errors):
            words = _now("Enter a phone number, an address or an e-mail address to reach them")
            self.add_error("phone", words)

    def arrival(self, by: Any) -> Arrival:
        return Arrival(self.cleaned_data["booked_by"], self.token, by)

    @property
    def sections(self) -> list[Section]:
        return [Section("", _("How they asked"), [self["booked_by"]]), *super().sections]


class NotReachedForm(GovukForm):
    """Why somebody could not be reached."""

    because = TextField(
        label=_("What happened?"),
        help_text=_("Like: The number does not exist, or: The letter came back"),
        max_length=200,
        error_messages={"required": _("Enter what happened")},
    )


class RecordAnswerForm(GovukForm):
    """What a family said to the places that were offered."""

    answer = RadiosField(
        label=_("What did they say?"),
        choices=[("yes", _("Yes, they come")), ("no", _("No, give the places to somebody else"))],
        error_messages={"required": _("Select what they said")},
    )

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["answer"] == "yes")

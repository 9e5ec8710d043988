"""Venues and days to avoid."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.fields.component import Words
from heard.partnerships.models import District
from heard.sessions.details import DaysToAvoid, VenueDetails
from heard.sessions.forms.choosing import chosen, offer
from heard.sessions.forms.programmes import DATE_HINT
from heard.sessions.models import DateToAvoid, Venue
from heard.sessions.models.words import Known


def _known(label: Words, hint: Words = "") -> RadiosField:
    return RadiosField(
        label=label,
        help_text=hint,
        choices=Known.choices,
        initial=Known.NOT_KNOWN,
        inline=True,
        error_messages={"required": _("Select yes, no or not known yet")},
    )


class VenueForm(GovukForm):
    """A venue with what a family needs to know before it says yes."""

    name = TextField(
        label=_("Name"), max_length=200, error_messages={"required": _("Enter a name")}
    )
    address = LongTextField(
        label=_("Address"),
        rows=3,
        max_length=500,
        error_messages={"required": _("Enter the address")},
    )
    postcode = TextField(label=_("Postcode"), max_length=10, width=10, required=False)
    district = SelectField(label=_("District"), required=False)
    getting_there = LongTextField(
        label=_("How do people get there?"),
        help_text=_("Which bus, where to park, which door, who opens it"),
        max_length=2000,
        required=False,
    )
    step_free = _known(_("Is there a way in without steps, and room for a wheelchair?"))
    parking = _known(_("Can people with a Blue Badge park close by?"))
    hearing_loop = _known(_("Is there a hearing loop that works?"))
    quiet_room = _known(_("Is there a quiet room?"))
    accessible_toilet = _known(_("Is there an accessible toilet?"))
    hoist = _known(_("Is there a toilet with a hoist and a changing bench for adults?"))
    public_transport = _known(_("Can people get there by bus or train?"))
    access_words = LongTextField(
        label=_("What else should families know?"),
        help_text=_("For example, a heavy door, noise from the sports hall, bright lights"),
        max_length=2000,
        required=False,
    )
    checked_on = DateField(
        label=_("When did somebody go and look?"),
        help_text=_("For example, 27 3 2026. Leave it empty if nobody has looked yet"),
        required=False,
    )
    checked_by = TextField(label=_("Who looked?"), max_length=200, required=False)

    def __init__(
        self, sent: Any, districts: Sequence[District], venue: Venue | None = None
    ) -> None:
        super().__init__(sent, initial=_values_of(venue) if venue else None)
        self._districts = districts
        offer(self, "district", districts, empty=_("Not said"))
        checked: Any = self.fields["checked_on"]
        checked.latest = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "checked_on" in self.errors:
            return given
        if given.get("checked_on") and not given.get("checked_by"):
            self.add_error("checked_by", gettext("Enter who looked"))
        if given.get("checked_by") and not given.get("checked_on"):
            self.add_error("checked_on", gettext("Enter when they looked"))
        return given

    @property
    def details(self) -> VenueDetails:
        given = dict(self.cleaned_data)
        given["district"] = chosen(self._districts, given["district"])
        return VenueDetails(**given)


class DaysToAvoidForm(GovukForm):
    """Days on which some families cannot come."""

    why = TextField(
        label=_("Why?"),
        help_text=_("For example, Eid al-Fitr, half-term, GCSE exams"),
        max_length=200,
        error_messages={"required": _("Enter why")},
    )
    starts_on = DateField(
        label=_("First day"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the first day")},
    )
    ends_on = DateField(
        label=_("Last day"), help_text=_("Leave it empty for one day"), required=False
    )

    def __init__(self, sent: Any = None, avoided: DateToAvoid | None = None) -> None:
        names = ("why", "starts_on", "ends_on")
        values = {name: getattr(avoided, name) for name in names} if avoided else None
        super().__init__(sent, initial=values)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", gettext("Enter a last day that is on or after the first"))
        if first and last and (last - first).days > 100:
            words = gettext("Enter a last day that is within 100 days of the first")
            self.add_error("ends_on", words)
        return given

    @property
    def days(self) -> DaysToAvoid:
        given = self.cleaned_data
        return DaysToAvoid(given["starts_on"], given["ends_on"] or given["starts_on"], given["why"])


def _values_of(venue: Venue) -> dict[str, Any]:
    values = {name: getattr(venue, name) for name in VenueForm.base_fields}
    return values | {"district": venue.district_id or ""}

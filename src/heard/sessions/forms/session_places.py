"""How many may come, what is provided, who hosts, why it is cancelled."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.times import TimeField
from heard.boards.times import NoSuchTimeError, moment
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.partnerships.models import Member
from heard.sessions.forms.cautious import CautiousForm
from heard.sessions.forms.choosing import chosen, offer
from heard.sessions.forms.sessions import SKIPPED
from heard.sessions.models import Host, Session
from heard.sessions.models.words import HostKind, Provision
from heard.sessions.parts import HostDetails, Places, Provided
from heard.sessions.services import capacity
from heard.sessions.services.sessions import HasBookingsError

BOOKED, OPEN_DOOR, COUNTED = "booked", "open_door", "counted"
_LAST_MINUTE = time(23, 59)


class PlacesForm(CautiousForm):
    """Who may come, how many, and until when they can book."""

    how = RadiosField(
        label=_("How do families come?"),
        choices=[
            (BOOKED, _("They book places")),
            (OPEN_DOOR, _("They come without booking")),
            (COUNTED, _("They come without booking, and nobody asks for a name")),
        ],
        hints={COUNTED: _("Somebody counts heads. For sessions about things that are hard to say")},
        error_messages={"required": _("Select how families come")},
    )
    capacity = NumberField(
        label=_("How many people can be in the room?"),
        help_text=_("Parents, young people, assistants. Leave it empty if there is no limit"),
        min_value=1,
        max_value=5000,
        width=4,
        required=False,
    )
    childcare_places = NumberField(
        label=_("How many children can be in childcare?"),
        help_text=_("0 if there is none. They take no place in the room"),
        min_value=0,
        max_value=1000,
        width=4,
    )
    held_places = NumberField(
        label=_("How many places do you hold for families who have not been before?"),
        help_text=_("Of the places in the room. 0 if you hold none"),
        min_value=0,
        max_value=5000,
        width=4,
    )
    held_until = DateField(
        label=_("Until which day do you hold them?"),
        help_text=_("The day after, anybody can have them. For example, 27 3 2026"),
        required=False,
    )
    closes_on = DateField(
        label=_("Last day to book"),
        help_text=_("Leave it empty to take bookings until the session starts"),
        required=False,
    )
    closes_at = TimeField(
        label=_("Until what time on that day?"),
        help_text=_("Leave it empty for the whole day"),
        required=False,
    )
    offer_hours = NumberField(
        label=_("How many hours does a family have to answer an offer?"),
        help_text=_(
            "Families on the waiting list are offered places that become free. They care for a "
            "child day and night: 48 hours is fair"
        ),
        min_value=2,
        max_value=336,
        width=3,
    )
    keep_together_until_days = NumberField(
        label=_("Until how many days before are places kept for the family that is next?"),
        help_text=_("Where a family needs more places than are free. After that the next one fits"),
        min_value=0,
        max_value=60,
        width=3,
    )

    field_order = (
        *("how", "capacity", "childcare_places", "held_places", "held_until", "closes_on"),
        *("closes_at", "offer_hours", "keep_together_until_days", "go_ahead"),
    )

    def __init__(self, sent: Any, session: Session) -> None:
        super().__init__(sent, initial=_places_values(session))
        self._session = session

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        held, most = given.get("held_places") or 0, given.get("capacity")
        if held and most is None and "capacity" not in self.errors:
            self.add_error("capacity", gettext("Enter how many can come, if you hold some places"))
        elif most is not None and held > most:
            words = gettext("Enter %(most)d or less. There are no more places")
            self.add_error("held_places", words % {"most": most})
        self._check_days(given, held)
        return given

    def _check_days(self, given: dict[str, Any], held: int) -> None:
        until, day = given.get("held_until"), self._session.day
        if held and until is None and "held_until" not in self.errors:
            self.add_error("held_until", gettext("Enter until which day you hold them"))
        if until and until > day:
            self.add_error("held_until", gettext("Enter a day that is not after the session"))
        given["booking_closes_at"] = self._closing(given)

    def _closing(self, given: dict[str, Any]) -> datetime | None:
        closes_on, closes_at = given.get("closes_on"), given.get("closes_at")
        if closes_on is None:
            if closes_at and "closes_on" not in self.errors:
                self.add_error("closes_on", gettext("Enter the last day to book"))
            return None
        try:
            closing = moment(closes_on, closes_at or _LAST_MINUTE)
        except NoSuchTimeError:
            self.add_error("closes_at", SKIPPED)
            return None
        if closing.date() > self._session.day or (closes_at and closing > self._session.starts_at):
            field = "closes_at" if closing.date() == self._session.day else "closes_on"
            self.add_error(field, gettext("Enter a time that is before the session starts"))
        return min(closing, self._session.starts_at)

    @property
    def places(self) -> Places:
        given = self.cleaned_data
        return Places(
            takes_bookings=given["how"] == BOOKED,
            is_anonymous=given["how"] == COUNTED,
            capacity=given["capacity"],
            childcare_places=given["childcare_places"],
            held_places=given["held_places"],
            held_until=given["held_until"],
            booking_closes_at=given["booking_closes_at"],
            offer_hours=given["offer_hours"],
            keep_together_until_days=given["keep_together_until_days"],
        )

    def refuse(self, problem: Exception) -> None:
        """Say at its field why the places could not be changed."""
        field, words = _refusal(problem)
        self.add_error(field, words)


REFUSALS = (capacity.TooFewPlacesError, capacity.TooManyHeldError, HasBookingsError)


def _refusal(problem: Exception) -> tuple[str, str]:
    if isinstance(problem, capacity.TooFewChildcarePlacesError):
        words = gettext("Enter %(taken)d or more. So many places in childcare are taken")
        return "childcare_places", words % {"taken": problem.taken}
    if isinstance(problem, capacity.TooFewPlacesError):
        words = gettext("Enter %(taken)d or more. So many places are taken")
        return "capacity", words % {"taken": problem.taken}
    if isinstance(problem, capacity.TooManyHeldError):
        words = gettext("Enter %(most)d or less. The others are taken by families who came before")
        return "held_places", words % {"most": problem.most}
    if isinstance(problem, HasBookingsError):
        words = gettext("Families have booked or wait (%(number)d), so names are asked for here")
        return "how", words % {"number": problem.number}
    raise problem


class ProvidedForm(CautiousForm):
    """What there is for everybody, without asking."""

    provided = CheckboxesField(
        label=_("What is there for everybody, without asking?"),
        choices=Provision.choices,
        required=False,
    )
    provided_words = LongTextField(
        label=_("What should families know about it?"),
        help_text=_("For example, which food, how travel is paid, who looks after children"),
        max_length=2000,
        required=False,
    )
    support_by = DateField(
        label=_("Last day to ask for support that needs notice"),
        help_text=_("An interpreter, a hoist. Leave it empty if you can arrange it to the end"),
        required=False,
    )

    def __init__(self, sent: Any, session: Session) -> None:
        names = ("provided", "provided_words", "support_by")
        values = {name: getattr(session, name) for name in names}
        super().__init__(sent, initial=values)
        self._session = session

    def clean_support_by(self) -> Any:
        day = self.cleaned_data["support_by"]
        if day and day > self._session.day:
            self.add_error("support_by", gettext("Enter a day that is not after the session"))
        return day

    field_order = ("provided", "provided_words", "support_by", "go_ahead")

    @property
    def details(self) -> Provided:
        given = self.cleaned_data
        return Provided(tuple(given["provided"]), given["provided_words"], given["support_by"])


class HostForm(GovukForm):
    """A member who signs in, or the name of somebody who does not."""

    member = SelectField(
        label=_("Somebody who can sign in"),
        help_text=_("They open check-in and what is said, of this session alone"),
        required=False,
    )
    name = TextField(label=_("Or the name of somebody who cannot"), max_length=200, required=False)
    kind = RadiosField(
        label=_("What do they do?"),
        choices=HostKind.choices,
        error_messages={"required": _("Select what they do")},
    )
    is_named = ConfirmField(label=_("Families see the name on the page"), required=False)

    def __init__(self, sent: Any, members: Sequence[Member], host: Host | None = None) -> None:
        super().__init__(sent, initial=_host_values(host) if host else None)
        self._members = members
        offer(self, "member", members, empty=_("Nobody"))

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "member" in given and "name" in given and bool(given["member"]) == bool(given["name"]):
            self.add_error("name", gettext("Select a member or enter a name, one of the two"))
        return given

    @property
    def details(self) -> HostDetails:
        given = self.cleaned_data
        member = chosen(self._members, given["member"])
        return HostDetails(given["kind"], member, given["name"], given["is_named"])


class CancelSessionForm(GovukForm):
    reason = LongTextField(
        label=_("Why is it cancelled?"),
        help_text=_("Everybody can read this, and everybody who has booked gets it"),
        max_length=500,
        rows=3,
        error_messages={"required": _("Enter why the session is cancelled")},
    )


def _places_values(session: Session) -> dict[str, Any]:
    how = BOOKED if session.takes_bookings else COUNTED if session.is_anonymous else OPEN_DOOR
    closes = session.booking_closes_at and timezone.localtime(session.booking_closes_at)
    columns = (
        *("capacity", "childcare_places", "held_places", "held_until", "offer_hours"),
        "keep_together_until_days",
    )
    values = {column: getattr(session, column) for column in columns}
    is_whole_day = closes and closes.time() == _LAST_MINUTE
    return values | {
        "how": how,
        "closes_on": closes.date() if closes else None,
        "closes_at": closes.time() if closes and not is_whole_day else None,
    }


def _host_values(host: Host) -> dict[str, Any]:
    return {
        "member": host.member_id or "",
        "name": host.name,
        "kind": host.kind,
        "is_named": host.is_named,
    }

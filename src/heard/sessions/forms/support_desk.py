"""The support desk: which needs, and what is said where one cannot be met."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LongTextField, RadiosField, SelectField
from heard.design.typed import whole_number
from heard.sessions.models.words import SupportState

_ALL = "all"


class FindNeedsForm(GovukForm):
    """A session and a state."""

    session = SelectField(label=_("Session"), choices=[], required=False)
    state = SelectField(
        label=_("Show"),
        choices=[
            (SupportState.ASKED, _("Still to arrange")),
            (SupportState.ARRANGED, _("Arranged")),
            (SupportState.CANNOT, _("Cannot be met")),
            (SupportState.NOT_NEEDED, _("No longer needed")),
            (_ALL, _("All of them")),
        ],
        required=False,
    )

    def __init__(self, sent: Mapping[str, Any], sessions: list[tuple[str, str]]) -> None:
        super().__init__(sent)
        self.fields["session"].choices = [("", _("All sessions")), *sessions]  # type: ignore[attr-defined] # of a ChoiceField
        self.is_valid()

    @property
    def wanted_session(self) -> int | None:
        return whole_number(self.cleaned_data.get("session", ""))

    @property
    def wanted_state(self) -> str:
        """Empty is all of them."""
        chosen = str(self.cleaned_data.get("state") or SupportState.ASKED)
        return "" if chosen == _ALL else chosen


class Offer(StrEnum):
    """What may help instead."""

    OTHER_SESSION = "other_session"
    ONLINE = "online"
    CALL = "call"
    ELSE = "else"


OFFERS = {
    Offer.OTHER_SESSION: _("We would like to arrange it at another session for you."),
    Offer.ONLINE: _("You can take part online instead."),
    Offer.CALL: _("We would like to hear you by telephone instead."),
}


class CannotMeetForm(GovukForm):
    """The family reads the words as they stand here."""

    why = LongTextField(
        label=_("Why can it not be met?"),
        help_text=_("The family reads this, like: There is no interpreter free on that day"),
        rows=3,
        max_length=400,
        error_messages={"required": _("Enter why it cannot be met")},
    )
    offer = RadiosField(
        label=_("What do you offer instead?"),
        choices=[
            (Offer.OTHER_SESSION, _("Another session")),
            (Offer.ONLINE, _("Taking part online")),
            (Offer.CALL, _("A telephone call")),
            (Offer.ELSE, _("Something else")),
        ],
        error_messages={"required": _("Select what you offer instead")},
    )
    more = LongTextField(
        label=_("More about what you offer"),
        help_text=_("Such as which session, or when you would ring"),
        rows=3,
        max_length=400,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("offer") == Offer.ELSE and not given.get("more"):
            self.add_error("more", forms.ValidationError(_("Enter what you offer instead")))
        return given

    @property
    def answer(self) -> str:
        given = self.cleaned_data
        offered = str(OFFERS.get(given["offer"], ""))
        said = [given["why"].strip(), offered, given["more"].strip()]
        return " ".join(one if one.endswith((".", "!", "?")) else f"{one}." for one in said if one)


class SettleForm(forms.Form):
    """A button of the desk."""

    state = forms.ChoiceField(
        choices=[(each.value, each.label) for each in SupportState if each != SupportState.CANNOT]
    )

"""Asking what is held, and answering."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    DateField,
    EmailField,
    GovukForm,
    LongTextField,
    RadiosField,
    TelephoneField,
    TextField,
)
from heard.home.models.rights import RequestKind

LONGEST = 2000
WAYS = ("email", "phone", "address")


class AskForm(GovukForm):
    """Who asks, for what, and how to reach them: one way is enough."""

    # Names this form: sent twice, it is taken in once.
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    kind = RadiosField(
        label=_("What do you want us to do?"),
        choices=RequestKind.choices,
        error_messages={"required": _("Select what you want us to do")},
    )
    name = TextField(
        label=_("Your name"),
        autocomplete="name",
        max_length=200,
        error_messages={"required": _("Enter your name")},
    )
    email = EmailField(
        label=_("E-mail address"),
        help_text=_("Give the one that you gave us before. It helps us find you"),
        required=False,
        max_length=254,
    )
    phone = TelephoneField(label=_("Telephone number"), required=False)
    address = LongTextField(
        label=_("Postal address"),
        required=False,
        rows=3,
        max_length=500,
        attributes={"autocomplete": "street-address"},
    )
    words = LongTextField(
        label=_("Is there anything else that helps us find it?"),
        help_text=_("For example: “I asked to join a board last spring”. You can leave this blank"),
        required=False,
        max_length=LONGEST,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(way) or way in self.errors for way in WAYS):
            # Beside the first of the three, where the eye goes from the summary.
            self.add_error("email", _("Enter an e-mail address, a phone number or an address"))
        given["key"] = given.get("key") or uuid4()
        return given


class WriteDownForm(AskForm):
    """A request that came by letter or phone: as above, with the day on which it came."""

    asked_on = DateField(label=_("When did they ask?"))

    def clean_asked_on(self) -> date:
        asked_on: date = self.cleaned_data["asked_on"]
        if asked_on > timezone.localdate():
            raise ValidationError(_("Enter a day that is not in the future"))
        if asked_on.year < 2018:
            raise ValidationError(_("Enter a day since 2018"))
        return asked_on


class AnswerForm(GovukForm):
    """How it was answered."""

    identity_checked_how = TextField(
        label=_("How did you check who asks?"),
        help_text=_("For example: called back on the number that we had before"),
        max_length=300,
        error_messages={"required": _("Enter how you checked who asks")},
    )
    outcome = LongTextField(
        label=_("What did you answer?"),
        help_text=_("Kept for three years. Do not write their name or address here"),
        max_length=LONGEST,
        error_messages={"required": _("Enter what you answered")},
    )

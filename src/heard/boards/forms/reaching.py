"""How somebody wants to be reached: one way is chosen, and its address is needed."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    EmailField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TelephoneField,
    TextField,
)
from heard.design.fields.component import Words
from heard.mail.models import Channel

# An address goes into one line of a message: 500 characters, with commas for line breaks.
ADDRESS_LENGTH, ADDRESS_LINES = 300, 8
_ADDRESS_ON_THE_WEB = re.compile(r"[/@]|\b[Ww]{3}\.|\w\.[a-z]{2,}")
WAYS = [
    (Channel.EMAIL, _("By e-mail")),
    (Channel.TEXT, _("By text message")),
    (Channel.PHONE, _("By phone call")),
    (Channel.LETTER, _("By letter")),
]
NEEDED: dict[str, tuple[str, Words]] = {
    Channel.EMAIL: ("email", _("Enter your e-mail address, or choose another way to be reached")),
    Channel.TEXT: ("phone", _("Enter your phone number, or choose another way to be reached")),
    Channel.PHONE: ("phone", _("Enter your phone number, or choose another way to be reached")),
    Channel.LETTER: ("address", _("Enter your address, or choose another way to be reached")),
}


class ReachingForm(GovukForm):
    """Name, way, and the addresses; only the one that goes with the way must be there."""

    name = TextField(
        label=_("Your name"),
        help_text=_("The name that you want us to use"),
        max_length=200,
        autocomplete="name",
        error_messages={"required": _("Enter your name")},
    )
    channel = RadiosField(
        label=_("How should we reach you?"),
        choices=WAYS,
        error_messages={"required": _("Select how we should reach you")},
    )
    email = EmailField(label=_("E-mail address"), max_length=254, required=False)
    phone = TelephoneField(label=_("Phone number"), required=False)
    address = LongTextField(
        label=_("Postal address"),
        required=False,
        max_length=ADDRESS_LENGTH,
        rows=3,
        attributes={"autocomplete": "street-address"},
    )
    language = SelectField(label=_("Language in which we write to you"), choices=[])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_languages(self)

    def clean_name(self) -> str:
        """A name goes into letters to whatever address was typed: they must not carry adverts."""
        name = str(self.cleaned_data["name"])
        if _ADDRESS_ON_THE_WEB.search(name):
            raise forms.ValidationError(_("Enter your name, without a web address or e-mail"))
        return name

    def clean_address(self) -> str:
        """One address, in a form that fits the line of a message."""
        lines = [line.strip() for line in self.cleaned_data["address"].splitlines()]
        kept = [line for line in lines if line]
        if len(kept) > ADDRESS_LINES:
            raise forms.ValidationError(
                _("Enter your address in %(lines)s lines or fewer") % {"lines": ADDRESS_LINES}
            )
        return "\n".join(kept)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        name, words = NEEDED.get(given.get("channel") or "", ("", ""))
        if name and not given.get(name) and name not in self.errors:
            self.add_error(name, str(words))
        return given

    @property
    def reaching(self) -> dict[str, Any]:
        """The columns of somebody reachable."""
        given = self.cleaned_data
        columns = {name: given[name] for name in ("name", "channel", "email", "phone", "address")}
        return columns | {"language": given.get("language") or get_language() or "en-gb"}


def offer_languages(form: forms.Form) -> None:
    """Where there is one language there is nothing to choose."""
    if len(settings.LANGUAGES) > 1:
        form.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined] # of a ChoiceField
        form.fields["language"].initial = get_language()
    else:
        del form.fields["language"]

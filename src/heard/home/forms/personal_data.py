"""Whom to look for, and whom to forget."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heard.design.fields import ConfirmField, EmailField, GovukForm, TelephoneField, TextField

OFF = {"autocomplete": "off"}


class LookUpForm(GovukForm):
    """What is known of somebody. The more is known, the surer is what is found."""

    email = EmailField(label=_("E-mail address"), required=False, max_length=254, attributes=OFF)
    phone = TelephoneField(label=_("Telephone number"), required=False, attributes=OFF)
    name = TextField(
        label=_("Full name"),
        help_text=_("Also finds a guest at a meeting, and texts that name them"),
        required=False,
        max_length=200,
        attributes=OFF,
    )
    # The reference of the request that it is done for: sent along by the request's page.
    request = TextField(
        label=_("Reference of the request"), required=False, max_length=20, width=10
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("email", "phone", "name")):
            raise ValidationError(_("Enter an e-mail address, a telephone number or a name"))
        return given

    @property
    def whom(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("email", "phone", "name")}


class ForgetForm(GovukForm):
    """The box that must be ticked before anything is erased."""

    sure = ConfirmField(
        label=_("I have checked who asks. Erase what can be erased, for good"),
        error_messages={"required": _("Select the box if you have checked who asks")},
    )

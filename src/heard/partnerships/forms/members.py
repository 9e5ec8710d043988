"""Who is who in a partnership."""

from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    EmailField,
    GovukForm,
    PasswordField,
    SelectField,
    TextField,
)
from heard.partnerships.models import Division, Member, Organisation, Partnership
from heard.partnerships.queries import divisions_of
from heard.partnerships.roles import ROLE_HINTS, ROLE_NAMES, Role
from heard.partnerships.services.members import Place

NOBODY = ("", _("None"))


class PlaceForm(GovukForm):
    """Roles, organisation and division; `place` is what was chosen."""

    roles = CheckboxesField(
        label=_("What may they do?"),
        choices=[(str(role), name) for role, name in ROLE_NAMES.items()],
        hints={str(role): hint for role, hint in ROLE_HINTS.items()},
        error_messages={"required": _("Select at least one role")},
    )
    organisation = SelectField(label=_("Organisation"), required=False)
    division = SelectField(label=_("Division"), help_text=_("For elected members"), required=False)

    def __init__(self, partnership: Partnership, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisations = {str(one.pk): one for one in partnership.organisations.all()}
        self.divisions = {str(one.pk): one for one in divisions_of(partnership)}
        _offer(self, "organisation", self.organisations)
        _offer(self, "division", self.divisions)

    @property
    def place(self) -> Place:
        chosen = self.cleaned_data
        return Place(
            roles=tuple(Role(role) for role in chosen["roles"]),
            organisation=self.organisations.get(chosen["organisation"]),
            division=self.divisions.get(chosen["division"]),
        )


class InviteForm(PlaceForm):
    name = TextField(
        label=_("Name"), max_length=200, error_messages={"required": _("Enter their name")}
    )
    email = EmailField(
        label=_("E-mail address"),
        help_text=_("The link to join is sent to this address"),
        error_messages={"required": _("Enter their e-mail address")},
    )
    field_order = ("name", "email", "roles", "organisation", "division")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class JoinForm(GovukForm):
    """The password of somebody who joins, checked against what is easily guessed."""

    password = PasswordField(
        label=_("Choose a password"),
        help_text=_(
            "At least 12 characters. Three words that have nothing to do with each other work well."
        ),
        new=True,
        error_messages={"required": _("Choose a password")},
    )

    def __init__(self, member: Member, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.member = member

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.member.user)
        return password


class FindSignInForm(GovukForm):
    email = EmailField(label=_("Your e-mail address at work"))


def place_of(member: Member) -> dict[str, Any]:
    """What the form shows at first for somebody who has a place already."""
    return {
        "roles": member.roles,
        "organisation": str(member.organisation_id or ""),
        "division": str(member.division_id or ""),
    }


def _offer(
    form: forms.Form, name: str, things: dict[str, Organisation] | dict[str, Division]
) -> None:
    field = cast("SelectField", form.fields[name])
    field.choices = [NOBODY, *((pk, str(thing)) for pk, thing in things.items())]

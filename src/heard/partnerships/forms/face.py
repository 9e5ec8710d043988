"""What families see of a partnership."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heard.design.colours import READABLE, WHITE, contrast
from heard.design.fields import (
    EmailField,
    FileField,
    GovukForm,
    LongTextField,
    RadiosField,
    TelephoneField,
    TextField,
)
from heard.partnerships.logos import MOST_BYTES
from heard.partnerships.models import HEX_COLOUR, OrganisationKind, Partnership
from heard.partnerships.services.partnership import Face


class FaceForm(GovukForm):
    name = TextField(
        label=_("Name of the partnership"),
        max_length=200,
        error_messages={"required": _("Enter the name of the partnership")},
    )
    colour = TextField(
        label=_("Colour"),
        help_text=_("Six letters and digits after a #, such as #1d4f91. White must read on it."),
        width=10,
        error_messages={"required": _("Enter a colour such as #1d4f91")},
    )
    contact_name = TextField(label=_("Who families can ask"), max_length=200, required=False)
    contact_email = EmailField(label=_("E-mail address for families"), required=False)
    contact_phone = TelephoneField(
        label=_("Telephone number for families"), max_length=40, required=False
    )
    contact_address = LongTextField(label=_("Postal address"), rows=4, required=False)

    def clean_colour(self) -> str:
        """White on the colour reaches 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""
        colour = str(self.cleaned_data["colour"]).lower()
        HEX_COLOUR(colour)
        if contrast(colour, WHITE) < READABLE:
            raise ValidationError(_("Enter a darker colour: white words must be readable on it"))
        return colour

    @property
    def face(self) -> Face:
        return Face(**self.cleaned_data)


class LogoForm(GovukForm):
    logo = FileField(
        label=_("Logo"),
        help_text=_("A PNG, JPEG, WebP or GIF image. It is made to fit."),
        suffixes=(".png", ".jpg", ".jpeg", ".webp", ".gif"),
        largest=MOST_BYTES,
        error_messages={"required": _("Select the image file")},
    )


class OrganisationForm(GovukForm):
    name = TextField(
        label=_("Name"), max_length=200, error_messages={"required": _("Enter the name")}
    )
    kind = RadiosField(
        label=_("What is it?"),
        choices=OrganisationKind.choices,
        error_messages={"required": _("Select what it is")},
    )
    website = TextField(label=_("Website"), max_length=200, required=False)

    def clean_website(self) -> str:
        """An address that a browser can open and that is not a script."""
        website = str(self.cleaned_data["website"])
        if website and not website.startswith(("https://", "http://")):
            raise ValidationError(_("Enter an address that starts with https://"))
        return website


class PlaceNameForm(GovukForm):
    name = TextField(
        label=_("Name"), max_length=100, error_messages={"required": _("Enter the name")}
    )


def face_of(partnership: Partnership) -> dict[str, str]:
    """What the form shows at first."""
    return {name: getattr(partnership, name) for name in FaceForm.base_fields}

"""Fields of this room's forms."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from heard.design.fields import LinesField, LongTextField, RadiosField, TextField

LONGEST_TEXT = 200_000
LONGEST_ADDRESS = 1000
_WEB_ADDRESS = URLValidator(schemes=["http", "https"])
_NOT_AN_ADDRESS = _("Enter a full web address, like https://democracy.example.gov.uk/decision/1")


class ProseField(LongTextField):
    """Several lines, as long as a record may be."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators.append(
            MaxLengthValidator(
                LONGEST_TEXT,
                _("Use %(limit_value)d characters or fewer. You have used %(show_value)d"),
            )
        )

    def to_python(self, value: Any) -> str:
        return super().to_python(value).strip()


class RecordLinesField(LinesField, ProseField):
    """A list, one entry a line, as long as a record may be."""


class PapersField(RecordLinesField):
    """Documents, one a line: the title, then the web address if there is one.

    Gives a list of (title, address).
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=500 + LONGEST_ADDRESS + 1, **options)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return "\n".join(" ".join(part for part in paper if part) for paper in value)
        return value

    def clean(self, value: Any) -> Any:
        return [self._paper(line) for line in super().clean(value)]

    def _paper(self, line: str) -> tuple[str, str]:
        title, gap, address = line.rpartition(" ")
        if not re.match(r"https?://", address):
            return line[:500], ""
        check_web_address(address)
        return (title.strip() if gap else address)[:500], address


class WebAddressField(TextField):
    """A web address, or nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(attributes={"inputmode": "url", "autocomplete": "off"}, **options)

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        if address:
            check_web_address(address)
        return address


class ClaimField(RadiosField):
    """Yes, no, or what the record does not say. Gives True, False or None."""

    def __init__(self, **options: Any) -> None:
        choices = [("yes", _("Yes")), ("no", _("No")), ("unsaid", _("The record does not say"))]
        super().__init__(choices=choices, required=False, inline=True, **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: "unsaid"}.get(value, value)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))


def check_web_address(address: str) -> None:
    """Raise ValidationError unless it is an http or https address that fits."""
    try:
        _WEB_ADDRESS(address)
    except ValidationError:
        raise ValidationError(_NOT_AN_ADDRESS) from None
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(_NOT_AN_ADDRESS)

"""Fields that are typed into."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from heard.design.fields.component import GovukField, Words
from heard.design.typed import printable

TOO_LONG = _("Use %(limit_value)d characters or fewer. You have used %(show_value)d")
TOO_SMALL = _("Enter %(limit_value)s or more")
TOO_BIG = _("Enter %(limit_value)s or less")


def _with_errors(options: dict[str, Any], **defaults: Words) -> dict[str, Any]:
    return options | {"error_messages": defaults | options.get("error_messages", {})}


class TextField(GovukField, forms.CharField):
    """One line of text. `width` is about how many characters it holds: 2, 3, 4, 5, 10, 20 or 30."""

    def __init__(self, *, width: int = 0, autocomplete: str = "", **options: Any) -> None:
        super().__init__(
            **_with_errors(options, required=_("Enter an answer"), max_length=TOO_LONG)
        )
        if width:
            self.classes = f"govuk-input--width-{width}"
        if autocomplete:
            self.attributes["autocomplete"] = autocomplete

    def to_python(self, value: Any) -> str:
        return printable(str(super().to_python(value)))


class LongTextField(GovukField, forms.CharField):
    """Several lines. With a `max_length`, the limit is said beforehand and counted down."""

    macro = "long_text"
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        super().__init__(
            **_with_errors(options, required=_("Enter an answer"), max_length=TOO_LONG)
        )
        self.attributes["rows"] = rows
        if self.max_length:
            self.attributes["maxlength"] = self.max_length

    def to_python(self, value: Any) -> str:
        """A line break counts as one character, as the counter in the page counts it."""
        return printable(str(super().to_python(value)).replace("\r\n", "\n"))


class LinesField(LongTextField):
    """A list, one entry a line. Gives a list of strings, each of at most `longest` characters."""

    def __init__(self, *, longest: int, most: int | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.longest, self.most = longest, most

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in super().clean(value).split("\n") if line.strip()]
        if self.most is not None and len(lines) > self.most:
            raise ValidationError(
                _("Enter %(most)d lines or fewer. You have entered %(number)d")
                % {"most": self.most, "number": len(lines)}
            )
        for number, line in enumerate(lines, 1):
            if len(line) > self.longest:
                raise ValidationError(
                    _("Line %(number)d is too long: use %(longest)d characters or fewer")
                    % {"number": number, "longest": self.longest}
                )
        return lines


class EmailField(GovukField, forms.EmailField):
    """An e-mail address."""

    def __init__(self, **options: Any) -> None:
        wrong = _("Enter an email address in the correct format, like name@example.org")
        super().__init__(
            **_with_errors(options, required=_("Enter an email address"), invalid=wrong)
        )
        self.attributes = {
            "type": "email",
            "autocomplete": "email",
            "spellcheck": "false",
            **self.attributes,
        }


class TelephoneField(GovukField, forms.CharField):
    """A telephone number, as people write it: digits, spaces, brackets, hyphens, a leading +."""

    classes = "govuk-input--width-20"

    def __init__(self, **options: Any) -> None:
        wrong = _("Enter a telephone number, like 01632 960 001 or +44 808 157 0192")
        options.setdefault("max_length", 30)
        super().__init__(
            **_with_errors(options, required=_("Enter a telephone number"), max_length=wrong)
        )
        self.validators.append(RegexValidator(r"^\+?(?:[\s().-]*\d){3,20}[\s().-]*$", wrong))
        self.attributes = {"type": "tel", "autocomplete": "tel", **self.attributes}


class NumberField(GovukField, forms.IntegerField):
    """A whole number, typed with or without commas. Not a spinner: a wheel would change it."""

    classes = "govuk-input--width-5"
    inputmode = "numeric"

    def __init__(self, *, width: int = 5, **options: Any) -> None:
        super().__init__(
            **_with_errors(
                options,
                required=_("Enter a number"),
                invalid=_("Enter a whole number, like 15"),
                min_value=TOO_SMALL,
                max_value=TOO_BIG,
            )
        )
        self.classes = f"govuk-input--width-{width}"
        self.attributes["inputmode"] = self.inputmode

    def to_python(self, value: Any) -> int | None:
        return super().to_python(_without_commas(value))


class DecimalField(GovukField, forms.DecimalField):
    """A number that may have a fraction."""

    classes = "govuk-input--width-5"

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **_with_errors(
                options,
                required=_("Enter a number"),
                invalid=_("Enter a number, like 15 or 2.5"),
                min_value=TOO_SMALL,
                max_value=TOO_BIG,
            )
        )
        self.attributes["inputmode"] = "decimal"

    def to_python(self, value: Any) -> Any:
        return super().to_python(_without_commas(value))


def _without_commas(value: object) -> object:
    return value.replace(",", "").replace(" ", "") if isinstance(value, str) else value


class PasswordField(GovukField, forms.CharField):
    """A password. It is never sent back, and spaces at its ends are part of it.

    `new=True` where one is chosen rather than remembered.
    """

    macro = "password"
    widget = forms.PasswordInput

    def __init__(self, *, new: bool = False, **options: Any) -> None:
        options.setdefault("strip", False)
        super().__init__(**_with_errors(options, required=_("Enter a password")))
        self.attributes = {
            "autocomplete": "new-password" if new else "current-password",
            "spellcheck": "false",
            "autocapitalize": "none",
            **self.attributes,
        }


class CodeField(GovukField, forms.CharField):
    """A one-time code, with the spaces people put in it taken out."""

    classes = "govuk-input--width-10 govuk-input--extra-letter-spacing"

    def __init__(self, **options: Any) -> None:
        super().__init__(**_with_errors(options, required=_("Enter the code")))
        self.attributes = {
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "spellcheck": "false",
            **self.attributes,
        }

    def to_python(self, value: Any) -> str:
        return "".join(str(super().to_python(value)).split())

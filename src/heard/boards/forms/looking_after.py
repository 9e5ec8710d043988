"""Expenses and declarations."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.seating import EARLIEST, day_field
from heard.boards.models.words import DeclarationKind, ExpenseKind
from heard.boards.naming import named_people
from heard.design.fields import (
    ConfirmField,
    DecimalField,
    GovukForm,
    LongTextField,
    RadiosField,
    TextField,
)
from heard.design.words import join_and

MOST_POUNDS = 10_000
_AMOUNT = _("Enter an amount in pounds, like 12.50")


class PoundsField(DecimalField):
    """Pounds with pence, typed with or without a pound sign. Gives whole pence."""

    def __init__(self, **options: Any) -> None:
        codes = ("required", "invalid", "max_digits", "max_whole_digits", "max_decimal_places")
        options.setdefault("min_value", 0)
        options.setdefault("max_value", MOST_POUNDS)
        words = dict.fromkeys(codes, _AMOUNT) | {"max_value": _("Enter £10,000 or less")}
        super().__init__(error_messages=words, **options)
        self.validators.append(DecimalValidator(12, 2))

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("£", "") if isinstance(value, str) else value)

    def clean(self, value: Any) -> int | None:
        pounds: Decimal | None = super().clean(value)
        return None if pounds is None else int(pounds * 100)


class ClaimExpenseForm(GovukForm):
    """One cost, or one thank-you."""

    kind = RadiosField(
        label=_("What is it for?"),
        choices=ExpenseKind.choices,
        error_messages={"required": _("Select what it is for")},
    )
    pence = PoundsField(
        label=_("How much, in pounds?"),
        help_text=_("For example, 12.50. Enter 0 for something that costs nothing"),
    )
    spent_on = day_field(_("When was it?"), _("Enter the day"))
    note = TextField(
        label=_("Note"),
        help_text=_("For example, train to the meeting in May. Do not name your child"),
        required=False,
        max_length=300,
    )

    def __init__(self, sent: Any) -> None:
        super().__init__(sent)

    def clean_spent_on(self) -> date:
        day: date = self.cleaned_data["spent_on"]
        if not EARLIEST <= day <= timezone.localdate():
            raise ValidationError(_("Enter a day that is today or earlier"))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        costs_something = given.get("kind") and given["kind"] != ExpenseKind.RECOGNITION
        if costs_something and given.get("pence") == 0:
            self.add_error("pence", _now("Enter how much it cost, like 12.50"))
        return given


class DeclareForm(GovukForm):
    """What somebody declares, and what the public may read of it."""

    kind = RadiosField(
        label=_("What do you declare?"),
        choices=DeclarationKind.choices,
        error_messages={"required": _("Select what you declare")},
    )
    text = LongTextField(
        label=_("In your own words"),
        help_text=_("Write “my son” or “a friend” instead of a name"),
        required=False,
        max_length=2000,
    )
    names_third_person = ConfirmField(
        label=_("It names somebody else, or points at them. Keep it private"),
        help_text=_("Only those who look after the board’s papers will read it"),
        required=False,
    )
    public_words = TextField(
        label=_("What may everybody read?"),
        help_text=_("For example, “A family member uses short breaks”. Leave it empty for nothing"),
        required=False,
        max_length=300,
    )

    def __init__(self, sent: Any) -> None:
        super().__init__(sent)
        self.names = named_people(str(sent.get("public_words", ""))[:300]) if sent else []
        if self.names:
            self.fields["is_no_name"] = ConfirmField(
                label=_("That is no person’s name"), required=False
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        text, public = given.get("text", ""), given.get("public_words", "")
        is_private = given.get("names_third_person")
        says_nothing = given.get("kind") in {None, DeclarationKind.NONE}
        if not says_nothing and not text.strip() and "text" not in self.errors:
            self.add_error("text", _now("Enter what you declare"))
        names = named_people(text)
        if names and not is_private:
            words = _now(
                "This seems to name %(names)s. Write “my son” or “a friend” instead, "
                "or select that it names somebody"
            )
            self.add_error("text", words % {"names": join_and(names)})
        if is_private and public:
            words = _now("Leave this empty: what names somebody else is never public")
            self.add_error("public_words", words)
        elif self.names and not given.get("is_no_name"):
            words = _now(
                "This seems to name %(names)s. Write it without the name, or select "
                "“That is no person’s name”"
            )
            self.add_error("public_words", words % {"names": join_and(self.names)})
        return given

    @property
    def values(self) -> dict[str, Any]:
        """By the names of `NewDeclaration`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "is_no_name"}

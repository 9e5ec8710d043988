"""Writing a call, and what ends it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from heard.boards.call_words import CallWords, Dates
from heard.boards.models import Call, SeatGroup
from heard.design.fields import (
    ConfirmField,
    DateField,
    GovukForm,
    LinesField,
    LongTextField,
    NumberField,
    TextField,
)

MOST_CRITERIA = 12
LONGEST_CRITERION = 300
MOST_SEATS = 50


class DatesForm(GovukForm):
    """When it closes and by when everyone is told."""

    closes_on = DateField(
        label=_("Closing date"),
        help_text=_("People can apply until midnight at the end of this day"),
        error_messages={"required": _("Enter the closing date")},
    )
    told_by = DateField(
        label=_("By when do you promise to tell everyone?"),
        help_text=_("The public page shows this day, and says so when you are late"),
        error_messages={"required": _("Enter the day by which you tell everyone")},
    )

    def clean_closes_on(self) -> Any:
        closes_on = self.cleaned_data["closes_on"]
        if closes_on < timezone.localdate() + timedelta(days=1):
            raise ValidationError(gettext("Enter a closing date that is still to come"))
        return closes_on

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        closes_on, told_by = found.get("closes_on"), found.get("told_by")
        if closes_on and told_by and told_by <= closes_on:
            self.add_error("told_by", gettext("Enter a day that is after the closing date"))
        return found

    @property
    def dates(self) -> Dates:
        return Dates(self.cleaned_data["closes_on"], self.cleaned_data["told_by"])


class CallForm(DatesForm):
    """All that a call says. `groups` are those whose seats may be offered, with `empty`."""

    title = TextField(
        label=_("Title"),
        help_text=_("Like “Two parents or carers for the SEND board”"),
        max_length=200,
        error_messages={"required": _("Enter a title")},
    )
    about = LongTextField(
        label=_("What is it?"),
        help_text=_("What the board does, and what changes because somebody takes the seat"),
        max_length=4000,
        error_messages={"required": _("Enter what it is")},
    )
    time_needed = LongTextField(
        label=_("How much time does it take?"),
        help_text=_("How many meetings, how long, when and where, and reading before them"),
        rows=3,
        max_length=2000,
        error_messages={"required": _("Enter how much time it takes")},
    )
    paid = LongTextField(
        label=_("Which fees and expenses are paid?"),
        help_text=_("Travel, childcare, thank-you payments. If nothing is paid, say so"),
        rows=3,
        max_length=2000,
        error_messages={"required": _("Enter which fees and expenses are paid")},
    )
    support = LongTextField(
        label=_("What support do you offer? (optional)"),
        help_text=_("Somebody to talk to before meetings, training, joining online"),
        rows=3,
        max_length=2000,
        required=False,
    )
    criteria = LinesField(
        longest=LONGEST_CRITERION,
        most=MOST_CRITERIA,
        label=_("What do you look for?"),
        help_text=_(
            "One thing a line, in plain words, up to 12. The panel scores each of them, "
            "and everyone who applies can read them"
        ),
        rows=6,
        required=False,
    )
    contact = TextField(
        label=_("Who can people ask?"),
        help_text=_("A name, and a phone number or e-mail address"),
        max_length=300,
        error_messages={"required": _("Enter who people can ask")},
    )
    hides_names = ConfirmField(
        label=_("Hide the names of applicants while the panel reads and scores"),
        required=False,
    )
    field_order = (
        *("title", "about", "time_needed", "paid", "support", "criteria", "contact"),
        *("closes_on", "told_by", "hides_names"),
    )

    def __init__(
        self, *args: Any, groups: Sequence[SeatGroup], call: Call | None = None, **options: Any
    ) -> None:
        super().__init__(*args, initial=_initial(call) if call else None, **options)
        self.groups = groups
        for group in groups:
            self.fields[f"seats_{group.pk}"] = NumberField(
                label=f"{group.body}: {group.get_constituency_display()}",
                help_text=_empty_words(getattr(group, "empty", 0)),
                min_value=0,
                max_value=MOST_SEATS,
                required=False,
                width=3,
            )

    @cached_property
    def seat_fields(self) -> list[Any]:
        return [self[f"seats_{group.pk}"] for group in self.groups]

    @cached_property
    def word_fields(self) -> list[Any]:
        return [self[name] for name in self.field_order]

    @property
    def words(self) -> CallWords:
        seats = [(group, self.cleaned_data[f"seats_{group.pk}"] or 0) for group in self.groups]
        given = {name: self.cleaned_data[name] for name in self.field_order}
        given["criteria"] = tuple(given["criteria"])
        return CallWords(**given, seats=tuple(each for each in seats if each[1]))


class ExtendCallForm(DatesForm):
    """Moving the closing date to a later day."""

    reason = TextField(
        label=_("Why?"),
        help_text=_("For the audit. Applicants are told the new dates, not the reason"),
        max_length=300,
        error_messages={"required": _("Enter why the closing date moves")},
    )


class CloseCallForm(GovukForm):
    reason = TextField(
        label=_("Why does it close early?"),
        help_text=_("For the audit"),
        max_length=300,
        error_messages={"required": _("Enter why it closes early")},
    )


class WithdrawCallForm(GovukForm):
    reason = LongTextField(
        label=_("Why is it withdrawn?"),
        help_text=_("Everyone who applied is told this, and it is shown on the public page"),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Enter why it is withdrawn")},
    )


class DiscardCallForm(GovukForm):
    sure = ConfirmField(
        label=_("Yes, throw this draft away"),
        error_messages={"required": _("Select the box if you want to throw this draft away")},
    )


def _initial(call: Call) -> Mapping[str, Any]:
    names = [name for name in CallForm.field_order if name != "criteria"]
    return {
        **{name: getattr(call, name) for name in names},
        "criteria": [one.text for one in call.criteria.all()],
        **{f"seats_{one.group_id}": one.number for one in call.seats.all()},
    }


def _empty_words(number: int) -> str:
    words = ngettext("%(number)d seat is empty today", "%(number)d seats are empty today", number)
    return words % {"number": number}

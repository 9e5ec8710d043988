"""Seats wanted, terms of reference and aims of a body."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.boards.details import SeatsWanted, Task, TermsDetails
from heard.boards.forms.bodies import DATE_HINT
from heard.boards.models import SeatGroup
from heard.boards.vacancies import Vacancies
from heard.design.fields import DateField, GovukForm, LongTextField, NumberField, TextField

MOST_SEATS = 50


class SeatsForm(GovukForm):
    """How many seats of a constituency are wanted from a day on, and for how long one sits."""

    number = NumberField(
        label=_("How many seats are wanted?"),
        min_value=0,
        max_value=MOST_SEATS,
        width=2,
        error_messages={"required": _("Enter how many seats are wanted")},
    )
    from_on = DateField(
        label=_("From when?"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the day from which they are wanted")},
    )
    reason = TextField(
        label=_("Why?"),
        help_text=_("For example, the board decided on 4 July that it needs at least three"),
        max_length=300,
        required=False,
    )
    minimum_term = NumberField(
        label=_("Shortest time that a member agrees to serve, in months"),
        help_text=_("For example, 12. Leave it empty if there is none"),
        min_value=1,
        max_value=120,
        width=3,
        required=False,
    )
    term = NumberField(
        label=_("How long is a term, in months?"),
        help_text=_("For example, 48. Leave it empty if there is no end"),
        min_value=1,
        max_value=240,
        width=3,
        required=False,
    )
    most_terms = NumberField(
        label=_("How many terms may somebody serve in a row?"),
        min_value=1,
        max_value=20,
        width=2,
        required=False,
    )

    def __init__(self, sent: object, group: SeatGroup | None, vacancies: Vacancies) -> None:
        initial: dict[str, Any] = {"from_on": timezone.localdate()}
        if group is not None:
            columns = ("minimum_term", "term", "most_terms")
            initial |= {column: getattr(group, column) for column in columns}
            initial["number"] = vacancies.wanted
        super().__init__(sent, initial=initial)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        shortest, term = given.get("minimum_term"), given.get("term")
        if shortest and term and term < shortest:
            self.add_error("term", _("Enter a term that is no shorter than the shortest time"))
        return given

    @property
    def wanted(self) -> SeatsWanted:
        return SeatsWanted(**self.cleaned_data)


class TermsForm(GovukForm):
    """A version of terms of reference."""

    text = LongTextField(
        label=_("Terms of reference"),
        help_text=_("What the body may do, who is on it, how it decides"),
        rows=16,
        max_length=60_000,
        error_messages={"required": _("Enter the terms of reference")},
    )
    change = LongTextField(
        label=_("What is different from the version before?"),
        help_text=_("In a sentence or two"),
        rows=3,
        max_length=2000,
        required=False,
    )
    agreed_on = DateField(
        label=_("When were they agreed?"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the day on which they were agreed")},
    )
    review_on = DateField(
        label=_("When will they be looked at again?"), help_text=DATE_HINT, required=False
    )

    def clean_agreed_on(self) -> date:
        agreed: date = self.cleaned_data["agreed_on"]
        if agreed > timezone.localdate():
            raise ValidationError(_("Enter today or an earlier day"))
        return agreed

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        agreed, review = given.get("agreed_on"), given.get("review_on")
        if agreed and review and review <= agreed:
            self.add_error("review_on", _("Enter a day after the one on which they were agreed"))
        return given

    @property
    def terms(self) -> TermsDetails:
        return TermsDetails(**self.cleaned_data)


class AimForm(GovukForm):
    """What the body set out to do."""

    text = TextField(
        label=_("What do you want to achieve?"),
        max_length=500,
        error_messages={"required": _("Enter what you want to achieve")},
    )
    due_on = DateField(label=_("By when?"), help_text=DATE_HINT, required=False)

    @property
    def task(self) -> Task:
        return Task(**self.cleaned_data)


class DoneForm(GovukForm):
    """When it was done and what came of it."""

    on = DateField(
        label=_("When was it done?"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the day on which it was done")},
    )
    outcome = LongTextField(
        label=_("What came of it?"),
        help_text=_("Families read this: say what is different for them now"),
        rows=4,
        max_length=500,
        required=False,
    )

    def __init__(self, sent: object) -> None:
        super().__init__(sent, initial={"on": timezone.localdate()})

    def clean_on(self) -> date:
        done: date = self.cleaned_data["on"]
        if done > timezone.localdate():
            raise ValidationError(_("Enter today or an earlier day"))
        return done

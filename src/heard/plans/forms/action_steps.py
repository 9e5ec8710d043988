"""Saying that an action is done, will not be done, goes on, or that its day moves."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import GovukForm, LongTextField
from heard.plans.details import Delivered, Stopped
from heard.plans.forms.actions import day_field
from heard.plans.services.due import Moved

MOST = 1000
FAMILIES = lazy("Families can read this")


class _TodayForm(GovukForm):
    """A day that is over, by default today."""

    on = day_field(lazy("On which day?"), error_messages={"required": lazy("Enter the day")})

    def __init__(self, sent: object, initial: dict[str, Any] | None = None) -> None:
        super().__init__(sent, initial={"on": timezone.localdate()} | (initial or {}))

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            self.add_error("on", _("Enter today or an earlier day"))
        return on


class DeliverForm(_TodayForm):
    changed_words = LongTextField(
        label=lazy("What changed, in plain words?"),
        help_text=lazy(
            "Families read this: what is different now, not what was done in the office. “Somebody "
            "rings you within two weeks”"
        ),
        max_length=MOST,
        error_messages={"required": lazy("Enter what changed")},
    )

    @property
    def delivered(self) -> Delivered:
        return Delivered(self.cleaned_data["on"], self.cleaned_data["changed_words"])


class StopForm(_TodayForm):
    because = LongTextField(
        label=lazy("We can't, because"),
        help_text=lazy("Families read this. Say the real reason, and what they can do instead"),
        max_length=MOST,
        error_messages={"required": lazy("Enter why it will not be done")},
    )

    @property
    def stopped(self) -> Stopped:
        return Stopped(self.cleaned_data["on"], self.cleaned_data["because"])


class ReopenForm(GovukForm):
    because = LongTextField(
        label=lazy("Why is it taken up again?"),
        help_text=FAMILIES,
        max_length=MOST,
        error_messages={"required": lazy("Enter why it is taken up again")},
    )


class MoveDueForm(GovukForm):
    """A day to come, and why. `moved` is what a valid form says."""

    to = day_field(
        lazy("New day"),
        error_messages={
            "required": lazy("Enter the new day"),
            "invalid": lazy("Enter a real date, like 27 3 2026. A promise needs a day"),
        },
    )
    reason = LongTextField(
        label=lazy("Why does it move?"),
        help_text=lazy(
            "Families can read this, and it is kept for good. Say what happened, not who is to "
            "blame, and name nobody"
        ),
        max_length=MOST,
        error_messages={"required": lazy("Enter why it moves")},
    )

    def clean_to(self) -> date:
        to: date = self.cleaned_data["to"]
        if to < timezone.localdate():
            words = _("Enter today or a later day. If it is done, say that it is delivered")
            self.add_error("to", words)
        return to

    def moved(self, revision: int) -> Moved:
        return Moved(self.cleaned_data["to"], self.cleaned_data["reason"], revision)

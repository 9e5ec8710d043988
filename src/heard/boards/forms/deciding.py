"""Deciding, telling everyone, appointing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heard.boards.keeping import DAYS_TO_ANSWER
from heard.boards.models import Expression, Person
from heard.boards.models.words import Stage
from heard.boards.queries.applicants import SeatsOffered
from heard.design.fields import (
    ConfirmField,
    DateField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
)

OUTCOMES = (
    (Stage.TO_OFFER.value, _("Offer a seat")),
    (Stage.TO_RESERVE.value, _("Put on the reserve list")),
    (Stage.TO_DECLINE.value, _("Decline")),
    (Stage.CONVERSATION.value, _("Talk with them first")),
)


class DecideForm(GovukForm):
    """An outcome and what belongs to it. `revision` says which state of it was looked at."""

    outcome = RadiosField(
        label=_("What do you decide?"),
        label_size="m",
        choices=OUTCOMES,
        hints={
            Stage.TO_DECLINE.value: _("Write below why, in words that you would like to read"),
            Stage.CONVERSATION.value: _("Nobody can be told until this is decided"),
        },
        error_messages={"required": _("Select what you decide")},
    )
    group = RadiosField(
        label=_("Which seat, if you offer one?"),
        required=False,
        choices=(),
    )
    place = NumberField(
        label=_("Place on the reserve list (optional)"),
        help_text=_("The first is asked first. Left empty, they come last"),
        min_value=1,
        max_value=999,
        required=False,
        width=3,
    )
    feedback = LongTextField(
        label=_("What they will read"),
        help_text=_("Needed if you decline. Plain and kind: what others had more of, and thanks"),
        max_length=2000,
        required=False,
    )
    reasons = LongTextField(
        label=_("Reasons, for the panel"),
        help_text=_("Needed if no parent or carer on the panel has scored them: say why"),
        max_length=2000,
        rows=3,
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(
        self, *args: Any, expression: Expression, seats: Sequence[SeatsOffered], **more: Any
    ) -> None:
        initial = {
            "revision": expression.revision,
            "feedback": expression.feedback,
            "reasons": expression.reasons,
            "outcome": expression.stage,
            "group": str(expression.offered_group_id or (seats[0].group.pk if seats else "")),
            "place": expression.reserve_place,
        }
        super().__init__(*args, initial=initial, **more)
        self.groups = {str(one.group.pk): one.group for one in seats}
        self.fields["group"].choices = [(str(one.group.pk), _seat_words(one)) for one in seats]  # type: ignore[attr-defined] # a field of choices

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        outcome = found.get("outcome")
        if outcome == Stage.TO_OFFER and not found.get("group") and "group" not in self.errors:
            self.add_error("group", gettext("Select which seat you offer"))
        if outcome == Stage.TO_DECLINE and not found.get("feedback", "").strip():
            words = gettext("Enter what they will read, in plain and kind words")
            self.add_error("feedback", words)
        return found

    def ask_again(self, expression: Expression) -> None:
        """Somebody else decided first: what was typed stays, to be sent knowing of that."""
        self.data = {**self.data.dict(), "revision": str(expression.revision)}  # type: ignore[attr-defined] # what a browser sent
        self.add_error(None, gettext("Somebody else decided on this meanwhile. Read it first"))

    @property
    def values(self) -> dict[str, Any]:
        """The parts of a decision, by name."""
        sent = self.cleaned_data
        is_offer = sent["outcome"] == Stage.TO_OFFER
        return {
            "outcome": Stage(sent["outcome"]),
            "group": self.groups[sent["group"]] if is_offer else None,
            "place": sent["place"],
            "reasons": sent["reasons"],
            "feedback": sent["feedback"],
        }


class TellEveryoneForm(GovukForm):
    days = NumberField(
        label=_("How many days do people have to answer an offer?"),
        help_text=_("The letters are shown here with 14 days"),
        min_value=3,
        max_value=60,
        initial=DAYS_TO_ANSWER,
        width=3,
        error_messages={"required": _("Enter how many days people have to answer")},
    )
    sure = ConfirmField(
        label=_("I have read the letters. Send them"),
        error_messages={"required": _("Select the box when you have read the letters")},
    )


class AppointForm(GovukForm):
    """From when; and once somebody like them is known, whether it is the same person."""

    start_on = DateField(
        label=_("First day in the seat"),
        error_messages={"required": _("Enter the first day in the seat")},
    )
    same = RadiosField(
        label=_("Is it the same person?"),
        choices=(
            ("yes", _("Yes, give the seat to the person we know")),
            ("no", _("No, it is somebody else: add a new person")),
        ),
        error_messages={"required": _("Select whether it is the same person")},
    )

    def __init__(self, *args: Any, known: Person | None, **options: Any) -> None:
        super().__init__(*args, **options)
        if known is None:
            del self.fields["same"]

    @property
    def says_same(self) -> bool:
        return bool(self.cleaned_data.get("same") == "yes")


def _seat_words(offered: SeatsOffered) -> str:
    group = offered.group
    return gettext("%(body)s, %(who)s (%(left)d left)") % {
        "body": str(group.body),
        "who": group.get_constituency_display(),
        "left": offered.left,
    }

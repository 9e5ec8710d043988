"""What is asked when answers go out row by row."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    TextField,
)
from heard.results.queries.exports import ProfileChoice
from heard.results.services import COARSENESS, RowColumns, RowsWanted


class RowColumnsForm(GovukForm):
    """Which profile items go out, and how coarse."""

    profile = CheckboxesField(
        label=_("What of the profile may be in the file?"),
        help_text=_(
            "The profile is what somebody who knows a family may know of it. The less of it is in "
            "the file, the harder a family is to recognise. Ratings and scales are always in it"
        ),
        required=False,
    )
    smallest = RadiosField(
        label=_("How few people may share an answer of the profile?"),
        help_text=_("Answers given by fewer are merged with blanks"),
        choices=[(str(each), _("%(count)d people") % {"count": each}) for each in COARSENESS],
        error_messages={"required": _("Select how few people may share an answer")},
    )

    def __init__(self, *args: Any, choices: Sequence[ProfileChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("CheckboxesField", self.fields["profile"])
        field.choices = [(choice.code, choice.label) for choice in choices]

    @property
    def columns(self) -> RowColumns:
        """What was chosen. Only once the form is valid."""
        chosen = self.cleaned_data
        return RowColumns(tuple(chosen["profile"]), int(chosen["smallest"]))


class AskForRowsForm(RowColumnsForm):
    purpose = LongTextField(
        label=_("What are the answers needed for?"),
        help_text=_("Say why published findings do not do"),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Enter what the answers are needed for")},
    )
    recipient = TextField(
        label=_("Who will receive the file?"),
        help_text=_("An organisation and a role, such as “University of Westmere, public health”"),
        max_length=300,
        error_messages={"required": _("Enter who will receive the file")},
    )
    agreement = TextField(
        label=_("Under what agreement?"),
        help_text=_("Such as “Data sharing agreement of 3 March 2026, reference DSA-14”"),
        max_length=300,
        error_messages={"required": _("Enter the agreement")},
    )
    keep_until = DateField(
        label=_("Until when may they keep it?"),
        help_text=_("For example, 27 3 2027. They delete every copy after that day"),
        error_messages={"required": _("Enter until when they may keep it")},
    )
    told = ConfirmField(
        label=_("What families were told when they answered allows this"),
        error_messages={
            "required": _("Confirm that what families were told allows this, or do not ask")
        },
    )
    field_order = ("purpose", "recipient", "agreement", "keep_until", "profile", "smallest", "told")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("DateField", self.fields["keep_until"])
        field.earliest = timezone.localdate() + timedelta(days=1)

    @property
    def wanted(self) -> RowsWanted:
        """What was asked for. Only once the form is valid."""
        words = self.cleaned_data
        return RowsWanted(
            purpose=words["purpose"],
            recipient=words["recipient"],
            agreement=words["agreement"],
            keep_until=words["keep_until"],
            columns=self.columns,
        )


class ApproveRowsForm(GovukForm):
    looked = ConfirmField(
        label=_("I have looked at the purpose, the recipient and the risk"),
        error_messages={"required": _("Confirm that you have looked at them")},
    )


class RefuseRowsForm(GovukForm):
    reason = LongTextField(
        label=_("Why do you refuse?"),
        help_text=_("Whoever asked reads this, and it stays with the request"),
        max_length=2000,
        error_messages={"required": _("Enter why you refuse")},
    )

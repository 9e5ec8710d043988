"""Saying that something which was said or written worries somebody."""

from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import GovukForm, LongTextField, RadiosField
from heard.safeguarding.models import Urgency
from heard.safeguarding.services import Worry


class FlagForm(GovukForm):
    """Of something that stands: its own words go with it."""

    worry = LongTextField(
        label=lazy("What worries you?"),
        help_text=lazy("In your own words. You need not be sure"),
        max_length=2000,
        rows=3,
        error_messages={"required": lazy("Enter what worries you")},
    )
    about = LongTextField(
        label=lazy("Who is it about, and how can they be reached? (optional)"),
        help_text=lazy("Write what you know. Do not go and ask"),
        max_length=2000,
        rows=2,
        required=False,
    )
    urgency = RadiosField(
        label=lazy("How soon should somebody look?"),
        choices=Urgency.choices,
        error_messages={"required": lazy("Select how soon somebody should look")},
    )

    @property
    def flagged(self) -> Worry:
        given = self.cleaned_data
        return Worry(given["worry"], given["about"], given["urgency"])

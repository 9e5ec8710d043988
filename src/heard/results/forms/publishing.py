"""What is asked when findings are prepared and published."""

from collections.abc import Sequence
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from heard.design.fields import CheckboxesField, GovukForm, LongTextField, TextField
from heard.results.queries import GroupingChoice
from heard.results.services import MOST_GROUPINGS


class PrepareFindingsForm(GovukForm):
    groupings = CheckboxesField(
        label=_("What should the findings be broken down by?"),
        help_text=_(
            "Choose up to %(most)d. The more you choose, the more small groups have to be hidden."
        )
        % {"most": MOST_GROUPINGS},
        required=False,
    )

    def __init__(self, *args: Any, choices: Sequence[GroupingChoice], **kwargs: Any) -> None:
        usual = [choice.code for choice in choices if choice.is_usual][:MOST_GROUPINGS]
        super().__init__(*args, initial={"groupings": usual}, **kwargs)
        field = cast("CheckboxesField", self.fields["groupings"])
        # What is usual is ticked; it comes first, so that everybody sees what is ticked.
        ordered = sorted(choices, key=lambda choice: not choice.is_usual)
        field.choices = [(choice.code, choice.label) for choice in ordered]

    def clean_groupings(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["groupings"]
        if len(chosen) > MOST_GROUPINGS:
            message = _("Select %(most)d or fewer") % {"most": MOST_GROUPINGS}
            self.add_error("groupings", message)
        return chosen


class PublishFindingsForm(GovukForm):
    title = TextField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Enter a title")},
    )
    summary = LongTextField(
        label=_("What did families tell you?"),
        help_text=_("Two or three sentences that everybody reads first. Do not name people."),
        max_length=2000,
        error_messages={"required": _("Enter what families told you")},
    )

"""What is asked when findings are prepared and published."""

from collections.abc import Sequence
from typing import Any, cast

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    GovukForm,
    LongTextField,
    RadiosField,
    TextField,
)
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


class CorrectFindingsForm(PrepareFindingsForm):
    """Prepared again where some are published: everybody is told what changes."""

    what_changes = LongTextField(
        label=_("What do you put right?"),
        help_text=_("Everybody reads this beside the new findings. The old ones stay readable."),
        max_length=1000,
        error_messages={"required": _("Enter what you put right")},
    )


class AgreeFindingsForm(GovukForm):
    """The second person's word."""

    is_agreed = RadiosField(
        label=_("May these findings be published?"),
        choices=[("yes", _("Yes")), ("no", _("No, not like this"))],
        error_messages={"required": _("Select yes or no")},
    )
    words = LongTextField(
        label=_("If not, why? (optional if yes)"),
        help_text=_("Whoever prepared them reads this. It is not published."),
        max_length=1000,
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        if self.cleaned_data.get("is_agreed") == "no" and not self.cleaned_data.get("words"):
            self.add_error("words", now("Enter why they should not be published like this"))
        return given


class ForumStatementForm(GovukForm):
    """What the forum says, in its own words."""

    text = LongTextField(
        label=_("What does the parent carer forum say of these findings?"),
        help_text=_("Everybody reads it beside the findings. Nobody else can change it."),
        max_length=2000,
        error_messages={"required": _("Enter what the forum says")},
    )


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
    alone_because = LongTextField(
        label=_("Why did no second person look at them?"),
        help_text=_("Everybody reads this beside the findings"),
        max_length=500,
        error_messages={"required": _("Enter why no second person looked at them")},
    )

    def __init__(self, *args: Any, is_agreed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_agreed:
            del self.fields["alone_because"]

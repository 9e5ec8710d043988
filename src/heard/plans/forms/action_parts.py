"""Milestones and risks of an action, and giving actions to another post."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import (
    CheckboxesField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.plans.action_tags import post_words
from heard.plans.forms.actions import day_field
from heard.plans.models import Action, Milestone, Post, Risk
from heard.plans.models.words import Level
from heard.plans.services.risks import RiskDetails


class MilestoneForm(GovukForm):
    words = TextField(
        label=lazy("What will be done?"),
        help_text=lazy("Families can read this"),
        max_length=300,
        error_messages={"required": lazy("Enter what will be done")},
    )
    due_on = day_field(lazy("By when?"), required=False)

    def __init__(
        self, sent: object, milestone: Milestone | None = None, *, is_draft: bool = True
    ) -> None:
        initial = {"words": milestone.words, "due_on": milestone.due_on} if milestone else None
        super().__init__(sent, initial=initial)
        self._stays = milestone.due_on if milestone and not is_draft else None
        if self._stays:
            del self.fields["due_on"]

    @property
    def due(self) -> date | None:
        """The day that stays, or what was typed."""
        day: date | None = self._stays or self.cleaned_data["due_on"]
        return day


class FinishMilestoneForm(GovukForm):
    on = day_field(
        lazy("On which day was it done?"), error_messages={"required": lazy("Enter the day")}
    )

    def __init__(self, sent: object) -> None:
        super().__init__(sent, initial={"on": timezone.localdate()})

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            self.add_error("on", _("Enter today or an earlier day"))
        return on


class RiskForm(GovukForm):
    words = LongTextField(
        label=lazy("What may happen?"),
        help_text=lazy("Only staff read this"),
        max_length=1000,
        rows=3,
        error_messages={"required": lazy("Enter what may happen")},
    )
    likelihood = RadiosField(
        label=lazy("How likely is it?"),
        choices=Level.choices,
        inline=True,
        error_messages={"required": lazy("Select how likely it is")},
    )
    impact = RadiosField(
        label=lazy("How bad would it be?"),
        choices=Level.choices,
        inline=True,
        error_messages={"required": lazy("Select how bad it would be")},
    )
    response = LongTextField(
        label=lazy("What is done about it?"), max_length=1000, rows=3, required=False
    )

    def __init__(self, sent: object, risk: Risk | None = None) -> None:
        names = ("words", "likelihood", "impact", "response")
        super().__init__(
            sent, initial={name: getattr(risk, name) for name in names} if risk else None
        )

    @property
    def details(self) -> RiskDetails:
        return RiskDetails(**self.cleaned_data)


class GiveActionsForm(GovukForm):
    """Several actions, and the post that leads them from now on."""

    actions = CheckboxesField(
        label=lazy("Which actions?"),
        error_messages={"required": lazy("Select the actions that you give to a post")},
    )
    post = SelectField(
        label=lazy("Which post leads them from now on?"),
        error_messages={"required": lazy("Select the post that leads them")},
    )

    def __init__(self, sent: object, actions: Sequence[Action], posts: Sequence[Post]) -> None:
        super().__init__(sent)
        self._actions = {str(each.pk): each for each in actions}
        self._posts = {str(each.pk): each for each in posts if getattr(each, "is_held", True)}
        ticks: Any = self.fields["actions"]
        ticks.choices = [(pk, str(each)) for pk, each in self._actions.items()]
        ticks.hints = {pk: _led(each) for pk, each in self._actions.items()}
        post: Any = self.fields["post"]
        choices = [(pk, post_words(each)) for pk, each in self._posts.items()]
        post.choices = [("", _("Select a post")), *choices]

    @property
    def chosen(self) -> list[Action]:
        return [self._actions[pk] for pk in self.cleaned_data["actions"]]

    @property
    def to(self) -> Post:
        return self._posts[self.cleaned_data["post"]]


def _led(action: Action) -> str:
    if action.lead is None:
        return _("No post leads it")
    return _("Led by %(post)s, which nobody has now") % {"post": post_words(action.lead)}

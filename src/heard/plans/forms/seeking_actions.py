"""What is looked for among the actions of a plan."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import GovukForm, SelectField, TextField
from heard.plans.action_tags import post_words
from heard.plans.models import Action
from heard.plans.models.words import ActionState, Rating
from heard.plans.queries import actions as queries
from heard.plans.queries.actions import Sought

DUE = [
    ("", lazy("At any time")),
    (queries.LATE, lazy("Their day is over")),
    (queries.SOON, lazy("Soon, by the rule of the plan")),
    ("14", lazy("Within 14 days")),
    ("28", lazy("Within 28 days")),
    ("90", lazy("Within 90 days")),
    (queries.NO_DAY, lazy("No day is set")),
]
NEEDS = [
    ("", lazy("All of them")),
    (queries.LEADERLESS, lazy("Nobody leads them now")),
    (queries.MILESTONE, lazy("A milestone is late")),
    (queries.REVIEW, lazy("They are to be looked at again")),
]
ORDERS = [
    (queries.BY_PRIORITY, lazy("By priority")),
    (queries.BY_FINDING, lazy("By finding")),
    (queries.BY_DAY, lazy("The first due first")),
    (queries.BY_RATING, lazy("The worst first")),
]


class SeekActionsForm(GovukForm):
    """Every field may be empty; what is nonsense is not sought."""

    text = TextField(label=lazy("Words or a reference"), max_length=100, required=False)
    rating = SelectField(label=lazy("How they stand"), required=False)
    state = SelectField(label=lazy("How far they are"), required=False)
    due = SelectField(label=lazy("When they are due"), choices=DUE, required=False)
    needs = SelectField(label=lazy("What they need"), choices=NEEDS, required=False)
    lead = SelectField(label=lazy("Who leads"), required=False)
    organisation = SelectField(label=lazy("Organisation that leads"), required=False)
    group = SelectField(label=lazy("Group"), required=False)
    order = SelectField(label=lazy("Order"), choices=ORDERS, required=False)

    def __init__(self, sent: object, actions: Iterable[Action]) -> None:
        """`actions` are those of the plan: only what they have can be chosen."""
        super().__init__(sent)
        posts = {each.lead for each in actions if each.lead}
        groups = {each.group for each in actions if each.group}
        organisations = {post.organisation for post in posts if post.organisation}
        self._offer("rating", [(each.value, str(each.label)) for each in Rating])
        self._offer("state", [(each.value, str(each.label)) for each in ActionState])
        self._offer("lead", sorted(((p.pk, post_words(p)) for p in posts), key=_by_name))
        self._offer("organisation", sorted(((o.pk, str(o)) for o in organisations), key=_by_name))
        self._offer("group", sorted(((g.pk, str(g)) for g in groups), key=_by_name))

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", _("All of them")), *choices]

    @property
    def sought(self) -> Sought:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Sought(**given)


def _by_name(choice: tuple[Any, str]) -> str:
    return choice[1].casefold()

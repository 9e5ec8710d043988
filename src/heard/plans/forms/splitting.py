"""One action that goes on as several, or several as one."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import CheckboxesField, GovukForm, LongTextField, SelectField, TextField
from heard.plans.action_tags import post_words
from heard.plans.details import ActionWhen, Part
from heard.plans.forms.actions import day_field
from heard.plans.models import Action, Post

FEWEST, MOST = 2, 8
_WHY_HELP = lazy("Families can read this")


def number_of_parts(sent: object) -> int:
    """As the form says, within reason; one more where that was asked for."""
    text = str(sent)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else FEWEST
    return min(max(number, FEWEST), MOST)


class SplitForm(GovukForm):
    """`number` parts, of which two at least are filled. `parts` are those of a valid form."""

    because = LongTextField(
        label=lazy("Why is it split?"),
        help_text=_WHY_HELP,
        max_length=1000,
        rows=3,
        error_messages={"required": lazy("Enter why it is split")},
    )

    def __init__(
        self,
        sent: object,
        posts: Sequence[Post],
        number: int = FEWEST,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(sent, initial=initial)
        self.number = number
        self._posts = {str(post.pk): post for post in posts}
        for place in range(1, number + 1):
            self.fields |= self._fields_of(place)

    def _fields_of(self, place: int) -> dict[str, Any]:
        leads = [("", _("Whoever leads it now"))]
        leads += [(pk, post_words(post)) for pk, post in self._posts.items()]
        return {
            f"title_{place}": TextField(
                label=_("What is to be done?"),
                max_length=300,
                required=place <= FEWEST,
                error_messages={"required": _("Enter what is to be done in this part")},
            ),
            f"plain_words_{place}": LongTextField(
                label=_("What are we doing, in plain words?"),
                help_text=_("Families read this"),
                max_length=1000,
                rows=2,
                required=False,
            ),
            f"lead_{place}": SelectField(label=_("Who leads it?"), choices=leads, required=False),
            f"due_on_{place}": day_field(
                _("By when is it done?"),
                help_text=_("Leave it empty, and the day of the action stays"),
                required=False,
            ),
        }

    @property
    def places(self) -> list[tuple[int, list[Any]]]:
        """The fields of each part."""
        names = ("title", "plain_words", "lead", "due_on")
        return [
            (place, [self[f"{name}_{place}"] for name in names])
            for place in range(1, self.number + 1)
        ]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for place in range(FEWEST + 1, self.number + 1):
            more = (given.get(f"{name}_{place}") for name in ("plain_words", "due_on", "lead"))
            if any(more) and not given.get(f"title_{place}"):
                self.add_error(f"title_{place}", _("Enter what is to be done in this part"))
        return given

    @property
    def parts(self) -> list[Part]:
        given = self.cleaned_data
        return [
            Part(
                title=given[f"title_{place}"],
                plain_words=given[f"plain_words_{place}"],
                when=ActionWhen(due_on=given[f"due_on_{place}"]),
                lead=self._posts.get(given[f"lead_{place}"]),
            )
            for place in range(1, self.number + 1)
            if given[f"title_{place}"]
        ]


class MergeForm(GovukForm):
    """Which actions go on as this one."""

    others = CheckboxesField(
        label=lazy("Which actions go on as this one?"),
        error_messages={"required": lazy("Select the actions that go on as this one")},
    )
    because = LongTextField(
        label=lazy("Why are they merged?"),
        help_text=_WHY_HELP,
        max_length=1000,
        rows=3,
        error_messages={"required": lazy("Enter why they are merged")},
    )

    def __init__(self, sent: object, actions: Sequence[Action]) -> None:
        super().__init__(sent)
        self._actions = {str(action.pk): action for action in actions}
        others: Any = self.fields["others"]
        others.choices = [(pk, str(action)) for pk, action in self._actions.items()]

    @property
    def chosen(self) -> list[Action]:
        return [self._actions[pk] for pk in self.cleaned_data["others"]]

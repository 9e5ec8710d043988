"""What one enters on an action, and looking through the actions of a plan."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    DecimalField,
    GovukForm,
    LongTextField,
    SelectField,
    TextField,
)
from heard.plans.action_tags import post_words
from heard.plans.details import ActionDetails, ActionWhen, ActionWho
from heard.plans.models import Post
from heard.plans.queries.action_choices import ActionChoices

EARLIEST, LATEST = date(2010, 1, 1), date(2099, 12, 31)
DATE_HINT = lazy("Like 27 3 2026")
NO_SUCH_DAY = lazy(
    "Enter a real date, like 27 3 2026. If there is only a month or a quarter, write it in words "
    "instead"
)


def day_field(label: Any, **more: Any) -> DateField:
    """A day in the life of a plan."""
    return DateField(
        label=label, earliest=EARLIEST, latest=LATEST, **({"help_text": DATE_HINT} | more)
    )


class ActionForm(GovukForm):
    """Everything on an action; `details` is what a valid form says.

    Of an action whose day is promised the two fields of that day are left out: it is moved, with
    a reason.
    """

    title = TextField(
        label=lazy("What is to be done?"),
        max_length=300,
        error_messages={"required": lazy("Enter what is to be done")},
    )
    priority = SelectField(label=lazy("Which priority does it belong to?"), required=False)
    reference = TextField(
        label=lazy("Reference"),
        help_text=lazy("Like 1.2. Leave it empty, and it gets the next one of its priority"),
        max_length=20,
        width=10,
        required=False,
    )
    outcome_sought = LongTextField(
        label=lazy("Which outcome is sought?"),
        help_text=lazy("What is different for children and families when it is done"),
        max_length=2000,
        rows=3,
        required=False,
    )
    findings = CheckboxesField(label=lazy("Which findings does it answer?"), required=False)
    why = LongTextField(
        label=lazy("Why is it in the plan?"), max_length=2000, rows=3, required=False
    )
    plain_words = LongTextField(
        label=lazy("What are we doing, in plain words?"),
        help_text=lazy(
            "Families read this. Write as you would say it to a tired parent: “We are hiring two "
            "more people who assess children”"
        ),
        max_length=1000,
        rows=3,
        required=False,
    )
    is_considered = ConfirmField(
        label=lazy("Show it to families as “still looking” while it is a draft"), required=False
    )
    lead = SelectField(
        label=lazy("Who leads it?"),
        help_text=lazy("A post, not a person: it stays when somebody leaves"),
        required=False,
    )
    group = SelectField(label=lazy("Which group does it?"), required=False)
    partners = CheckboxesField(label=lazy("Who helps?"), required=False)
    starts_on = day_field(lazy("When does it start?"), required=False)
    review_on = day_field(lazy("When is it looked at again?"), required=False)
    due_on = day_field(
        lazy("By when is it done?"), required=False, error_messages={"invalid": NO_SUCH_DAY}
    )
    due_words = TextField(
        label=lazy("Or in words"),
        help_text=lazy("Only where there is no day, like “ongoing” or “Q3 2026”"),
        max_length=100,
        width=20,
        required=False,
    )
    cost = DecimalField(
        label=lazy("Cost in pounds"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
    )
    cost_words = TextField(
        label=lazy("Who pays, or what the cost is for"), max_length=300, required=False
    )

    def __init__(
        self,
        sent: object,
        choices: ActionChoices,
        initial: ActionDetails | None = None,
        *,
        promised: ActionWhen | None = None,
        is_draft: bool = True,
    ) -> None:
        super().__init__(sent, initial=_flat(initial) if initial else None)
        self._promised = promised
        if promised:
            del self.fields["due_on"], self.fields["due_words"]
        if not is_draft:
            del self.fields["is_considered"]
        self._known = {
            "priority": _choose(self, "priority", choices.priorities, _("None of them")),
            "findings": _choose(self, "findings", choices.findings),
            "lead": _choose(self, "lead", choices.posts, _("Nobody yet")),
            "group": _choose(self, "group", choices.groups, _("None of them")),
            "partners": _choose(self, "partners", choices.organisations),
        }

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("due_on") and given.get("due_words"):
            self.add_error("due_words", _("Enter a day or words, not both"))
        due = self._promised.due_on if self._promised else given.get("due_on")
        starts = given.get("starts_on")
        if due and starts and due < starts:
            where = "starts_on" if self._promised else "due_on"
            self.add_error(where, _("Enter days so that it starts before it is due"))
        return given

    @property
    def details(self) -> ActionDetails:
        given = self.cleaned_data
        plain = ("title", "reference", "outcome_sought", "why", "plain_words", "cost", "cost_words")
        return ActionDetails(
            priority=self._one("priority"),
            findings=self._several("findings"),
            is_considered=given.get("is_considered", False),
            who=ActionWho(self._one("lead"), self._one("group"), self._several("partners")),
            when=self._when,
            **{name: given[name] for name in plain},
        )

    @property
    def _when(self) -> ActionWhen:
        given = self.cleaned_data
        due_on, words = given.get("due_on"), given.get("due_words", "")
        if self._promised:
            due_on, words = self._promised.due_on, self._promised.due_words
        return ActionWhen(given["starts_on"], given["review_on"], due_on, words)

    def _one(self, name: str) -> Any:
        return self._known[name].get(self.cleaned_data.get(name) or "")

    def _several(self, name: str) -> tuple[Any, ...]:
        return tuple(self._known[name][pk] for pk in self.cleaned_data.get(name) or ())


def _choose(
    form: GovukForm, name: str, things: Sequence[Model], nothing: str = ""
) -> dict[str, Model]:
    """Fill the choices of a field, which goes where there is nothing to choose."""
    if not things:
        del form.fields[name]
        return {}
    known = {str(thing.pk): thing for thing in things}
    choices: Iterable[tuple[str, str]] = [(pk, _named(thing)) for pk, thing in known.items()]
    field: Any = form.fields[name]
    field.choices = [("", nothing), *choices] if nothing else list(choices)
    return known


def _named(thing: Model) -> str:
    if not isinstance(thing, Post):
        return str(thing)
    if getattr(thing, "is_held", True):
        return post_words(thing)
    return _("%(post)s (nobody has this post now)") % {"post": post_words(thing)}


def _flat(details: ActionDetails) -> dict[str, Any]:
    """The values of the fields."""
    values = {name: getattr(details, name, "") for name in ActionForm.base_fields}
    when, who = details.when, details.who
    return values | {
        "priority": details.priority.pk if details.priority else "",
        "findings": [each.pk for each in details.findings],
        "lead": who.lead.pk if who.lead else "",
        "group": who.group.pk if who.group else "",
        "partners": [each.pk for each in who.partners],
        "starts_on": when.starts_on,
        "review_on": when.review_on,
        "due_on": when.due_on,
        "due_words": when.due_words,
    }

"""What two people wrote of one action at the same time, side by side."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words, join_and, number_words
from heard.plans.details import ActionDetails
from heard.plans.differing import Differing


def differing(typed: ActionDetails, saved: ActionDetails) -> tuple[Differing, ...]:
    """Only fields in which the two differ."""
    both = [
        Differing(_LABELS[name], _words(_value(saved, name)), _words(_value(typed, name)))
        for name in _LABELS
    ]
    return tuple(each for each in both if each.saved != each.typed)


def _value(details: ActionDetails, name: str) -> Any:
    for part in (details, details.who, details.when):
        if hasattr(part, name):
            return getattr(part, name)
    raise AttributeError(name)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, Decimal):
        return f"£{number_words(float(value))}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return join_and(sorted(str(each) for each in value)) or _("None")
    return str(value) if value else _("Empty")


# In the order of the form.
_LABELS: dict[str, str | Promise] = {
    "title": gettext_lazy("What is to be done?"),
    "priority": gettext_lazy("Which priority does it belong to?"),
    "reference": gettext_lazy("Reference"),
    "outcome_sought": gettext_lazy("Which outcome is sought?"),
    "findings": gettext_lazy("Which findings does it answer?"),
    "why": gettext_lazy("Why is it in the plan?"),
    "plain_words": gettext_lazy("What are we doing, in plain words?"),
    "is_considered": gettext_lazy("Shown to families as “still looking”"),
    "lead": gettext_lazy("Who leads it?"),
    "group": gettext_lazy("Which group does it?"),
    "partners": gettext_lazy("Who helps?"),
    "starts_on": gettext_lazy("When does it start?"),
    "review_on": gettext_lazy("When is it looked at again?"),
    "due_on": gettext_lazy("By when is it done?"),
    "due_words": gettext_lazy("Or in words"),
    "cost": gettext_lazy("Cost in pounds"),
    "cost_words": gettext_lazy("Who pays, or what the cost is for"),
}

"""What two people wrote of one plan at the same time, side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words, join_and
from heard.plans.models import Plan
from heard.plans.models.words import PlanKind
from heard.plans.plan_details import PlanDetails


@dataclass(frozen=True)
class Differing:
    """One field: what is saved now, and what is typed and not saved."""

    label: str | Promise
    saved: str
    typed: str


def differing(typed: PlanDetails, saved: Plan) -> tuple[Differing, ...]:
    """Only fields in which the two differ."""
    found = []
    for name, label in _LABELS.items():
        ours = _words(name, getattr(typed, name))
        theirs = _words(name, _saved(saved, name))
        if ours != theirs:
            found.append(Differing(label, theirs, ours))
    return tuple(found)


def _saved(plan: Plan, name: str) -> Any:
    return tuple(plan.findings.all()) if name == "findings" else getattr(plan, name)


def _words(name: str, value: Any) -> str:
    if name == "kind":
        return str(PlanKind(value).label)
    if name == "findings":
        return join_and(sorted(str(each) for each in value)) or _("None")
    if isinstance(value, date):
        return date_words(value)
    return str(value) if value else _("Empty")


_LABELS = {
    "kind": gettext_lazy("What kind of plan is it?"),
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("What is it about?"),
    "inspection": gettext_lazy("Which inspection does it answer?"),
    "findings": gettext_lazy("What inspectors found that it answers"),
    "overseen_by": gettext_lazy("Who watches over it?"),
    "starts_on": gettext_lazy("First day"),
    "ends_on": gettext_lazy("Last day"),
    "submit_by": gettext_lazy("By when is it to be handed in to Ofsted and the CQC?"),
    "submitted_on": gettext_lazy("When was it handed in?"),
}

"""Describing a plan, its parts, its rule for ratings; closing it and going on as another."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    CheckboxesField,
    DateField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.plans.forms.inspections import DATE_HINT
from heard.plans.models import Action, Inspection, Plan, Priority
from heard.plans.models.words import PlanKind
from heard.plans.plan_details import Because, PlanDetails, PriorityDetails
from heard.plans.queries.inspections import asked_for
from heard.plans.queries.plans import PlanChoices
from heard.plans.rating import RatingRule


class PlanForm(GovukForm):
    """A plan as its keepers describe it."""

    kind = RadiosField(
        label=_("What kind of plan is it?"),
        choices=PlanKind.choices,
        error_messages={"required": _("Select what kind of plan it is")},
    )
    title = TextField(
        label=_("Title"), max_length=200, error_messages={"required": _("Enter a title")}
    )
    summary = LongTextField(
        label=_("What is it about?"),
        help_text=_("In words that a tired parent understands. Families read this first"),
        max_length=5000,
        required=False,
    )
    inspection = SelectField(label=_("Which inspection does it answer?"), required=False)
    findings = CheckboxesField(
        label=_("What inspectors found that it answers"),
        help_text=_("Also what earlier inspections found and is not put right"),
        required=False,
    )
    overseen_by = SelectField(
        label=_("Who watches over it?"),
        help_text=_("The board or committee that sees how it goes"),
        required=False,
    )
    starts_on = DateField(label=_("First day"), help_text=DATE_HINT, required=False)
    ends_on = DateField(label=_("Last day"), help_text=DATE_HINT, required=False)
    submit_by = DateField(
        label=_("By when is it to be handed in to Ofsted and the CQC?"),
        help_text=_("Leave it empty if it is handed in to nobody"),
        required=False,
    )
    submitted_on = DateField(label=_("When was it handed in?"), help_text=DATE_HINT, required=False)

    def __init__(
        self, sent: object, choices: PlanChoices, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(sent, initial=initial)
        self._inspections = {str(each.pk): each for each in choices.inspections}
        self._findings = {str(each.pk): each for each in choices.findings}
        self._bodies = {str(each.pk): each for each in choices.bodies}
        named = [(pk, str(each)) for pk, each in self._inspections.items()]
        self._offer("inspection", [("", str(_("None"))), *named])
        found = [(pk, f"{each} ({each.inspection})") for pk, each in self._findings.items()]
        self._offer("findings", found)
        bodies = [(pk, each.name) for pk, each in self._bodies.items()]
        self._offer("overseen_by", [("", str(_("Nobody yet"))), *bodies])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field has them

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Enter a day on or after the first day"))
        return given

    @property
    def details(self) -> PlanDetails:
        given = dict(self.cleaned_data)
        given["inspection"] = self._inspections.get(given["inspection"])
        given["findings"] = tuple(self._findings[pk] for pk in given["findings"])
        given["overseen_by"] = self._bodies.get(given["overseen_by"])
        return PlanDetails(**given)


class RatingRuleForm(GovukForm):
    """The two numbers of the published rule."""

    soon_days = NumberField(
        label=_("How many days before its day must an action have started?"),
        min_value=1,
        max_value=365,
        width=3,
        error_messages={"required": _("Enter a number of days")},
    )
    stale_days = NumberField(
        label=_("After how many days without an update is an action at risk?"),
        min_value=1,
        max_value=365,
        width=3,
        error_messages={"required": _("Enter a number of days")},
    )

    def __init__(self, sent: object, plan: Plan) -> None:
        super().__init__(sent, initial={"soon_days": plan.soon_days, "stale_days": plan.stale_days})

    @property
    def rule(self) -> RatingRule:
        return RatingRule(**self.cleaned_data)


class PriorityForm(GovukForm):
    """A part of a plan."""

    title = TextField(
        label=_("What is this part about?"),
        max_length=200,
        error_messages={"required": _("Enter what it is about")},
    )
    outcome = LongTextField(
        label=_("What should be different for children and young people?"),
        max_length=2000,
        required=False,
    )

    def __init__(self, sent: object, priority: Priority | None = None) -> None:
        start = {"title": priority.title, "outcome": priority.outcome} if priority else None
        super().__init__(sent, initial=start)

    @property
    def details(self) -> PriorityDetails:
        return PriorityDetails(**self.cleaned_data)


class ClosePlanForm(GovukForm):
    """The last day of a plan, and why."""

    on = DateField(
        label=_("Last day"), help_text=DATE_HINT, error_messages={"required": _("Enter a day")}
    )
    reason = LongTextField(
        label=_("Why does it end?"),
        help_text=_("Everybody can read this"),
        max_length=2000,
        error_messages={"required": _("Enter why it ends")},
    )

    def __init__(self, sent: object) -> None:
        super().__init__(sent, initial={"on": timezone.localdate()})
        self.fields["on"].latest = timezone.localdate()  # type: ignore[attr-defined] # a day has them

    @property
    def because(self) -> Because:
        return Because(self.cleaned_data["on"], self.cleaned_data["reason"])


class SucceedPlanForm(ClosePlanForm):
    """Which plan it goes on as, and what goes along."""

    successor = SelectField(
        label=_("Which plan does it go on as?"),
        error_messages={"required": _("Select the plan that it goes on as")},
    )
    actions = CheckboxesField(
        label=_("Which actions go on in that plan?"),
        help_text=_(
            "Those that are ticked are copied, with the day first promised. Those that are not "
            "stay open here"
        ),
        required=False,
    )
    field_order = ("successor", "actions", "on", "reason")

    def __init__(self, sent: object, plans: Sequence[Plan], actions: Sequence[Action]) -> None:
        super().__init__(sent)
        self._plans = {str(each.pk): each for each in plans}
        self._actions = {str(each.pk): each for each in actions}
        named = [("", str(_("Select a plan"))), *((pk, str(p)) for pk, p in self._plans.items())]
        self.fields["successor"].choices = named  # type: ignore[attr-defined] # a choice field has them
        lines = [(pk, str(each)) for pk, each in self._actions.items()]
        self.fields["actions"].choices = lines  # type: ignore[attr-defined] # a choice field has them
        self.fields["actions"].initial = list(self._actions)
        self.fields["reason"].label = _("Why?")
        self.fields["on"].label = _("Last day of the old plan")
        if not actions:
            del self.fields["actions"]

    @property
    def chosen_plan(self) -> Plan:
        return self._plans[self.cleaned_data["successor"]]

    @property
    def chosen_actions(self) -> list[Action]:
        return [self._actions[pk] for pk in self.cleaned_data.get("actions", [])]


def described(plan: Plan) -> dict[str, Any]:
    """The values of a plan's form as they are."""
    values = {name: getattr(plan, name) for name in PlanForm.base_fields}
    return values | {
        "inspection": str(plan.inspection_id or ""),
        "findings": [str(each.pk) for each in plan.findings.all()],
        "overseen_by": str(plan.overseen_by_id or ""),
    }


def proposed(inspection: Inspection) -> dict[str, Any]:
    """What a plan that answers an inspection begins with."""
    asked = asked_for(inspection)
    year = (inspection.published_on or inspection.ended_on).year
    open_findings = inspection.findings.filter(closed_on=None)
    values: dict[str, Any] = {
        "inspection": str(inspection.pk),
        "findings": [str(each.pk) for each in open_findings],
        "starts_on": inspection.published_on,
    }
    if asked:
        values |= {
            "kind": asked.kind,
            "title": f"{asked.kind.label} {year}",
            "submit_by": asked.by,
        }
    return values

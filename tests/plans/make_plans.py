"""Versions, approvals and a story of ten years for tests of plans."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Member, OrganisationKind, Partnership
from heard.partnerships.roles import Role
from heard.plans.models import Action, Approval, DueChange, Finding, Impact, Plan, Snapshot
from heard.plans.models.words import ActionState, Decision, ImpactKind, PlanKind
from heard.plans.plan_details import (
    Because,
    FindingDetails,
    InspectionDetails,
    PlanDetails,
    Said,
    Who,
)
from heard.plans.services import approvals
from heard.plans.services.carrying_over import go_on_as
from tests.partnerships import make as partnerships
from tests.plans import make


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def forum_chair(of: Partnership) -> Member:
    forum = partnerships.organisation(of, "Westmere Parent Carer Forum", OrganisationKind.FORUM)
    return partnerships.member(Role.FORUM_CHAIR, of=of, organisation=forum)


def inspected(first: date, last: date | None = None, **more: Any) -> InspectionDetails:
    return InspectionDetails(first, last or first, **more)


def found(number: int = 1, **more: Any) -> FindingDetails:
    columns: dict[str, Any] = {
        "kind": "priority_action",
        "title": "Waits for assessment",
        "text": "Leaders should act urgently.",
    }
    return FindingDetails(number, **(columns | more))


def details(title: str = "Priority action plan", **more: Any) -> PlanDetails:
    return PlanDetails(kind=more.pop("kind", PlanKind.PRIORITY_ACTION), title=title, **more)


def because(reason: str = "The next plan takes it up", days: int = 0) -> Because:
    return Because(days_ago(days), reason)


def version(of: Plan, by: Member, change: str = "The first one") -> Snapshot:
    return approvals.make_version(of, change, by=by)


def asked(of: Snapshot, by: Member, name: str = "Cabinet") -> Approval:
    return approvals.ask_approval(of, Who(name), by=by)


def said(of: Approval, by: Member, *, refused: str = "") -> Approval:
    decision = Decision.REFUSED if refused else Decision.APPROVED
    return approvals.record_approval(of, Said(decision, days_ago(1), refused), by=by)


def moved(action: Action, to: date, reason: str, by: Member) -> Action:
    DueChange.objects.create(
        action=action, was_on=action.due, moved_to=to, reason=reason, on=days_ago(30), by=by
    )
    action.revised_due_on = to
    action.save()
    return action


class TenYears:
    """One finding, found in 2017, 2021 and 2024; three plans, each of which went on as the next."""

    def __init__(self) -> None:
        self.lead = make.lead()
        self.area = self.lead.partnership
        self.findings = self._findings()
        years = (2018, 2021, 2025)
        self.plans = [
            make.plan(self.area, f"Plan {year}", starts_on=date(year, 4, 1)) for year in years
        ]
        self.actions = self._actions()
        self.measure = make.measure(self.area, "Weeks until the first appointment")
        self.measure.findings.add(self.findings[0])
        for year, weeks in ((2018, 71), (2022, 68), (2026, 55)):
            make.reading(self.measure, date(year, 3, 31), value=Decimal(weeks))

    def _findings(self) -> list[Finding]:
        found: list[Finding] = []
        for framework, year in (
            ("local-area-2016", 2017),
            ("local-area-2016", 2021),
            ("area-send-2023", 2024),
        ):
            inspection = make.inspection(
                self.area,
                framework=framework,
                started_on=date(year, 11, 6),
                ended_on=date(year, 11, 10),
                published_on=date(year + 1, 1, 16),
            )
            before = found[-1] if found else None
            found.append(make.finding(inspection, f"Waits in {year}", again_of=before))
        return found

    def _actions(self) -> list[Action]:
        """One was delivered long ago; one was carried from the first plan into the last."""
        done = make.delivered(self.plans[0], title="Two more clinics")
        goes_on = make.action(self.plans[0], "Shorten the waiting list")
        for action in (done, goes_on):
            action.findings.add(self.findings[0])
        moved(goes_on, timezone.localdate() + timedelta(days=200), "Nobody applied", self.lead)
        Impact.objects.create(
            action=done,
            kind=ImpactKind.FORUM,
            words="The forum says that families notice it.",
            on=days_ago(5),
            by=self.lead,
        )
        for action, plan, after in zip((goes_on, None), self.plans, self.plans[1:], strict=False):
            last = action or Action.objects.get(plan=plan)
            (carried,) = go_on_as(plan, after, [last], because=because(), by=self.lead)
        return [done, goes_on, carried]


OVER = (ActionState.DELIVERED, ActionState.EVIDENCED, ActionState.STOPPED, ActionState.REPLACED)

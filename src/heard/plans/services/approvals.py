"""Versions of a plan, who is asked to approve one, and what each said."""

from django.db import transaction

from heard.audit.services import record
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.partnerships.models import Member
from heard.plans.models import Approval, Plan, Snapshot
from heard.plans.models.words import Decision, SnapshotKind
from heard.plans.plan_details import Said, Who
from heard.plans.services.revisions import locked_open_plan, locked_plan
from heard.plans.services.snapshots import Taking, take_snapshot


class NotAVersionError(Exception):
    """A monthly picture and what a board saw are approved by nobody."""


class OlderVersionError(Exception):
    """A later version is there: whoever approves, approves that."""


class AskedAlreadyError(Exception):
    """They are asked already, or have said what they think."""


class NotWaitingError(Exception):
    """They have said what they think: it is corrected, not taken back."""


class NoReasonError(Exception):
    """A refusal says why."""


@transaction.atomic
def make_version(plan: Plan, change: str, *, by: Member) -> Snapshot:
    """Freeze the plan as it is, with a number, so that bodies can approve or refuse just that.

    Raises PlanClosedError.
    """
    plan = locked_open_plan(plan)
    return take_snapshot(plan, Taking(SnapshotKind.VERSION, change=change, by=by))


@transaction.atomic
def ask_approval(version: Snapshot, who: Who, *, by: Member) -> Approval:
    """Raises NotAVersionError, OlderVersionError, AskedAlreadyError, NotOfThisPartnershipError."""
    plan = locked_plan(version.plan)
    _refuse_what_is_over(plan, version)
    for each in (who.body, who.organisation):
        if each is not None and each.partnership_id != plan.partnership_id:
            raise NotOfThisPartnershipError(each)
    approval, is_new = Approval.objects.get_or_create(
        version=version,
        name=who.name,
        defaults={"body": who.body, "organisation": who.organisation, "recorded_by": by},
    )
    if not is_new:
        raise AskedAlreadyError(approval)
    record("approval asked for", plan, by=by.user, of=who.name, version=version.number)
    return approval


@transaction.atomic
def record_approval(approval: Approval, said: Said, *, by: Member) -> Approval:
    """What they said, or what they really said, if it was written down wrongly.

    Raises NoReasonError.
    """
    plan = locked_plan(approval.version.plan)
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    if said.decision == Decision.REFUSED and not said.words:
        raise NoReasonError(said)
    before = approval.decision
    approval.decision, approval.on, approval.words = said.decision, said.on, said.words
    approval.recorded_by = by
    approval.save()
    deed = "approval recorded" if before == Decision.WAITING else "approval corrected"
    record(deed, plan, by=by.user, of=approval.name, was=before, decision=said.decision)
    return approval


@transaction.atomic
def stop_asking(approval: Approval, *, by: Member) -> None:
    """They were asked by mistake, and have said nothing. Raises NotWaitingError."""
    plan = locked_plan(approval.version.plan)
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    if approval.decision != Decision.WAITING:
        raise NotWaitingError(approval)
    record("approval no longer asked for", plan, by=by.user, of=approval.name)
    approval.delete()


def _refuse_what_is_over(plan: Plan, version: Snapshot) -> None:
    if not version.is_version:
        raise NotAVersionError(version)
    if plan.snapshots.filter(number__gt=version.number).exists():
        raise OlderVersionError(version)

"""Plans: made, changed, published, closed, and going on as another."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.partnerships.models import Member, Partnership
from heard.partnerships.slugs import free_slug
from heard.plans.models import Plan, Succession
from heard.plans.plan_details import Because, PlanDetails
from heard.plans.queries.publishing import publishing_checks
from heard.plans.rating import RatingRule
from heard.plans.services.revisions import (
    locked_as_read,
    locked_open_plan,
    locked_plan,
    save_next,
)

_COLUMNS = (
    *("kind", "title", "summary", "inspection", "overseen_by"),
    *("starts_on", "ends_on", "submit_by", "submitted_on"),
)


class PlanDaysInDisorderError(Exception):
    """A plan ends after it starts."""


class AlreadyPublicError(Exception):
    """Everybody can see it already."""


class NotReadyError(Exception):
    """What families need of a plan is missing."""


class CircleError(Exception):
    """A plan goes on as a later one: by a detour this one would go on as itself."""


class SucceededAlreadyError(Exception):
    """This plan goes on as that one already."""


@transaction.atomic
def make_plan(partnership: Partnership, details: PlanDetails, *, by: Member) -> Plan:
    """A draft that only staff see. Raises PlanDaysInDisorderError, NotOfThisPartnershipError."""
    _lock_plans(partnership)
    slug = free_slug(details.title, partnership.plans.all(), otherwise="plan")
    plan = Plan(partnership=partnership, slug=slug)
    _refuse_foreign(plan, details)
    _describe(plan, details)
    plan.save()
    plan.findings.set(details.findings)
    record("plan made", plan, by=by.user, kind=plan.kind)
    return plan


@transaction.atomic
def change_plan(plan: Plan, details: PlanDetails, *, by: Member, revision: int) -> Plan:
    """Say something else of a plan; its address stays.

    Raises PlanClosedError, ChangedMeanwhileError, PlanDaysInDisorderError,
    NotOfThisPartnershipError.
    """
    plan = locked_as_read(plan, revision)
    _refuse_foreign(plan, details)
    changed = [name for name in _COLUMNS if getattr(plan, name) != getattr(details, name)]
    _describe(plan, details)
    save_next(plan, *_COLUMNS)
    if set(plan.findings.values_list("pk", flat=True)) != {each.pk for each in details.findings}:
        plan.findings.set(details.findings)
        changed.append("findings")
    record("plan changed", plan, by=by.user, fields=", ".join(changed))
    return plan


@transaction.atomic
def change_rating_rule(plan: Plan, rule: RatingRule, *, by: Member, revision: int) -> Plan:
    """By how many days actions are rated. Raises PlanClosedError, ChangedMeanwhileError."""
    plan = locked_as_read(plan, revision)
    before = f"{plan.soon_days}, {plan.stale_days}"
    plan.soon_days, plan.stale_days = rule.soon_days, rule.stale_days
    save_next(plan, "soon_days", "stale_days")
    after = f"{rule.soon_days}, {rule.stale_days}"
    record("rule for ratings changed", plan, by=by.user, before=before, after=after)
    return plan


@transaction.atomic
def publish_plan(plan: Plan, *, by: Member) -> Plan:
    """Let everybody read it, for good.

    Raises PlanClosedError, AlreadyPublicError, NotReadyError.
    """
    plan = locked_open_plan(plan)
    if plan.is_public:
        raise AlreadyPublicError(plan)
    if any(check.is_needed and not check.is_done for check in publishing_checks(plan)):
        raise NotReadyError(plan)
    plan.published_at = timezone.now()
    save_next(plan, "published_at")
    record("plan published", plan, by=by.user)
    return plan


@transaction.atomic
def close_plan(plan: Plan, because: Because, *, by: Member) -> Plan:
    """Say that it has ended, and why. Its actions stay as they are. Raises PlanClosedError."""
    plan = locked_open_plan(plan)
    _close(plan, because)
    record("plan closed", plan, by=by.user)
    return plan


@transaction.atomic
def succeed_plan(plan: Plan, successor: Plan, *, because: Because, by: Member) -> Succession:
    """One plan goes on as another, and closes with that unless it has closed before.

    Several plans may go on as one, and one as several. Raises CircleError, SucceededAlreadyError,
    PlanClosedError (the successor has closed), NotOfThisPartnershipError.
    """
    _lock_plans(plan.partnership)
    plan, successor = locked_plan(plan), locked_open_plan(successor)
    if plan.partnership_id != successor.partnership_id:
        raise NotOfThisPartnershipError(successor)
    _refuse_circle(plan, successor)
    succession, is_new = Succession.objects.get_or_create(
        predecessor=plan,
        successor=successor,
        defaults={"on": because.on, "reason": because.reason},
    )
    if not is_new:
        raise SucceededAlreadyError(plan)
    if not plan.is_closed:
        _close(plan, because)
    record("plan went on as another", plan, by=by.user, successor=str(successor))
    return succession


def _close(plan: Plan, because: Because) -> None:
    plan.closed_on, plan.closed_because = because.on, because.reason
    plan.asks_for_updates = False
    save_next(plan, "closed_on", "closed_because", "asks_for_updates")


def _lock_plans(partnership: Partnership) -> None:
    """Let nobody else make plans or join them until the transaction is over."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)


def _refuse_circle(plan: Plan, successor: Plan) -> None:
    """Walk on from the successor: a plan that is met on the way would go on as itself."""
    pairs = Succession.objects.filter(predecessor__partnership_id=plan.partnership_id)
    ways: dict[int, list[int]] = {}
    for before, after in pairs.values_list("predecessor_id", "successor_id"):
        ways.setdefault(before, []).append(after)
    ahead, seen = [successor.pk], set[int]()
    while ahead:
        here = ahead.pop()
        if here == plan.pk:
            raise CircleError(successor)
        if here not in seen:
            seen.add(here)
            ahead.extend(ways.get(here, ()))


def _refuse_foreign(plan: Plan, details: PlanDetails) -> None:
    chosen = [details.inspection, details.overseen_by, *details.findings]
    if any(each and each.partnership_id != plan.partnership_id for each in chosen):
        raise NotOfThisPartnershipError(details)
    first, last = details.starts_on, details.ends_on
    if first and last and last < first:
        raise PlanDaysInDisorderError(details)


def _describe(plan: Plan, details: PlanDetails) -> None:
    for name in _COLUMNS:
        setattr(plan, name, getattr(details, name))

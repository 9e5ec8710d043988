"""What is still to do goes on in the next plan, so that each finding is followed for years."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max, Model

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, ActionSuccession, Finding, Plan, StateChange
from heard.plans.models.words import ActionState
from heard.plans.plan_details import Because
from heard.plans.services.plans import succeed_plan
from heard.plans.services.revisions import locked_open_plan

# The day first promised goes with it: a new plan does not make an old promise younger.
_KEPT = (
    *("reference", "title", "outcome_sought", "why", "plain_words", "state", "is_considered"),
    *("group", "lead", "starts_on", "review_on", "due_on", "revised_due_on", "due_words"),
    *("claim", "claim_words", "updated_on", "cost", "cost_words", "agreed_on"),
)
CARRIED = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)
_LONGEST_REFERENCE = 20


class NothingLeftToDoError(Exception):
    """Only what is a draft, agreed or in progress goes on."""


class NotASuccessorError(Exception):
    """The plan of the action does not go on as this one."""


@transaction.atomic
def carry_over(
    actions: Iterable[Action], successor: Plan, *, because: Because, by: Member
) -> list[Action]:
    """Go on with each as an action of `successor`; the old one says what it went on as.

    Findings, measures, helpers, evidence and who shaped it go along; so do milestones and risks
    that are still open. What was said and done stays with the old one.

    Raises NotASuccessorError, NothingLeftToDoError, PlanClosedError (the successor has closed).
    """
    successor = locked_open_plan(successor)
    before = set(successor.inheritances.values_list("predecessor_id", flat=True))
    held = Action.objects.select_for_update(no_key=True, of=("self",)).select_related("plan")
    olds = list(held.filter(pk__in=[each.pk for each in actions]).order_by("position", "pk"))
    if any(old.plan_id not in before for old in olds):
        raise NotASuccessorError(successor)
    if any(old.state not in CARRIED for old in olds):
        raise NothingLeftToDoError(successor)
    taken = set(successor.actions.values_list("reference", flat=True))
    last = successor.actions.aggregate(last=Max("position"))["last"] or 0
    return [
        _carry(old, _copy(old, successor, taken, last + place), because=because, by=by)
        for place, old in enumerate(olds, 1)
    ]


@transaction.atomic
def go_on_as(
    plan: Plan, successor: Plan, actions: Iterable[Action], *, because: Because, by: Member
) -> list[Action]:
    """`succeed_plan` and `carry_over` in one: all of it, or nothing. Raises what they raise."""
    succeed_plan(plan, successor, because=because, by=by)
    return carry_over(actions, successor, because=because, by=by)


def _copy(old: Action, successor: Plan, taken: set[str], position: int) -> Action:
    new = Action(plan=successor, position=position)
    for name in _KEPT:
        setattr(new, name, getattr(old, name))
    new.reference = _free_reference(old.reference, taken)
    taken.add(new.reference)
    new.save()
    return new


def _carry(old: Action, new: Action, *, because: Because, by: Member) -> Action:
    _take_along(old, new)
    ActionSuccession.objects.create(
        predecessor=old, successor=new, on=because.on, reason=because.reason
    )
    was, old.state, old.is_considered = old.state, ActionState.REPLACED, False
    old.revision += 1
    old.save(update_fields=["state", "is_considered", "revision"])
    about = [str(new.key)]
    StateChange.objects.create(
        action=old, was=was, became=old.state, words=because.reason, about=about, by=by
    )
    StateChange.objects.create(
        action=new, became=new.state, words=because.reason, about=[str(old.key)], by=by
    )
    record("action carried over", new, by=by.user, before=old.reference)
    return new


def _take_along(old: Action, new: Action) -> None:
    findings = list(old.findings.all())
    new.findings.set([*findings, *_found_again(findings, new.plan)])
    new.plan.findings.add(*findings)
    new.partners.set(old.partners.all())
    measures = list(old.measures.all())
    new.measures.set(measures)
    new.plan.measures.add(*measures)
    _copy_rows(old.milestones.filter(done_on=None), new)
    _copy_rows(old.risks.filter(closed_on=None), new)
    _copy_rows(old.evidence.all(), new)
    _copy_rows(old.shapings.all(), new)


def _found_again(findings: list[Finding], plan: Plan) -> list[Finding]:
    """What the next plan answers in their place, because inspectors found them again."""
    return list(plan.findings.filter(again_of__in=findings))


def _copy_rows(rows: Iterable[Any], new: Action) -> None:
    for row in rows:
        copied: Model = type(row)(action=new)
        left_out = {"id", "action", "key"}
        for column in row._meta.concrete_fields:
            if column.name not in left_out:
                setattr(copied, column.attname, getattr(row, column.attname))
        copied.save()


def _free_reference(reference: str, taken: set[str]) -> str:
    """As it was, or with a letter behind it where the next plan has another of that reference."""
    number, free = 1, reference
    while free in taken:
        number += 1
        end = f"-{number}"
        free = f"{reference[: _LONGEST_REFERENCE - len(end)]}{end}"
    return free

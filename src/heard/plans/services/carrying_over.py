"""What is still to do goes on in the next plan, so that each finding is followed for years."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import (
    Action,
    ActionSuccession,
    Evidence,
    Finding,
    Milestone,
    Plan,
    Risk,
    Shaping,
    StateChange,
)
from heard.plans.models.words import ActionState
from heard.plans.plan_details import Because
from heard.plans.services.held_actions import save_next
from heard.plans.services.plans import succeed_plan
from heard.plans.services.revisions import locked_open_plan
from heard.plans.services.states import change_state

# The day first promised goes with it: a new plan does not make an old promise younger.
_KEPT = (
    *("reference", "title", "outcome_sought", "why", "plain_words", "state", "is_considered"),
    *("group", "lead", "starts_on", "review_on", "due_on", "revised_due_on", "due_words"),
    *("claim", "claim_words", "updated_on", "cost", "cost_words", "agreed_on"),
)
CARRIED = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)
_LONGEST_REFERENCE = 20
_ALONG = ("findings", "partners", "measures", "milestones", "risks", "evidence", "shapings")


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
    held = Action.objects.select_for_update(no_key=True, of=("self",)).prefetch_related(*_ALONG)
    olds = list(held.filter(pk__in=[each.pk for each in actions]).order_by("position", "pk"))
    if any(old.plan_id not in before for old in olds):
        raise NotASuccessorError(successor)
    if any(old.state not in CARRIED for old in olds):
        raise NothingLeftToDoError(successor)
    taken = set(successor.actions.values_list("reference", flat=True))
    last = successor.actions.aggregate(last=Max("position"))["last"] or 0
    made = [
        _carry(old, _copy(old, successor, taken, last + place), because=because, by=by)
        for place, old in enumerate(olds, 1)
    ]
    successor.findings.add(*{each for old in olds for each in old.findings.all()})
    successor.measures.add(*{each for old in olds for each in old.measures.all()})
    _answer_what_was_found_again(olds, made)
    return made


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
    change_state(old, ActionState.REPLACED, by=by, words=because.reason)
    old.is_considered = False
    save_next(old, "state", "is_considered")
    StateChange.objects.create(action=new, became=new.state, words=because.reason, by=by)
    record("action carried over", new, by=by.user, before=old.reference)
    return new


def _take_along(old: Action, new: Action) -> None:
    for things in ("findings", "partners", "measures"):
        if found := list(getattr(old, things).all()):
            getattr(new, things).add(*found)
    _copy_rows((each for each in old.milestones.all() if each.done_on is None), new, Milestone)
    _copy_rows((each for each in old.risks.all() if each.closed_on is None), new, Risk)
    _copy_rows(old.evidence.all(), new, Evidence)
    _copy_rows(old.shapings.all(), new, Shaping)


def _answer_what_was_found_again(olds: list[Action], made: list[Action]) -> None:
    """An action answers also the finding of the next plan that repeats the one it was made for."""
    again: dict[int, list[Finding]] = {}
    for finding in made[0].plan.findings.exclude(again_of=None) if made else ():
        again.setdefault(finding.again_of_id or 0, []).append(finding)
    for old, new in zip(olds, made, strict=True):
        if found := [each for first in old.findings.all() for each in again.get(first.pk, ())]:
            new.findings.add(*found)


def _copy_rows(rows: Iterable[Any], new: Action, kind: Any) -> None:
    """`kind` is the model that the rows are of."""
    copies = []
    for row in rows:
        copied = kind(action=new)
        for column in row._meta.concrete_fields:
            if column.name not in {"id", "action", "key"}:
                setattr(copied, column.attname, getattr(row, column.attname))
        copies.append(copied)
    if copies:
        kind.objects.bulk_create(copies)


def _free_reference(reference: str, taken: set[str]) -> str:
    """As it was, or with a letter behind it where the next plan has another of that reference."""
    number, free = 1, reference
    while free in taken:
        number += 1
        end = f"-{number}"
        free = f"{reference[: _LONGEST_REFERENCE - len(end)]}{end}"
    return free

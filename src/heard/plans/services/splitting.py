"""One action that goes on as several, and several that go on as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.details import ActionDetails, ActionWho, Part
from heard.plans.models import Action, ActionSuccession, DueChange, Evidence, Risk, Shaping
from heard.plans.models.words import ActionState
from heard.plans.references import next_like
from heard.plans.services.actions import (
    NotInThisStateError,
    agree_action,
    make_action,
    start_action,
)
from heard.plans.services.due import Moved, keep_move
from heard.plans.services.held_actions import locked_action, save_next
from heard.plans.services.states import change_state

GO_ON = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)


class TooFewPartsError(Exception):
    """One action is split into two at least; two at least are merged into one."""


@dataclass(frozen=True)
class Split:
    because: str
    by: Member


@transaction.atomic
def split_action(
    action: Action, parts: Sequence[Part], *, because: str, by: Member
) -> list[Action]:
    """The old one is kept, and says what it went on as; findings and reasons go along.

    A part of what was agreed keeps the promised day, and how it moved; another day of its own is a
    move, for the reason given. Milestones that are not done go to the first. Raises
    TooFewPartsError, NotInThisStateError, ReferenceTakenError, WrongWayRoundError,
    PlanOfActionClosedError.
    """
    if len(parts) < 2:
        raise TooFewPartsError(action)
    action = _going_on(action)
    taken = set(action.plan.actions.values_list("reference", flat=True))
    made = [_make_part(action, part, taken, Split(because, by)) for part in parts]
    _pass_on_the_rest(action, made[0])
    _go_on_as(action, made, because=because, by=by)
    return made


@transaction.atomic
def merge_actions(actions: Sequence[Action], into: Action, *, because: str, by: Member) -> Action:
    """Each of `actions` goes on as `into`, which keeps its own days.

    Raises TooFewPartsError (none besides `into`), NotInThisStateError.
    """
    asked = {each.pk: each for each in (*actions, into)}
    held = {pk: _going_on(asked[pk]) for pk in sorted(asked)}  # everybody locks in one order
    into = held.pop(into.pk)
    others = list(held.values())
    if not others:
        raise TooFewPartsError(into)
    for other in others:
        if other.plan_id != into.plan_id:
            raise NotInThisStateError(other)
        _pass_on_reasons(other, into)
        _pass_on_the_rest(other, into)
        _go_on_as(other, [into], because=because, by=by)
    save_next(into)
    return into


def _going_on(action: Action) -> Action:
    action = locked_action(action)
    if action.state not in GO_ON:
        raise NotInThisStateError(action)
    return action


def _make_part(action: Action, part: Part, taken: set[str], split: Split) -> Action:
    reference = part.reference or next_like(action.reference, taken)
    taken.add(reference)
    has_day = part.when.due_on or part.when.due_words
    when = replace(
        part.when,
        starts_on=part.when.starts_on or action.starts_on,
        due_on=part.when.due_on if has_day else action.due,
        due_words=part.when.due_words if has_day else action.due_words,
    )
    details = ActionDetails(
        title=part.title,
        reference=reference,
        priority=action.priority,
        outcome_sought=action.outcome_sought,
        why=action.why,
        plain_words=part.plain_words,
        who=ActionWho(part.lead or action.lead, action.group, tuple(action.partners.all())),
        when=when,
    )
    made = make_action(action.plan, details, by=split.by)
    _pass_on_reasons(action, made)
    return made if action.state == ActionState.DRAFT else _promise(made, action, part, split)


def _promise(made: Action, action: Action, part: Part, split: Split) -> Action:
    """A part of a promise is one too: its day stays, how it moved stays, and it moves on from it.

    So that no day is forgotten, and no action rated better, by being split.
    """
    made = agree_action(made, by=split.by)
    if action.state == ActionState.IN_PROGRESS and not _is_to_come(made.starts_on):
        made = start_action(made, by=split.by)
    _copy(action.due_changes.all(), made)
    kept = ("due_on", "revised_due_on", "due_words", "claim", "claim_words", "updated_on")
    for name in kept:
        setattr(made, name, getattr(action, name))
    asked = part.when.due_on
    if asked and asked != made.due:
        keep_move(made, Moved(asked, split.because), by=split.by)
    save_next(made, *kept)
    return made


def _pass_on_reasons(action: Action, to: Action) -> None:
    """What it answers, what shows that it is needed, who shaped it, what it should move."""
    to.findings.add(*action.findings.all())
    to.measures.add(*action.measures.all())
    there = set(to.evidence.values_list("kind", "words"))
    _copy([each for each in action.evidence.all() if (each.kind, each.words) not in there], to)
    _copy(action.shapings.all(), to)


def _pass_on_the_rest(action: Action, to: Action) -> None:
    """Milestones that are not done, and open risks: the next to do it has them before it."""
    for milestone in action.milestones.filter(done_on=None):
        to.milestones.get_or_create(words=milestone.words, due_on=milestone.due_on)
    _copy(action.risks.filter(closed_on=None), to)


def _copy(rows: Iterable[Evidence | Shaping | DueChange | Risk], to: Action) -> None:
    for row in rows:
        row.pk, row.action = None, to
        row.save()


def _is_to_come(day: date | None) -> bool:
    return day is not None and day > timezone.localdate()


def _go_on_as(action: Action, made: Sequence[Action], *, because: str, by: Member) -> None:
    today = timezone.localdate()
    for each in made:
        ActionSuccession.objects.create(
            predecessor=action, successor=each, on=today, reason=because
        )
    action.is_considered = False
    change_state(action, ActionState.REPLACED, by=by, words=because)
    save_next(action, "state", "is_considered")
    record("action went on as another", action, by=by.user, parts=len(made))

"""One action that goes on as several, and several that go on as one."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.details import ActionDetails, ActionWho, Part
from heard.plans.models import Action, ActionSuccession
from heard.plans.models.words import ActionState
from heard.plans.references import next_like
from heard.plans.services.actions import NotInThisStateError, agree_action, make_action
from heard.plans.services.held_actions import locked_action, save_next
from heard.plans.services.states import change_state

_GO_ON = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)


class TooFewPartsError(Exception):
    """One action is split into two at least; two at least are merged into one."""


@transaction.atomic
def split_action(
    action: Action, parts: Sequence[Part], *, because: str, by: Member
) -> list[Action]:
    """The old one is kept, and says what it went on as; findings and reasons go along.

    Raises TooFewPartsError, NotInThisStateError, ReferenceTakenError, WrongWayRoundError.
    """
    if len(parts) < 2:
        raise TooFewPartsError(action)
    action = _going_on(action)
    taken = set(action.plan.actions.values_list("reference", flat=True))
    made = [_make_part(action, part, taken, by) for part in parts]
    _go_on_as(action, made, because=because, by=by)
    return made


@transaction.atomic
def merge_actions(actions: Sequence[Action], into: Action, *, because: str, by: Member) -> Action:
    """Each of `actions` goes on as `into`, which keeps its own days.

    Raises TooFewPartsError (none besides `into`), NotInThisStateError.
    """
    others = [_going_on(each) for each in actions if each.pk != into.pk]
    if not others:
        raise TooFewPartsError(into)
    into = _going_on(into)
    for other in others:
        if other.plan_id != into.plan_id:
            raise NotInThisStateError(other)
        into.findings.add(*other.findings.all())
        into.measures.add(*other.measures.all())
        _go_on_as(other, [into], because=because, by=by)
    save_next(into)
    return into


def _going_on(action: Action) -> Action:
    action = locked_action(action)
    if action.state not in _GO_ON:
        raise NotInThisStateError(action)
    return action


def _make_part(action: Action, part: Part, taken: set[str], by: Member) -> Action:
    reference = part.reference or next_like(action.reference, taken)
    taken.add(reference)
    details = ActionDetails(
        title=part.title,
        reference=reference,
        priority=action.priority,
        findings=tuple(action.findings.all()),
        outcome_sought=action.outcome_sought,
        why=action.why,
        who=ActionWho(part.lead or action.lead, action.group, tuple(action.partners.all())),
        when=part.when,
    )
    made = make_action(action.plan, details, by=by)
    made.measures.set(action.measures.all())
    for evidence in action.evidence.all():
        evidence.pk, evidence.action = None, made
        evidence.save()
    for shaping in action.shapings.all():
        shaping.pk, shaping.action = None, made
        shaping.save()
    return made if action.state == ActionState.DRAFT else agree_action(made, by=by)


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

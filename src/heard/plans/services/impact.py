"""What shows that a delivered action changed something, and taking that back.

An action that is delivered is not yet one that anybody notices: see decision 0011.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.audit.services import record
from heard.design.words import date_words
from heard.partnerships.models import Member
from heard.partnerships.rules import can_speak_for_forum
from heard.plans.models import Action, Impact, Measure, NoticeQuestion, Reading
from heard.plans.models.words import ActionState, ImpactKind
from heard.plans.queries.movement import movement_of
from heard.plans.queries.noticing import shown_counts
from heard.plans.services.held_actions import held_action
from heard.plans.services.states import change_state


class NotDeliveredError(Exception):
    """Before an action is delivered, nothing can come of it."""


class DidNotMoveError(Exception):
    """The measure has not moved the right way since the action was delivered."""


class FamiliesDoNotSayError(Exception):
    """The question is open still, or families do not say that they notice it."""


class NotTheForumError(Exception):
    """Only the forum says what the forum says."""


class ShownAlreadyError(Exception):
    """This measure, question or statement stands there already."""


@dataclass(frozen=True)
class Shown:
    """One of three: a measure that moved, a question that families answered, the forum's words."""

    measure: Measure | None = None
    question: NoticeQuestion | None = None
    forum_words: str = ""


@dataclass(frozen=True)
class _Found:
    kind: ImpactKind
    words: str
    measure: Measure | None = None
    reading: Reading | None = None
    question: NoticeQuestion | None = None


@transaction.atomic
def evidence_impact(action: Action, shown: Shown, *, by: Member) -> Impact:
    """Write down what shows it; the first makes a delivered action an evidenced one.

    Raises NotDeliveredError, DidNotMoveError, FamiliesDoNotSayError, NotTheForumError,
    ShownAlreadyError.
    """
    action = held_action(action)
    if not action.is_delivered:
        raise NotDeliveredError(action)
    found = _found(action, shown, by)
    same = action.impacts.filter(
        withdrawn_on=None, kind=found.kind, reading=found.reading, question=found.question
    )
    if same.exists():
        raise ShownAlreadyError(action)
    today = timezone.localdate()
    impact = Impact.objects.create(action=action, on=today, by=by, **vars(found))
    if action.state == ActionState.DELIVERED:
        change_state(action, ActionState.EVIDENCED, by=by, words=found.words)
        action.evidenced_on = today
        action.save(update_fields=["state", "evidenced_on"])
    record("impact evidenced", action, by=by.user, kind=str(found.kind))
    return impact


@transaction.atomic
def withdraw_impact(impact: Impact, *, because: str, by: Member) -> Impact:
    """It does not show that any more. Without another the action is only delivered again.

    What the forum said only the forum takes back. Raises NotTheForumError.
    """
    action = held_action(impact.action)
    impact = Impact.objects.select_for_update().get(pk=impact.pk)
    if impact.withdrawn_on is not None:
        return impact
    if impact.kind == ImpactKind.FORUM and not can_speak_for_forum(by):
        raise NotTheForumError(by)
    impact.withdrawn_on, impact.withdrawn_because = timezone.localdate(), because
    impact.save(update_fields=["withdrawn_on", "withdrawn_because"])
    if not action.impacts.filter(withdrawn_on=None).exists():
        change_state(action, ActionState.DELIVERED, by=by, words=because)
        action.evidenced_on = None
        action.save(update_fields=["state", "evidenced_on"])
    record("impact withdrawn", action, by=by.user, kind=impact.kind)
    return impact


def _found(action: Action, shown: Shown, by: Member) -> _Found:
    if shown.measure is not None:
        return _moved(action, shown.measure)
    if shown.question is not None:
        return _said_by_families(action, shown.question)
    if not can_speak_for_forum(by):
        raise NotTheForumError(by)
    words = _("The parent carer forum says: %(words)s") % {"words": shown.forum_words}
    return _Found(ImpactKind.FORUM, words)


def _moved(action: Action, measure: Measure) -> _Found:
    """The last value must be from after the delivery, and better than where it began."""
    if not action.measures.filter(pk=measure.pk).exists():
        raise DidNotMoveError(measure)
    last = measure.readings.current().exclude(value=None).last()
    movement = movement_of(measure)
    since = action.delivered_on
    is_after = last is not None and since is not None and last.on > since
    if not is_after or movement.kind != "better":
        raise DidNotMoveError(measure)
    words = f"{measure.name}: {movement.words}"
    return _Found(ImpactKind.MEASURE, words, measure=measure, reading=last)


def _said_by_families(action: Action, question: NoticeQuestion) -> _Found:
    counts = shown_counts(question)
    if question.action_id != action.pk or counts is None or not counts.says_so:
        raise FamiliesDoNotSayError(question)
    words = _("We asked families: “%(question)s” %(counts)s Asked until %(day)s.") % {
        "question": question.words,
        "counts": counts.words,
        "day": date_words(question.closed_on or timezone.localdate()),
    }
    return _Found(ImpactKind.FAMILIES, words, question=question)

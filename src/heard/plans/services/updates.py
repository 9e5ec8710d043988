"""Updates: taking them in, accepting them, giving them back with a question."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, Holder, Update
from heard.plans.models.words import ActionState, UpdateState
from heard.plans.queries.rounds import current_rounds
from heard.plans.rules import can_update
from heard.plans.services.actions import start_action
from heard.plans.services.due import Moved, move_due
from heard.plans.services.held_actions import held_action
from heard.plans.services.links import send_question

_WORDS = ("claim", "claim_words", "happened", "next_steps")


class NotYoursError(Exception):
    """Another post leads the action now, or they do not hold this post any more."""


class NotAskedError(Exception):
    """The action is done or stopped, or its plan is closed: nothing is to be said of it."""


class SettledError(Exception):
    """Somebody has settled this update already, or a newer one stands in its place."""


@dataclass(frozen=True)
class Said:
    """What an update says."""

    claim: str
    happened: str
    claim_words: str = ""
    next_steps: str = ""
    wants_due_on: date | None = None
    due_reason: str = ""
    milestones_done: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Author:
    """Who says it: whoever holds the post, or a member (`by`) who types it in.

    `key` comes from the form, so that what is sent twice is one update.
    """

    key: UUID
    holder: Holder | None = None
    by: Member | None = None


@transaction.atomic
def receive_update(action: Action, said: Said, *, author: Author) -> Update:
    """Take one in; of what comes twice, the first. It stands in place of one not looked at yet.

    The same key with other words is no second sending: they went back and changed something.
    Raises NotYoursError, NotAskedError.
    """
    action = held_action(action)
    there = Update.objects.filter(key=author.key).first()
    if there and there.action_id == action.pk and _says(there, said):
        return there
    _refuse_others(action, author)
    if not action.is_open or action.plan.is_closed:
        raise NotAskedError(action)
    now = current_rounds([action.plan_id], timezone.localdate()).get(action.plan_id)
    action.updates.to_look_at().update(state=UpdateState.REPLACED)
    update = Update.objects.create(
        action=action,
        round=now,
        key=uuid4() if there else author.key,
        holder=author.holder,
        written_by=author.by,
        **_columns(action, said),
    )
    record(
        "update received",
        update,
        by=author.by.user if author.by else None,
        holder=str(author.holder) if author.holder else None,
    )
    return update


@transaction.atomic
def accept_update(update: Update, *, public_words: str, by: Member, due_reason: str = "") -> Update:
    """It takes effect: what it says of the action, milestones, and the day that it asks for.

    `due_reason` is what families read of why the day moves, if other than what was written.
    That an action is delivered is not done here: `deliver_action` is offered to its keeper.
    Raises NotTheirsError, SettledError, BeforeItStartsError.
    """
    update = _to_settle(update, by)
    action, day = update.action, timezone.localdate(update.received_at)
    update.state, update.public_words = UpdateState.ACCEPTED, public_words
    _settle(update, by, "public_words")
    if action.is_open and not action.plan.is_closed:
        _take_effect(update, day, by)
        if update.wants_due_on and update.wants_due_on != action.due:
            move_due(action, Moved(update.wants_due_on, due_reason or update.due_reason), by=by)
    record("update accepted", update, by=by.user)
    return update


@transaction.atomic
def return_update(update: Update, *, question: str, by: Member) -> Update:
    """Ask back; whoever holds the post gets the question with their link.

    Raises NotTheirsError, SettledError.
    """
    update = _to_settle(update, by)
    update.state, update.question_back = UpdateState.RETURNED, question
    _settle(update, by, "question_back")
    if holder := asked_back(update):
        send_question(update, holder)
    record("update given back", update, by=by.user)
    return update


def asked_back(update: Update) -> Holder | None:
    """Who answers a question on it: its author, else whoever holds the post that leads it now."""
    author = update.holder
    if author and can_update(author, update.action):
        return author
    now = Holder.objects.today().filter(post=update.action.lead_id)
    return now.select_related("post__partnership", "member__user").first()


class NotTheirsError(Exception):
    """The update is on an action of another partnership."""


def _refuse_others(action: Action, author: Author) -> None:
    if author.by is not None:
        if author.by.partnership_id != action.partnership_id:
            raise NotYoursError(action)
        return
    if author.holder is None:
        raise NotYoursError(action)
    # As it is now: they may have left while they wrote.
    holder = Holder.objects.filter(pk=author.holder.pk).first()
    if holder is None or not can_update(holder, action):
        raise NotYoursError(action)


def _says(update: Update, said: Said) -> bool:
    return all(getattr(update, name) == getattr(said, name) for name in _WORDS)


def _columns(action: Action, said: Said) -> dict[str, object]:
    to_do = set(action.milestones.filter(done_on=None).values_list("key", flat=True))
    wants = said.wants_due_on if said.wants_due_on != action.due else None
    return {
        "claim": said.claim,
        "claim_words": said.claim_words,
        "happened": said.happened,
        "next_steps": said.next_steps,
        "wants_due_on": wants,
        "due_reason": said.due_reason if wants else "",
        "milestones_done": [key for key in dict.fromkeys(said.milestones_done) if key in to_do],
    }


def _take_effect(update: Update, day: date, by: Member) -> None:
    action, today = update.action, timezone.localdate()
    if action.updated_on is None or action.updated_on <= day:
        action.claim, action.claim_words, action.updated_on = update.claim, update.claim_words, day
        action.save(update_fields=["claim", "claim_words", "updated_on"])
    done = action.milestones.filter(key__in=update.milestones_done, done_on=None)
    done.update(done_on=day)
    if action.state == ActionState.AGREED and not (action.starts_on and action.starts_on > today):
        start_action(action, by=by)


def _to_settle(update: Update, by: Member) -> Update:
    """The action first, as for whoever sends one: nobody waits for one another."""
    action = held_action(update.action)
    if by.partnership_id != action.partnership_id:
        raise NotTheirsError(update)
    rows = Update.objects.select_related("holder__post__partnership", "holder__member__user")
    update = rows.select_for_update(of=("self",)).get(pk=update.pk)
    if update.state != UpdateState.RECEIVED:
        raise SettledError(update)
    update.action = action
    return update


def _settle(update: Update, by: Member, words: str) -> None:
    update.settled_at, update.settled_by = timezone.now(), by
    update.save(update_fields=["state", "settled_at", "settled_by", words])


def the_same(last: Update) -> Said:
    """No change since it was written."""
    return Said(
        claim=last.claim,
        claim_words=last.claim_words,
        happened=_("No change since last month."),
        next_steps=last.next_steps,
    )

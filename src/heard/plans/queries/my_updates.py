"""What whoever holds a post sees: their actions, what is due, what was said last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.plans.models import Action, Holder, Update, UpdateRound
from heard.plans.models.words import Rating, UpdateState
from heard.plans.queries.ratings import rated, with_late_milestones
from heard.plans.queries.rounds import current_rounds, is_asked_in
from heard.plans.rating import Rated

_COUNT = (UpdateState.RECEIVED, UpdateState.ACCEPTED)


@dataclass(frozen=True)
class MyAction:
    """One action of theirs. `due_on`: by when this month's update is wanted, if it is owed."""

    action: Action
    rated: Rated
    last: Update | None = None
    due_on: date | None = None
    is_sent: bool = False  # this month's is there

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def question(self) -> str:
        """What whoever keeps the plan wants to know of the last one."""
        is_back = self.last is not None and self.last.state == UpdateState.RETURNED
        return self.last.question_back if self.last and is_back else ""

    @property
    def can_say_the_same(self) -> bool:
        """Whether "no change" answers what is asked: not a question, nor a day that is over."""
        is_over = self.rated.rating == Rating.OFF_TRACK and self.action.due is not None
        is_over = is_over and self.action.due < timezone.localdate()  # type: ignore[operator] # there is a day
        return self.last is not None and not self.question and not is_over

    @property
    def fresh_key(self) -> UUID:
        """For a sending from the page that shows it."""
        return uuid4()

    @property
    def is_public(self) -> bool:
        """Whether everybody may read of it, and so whoever has the link without a code."""
        return self.action.plan.is_public


def actions_led(holders: Sequence[Holder]) -> QuerySet[Action]:
    """What can be written about: to be done, in plans that are at work."""
    posts = [holder.post_id for holder in holders]
    led = Action.objects.still_to_do().filter(lead__in=posts, plan__closed_on=None)
    return led.select_related("plan")


def my_actions(holders: Sequence[Holder]) -> list[MyAction]:
    """What is owed first, the earliest day first."""
    today = timezone.localdate()
    actions = with_late_milestones(actions_led(holders), today)  # type: ignore[arg-type] # our queryset
    found = list(actions.order_by("plan", "position", "pk"))
    last = last_updates([action.pk for action in found])
    rounds = current_rounds({action.plan_id for action in found}, today)
    lines = [_line(one, last.get(one.pk), rounds.get(one.plan_id)) for one in found]
    return sorted(lines, key=lambda line: line.due_on or date.max)


def my_action(holders: Sequence[Holder], key: UUID) -> MyAction | None:
    """One of them; None for an action that they do not lead, or that is over."""
    action = actions_led(holders).filter(key=key).first()
    if action is None:
        return None
    rounds = current_rounds([action.plan_id], timezone.localdate())
    last = last_updates([action.pk]).get(action.pk)
    return _line(action, last, rounds.get(action.plan_id))


def last_updates(actions: Sequence[int]) -> dict[int, Update]:
    """The newest of each action; one that a newer one replaced is none."""
    rows = Update.objects.filter(action__in=actions).exclude(state=UpdateState.REPLACED)
    newest = rows.order_by("action_id", "-received_at", "-pk").distinct("action_id")
    return {update.action_id: update for update in newest}


def any_action(partnership: Partnership, key: UUID) -> QuerySet[Action]:
    """To say why nothing can be written about it: led by another post meanwhile, or over."""
    return Action.objects.filter(key=key, plan__partnership=partnership).select_related("plan")


def _line(action: Action, last: Update | None, asked: UpdateRound | None) -> MyAction:
    is_asked = asked is not None and is_asked_in(asked, action)
    counts = last is not None and last.state in _COUNT
    is_sent = is_asked and counts and last.round_id == asked.pk  # type: ignore[union-attr] # both are there
    is_owed = is_asked and not is_sent
    due_on = asked.due_on if asked and is_owed else None
    return MyAction(action, rated(action), last, due_on, is_sent)

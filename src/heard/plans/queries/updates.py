"""Updates as whoever keeps a plan sees them: month by month, and one beside the one before."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.design.paging import as_query
from heard.design.words import month_words
from heard.partnerships.models import Partnership
from heard.plans.models import Action, Holder, Milestone, Plan, Update, UpdateRound
from heard.plans.models.action import OPEN_STATES
from heard.plans.models.words import UpdateState
from heard.plans.queries.doors import address
from heard.plans.queries.my_updates import last_updates
from heard.plans.queries.rounds import asked_in, is_asked_in

MONTHS_SHOWN, MONTHS_KEPT = 12, 120


class Which(StrEnum):
    """What a list of a month shows."""

    ALL = ""
    NEW = "new"
    MISSING = "missing"
    BACK = "back"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class MonthLine:
    """An action in a month: what came, or that nothing did."""

    action: Action
    holder: Holder | None
    update: Update | None
    due_on: date | None

    @property
    def is_missing(self) -> bool:
        return self.update is None and self.due_on is not None

    @property
    def is_late(self) -> bool:
        return self.is_missing and self.due_on is not None and self.due_on < timezone.localdate()


@dataclass(frozen=True)
class MonthCounts:
    asked: int
    came: int
    new: int

    @property
    def missing(self) -> int:
        return self.asked - self.came


def month_actions(plan: Plan, of: UpdateRound | None, which: str) -> QuerySet[Action]:
    """Actions that are asked about in a month, or of which something came; by `which`."""
    came = Update.objects.filter(action=OuterRef("pk"), round=of)
    came = came.exclude(state=UpdateState.REPLACED)
    actions = plan.actions.all() if of is None else _of_month(plan, of, came)
    counting = came.filter(state__in=[UpdateState.RECEIVED, UpdateState.ACCEPTED])
    if which == Which.MISSING:
        actions = actions.filter(~Exists(counting), state__in=OPEN_STATES)
    elif state := _STATES.get(which):
        actions = actions.filter(Exists(came.filter(state=state)))
    elif of is None:
        actions = actions.filter(Exists(came))
    return actions.select_related("plan", "lead__organisation").order_by("position", "pk")


_STATES = {
    Which.NEW.value: UpdateState.RECEIVED,
    Which.BACK.value: UpdateState.RETURNED,
    Which.ACCEPTED.value: UpdateState.ACCEPTED,
}


def month_lines(actions: list[Action], of: UpdateRound | None) -> list[MonthLine]:
    """Two statements, whatever the number of actions."""
    posts = [action.lead_id for action in actions]
    holders = Holder.objects.today().filter(post__in=posts).select_related("member__user")
    by_post = {holder.post_id: holder for holder in holders}
    rows = Update.objects.filter(action__in=actions, round=of).exclude(state=UpdateState.REPLACED)
    rows = rows.order_by("action_id", "-received_at", "-pk").distinct("action_id")
    came = {update.action_id: update for update in rows}
    return [
        MonthLine(
            action,
            by_post.get(action.lead_id or 0),
            came.get(action.pk),
            of.due_on if of and action.is_open and is_asked_in(of, action) else None,
        )
        for action in actions
    ]


def month_counts(of: UpdateRound) -> MonthCounts:
    """How many actions were asked about, and on how many something that counts has come."""
    came = Update.objects.that_count().filter(round=of)
    number = came.values("action").distinct().count()
    new = came.filter(state=UpdateState.RECEIVED).count()
    on = Update.objects.that_count().filter(action=OuterRef("pk"), round=of)
    still = asked_in(of).filter(~Exists(on)).count()
    return MonthCounts(asked=still + number, came=number, new=new)


def rounds_of(plan: Plan) -> list[UpdateRound]:
    """Of the last years, the newest first."""
    return list(plan.update_rounds.all()[:MONTHS_KEPT])


def chosen_round(rounds: list[UpdateRound], asked: str) -> UpdateRound | None:
    """The month that is asked for ("2026-11"), else the newest."""
    found = (each for each in rounds if f"{each.month:%Y-%m}" == asked)
    return next(found, rounds[0] if rounds else None)


def updates_here(partnership: Partnership) -> QuerySet[Update]:
    """One with its action and who wrote it."""
    steps = Prefetch("action__milestones", Milestone.objects.order_by("due_on", "pk"))
    rows = Update.objects.filter(action__plan__partnership=partnership).prefetch_related(steps)
    return rows.select_related(
        "action__plan__partnership",
        "action__lead__organisation",
        "round",
        "holder__post__organisation",
        "written_by__user",
        "settled_by__user",
    )


def before(update: Update) -> Update | None:
    """What was said before it, to be read beside it."""
    earlier = Q(received_at__lt=update.received_at) | Q(
        received_at=update.received_at, pk__lt=update.pk
    )
    rows = Update.objects.filter(earlier, action=update.action_id)
    return rows.exclude(state=UpdateState.REPLACED).order_by("-received_at", "-pk").first()


def next_to_look_at(update: Update) -> Update | None:
    """The oldest of the same plan that waits."""
    waiting = Update.objects.to_look_at().filter(action__plan=update.action.plan_id)
    return waiting.exclude(pk=update.pk).order_by("received_at", "pk").first()


@dataclass(frozen=True)
class Filter:
    """One choice of what the list shows."""

    text: str
    url: str
    is_chosen: bool


def months(rounds: list[UpdateRound], chosen: UpdateRound | None) -> list[Filter]:
    """The last year of them, the newest first."""
    return [
        Filter(
            month_words(each.month),
            reverse("plans:updates", args=[each.plan_id])
            + as_query({"month": f"{each.month:%Y-%m}"}),
            chosen is not None and each.pk == chosen.pk,
        )
        for each in rounds[:MONTHS_SHOWN]
    ]


def filters(plan: Plan, asked: dict[str, str]) -> list[Filter]:
    words = {
        Which.ALL: _("All"),
        Which.NEW: _("To be looked at"),
        Which.MISSING: _("Nothing came yet"),
        Which.BACK: _("Given back"),
        Which.ACCEPTED: _("Accepted"),
    }
    there = reverse("plans:updates", args=[plan.pk])
    return [
        Filter(text, there + as_query(asked | {"which": which.value}), which == asked["which"])
        for which, text in words.items()
    ]


@dataclass(frozen=True)
class UpdatePage:
    """An update, what was said before it, and the steps that it calls done."""

    update: Update
    before: Update | None
    steps_done: list[Milestone]
    newer: Update | None

    @property
    def author_words(self) -> str:
        """The post that it comes from, and who typed it in; nobody's name but a member's."""
        update = self.update
        if update.holder and update.written_by:
            words = _("%(post)s (typed in by %(member)s)")
            return words % {"post": update.holder.post.title, "member": update.written_by}
        return str(update.holder.post.title if update.holder else update.written_by)

    @property
    def action_url(self) -> str:
        return address("plans:keep_action", self.update.action_id)

    @property
    def asks_for_day(self) -> bool:
        return self.update.wants_due_on is not None


def update_page(update: Update) -> UpdatePage:
    """Asks the database for what came before it, and for a newer one in its place."""
    done = set(update.milestones_done)
    steps = [step for step in update.action.milestones.all() if step.key in done]
    is_replaced = update.state == UpdateState.REPLACED
    newer = last_updates([update.action_id]).get(update.action_id) if is_replaced else None
    return UpdatePage(update, before(update), steps, newer)


def actions_here(partnership: Partnership) -> QuerySet[Action]:
    return Action.objects.filter(plan__partnership=partnership).select_related(
        "plan__partnership", "lead__organisation"
    )


def holder_today(action: Action) -> Holder | None:
    """Whoever holds the post that leads it."""
    return Holder.objects.today().filter(post=action.lead_id).select_related("post").first()


def _of_month(plan: Plan, of: UpdateRound, came: QuerySet[Update]) -> "QuerySet[Action]":
    asked = asked_in(of).values("pk")
    return plan.actions.filter(Q(pk__in=asked) | Exists(came))

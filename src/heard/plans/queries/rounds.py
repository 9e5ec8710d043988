"""Months in which updates are asked for: what is owed, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from heard.plans.chasing import ROUND_LASTS
from heard.plans.models import Action, Holder, Update, UpdateRound


@dataclass(frozen=True)
class Owes:
    """One holder, and what they have not sent yet."""

    holder: Holder
    actions: list[Action] = field(default_factory=list)
    rounds: list[UpdateRound] = field(default_factory=list)

    @property
    def due_on(self) -> date:
        return min(each.due_on for each in self.rounds)

    @property
    def opened_on(self) -> date:
        return max(each.opened_on for each in self.rounds)


def current_rounds(plans: Iterable[int], today: date) -> dict[int, UpdateRound]:
    """The newest round of each plan that is not over, by the plan's primary key."""
    rounds = UpdateRound.objects.filter(plan__in=plans, opened_on__gt=today - ROUND_LASTS)
    found = rounds.select_related("plan").order_by("plan_id", "-month").distinct("plan_id")
    return {each.plan_id: each for each in found}


def asked_in(of: UpdateRound) -> QuerySet[Action]:
    """Actions on which an update is wanted: to be done, and begun by the day it is due."""
    begun = Q(starts_on=None) | Q(starts_on__lte=of.due_on)
    return Action.objects.still_to_do().filter(begun, plan=of.plan_id)


def is_asked_in(of: UpdateRound, action: Action) -> bool:
    """The same of one action that is to be done, without asking the database."""
    return action.starts_on is None or action.starts_on <= of.due_on


def not_sent(of: UpdateRound) -> QuerySet[Action]:
    """Of these, those on which nothing that counts has come."""
    came = Update.objects.that_count().filter(action=OuterRef("pk"), round=of)
    return asked_in(of).filter(~Exists(came))


def owed(rounds: Iterable[UpdateRound]) -> list[Owes]:
    """What each holder of today owes in these rounds, all plans together."""
    found: dict[int, Owes] = {}
    for each in rounds:
        actions = list(not_sent(each).exclude(lead=None).select_related("plan"))
        posts = {action.lead_id for action in actions}
        holders = Holder.objects.today().filter(post__in=posts)
        by_post = {holder.post_id: holder for holder in holders.select_related("member__user")}
        for action in actions:
            if holder := by_post.get(action.lead_id or 0):
                one = found.setdefault(holder.pk, Owes(holder))
                one.actions.append(action)
                if each not in one.rounds:
                    one.rounds.append(each)
    return list(found.values())

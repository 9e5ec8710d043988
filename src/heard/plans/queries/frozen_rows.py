"""What belongs to actions, frozen, for all of a plan at once: a statement each, and no model made.

A plan has some thousands of these rows, and a picture of it is drawn while somebody waits.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from heard.design.words import iso_day
from heard.plans.frozen import FrozenDueChange, FrozenMilestone
from heard.plans.models import (
    Action,
    ActionSuccession,
    DueChange,
    Impact,
    Milestone,
    Plan,
    Update,
)
from heard.plans.models.words import UpdateState


class ActionRows:
    """By primary key of the action. Six statements in all."""

    def __init__(self, plan: Plan) -> None:
        self.milestones = _milestones(plan)
        self.due_changes = _due_changes(plan)
        self.findings = _findings(plan)
        self.impacts = _impacts(plan)
        self.said = _last_said(plan)
        self._pairs = _pairs(plan)

    def became(self, pk: int) -> tuple[str, ...]:
        """Keys of what the action went on as."""
        return tuple(key for _pk, key in self._pairs[1].get(pk, ()))

    def came_from(self, pk: int) -> tuple[str, ...]:
        """Keys of everything that went on as this action, however long ago."""
        keys: set[str] = set()
        older = self._pairs[0]
        ahead = list(older.get(pk, ()))
        while ahead:
            before, key = ahead.pop()
            if key not in keys:
                keys.add(key)
                ahead += older.get(before, ())
        return tuple(sorted(keys))


def _milestones(plan: Plan) -> dict[int, list[FrozenMilestone]]:
    found = Milestone.objects.filter(action__plan=plan).order_by("due_on", "pk")
    columns = found.values_list("action_id", "key", "words", "due_on", "done_on")
    return _grouped(
        (pk, FrozenMilestone(str(key), words, iso_day(due), iso_day(done)))
        for pk, key, words, due, done in columns
    )


def _due_changes(plan: Plan) -> dict[int, list[FrozenDueChange]]:
    found = DueChange.objects.filter(action__plan=plan).order_by("on", "pk")
    columns = found.values_list("action_id", "was_on", "was_words", "moved_to", "reason", "on")
    return _grouped(
        (pk, FrozenDueChange(iso_day(was) or words, to.isoformat(), reason, on.isoformat()))
        for pk, was, words, to, reason, on in columns
    )


def _findings(plan: Plan) -> dict[int, list[str]]:
    found = Action.findings.through.objects.filter(action__plan=plan)
    order = ("finding__inspection__started_on", "finding__number", "finding_id")
    columns = found.order_by(*order).values_list("action_id", "finding__key")
    return _grouped((pk, str(key)) for pk, key in columns)


def _impacts(plan: Plan) -> dict[int, list[str]]:
    found = Impact.objects.filter(action__plan=plan, withdrawn_on=None)
    return _grouped(found.values_list("action_id", "words"))


def _last_said(plan: Plan) -> dict[int, tuple[str, date]]:
    """What families may read of each action's last update: one statement for years of them."""
    accepted = Update.objects.filter(action__plan=plan, state=UpdateState.ACCEPTED)
    last = (
        accepted.exclude(public_words="")
        .order_by("action_id", "-received_at", "-pk")
        .distinct("action_id")
    )
    found = last.values_list("action_id", "public_words", "received_at")
    return {pk: (words, timezone.localdate(at)) for pk, words, at in found}


Pairs = dict[int, list[tuple[int, str]]]


def _pairs(plan: Plan) -> tuple[Pairs, Pairs]:
    """Older and newer ones of each action of the area: what goes on does so over plans."""
    found = ActionSuccession.objects.filter(successor__plan__partnership=plan.partnership_id)
    older: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    newer: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    columns = found.values_list("predecessor", "predecessor__key", "successor", "successor__key")
    for old, old_key, new, new_key in columns:
        older[new].append((old, str(old_key)))
        newer[old].append((new, str(new_key)))
    return older, newer


def _grouped(rows: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for pk, row in rows:
        found[pk].append(row)
    return dict(found)

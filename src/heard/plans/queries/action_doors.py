"""From the page of an action to all that belongs to it, and to what can be done with it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.plans.models import Action
from heard.plans.models.words import ActionState
from heard.plans.queries.doors import Door, address

_OVER = (ActionState.DELIVERED, ActionState.EVIDENCED, ActionState.STOPPED)


@dataclass(frozen=True)
class Deed(Door):
    """What can be done: `is_post` where pressing it does it at once; `is_main` is the next step."""

    is_post: bool = False
    is_main: bool = False


def doors_of(action: Action) -> list[Door]:
    """Pages about it, in the order in which one works with an action."""
    pk = action.pk
    found = [
        Door(_("Why it is in the plan, and who shaped it"), address("plans:why", pk)),
        Door(_("Write an update for whoever leads it"), address("plans:enter_update", pk)),
        Door(_("Updates of the plan"), address("plans:updates", action.plan_id)),
        Door(_("Whether anybody notices"), address("plans:impacts", pk)),
    ]
    if action.lead_id:
        found.append(Door(_("The post that leads it"), address("plans:keep_post", action.lead_id)))
    if action.state != ActionState.DRAFT or action.is_considered:
        is_public = action.plan.is_public
        public = address("plans:action", action.key) if is_public else ""
        found.append(Door(_("See it as everybody does"), public))
    return [door for door in found if door.href]


def deeds_of(action: Action) -> list[Deed]:
    """What its keeper can do next, from how far it is."""
    pk, state = action.pk, ActionState(action.state)
    move = Deed(_("Move its day"), address("plans:move_due", pk))
    split = Deed(_("Split it"), address("plans:split_action", pk))
    merge = Deed(_("Merge others into it"), address("plans:merge_actions", pk))
    stop = Deed(_("Say that it will not be done"), address("plans:stop_action", pk))
    deliver = address("plans:deliver_action", pk)
    done = Deed(_("Say that it is delivered"), deliver, is_main=state == ActionState.IN_PROGRESS)
    if state == ActionState.DRAFT:
        agree = address("plans:agree_action", pk)
        return [Deed(_("Agree it"), agree, is_post=True, is_main=True), split, merge, stop]
    if state == ActionState.AGREED:
        start = address("plans:start_action", pk)
        begin = Deed(_("Start it"), start, is_post=True, is_main=True)
        return [begin, done, move, split, merge, stop]
    if state == ActionState.IN_PROGRESS:
        return [done, move, split, merge, stop]
    if state in _OVER:
        return [Deed(_("Take it up again"), address("plans:reopen_action", pk))]
    return []

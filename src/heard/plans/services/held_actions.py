"""Holding an action while it is changed, and noticing that another changed it meanwhile."""

from heard.plans.models import Action


class ActionChangedError(Exception):
    """Somebody has saved the action since it was read; `action` is how it is now."""

    def __init__(self, action: Action) -> None:
        super().__init__(action)
        self.action = action


class PlanOfActionClosedError(Exception):
    """The plan of the action has ended or went on as another: nothing of it changes any more."""


def held_action(action: Action) -> Action:
    """As it is now, held until the end of the transaction; also of a plan that has ended.

    Why it was done and what came of it can be told after that, too.
    """
    held = Action.objects.select_related("plan__partnership", "lead", "group", "priority")
    return held.select_for_update(no_key=True, of=("self",)).get(pk=action.pk)


def locked_action(action: Action) -> Action:
    """The same of a plan at work. Raises PlanOfActionClosedError."""
    action = held_action(action)
    if action.plan.is_closed:
        raise PlanOfActionClosedError(action)
    return action


def locked_as_read(action: Action, revision: int) -> Action:
    """Raises ActionChangedError, PlanOfActionClosedError."""
    action = locked_action(action)
    if action.revision != revision:
        raise ActionChangedError(action)
    return action


def save_next(action: Action, *columns: str) -> None:
    """Save `columns` as the next revision."""
    action.revision += 1
    action.save(update_fields=[*columns, "revision"])

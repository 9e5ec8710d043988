"""Every change of an action's state is a row: when, why, by whom."""

from heard.partnerships.models import Member
from heard.plans.models import Action, StateChange
from heard.plans.models.words import ActionState


def change_state(
    action: Action, became: ActionState, *, by: Member | None, words: str = ""
) -> StateChange:
    """Write down the change and set it on `action`; the caller saves, holding the row."""
    change = StateChange.objects.create(
        action=action, was=action.state, became=became, words=words, by=by
    )
    action.state = became
    return change

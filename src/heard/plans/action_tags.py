"""The state of an action in a word and a colour; how bad a risk is."""

from datetime import date

from django.utils.translation import gettext as _

from heard.design.words import Colour, Tag
from heard.plans.models import Action, Milestone, Post, Risk
from heard.plans.models.words import ActionState, Level

_STATES = {
    ActionState.DRAFT: Colour.GREY,
    ActionState.AGREED: Colour.BLUE,
    ActionState.IN_PROGRESS: Colour.BLUE,
    ActionState.DELIVERED: Colour.GREEN,
    ActionState.EVIDENCED: Colour.TEAL,
    ActionState.STOPPED: Colour.ORANGE,
    ActionState.REPLACED: Colour.GREY,
}
_WEIGHTS = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}
_HIGH, _MEDIUM = 6, 3


def state_tag(action: Action) -> Tag:
    """“Still looking” where families see a draft."""
    if action.is_considered:
        return Tag(_("Draft that families see: still looking"), Colour.PURPLE)
    state = ActionState(action.state)
    return Tag(state.label, _STATES[state])


def risk_tag(risk: Risk) -> Tag:
    """By how likely times how bad: from 6 of 9 high, from 3 of 9 medium."""
    weight = _WEIGHTS[Level(risk.likelihood)] * _WEIGHTS[Level(risk.impact)]
    if weight >= _HIGH:
        return Tag(_("High risk"), Colour.RED)
    if weight >= _MEDIUM:
        return Tag(_("Medium risk"), Colour.YELLOW)
    return Tag(_("Low risk"), Colour.GREY)


def milestone_tag(milestone: Milestone, today: date) -> Tag:
    if milestone.done_on:
        return Tag(_("✓ Done"), Colour.GREEN)
    if milestone.due_on and milestone.due_on < today:
        return Tag(_("✕ Late"), Colour.RED)
    return Tag(_("○ To do"), Colour.GREY)


def post_words(post: Post | None) -> str:
    """The post and its organisation, as everybody may read it."""
    if post is None:
        return ""
    return f"{post.title}, {post.organisation}" if post.organisation else post.title

"""Giving actions to another post, several at once: whoever led them has left."""

from collections.abc import Sequence

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, Post
from heard.plans.models.words import ActionState
from heard.plans.services.held_actions import locked_action, save_next

LED = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)


class PostElsewhereError(Exception):
    """The post is of another partnership."""


@transaction.atomic
def give_actions(actions: Sequence[Action], post: Post, *, by: Member) -> list[Action]:
    """Those that were given: not what the post leads already, nor what is over.

    Raises PostElsewhereError, PlanOfActionClosedError.
    """
    if post.partnership_id != by.partnership_id:
        raise PostElsewhereError(post)
    given = []
    for each in sorted(actions, key=lambda each: each.pk):  # everybody locks in one order
        action = locked_action(each)
        if action.state not in LED or action.lead_id == post.pk:
            continue
        before = str(action.lead) if action.lead else None
        action.lead = post
        save_next(action, "lead")
        record("action given to a post", action, by=by.user, post=str(post), before=before)
        given.append(action)
    return given

"""Forgetting people: who held a post, and whom somebody named in what they wrote."""

from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, Holder, Update


class StillHoldsPostError(Exception):
    """Whoever holds a post is needed: say first who holds it now."""


@transaction.atomic
def forget_holder(holder: Holder, *, by: Member | None) -> Holder:
    """Empty who they are. That somebody held the post, when, and what they wrote, stay.

    Their updates go on under the reference ("L-..."). Raises StillHoldsPostError.
    """
    rows = Holder.objects.select_related("post").select_for_update(of=("self",))
    holder = rows.get(pk=holder.pk)
    if holder.is_forgotten:
        return holder
    if holder.until is None:
        raise StillHoldsPostError(holder)
    holder.name = holder.email = holder.code_hash = ""
    holder.member, holder.forgotten_at = None, timezone.now()
    holder.save(update_fields=["name", "email", "code_hash", "member", "forgotten_at"])
    record("holder of post forgotten", holder, by=by.user if by else None)
    return holder


@transaction.atomic
def strike_update(
    update: Update, columns: Sequence[str], rewrite: Callable[[str], str], *, by: Member | None
) -> Update:
    """Rewrite what an update says, and what its action says after it."""
    action = Action.objects.select_for_update().get(pk=update.action_id)
    update = Update.objects.select_related("action__plan").get(pk=update.pk)
    for column in columns:
        setattr(update, column, rewrite(getattr(update, column)))
    update.save(update_fields=list(columns))
    if action.claim_words != (struck := rewrite(action.claim_words)):
        action.claim_words = struck
        action.save(update_fields=["claim_words"])
    record("name struck out", update, by=by.user if by else None)
    return update

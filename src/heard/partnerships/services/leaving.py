"""Forgetting somebody who has left."""

from django.db import transaction

from heard.accounts.services import forget_user
from heard.audit.queries import FORMER
from heard.audit.services import record
from heard.partnerships.models import Member


class StillNeededError(Exception):
    """They are still a member, here or elsewhere."""


def works_elsewhere(member: Member) -> bool:
    """Whether they are a member of another partnership, or invited to one."""
    others = Member.objects.current().filter(user_id=member.user_id)
    return others.exclude(pk=member.pk).exists()


@transaction.atomic
def forget_member(member: Member, *, by: Member | None) -> Member:
    """Empty the account of somebody who has left every partnership. Their rows stay.

    Raises StillNeededError.
    """
    member = Member.objects.select_for_update(of=("self",)).select_related("user").get(pk=member.pk)
    if member.left_at is None or works_elsewhere(member):
        raise StillNeededError(member)
    if member.user.name == FORMER and not member.user.is_active:
        return member
    member.user = forget_user(member.user)
    member.organisation = member.division = None
    member.save(update_fields=["organisation", "division"])
    record("former member forgotten", member, by=by.user if by else None)
    return member

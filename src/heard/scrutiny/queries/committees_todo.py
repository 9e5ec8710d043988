"""What a committee still lacks."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.scrutiny.models import Committee
from heard.scrutiny.queries.sitting import committees_of, members_of, next_meeting
from heard.scrutiny.rules import can_keep_committees


def todo(member: Member) -> list[Todo]:
    """Members that no link reaches, and committees with no meeting to come."""
    if not can_keep_committees(member):
        return []
    found = committees_of(member.partnership).exclude(body__status="closed")
    return [each for committee in found for each in _of(committee)]


def _of(committee: Committee) -> Iterator[Todo]:
    address = reverse("scrutiny:keep_committee", args=[committee.pk])
    if next_meeting(committee) is None:
        yield Todo(_("Set the next meeting of the %(name)s") % {"name": committee}, address)
    sitting = members_of(committee, timezone.localdate())
    if strangers := sum(each.member is None for each in sitting):
        words = ngettext(
            "Invite %(count)d member of the %(name)s to sign in, so that their link reaches them",
            "Invite %(count)d members of the %(name)s to sign in, so that their links reach them",
            strangers,
        )
        yield Todo(words % {"count": strangers, "name": committee}, address)
    elsewhere = sum(each.member is not None and each.division is None for each in sitting)
    if elsewhere:
        words = ngettext(
            "Enter the division of %(count)d member of the %(name)s",
            "Enter the divisions of %(count)d members of the %(name)s",
            elsewhere,
        )
        yield Todo(words % {"count": elsewhere, "name": committee}, address)

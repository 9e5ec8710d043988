"""What the room asks of a member: never a word of what was said."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.partnerships.todo import Todo
from heard.safeguarding.models import Concern, ConcernState, Urgency
from heard.safeguarding.queries.setup import acting_lead, setup_of
from heard.safeguarding.rules import can_handle_concerns

MOST = 20


def todo(member: Member) -> list[Todo]:
    """Concerns to look at, the most pressing first; and a lead to be named, if there is none."""
    things = _to_look_at(member) if can_handle_concerns(member) else []
    if member.may(Permission.MANAGE_MEMBERS):
        things += _to_set_up(member)
    return things


def _to_look_at(member: Member) -> list[Todo]:
    waiting = Concern.objects.filter(partnership=member.partnership, state=ConcernState.WAITING)
    return [
        Todo(
            _words(concern) % {"reference": concern.reference},
            reverse("safeguarding:concern", args=[concern.pk]),
            timezone.localdate(concern.look_by),
            is_urgent=concern.is_late or concern.urgency == Urgency.AT_ONCE,
        )
        for concern in waiting.order_by("look_by", "pk")[:MOST]
    ]


def _words(concern: Concern) -> str:
    if concern.is_late:
        return _("Look at the concern %(reference)s now: it is late")
    return _("Look at the concern %(reference)s")


def _to_set_up(member: Member) -> list[Todo]:
    """Urgent from the first day on: what somebody flags meanwhile may reach nobody."""
    if acting_lead(setup_of(member.partnership)):
        return []
    unread = Concern.objects.filter(partnership=member.partnership, state=ConcernState.WAITING)
    words = _("Name a safeguarding lead: nobody is named to read what worries somebody")
    if count := unread.count():
        words = ngettext(
            "Name a safeguarding lead: %(count)d concern waits and nobody is named to read it",
            "Name a safeguarding lead: %(count)d concerns wait and nobody is named to read them",
            count,
        ) % {"count": count}
    return [Todo(words, reverse("safeguarding:set_up"), is_urgent=True)]

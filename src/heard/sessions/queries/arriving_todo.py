"""Support to arrange, families who cannot be reached."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo
from heard.sessions.models import Booking, SupportRequest
from heard.sessions.models.words import LIVE, SessionState
from heard.sessions.queries.support_desk import due_at, due_on, needs_of
from heard.sessions.rules import can_handle_bookings

# What has to be arranged within so many days is asked for now.
SOON = timedelta(days=14)
MOST_SHOWN = 20


def todo(member: Member) -> list[Todo]:
    """For whoever handles bookings; a line for each session, not for each family."""
    if not can_handle_bookings(member):
        return []
    return _to_arrange(member.partnership) + _to_reach(member.partnership)


def _to_arrange(partnership: Partnership) -> list[Todo]:
    """One statement however many sessions: their needs are counted as they come by."""
    soon = needs_of(partnership).alias(due=due_at()).filter(due__lt=timezone.now() + SOON)
    counts: Counter[int] = Counter()
    first: dict[int, SupportRequest] = {}
    for need in soon[:1000]:
        counts[need.booking.session_id] += 1
        first.setdefault(need.booking.session_id, need)
    return [_arrange(need, counts[pk]) for pk, need in list(first.items())[:MOST_SHOWN]]


def _arrange(need: SupportRequest, count: int) -> Todo:
    session = need.booking.session
    words = ngettext(
        "Arrange %(count)d thing that a family needs for “%(title)s”",
        "Arrange %(count)d things that families need for “%(title)s”",
        count,
    ) % {"count": count, "title": session.title}
    return Todo(words, f"{reverse('sessions:support')}?session={session.pk}", due_on(need))


def _to_reach(partnership: Partnership) -> list[Todo]:
    rows = Booking.objects.filter(
        partnership=partnership,
        state__in=LIVE,
        session__state=SessionState.ANNOUNCED,
        session__ends_at__gt=timezone.now(),
    ).exclude(unreachable_because="")
    found = rows.values("session", "session__title", "session__starts_at").annotate(n=Count("pk"))
    return [_reach(row) for row in found.order_by("session__starts_at", "session")[:MOST_SHOWN]]


def _reach(row: Mapping[str, Any]) -> Todo:
    words = _("Reach families about “%(title)s” another way: messages to %(count)s came back")
    page = reverse("sessions:bookings", args=[row["session"]])
    return Todo(
        words % {"title": row["session__title"], "count": row["n"]},
        f"{page}?shown=unreached",
        timezone.localdate(row["session__starts_at"]),
    )

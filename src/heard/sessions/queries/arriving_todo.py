"""Support to arrange, families who cannot be reached, people to check in, sheets to type in."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.boards.times import moment
from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo
from heard.sessions.models import Booking, Host, Session
from heard.sessions.models.words import LIVE, BookingState, SessionState
from heard.sessions.queries.support_desk import due_at, needs_of
from heard.sessions.rules import IN_THE_ROOM, can_handle_bookings

# What has to be arranged within so many days is asked for now.
SOON = timedelta(days=14)
MOST_SHOWN = 20
# Whoever came to a session of longer ago nobody remembers.
FOR_A_WHILE = timedelta(days=60)


def todo(member: Member) -> list[Todo]:
    """For hosts their door today; for whoever handles bookings a line for each session."""
    today = _to_host(member)
    if not can_handle_bookings(member):
        return today
    of = member.partnership
    return today + _to_arrange(of) + _to_reach(of) + _to_type_in(of)


def _to_host(member: Member) -> list[Todo]:
    """Sessions of today at which the member is at the door, parents among them."""
    start = moment(timezone.localdate(), time())
    rows = Session.objects.filter(
        state=SessionState.ANNOUNCED,
        phase__programme__partnership=member.partnership_id,
        starts_at__gte=start,
        starts_at__lt=moment(timezone.localdate() + timedelta(days=1), time()),
        pk__in=Host.objects.filter(member=member, kind__in=IN_THE_ROOM).values("session"),
    )
    return [_host(session) for session in rows.order_by("starts_at", "pk")]


def _host(session: Session) -> Todo:
    title = {"title": session.title}
    if session.takes_bookings:
        page = reverse("sessions:check_in", args=[session.pk])
        return Todo(_("Check people in at “%(title)s” today") % title, page, session.day)
    page = reverse("sessions:head_count", args=[session.pk])
    return Todo(_("Count heads at “%(title)s” today") % title, page, session.day)


def _to_type_in(partnership: Partnership) -> list[Todo]:
    """Sessions that are over, and nobody has said who came."""
    now = timezone.now()
    known = Booking.objects.filter(session=OuterRef("pk"), came__isnull=False)
    booked = Booking.objects.filter(session=OuterRef("pk"), state=BookingState.BOOKED)
    rows = Session.objects.filter(
        Exists(booked),
        ~Exists(known),
        phase__programme__partnership=partnership,
        state__in=[SessionState.ANNOUNCED, SessionState.HELD],
        ends_at__lt=now,
        ends_at__gt=now - FOR_A_WHILE,
    )
    return [_type_in(session) for session in rows.order_by("ends_at", "pk")[:MOST_SHOWN]]


def _type_in(session: Session) -> Todo:
    words = _("Say who came to “%(title)s”") % {"title": session.title}
    return Todo(words, reverse("sessions:type_sheet", args=[session.pk]))


def _to_arrange(partnership: Partnership) -> list[Todo]:
    soon = needs_of(partnership).alias(due=due_at()).filter(due__lt=timezone.now() + SOON)
    rows = soon.order_by().values("booking__session", "booking__session__title")
    found = rows.annotate(n=Count("pk"), first=Min("due")).order_by("first", "booking__session")
    return [_arrange(row) for row in found[:MOST_SHOWN]]


def _arrange(row: Mapping[str, Any]) -> Todo:
    words = ngettext(
        "Arrange %(count)d thing that a family needs for “%(title)s”",
        "Arrange %(count)d things that families need for “%(title)s”",
        row["n"],
    ) % {"count": row["n"], "title": row["booking__session__title"]}
    page = f"{reverse('sessions:support')}?session={row['booking__session']}"
    return Todo(words, page, timezone.localdate(row["first"]))


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

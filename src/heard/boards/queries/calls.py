"""Reads about calls."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.boards.models import Call, Membership, SeatGroup
from heard.boards.models.words import CallState
from heard.boards.queries.following_up import follow_up
from heard.boards.queries.panels import panel_todo
from heard.boards.rules import can_run_calls, can_see_calls
from heard.design.words import date_words
from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo

SOON = timedelta(days=3)


@dataclass(frozen=True)
class Check:
    """One line of what is looked at before a call opens; `is_needed` keeps it from opening."""

    words: str | Promise
    is_done: bool
    is_needed: bool = True


def checklist(call: Call, today: date) -> list[Check]:
    return [
        Check(gettext_lazy("At least one seat is offered"), call.seats.exists()),
        Check(gettext_lazy("What you look for is written down"), call.criteria.exists()),
        Check(gettext_lazy("It says which fees and expenses are paid"), bool(call.paid.strip())),
        Check(gettext_lazy("The closing date is to come"), call.closes_on > today),
        Check(
            gettext_lazy("Everyone is told after the closing date"), call.told_by > call.closes_on
        ),
        Check(
            gettext_lazy("A parent or carer is on the panel"),
            has_parent(call),
            is_needed=False,
        ),
    ]


def has_parent(call: Call) -> bool:
    return any(one.is_parent for one in call.panel.all())


def groups_to_offer(partnership: Partnership, today: date) -> QuerySet[SeatGroup]:
    """Groups of seats of bodies at work, with `empty`: how many of their seats nobody sits in."""
    wanted = Q(seats__wanted_from__lte=today) & (
        Q(seats__wanted_until=None) | Q(seats__wanted_until__gt=today)
    )
    sitting = (
        Membership.objects.current(today)
        .filter(seat__group=OuterRef("pk"))
        .order_by()
        .values("seat__group")
        .annotate(number=Count("seat", distinct=True))
        .values("number")
    )
    return (
        SeatGroup.objects.filter(body__in=partnership.bodies.at_work())
        .select_related("body")
        .annotate(
            empty=Count("seats", filter=wanted, distinct=True) - Coalesce(Subquery(sitting), 0)
        )
        .order_by("body__name", "position", "pk")
    )


def calls_of(member: Member) -> QuerySet[Call]:
    """All that whoever handles calls sees; a panel member only those that they decide on."""
    calls = member.partnership.calls.all()
    if can_see_calls(member):
        calls = calls.annotate(came_in=Count("expressions"))
        return calls if can_run_calls(member) else calls.exclude(state=CallState.DRAFT)
    return calls.filter(panel__member=member).exclude(state=CallState.DRAFT)


def panel_call_ids(member: Member) -> set[int]:
    return set(member.panels.values_list("call", flat=True))


def todo(member: Member) -> list[Todo]:
    """Drafts, closing days, decisions, offers and appointments; and what panels wait for."""
    today = timezone.localdate()
    asked = panel_todo(member, today)
    if not can_run_calls(member):
        return asked
    going_on = member.partnership.calls.exclude(state=CallState.WITHDRAWN)
    for call in going_on.exclude(state=CallState.TOLD):
        asked += _before_telling(call, today)
    return asked + follow_up(member.partnership, today)


def _before_telling(call: Call, today: date) -> list[Todo]:
    here = reverse("boards:run_call", args=[call.pk])
    title = {"title": call.title}
    if call.state == CallState.DRAFT:
        return [Todo(_("Finish and open the call “%(title)s”") % title, here)]
    if call.is_over(today):
        words = _("Decide and tell everyone who applied: “%(title)s”") % title
        return [Todo(words, here, due_on=call.told_by)]
    if call.closes_on <= today + SOON:
        day = {"day": date_words(call.closes_on)}
        words = _("Remind people that the call “%(title)s” closes on %(day)s") % (title | day)
        return [Todo(words, here, due_on=call.closes_on)]
    return []

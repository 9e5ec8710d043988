"""Calls as everybody sees them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Call, CallSeats
from heard.boards.models.words import CallState, Stage
from heard.design.words import Colour, Tag
from heard.partnerships.models import Partnership

OPEN = Tag(_("Open"), Colour.GREEN)
CLOSED = Tag(_("Closed"), Colour.GREY)
TOLD = Tag(_("Everyone told"), Colour.BLUE)
WITHDRAWN = Tag(_("Withdrawn"), Colour.GREY)


@dataclass(frozen=True)
class Seats:
    """How many seats of one kind on one body."""

    number: int
    whose: str
    body: str
    # The body's public page; empty where it has none.
    page: str = ""


@dataclass(frozen=True)
class PublicCall:
    """A call with what is true of it today."""

    call: Call
    tag: Tag
    is_open: bool
    is_late: bool
    seats: list[Seats]
    criteria: list[str]
    # How many have a seat from this call by now.
    filled: int

    @property
    def number_of_seats(self) -> int:
        return sum(each.number for each in self.seats)


_SEATS = Prefetch("seats", CallSeats.objects.select_related("group__body"))


def public_calls(partnership: Partnership, today: date) -> QuerySet[Call]:
    """Calls that were opened at some time: those open now first, soonest to close at the top."""
    is_open = Q(state=CallState.OPEN, closes_on__gte=today)
    return (
        partnership.calls.public()
        .exclude(opened_at=None)
        .annotate(
            filled=Count("expressions", filter=Q(expressions__stage=Stage.APPOINTED)),
            rank=Case(When(is_open, then=Value(0)), default=Value(1), output_field=IntegerField()),
        )
        .order_by("rank", "-closes_on", "-pk")
        .prefetch_related(_SEATS, "criteria")
    )


def open_calls(partnership: Partnership, today: date) -> list[PublicCall]:
    found = public_calls(partnership, today).open(today).order_by("closes_on", "pk")  # type: ignore[attr-defined] # annotating hides the queryset's own methods
    return [as_seen(call, today) for call in found]


def past_calls(partnership: Partnership, today: date) -> QuerySet[Call]:
    """Those that take nobody any more, newest first."""
    return public_calls(partnership, today).exclude(state=CallState.OPEN, closes_on__gte=today)


def find_call(partnership: Partnership, slug: str, today: date) -> Call:
    """Raises Call.DoesNotExist, for drafts too."""
    return public_calls(partnership, today).select_related("partnership").get(slug=slug)


def as_seen(call: Call, today: date) -> PublicCall:
    return PublicCall(
        call=call,
        tag=_tag(call, today),
        is_open=call.takes_expressions(today),
        is_late=call.is_late(today),
        seats=[_seats(each) for each in call.seats.all()],
        criteria=[each.text for each in call.criteria.all()],
        filled=getattr(call, "filled", 0),
    )


def _seats(offered: CallSeats) -> Seats:
    body = offered.group.body
    page = body.get_absolute_url() if body.is_public else ""
    return Seats(offered.number, offered.group.get_constituency_display(), body.name, page)


def _tag(call: Call, today: date) -> Tag:
    if call.takes_expressions(today):
        return OPEN
    return {CallState.TOLD: TOLD, CallState.WITHDRAWN: WITHDRAWN}.get(CallState(call.state), CLOSED)

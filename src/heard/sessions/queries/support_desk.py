"""What families need so that they can come, by the day on which it has to be arranged."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    Case,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.partnerships.models import Partnership
from heard.sessions.booking_tags import support_tag
from heard.sessions.lead_times import NOTICE
from heard.sessions.models import Session, SupportRequest
from heard.sessions.models.words import LIVE, SessionState, SupportState

LATE = Tag(_("Late"), Colour.RED)


@dataclass(frozen=True)
class Need:
    """One line of the desk."""

    request: SupportRequest
    due_on: date
    today: date

    @property
    def tag(self) -> Tag:
        return support_tag(self.request.state)

    @property
    def is_late(self) -> bool:
        return self.request.state == SupportState.ASKED and self.due_on < self.today

    @property
    def late(self) -> Tag | str:
        return LATE if self.is_late else ""

    @property
    def can_be_met(self) -> bool:
        return self.request.state != SupportState.ARRANGED

    @property
    def can_be_dropped(self) -> bool:
        return self.request.state != SupportState.NOT_NEEDED


def needs_of(
    partnership: Partnership, *, state: str = SupportState.ASKED, session: int | None = None
) -> QuerySet[SupportRequest]:
    """Of families who can still come, to sessions that are not over; by the day it is due.

    `state` empty is all of them.
    """
    rows = to_come(partnership)
    if state:
        rows = rows.filter(state=state)
    if session:
        rows = rows.filter(booking__session=session)
    rows = rows.select_related("booking__session__phase__programme", "settled_by__user")
    return rows.annotate(due_at=due_at()).order_by("due_at", "pk")


def to_come(partnership: Partnership) -> QuerySet[SupportRequest]:
    return SupportRequest.objects.filter(
        booking__partnership=partnership,
        booking__state__in=LIVE,
        booking__session__state__in=[SessionState.ANNOUNCED, SessionState.HELD],
        booking__session__ends_at__gt=timezone.now(),
        forgotten_at=None,
    )


def line(request: SupportRequest) -> Need:
    return Need(request, due_on(request), timezone.localdate())


def due_on(request: SupportRequest) -> date:
    """The last day on which it can be arranged in time."""
    return request.booking.session.day - timedelta(days=NOTICE[request.kind])


def sessions_with_needs(partnership: Partnership) -> list[tuple[str, str]]:
    """Sessions to choose from, the next first."""
    asked = to_come(partnership).values("booking__session")
    rows = Session.objects.filter(pk__in=asked).order_by("starts_at", "pk")
    return [
        (str(session.pk), f"{session.title}, {session.day:%d/%m/%Y}")
        for session in rows.only("title", "starts_at", "phase_id")[:200]
    ]


def find_need(partnership: Partnership, pk: int) -> QuerySet[SupportRequest]:
    rows = SupportRequest.objects.filter(booking__partnership=partnership, pk=pk)
    return rows.select_related("booking__session__phase__programme__partnership")


def due_at() -> "ExpressionWrapper[CombinedExpression]":
    notice = Case(
        *(When(kind=kind, then=Value(timedelta(days=days))) for kind, days in NOTICE.items()),
        default=Value(timedelta(0)),
        output_field=DurationField(),
    )
    start = F("booking__session__starts_at")
    return ExpressionWrapper(start - notice, output_field=DateTimeField())

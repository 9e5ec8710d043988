"""Programmes, phases and venues as staff keep them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from heard.partnerships.models import Division, Partnership
from heard.sessions.models import (
    DateToAvoid,
    Outreach,
    Phase,
    Programme,
    Session,
    SessionQuerySet,
    Venue,
)
from heard.sessions.models.words import SessionState

_COMING = Q(sessions__state__in=[SessionState.DRAFT, SessionState.ANNOUNCED])


@dataclass(frozen=True)
class PhaseLine:
    """A phase in a list, with how many of its sessions are to come and how many were held."""

    phase: Phase
    coming: int
    held: int


def all_programmes(partnership: Partnership) -> list[Programme]:
    """Those that go on first."""
    programmes = partnership.programmes.annotate(
        coming=Count(
            "phases__sessions",
            filter=Q(
                phases__sessions__state=SessionState.ANNOUNCED,
                phases__sessions__ends_at__gt=timezone.now(),
            ),
        )
    )
    return sorted(programmes, key=lambda each: each.closed_on is not None)


def phase_lines(programme: Programme) -> list[PhaseLine]:
    phases = programme.phases.annotate(
        coming=Count("sessions", filter=_COMING & Q(sessions__ends_at__gt=timezone.now())),
        held=Count("sessions", filter=Q(sessions__state=SessionState.HELD)),
    )
    return [PhaseLine(each, each.coming, each.held) for each in phases]


def phases_in(partnership: Partnership) -> QuerySet[Phase]:
    phases = Phase.objects.filter(programme__partnership=partnership)
    return phases.select_related("programme__partnership")


def outreach_in(partnership: Partnership) -> QuerySet[Outreach]:
    rows = Outreach.objects.filter(phase__programme__partnership=partnership)
    return rows.select_related("phase__programme__partnership")


def venues_of(partnership: Partnership) -> QuerySet[Venue]:
    return partnership.venues.select_related("district")


def venues_in_use(partnership: Partnership) -> list[Venue]:
    return list(venues_of(partnership).filter(retired_at=None))


def sessions_at(venue: Venue) -> SessionQuerySet:
    """Those to come there, drafts among them."""
    states = [SessionState.DRAFT, SessionState.ANNOUNCED]
    there = Session.objects.filter(venue=venue, state__in=states, ends_at__gt=timezone.now())
    return there.order_by("starts_at", "pk")


def avoided_days(partnership: Partnership) -> list[DateToAvoid]:
    """Those that are not over."""
    return list(partnership.dates_to_avoid.filter(ends_on__gte=timezone.localdate()))


def venues_for(session: Session) -> list[Venue]:
    """Those in use, and the session's own."""
    own = Q(pk=session.venue_id) | Q(retired_at=None)
    return list(venues_of(session.phase.programme.partnership).filter(own))


def divisions_of(partnership: Partnership) -> list[Division]:
    divisions = Division.objects.filter(district__partnership=partnership)
    return list(divisions.select_related("district").order_by("district__name", "name"))

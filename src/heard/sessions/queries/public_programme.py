"""One programme as everybody sees it: its phases, whom they want to hear, its sessions."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models.words import AgeBand
from heard.sessions.models import Phase, Programme, Session
from heard.sessions.models.words import Need, SessionState
from heard.sessions.queries.public_sessions import (
    Row,
    Wanted,
    over,
    public_sessions,
    rows,
    to_come,
)

SESSIONS_SHOWN = 20
PAST_SHOWN = 5


@dataclass(frozen=True)
class PhaseLine:
    """A phase with whom it wants to hear: empty is everybody. `number` of sessions in public."""

    phase: Phase
    wants: list[str]
    number: int


@dataclass(frozen=True)
class ProgrammePage:
    phases: list[PhaseLine]
    rows: list[Row]
    has_more: bool
    past: list[Session]


def programme_page(programme: Programme) -> ProgrammePage:
    found = public_sessions(programme.partnership, Wanted(programme=programme))
    coming = list(to_come(found)[: SESSIONS_SHOWN + 1])
    return ProgrammePage(
        phases=_phases(programme),
        rows=rows(coming[:SESSIONS_SHOWN]),
        has_more=len(coming) > SESSIONS_SHOWN,
        past=list(over(found)[:PAST_SHOWN]),
    )


def _phases(programme: Programme) -> list[PhaseLine]:
    """The one that is going on first, then those to come, then those that are over."""
    shown = ~Q(sessions__state=SessionState.DRAFT) & Q(sessions__isnull=False)
    phases = programme.phases.prefetch_related("districts").annotate(
        number=Count("sessions", filter=shown)
    )
    lines = [PhaseLine(phase, _wants(phase), phase.number) for phase in phases]
    today = timezone.localdate()
    return sorted(
        lines,
        key=lambda line: (
            line.phase.ends_on < today,
            not line.phase.holds(today),
            -line.phase.starts_on.toordinal(),
        ),
    )


def _wants(phase: Phase) -> list[str]:
    """A line each for districts, needs and ages, where they are named."""
    lines = {
        _("Districts: %(names)s"): [district.name for district in phase.districts.all()],
        _("Needs: %(names)s"): [str(Need(need).label) for need in phase.needs],
        _("Ages of children: %(names)s"): [str(AgeBand(age).label) for age in phase.ages],
    }
    return [words % {"names": "; ".join(names)} for words, names in lines.items() if names]

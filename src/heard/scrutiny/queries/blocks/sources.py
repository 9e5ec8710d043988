"""What a block is made of, found by what was chosen for it. Only what everybody may read.

Whatever is not there any more, or is not public, is a `GoneError`: nothing is shown in its place.
"""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models import BodyQuerySet
from heard.design.papers.pieces import Note
from heard.design.words import date_words
from heard.plans.models import Plan
from heard.plans.queries.public_plan import public_plans
from heard.results import queries as results
from heard.results.models import Publication
from heard.scrutiny.models import Report, ReportBlock
from heard.sessions.models import Phase, SessionQuerySet
from heard.sessions.queries.heard import phases_of, public_sessions

# How far back a block looks where nobody chose a day and the committee has not met.
USUAL_SPAN = timedelta(days=182)


class GoneError(Exception):
    """What the block shows is not there any more, or everybody may not read it."""


def publication_of(report: Report, block: ReportBlock) -> Publication:
    """Published findings. Raises GoneError."""
    found = results.published(report.partnership).filter(pk=_pk(block, "publication")).first()
    if found is None:
        raise GoneError
    return found


def phase_of(report: Report, block: ReportBlock) -> Phase:
    """A phase of a programme that everybody sees. Raises GoneError."""
    found = phases_of(report.partnership).filter(programme__is_public=True)
    phase = found.select_related("programme__partnership").filter(pk=_pk(block, "phase")).first()
    if phase is None:
        raise GoneError
    return phase


def plan_of(report: Report, block: ReportBlock) -> Plan:
    """A published plan. Raises GoneError."""
    plan = public_plans(report.partnership).filter(pk=_pk(block, "plan")).first()
    if plan is None:
        raise GoneError
    return plan


def bodies_of(report: Report, block: ReportBlock) -> BodyQuerySet:
    """One body that everybody sees, or all at work. Raises GoneError."""
    bodies = report.partnership.bodies.all().public().at_work()
    if "body" not in block.chosen:
        return bodies
    found = bodies.filter(pk=_pk(block, "body"))
    if not found.exists():
        raise GoneError
    return found


def heard_sessions(phase: Phase) -> SessionQuerySet:
    """Those of which "what we heard" is published, the last one first."""
    found = public_sessions(phase.programme.partnership).filter(phase=phase)
    return found.exclude(heard_published_at=None).order_by("-starts_at", "-pk")


def since_of(block: ReportBlock) -> date:
    """The day from which it looks."""
    try:
        return date.fromisoformat(str(block.chosen["since"]))
    except (KeyError, ValueError):
        return timezone.localdate() - USUAL_SPAN


def note(base: str, source: str, day: date | None = None) -> Note:
    """The small print that every block ends with: of whom or what, from where, of which day."""
    words = {"base": base, "source": source, "day": date_words(day or timezone.localdate())}
    return Note(_("Base: %(base)s. Source: %(source)s. As on %(day)s.") % words)


def _pk(block: ReportBlock, name: str) -> int:
    value = block.chosen.get(name)
    return value if isinstance(value, int) else 0

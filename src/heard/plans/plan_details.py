"""What is said of inspections, findings and plans, as plain values.

Forms fill them in and services act on them, so that neither knows of the other.
"""

from dataclasses import dataclass
from datetime import date

from heard.boards.models import Body
from heard.partnerships.models import Organisation
from heard.plans.models import Finding, Inspection
from heard.plans.models.words import Decision, InspectionKind


@dataclass(frozen=True)
class Because:
    """A day, and why."""

    on: date
    reason: str = ""


@dataclass(frozen=True)
class InspectionDetails:
    """When inspectors came. `framework` is a code; without one the days say which it is."""

    started_on: date
    ended_on: date
    kind: str = InspectionKind.FULL
    framework: str = ""


@dataclass(frozen=True)
class Report:
    """What came out. `outcome` is a code of the framework; `sha256` is of the report's file."""

    published_on: date | None = None
    url: str = ""
    sha256: str = ""
    outcome: str = ""
    plain_words: str = ""
    is_public: bool = False


@dataclass(frozen=True)
class FindingDetails:
    """One finding. `kind` is a code of the framework."""

    number: int
    kind: str
    title: str
    text: str
    plain_words: str = ""
    responsible: tuple[Organisation, ...] = ()
    again_of: Finding | None = None


@dataclass(frozen=True)
class PlanDetails:
    """A plan as its keepers describe it."""

    kind: str
    title: str
    summary: str = ""
    inspection: Inspection | None = None
    findings: tuple[Finding, ...] = ()
    overseen_by: Body | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    submit_by: date | None = None
    submitted_on: date | None = None


@dataclass(frozen=True)
class PriorityDetails:
    """A part of a plan."""

    title: str
    outcome: str = ""


@dataclass(frozen=True)
class Who:
    """Who is asked to approve: a body, an organisation, or somebody outside, by name alone."""

    name: str
    body: Body | None = None
    organisation: Organisation | None = None


@dataclass(frozen=True)
class Said:
    """What they said. `words`: why it is refused, or on what condition it is approved."""

    decision: Decision
    on: date
    words: str = ""

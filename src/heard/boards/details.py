"""What is said of a body, its seats, its terms of reference and its aims, as plain values.

Forms fill them in and services act on them, so that neither knows of the other.
"""

from dataclasses import dataclass
from datetime import date

from heard.boards.models import Body
from heard.boards.models.words import BodyStatus


@dataclass(frozen=True)
class BodyDetails:
    """A body as its keepers describe it."""

    name: str
    kind: str
    parent: Body | None = None
    status: str = BodyStatus.ACTIVE
    purpose: str = ""
    meets: str = ""
    quorum: int | None = None
    papers_days: int = 7
    founded_on: date | None = None
    induction_steps: tuple[str, ...] = ()
    is_public: bool = True


@dataclass(frozen=True)
class Closing:
    """The last day of a body, and why it is."""

    on: date
    reason: str = ""


@dataclass(frozen=True)
class SeatsWanted:
    """How many seats of a constituency are wanted from a day on; terms are counted in months."""

    number: int
    from_on: date
    reason: str = ""
    minimum_term: int | None = None
    term: int | None = None
    most_terms: int | None = None


@dataclass(frozen=True)
class TermsDetails:
    """A version of terms of reference."""

    text: str
    agreed_on: date
    change: str = ""
    review_on: date | None = None


@dataclass(frozen=True)
class Task:
    """Something to do by a day."""

    text: str
    due_on: date | None = None

"""What a row would become: an action, step by step, with every doubt."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heard.plans.tables.cells import Step
from heard.plans.tables.found import Doubt
from heard.plans.tables.leads import Lead
from heard.plans.tables.status import Said


@dataclass(frozen=True)
class Stood:
    """A cell as it stood in the file."""

    heading: str
    text: str
    cell: str = ""
    fill: str = ""


@dataclass(frozen=True)
class Place:
    """Where a row stands in the file."""

    key: str  # of the row among all: “0-3”
    table: str
    line: int
    is_sheet: bool = False


@dataclass(frozen=True)
class Proposed:
    """An action as a row has it. Empty is what the file does not say."""

    place: Place
    reference: str = ""
    title: str = ""
    priority: str = ""
    outcome_sought: str = ""
    why: str = ""
    plain_words: str = ""
    group: str = ""
    lead_words: str = ""  # as it stood, to be asked about once
    leads: tuple[Lead, ...] = ()
    partners: tuple[str, ...] = ()
    starts_on: date | None = None
    review_on: date | None = None
    # The day first promised, or words in place of it; then the one that holds now, and why.
    due_on: date | None = None
    due_words: str = ""
    revised_due_on: date | None = None
    reason: str = ""
    milestones: tuple[Step, ...] = ()
    said: Said | None = None
    delivered_on: date | None = None
    progress: str = ""
    impact: str = ""
    evidence: str = ""
    cost: Decimal | None = None
    cost_words: str = ""
    risk: str = ""
    doubts: tuple[Doubt, ...] = ()
    stood: tuple[Stood, ...] = ()

    @property
    def key(self) -> str:
        return self.place.key

    @property
    def lead(self) -> Lead | None:
        return self.leads[0] if self.leads else None

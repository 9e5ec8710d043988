"""What one enters on a measure, and on one of its values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heard.plans.models import Action, Finding, Plan


@dataclass(frozen=True)
class Goal:
    """Where it stood, and where it should get by when."""

    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    least_change: Decimal = Decimal(0)


@dataclass(frozen=True)
class Belongs:
    """What the measure is about."""

    plans: tuple[Plan, ...] = ()
    actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class MeasureDetails:
    name: str
    unit: str
    direction: str
    source: str
    plain_words: str = ""
    source_words: str = ""
    decimals: int = 0
    is_public: bool = True
    goal: Goal = Goal()
    belongs: Belongs = Belongs()


@dataclass(frozen=True)
class Read:
    """One value: a number, or the symbol that says why there is none."""

    on: date
    source_words: str
    value: Decimal | None = None
    symbol: str = ""
    base: int | None = None
    source_on: date | None = None
    break_words: str = ""  # nothing before can be compared with it; why
    note: str = ""

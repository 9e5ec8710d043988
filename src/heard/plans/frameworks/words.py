"""What a framework says. All are read from JSON."""

from datetime import date

import msgspec


class Outcome(msgspec.Struct, frozen=True):
    """One possible outcome, in the framework's exact words; and the plan that it asks for."""

    code: str
    words: str
    asks_for: str = ""  # a `PlanKind`
    within_days: int | None = None  # working days


class FindingKind(msgspec.Struct, frozen=True):
    code: str
    name: str


class Framework(msgspec.Struct, frozen=True):
    """In force from `valid_from` until `valid_until`, both included; open-ended without."""

    code: str
    name: str
    inspectors: str
    valid_from: date
    source: str
    outcomes: tuple[Outcome, ...]
    finding_kinds: tuple[FindingKind, ...]
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

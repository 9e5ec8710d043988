"""What a call says, before it is kept."""

from dataclasses import dataclass
from datetime import date

from heard.boards.models import SeatGroup


@dataclass(frozen=True)
class CallWords:
    """What a call says. `seats` are (group, how many); `criteria` in their order."""

    title: str
    about: str
    time_needed: str
    paid: str
    support: str
    contact: str
    closes_on: date
    told_by: date
    hides_names: bool
    criteria: tuple[str, ...]
    seats: tuple[tuple[SeatGroup, int], ...]


@dataclass(frozen=True)
class Dates:
    """When a call closes and by when everyone is told."""

    closes_on: date
    told_by: date

"""What is given to the services: the words of a programme, and the answer of an area."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ProgrammeWords:
    """What families of every area read, and between which days they are to be asked."""

    title: str
    audience: str
    introduction: str
    use_of_answers: str
    next_steps: str
    minutes: int
    unit_asked: str
    asked_from: date
    asked_until: date


@dataclass(frozen=True)
class Joining:
    """An area's yes: whether it is named to other areas, and whom its own families can ask."""

    may_be_named: bool
    contact: str
    worried_contact: str
    asked_count: int | None = None

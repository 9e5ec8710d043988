"""What each room says of the personal data that it holds: `home` joins the rooms' answers.

Two questions are asked of every room: *what do you hold on this person?*, and *forget them*. A
third, *what is past its day?*, is asked of it once a night.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Subject:
    """Whose data is asked for: what is known of them. E-mail and phone find, a name only hints."""

    partnership_id: int
    email: str = ""
    phone: str = ""
    name: str = ""


@dataclass(frozen=True)
class Held:
    """One record on a person: what it is, what it says, until when it is kept.

    `why_kept` is empty where it can be erased now; else the reason why not, for the person to read.
    """

    what: Words
    values: tuple[tuple[Words, str], ...]
    kept_until: date | None = None
    why_kept: Words = ""


@dataclass(frozen=True)
class Erased:
    """What a room did: how many records it emptied, and how many it had to keep."""

    room: str
    emptied: int
    kept: int = 0


@dataclass(frozen=True)
class RetentionRule:
    """How long one kind of record is kept.

    `due(today)` counts the records that are past their day, `forget(today)` empties them and says
    how many, `all()` counts every record of the kind, emptied ones too: it must not change.
    """

    code: str
    what: Words
    kept_for: Words
    due: Callable[[date], int] = field(compare=False)
    forget: Callable[[date], int] = field(compare=False)
    all: Callable[[], int] = field(compare=False)

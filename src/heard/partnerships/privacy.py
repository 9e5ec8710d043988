"""What each room says of the personal data that it holds: `home` joins the rooms' answers.

Two questions are asked of every room: *what do you hold on this person?*, where each answer brings
the deed that forgets it, and *how long do you keep what?*, which is asked of it once a night.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from heard.partnerships.models import Member

Words = str | Promise
Row = TypeVar("Row", bound=Model)

AT_ONCE = 200


@dataclass(frozen=True)
class Subject:
    """Whose data is asked for: what is known of them. E-mail and phone find, a name only hints.

    `names` and `ways` are further names, addresses and numbers, from records that are surely
    theirs. `has_namesake` says that somebody else goes by the same name: what is found by name
    alone is then nobody's until a person has looked.
    """

    partnership_id: int
    email: str = ""
    phone: str = ""
    name: str = ""
    names: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    has_namesake: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.email or self.phone or self.name)


Forget = Callable[[Member | None], object]


@dataclass(frozen=True)
class Held:
    """One record on a person: what it is, what it says, until when it is kept, how it is forgotten.

    `key` names the record among all that is held. `why_kept` is the reason why it stays, for the
    person to read; a record without one has `forget`, which leaves the row and empties it.
    What is not `is_certain` was found by a name or number that somebody else has too.
    """

    what: Words
    key: str
    values: tuple[tuple[Words, str], ...] = ()
    kept_until: date | None = None
    why_kept: Words = ""
    is_certain: bool = True
    forget: Forget | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if bool(self.why_kept) == bool(self.forget):
            raise ValueError("a record can be forgotten, or it says why not")


@dataclass(frozen=True)
class Room:
    """One part of Heard that holds something on people.

    `counts` gives the number of rows in a partnership, by kind: forgetting somebody changes none.
    """

    code: str
    name: Words
    held_on: Callable[[Subject], list[Held]]
    counts: Callable[[int], dict[str, int]]


@dataclass(frozen=True)
class RetentionRule:
    """How long one kind of record is kept: `kept_for`, counted from `since`, and why.

    `due(today)` counts the records that are past their day, `forget(today)` empties them and says
    how many, `every()` counts every record of the kind, emptied ones too: it must not change.
    """

    code: str
    what: Words
    kept_for: Words
    since: Words
    because: Words
    due: Callable[[date], int] = field(compare=False)
    forget: Callable[[date], int] = field(compare=False)
    every: Callable[[], int] = field(compare=False)


def rule(
    words: tuple[str, Words, Words, Words, Words],
    *,
    due: Callable[[date], QuerySet[Row]],
    forget: Callable[[Row], object],
    every: Callable[[], QuerySet[Any]],
) -> RetentionRule:
    """A rule whose records are rows: those that `due` finds are given to `forget` one by one.

    `words` are code, what, kept for, since when and why.
    """
    return RetentionRule(
        *words,
        due=lambda today: due(today).count(),
        forget=lambda today: forget_in_batches(due(today), forget),
        every=lambda: every().count(),
    )


def forget_in_batches(rows: QuerySet[Row], forget: Callable[[Row], object]) -> int:
    """Forget row by row, `AT_ONCE` of them in a transaction: who is killed has done what is done.

    Each row is tried once, even if it is still past its day afterwards.
    """
    done = 0
    for batch in _batches(rows):
        with transaction.atomic():
            for row in batch:
                forget(row)
        done += len(batch)
    return done


def _batches(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    ordered = rows.order_by("pk")
    batch = list(ordered[:AT_ONCE])
    while batch:
        yield batch
        batch = list(ordered.filter(pk__gt=batch[-1].pk)[:AT_ONCE])


def years_before(day: date, years: int) -> date:
    """The same day `years` earlier; of 29 February, the 28th where that year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def years_after(day: date, years: int) -> date:
    return years_before(day, -years)


def end_of(day: date) -> datetime:
    """The first moment after `day`, here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def values(*pairs: tuple[Words, object]) -> tuple[tuple[Words, str], ...]:
    """What a record says, without what is blank."""
    return tuple((name, str(value)) for name, value in pairs if value not in (None, "", []))

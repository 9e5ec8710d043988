"""Showing people everything that is held on them, and forgetting them."""

from dataclasses import dataclass

from django.db import transaction

from heard.audit.services import record
from heard.home import holding
from heard.home.holding import HeldInRoom
from heard.partnerships.models import Member, Partnership
from heard.partnerships.privacy import Held, Subject, Words


@dataclass(frozen=True)
class RoomProof:
    """What became of what one room held: how many records it held before and after."""

    room: Words
    before: int
    emptied: int
    kept: int
    uncertain: int
    after: int


@dataclass(frozen=True)
class Proof:
    """What an erasure did. `rows` are kind, number of rows before and after: the same."""

    rooms: tuple[RoomProof, ...]
    rows: tuple[tuple[str, int, int], ...]
    left: tuple[HeldInRoom, ...]

    @property
    def emptied(self) -> int:
        return sum(room.emptied for room in self.rooms)

    @property
    def counts_are_the_same(self) -> bool:
        """The audit grows by what was done, so it may only not shrink."""
        return all(
            after >= before if kind == "deeds" else after == before
            for kind, before, after in self.rows
        )


@transaction.atomic
def show_personal_data(
    partnership: Partnership, subject: Subject, *, by: Member | None, reference: str = ""
) -> list[HeldInRoom]:
    """Everything that is held on the subject. That somebody looked is written down, not at whom."""
    found = holding.held_on(subject)
    number = sum(len(one.held) for one in found)
    _record("personal data shown", partnership, by, reference=reference, records=number)
    return found


@transaction.atomic
def forget_subject(
    partnership: Partnership,
    subject: Subject,
    *,
    by: Member | None,
    also: frozenset[str] = frozenset(),
    reference: str = "",
) -> Proof:
    """Empty every record that is surely theirs and can go, and those that `also` names by key.

    All of it or nothing. A second time it finds nothing to empty.
    """
    rows_before = holding.counts(partnership)
    before = holding.held_on(subject)
    emptied = {one.room.code: _empty(one, by, also) for one in before}
    after = holding.held_on(subject)
    rows_after = holding.counts(partnership)
    total = sum(emptied.values())
    _record("personal data erased", partnership, by, reference=reference, records=total)
    return Proof(
        rooms=tuple(
            RoomProof(
                room=room.name,
                before=len(first.held),
                emptied=emptied[room.code],
                kept=sum(1 for held in then.held if held.why_kept),
                uncertain=sum(1 for held in then.held if not held.why_kept),
                after=len(then.held),
            )
            for first, then in zip(before, after, strict=True)
            for room in (first.room,)
        ),
        rows=tuple((kind, rows_before[kind], rows_after[kind]) for kind in rows_before),
        left=tuple(after),
    )


def goes(held: Held, also: frozenset[str]) -> bool:
    """Whether an erasure empties the record."""
    return held.forget is not None and (held.is_certain or held.key in also)


def _empty(found: HeldInRoom, by: Member | None, also: frozenset[str]) -> int:
    return sum(_forget(held, by) for held in found.held if goes(held, also))


def _forget(held: Held, by: Member | None) -> int:
    if held.forget is None:
        return 0
    try:
        with transaction.atomic():
            held.forget(by)
    except holding.REFUSALS:
        return 0  # it has come to be needed meanwhile, and what is left says why
    return 1


def _record(
    deed: str, partnership: Partnership, by: Member | None, *, reference: str, records: int
) -> None:
    record(deed, partnership, by=by.user if by else None, request=reference, records=records)

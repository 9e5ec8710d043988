"""The waiting list's arithmetic: who can be given places, in the order in which they asked.

Numbers in, numbers out; nothing here knows of the database. The rules are told in
docs/decisions/0009-waiting-list.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

# A room without a limit (a drop-in) has more places than anybody asks for.
NO_LIMIT = 1_000_000


@dataclass(frozen=True)
class Wanted:
    """What one household asks for: all of it or nothing."""

    places: int
    childcare: int = 0
    is_first_time: bool = False


@dataclass(frozen=True)
class Pools:
    """Places that are free: for everybody, for families not heard before, and in childcare."""

    general: int
    first_time: int = 0
    childcare: int = 0

    def open_to(self, wanted: Wanted) -> int:
        """Places in the room that the household may have."""
        return self.general + (self.first_time if wanted.is_first_time else 0)

    def fits(self, wanted: Wanted) -> bool:
        return wanted.places <= self.open_to(wanted) and wanted.childcare <= self.childcare

    def without(self, wanted: Wanted) -> "Pools":
        """What is left when the household takes, or keeps, all that it can have of its places."""
        held = min(wanted.places, self.first_time) if wanted.is_first_time else 0
        return Pools(
            general=self.general - min(wanted.places - held, self.general),
            first_time=self.first_time - held,
            childcare=self.childcare - min(wanted.childcare, self.childcare),
        )


@dataclass(frozen=True)
class Room:
    """All the places that there are. `held` are for families not heard before, today."""

    capacity: int | None
    childcare: int = 0
    held: int = 0

    @property
    def places(self) -> int:
        return NO_LIMIT if self.capacity is None else self.capacity

    def holds(self, wanted: Wanted) -> bool:
        """Whether the household could ever come, once everybody else stayed away."""
        return wanted.places <= self.places and wanted.childcare <= self.childcare

    def free(self, *, taken: int, taken_first_time: int, taken_childcare: int) -> Pools:
        """What is free; first-time families have used held places before others.

        Never less than nothing: a room that became smaller than what is taken has no free place.
        """
        free = max(self.places - taken, 0)
        held = min(max(self.held - taken_first_time, 0), free)
        return Pools(free - held, held, max(self.childcare - taken_childcare, 0))


@dataclass(frozen=True)
class Walk:
    """How far the free places went. `given` are places in the list that was walked along."""

    given: tuple[int, ...]
    left: Pools


def walk(room: Room, free: Pools, queue: Iterable[Wanted], *, keeps_together: bool) -> Walk:
    """Give free places along the queue.

    Who does not fit keeps for themselves what is free of their places, where places are kept
    together; nobody behind is given those. Who could never fit keeps nothing.
    """
    given = []
    for index, wanted in enumerate(queue):
        fits = free.fits(wanted)
        if fits:
            given.append(index)
        if fits or (keeps_together and room.holds(wanted)):
            free = free.without(wanted)
    return Walk(tuple(given), free)


def extra(before: Wanted, after: Wanted) -> Wanted:
    """What a household that changes its booking needs more than it has."""
    return replace(
        after,
        places=max(after.places - before.places, 0),
        childcare=max(after.childcare - before.childcare, 0),
    )

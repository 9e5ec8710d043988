"""The stated order of the waiting list, told a second time, chair by chair.

Written apart from `heard.sessions.queueing` and by another way, for tests to compare the two: here
every free chair is a thing of its own that a household takes away or leaves standing.
"""

from dataclasses import dataclass, field, replace

HELD, FOR_ALL = "held", "for all"
HOLDS = ("offered", "booked")


@dataclass
class Family:
    """One household, as the list knows it."""

    places: int
    childcare: int
    is_new: bool
    state: str = "waiting"

    def may_sit_on(self, chair: str) -> bool:
        return chair == FOR_ALL or self.is_new


@dataclass
class Hall:
    """A session. Families stand in it in the order in which they asked."""

    chairs: int
    cots: int = 0
    held: int = 0
    keeps_together: bool = True
    families: list[Family] = field(default_factory=list)

    def ask(self, places: int, childcare: int, *, is_new: bool) -> bool:
        """False where so many could never come."""
        if places > self.chairs or childcare > self.cots:
            return False
        family = Family(places, childcare, is_new)
        self.families.append(family)
        self.seat_everybody(booked_at_once=family)
        return True

    def leave(self, number: int, state: str) -> None:
        self.families[number].state = state
        self.seat_everybody()

    def accept(self, number: int) -> None:
        self.families[number].state = "booked"

    def change(self, number: int, places: int, childcare: int) -> str:
        """What came of it: changed, no room, or never."""
        family = self.families[number]
        more, more_care = places - family.places, childcare - family.childcare
        if (more > 0 or more_care > 0) and (places > self.chairs or childcare > self.cots):
            return "never"
        if family.state in HOLDS:
            chairs, cots = self.seat_everybody()
            mine = [chair for chair in chairs if family.may_sit_on(chair)]
            if more > len(mine) or more_care > cots:
                return "no room"
        self.families[number] = replace(family, places=places, childcare=childcare)
        self.seat_everybody()
        return "changed"

    def seat_everybody(self, booked_at_once: Family | None = None) -> tuple[list[str], int]:
        """Go along those who wait; gives the chairs and cots that nobody took or keeps."""
        chairs, cots = self.free_chairs(), self.free_cots()
        for family in self.families:
            if family.state != "waiting":
                continue
            mine = [chair for chair in chairs if family.may_sit_on(chair)]
            mine.sort(key=lambda chair: chair != HELD)
            fits = len(mine) >= family.places and cots >= family.childcare
            could_ever = family.places <= self.chairs and family.childcare <= self.cots
            if fits:
                family.state = "booked" if family is booked_at_once else "offered"
            if fits or (self.keeps_together and could_ever):
                for chair in mine[: family.places]:
                    chairs.remove(chair)
                cots -= min(cots, family.childcare)
        return chairs, cots

    def free_chairs(self) -> list[str]:
        chairs = [HELD] * self.held + [FOR_ALL] * (self.chairs - self.held)
        seated = [family for family in self.families if family.state in HOLDS]
        for family in sorted(seated, key=lambda one: not one.is_new):
            for _ in range(family.places):
                ours = HELD if family.is_new and HELD in chairs else FOR_ALL
                chairs.remove(ours if ours in chairs else HELD)
        return chairs

    def free_cots(self) -> int:
        return self.cots - sum(one.childcare for one in self.families if one.state in HOLDS)

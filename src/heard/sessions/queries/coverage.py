"""Whom a phase has reached: by district, by need, by age. Small numbers, so for staff only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, F, Func, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from heard.boards.models.words import AgeBand
from heard.sessions.models import Booking, Phase
from heard.sessions.models.words import BookingState, Need, SessionState

_PLANNED = (SessionState.DRAFT, SessionState.ANNOUNCED)
_BOOKED = Q(state=BookingState.BOOKED)
_CAME = Q(came__gt=0)
# Not by the names of columns: a count that is called like one hides it from the next.
_COUNTS = {
    "count_booked": Count("pk", filter=_BOOKED | _CAME),
    "count_came": Count("pk", filter=_CAME),
    "count_first_time": Count("pk", filter=_CAME & Q(is_first_time=True)),
}


@dataclass(frozen=True)
class Row:
    """One district, need or age. `planned` and `held` are sessions, the others households."""

    name: str
    is_wanted: bool
    planned: int = 0
    held: int = 0
    booked: int = 0
    came: int = 0
    first_time: int = 0

    @property
    def is_reached(self) -> bool:
        return self.came > 0 or self.held > 0

    @property
    def is_missing(self) -> bool:
        """Wanted, and nobody has come yet."""
        return self.is_wanted and not self.is_reached


@dataclass(frozen=True)
class Table:
    """Rows in their order, and what cannot be told apart."""

    title: str
    rows: tuple[Row, ...]

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if row.is_missing]


@dataclass(frozen=True)
class Coverage:
    """All that a phase has reached."""

    tables: tuple[Table, ...]
    total: Row
    adults_counted: int
    young_counted: int


def coverage(phase: Phase) -> Coverage:
    """About nine statements, whatever the number of sessions and bookings."""
    sessions = list(phase.sessions.values("state", "district_id", "needs", "ages"))
    bookings = Booking.objects.filter(session__phase=phase).order_by()
    heads = phase.sessions.filter(is_anonymous=True).aggregate(
        adults=Sum("head_count_adults", default=0), young=Sum("head_count_young", default=0)
    )
    tables = (
        _by_district(phase, sessions, bookings),
        _by_need(phase, sessions, bookings),
        _by_age(phase, sessions, bookings),
    )
    total = Row(_("All"), False, **_sessions_in(sessions), **_all_of(bookings))
    return Coverage(tables, total, heads["adults"], heads["young"])


def missing_districts(phase: Phase) -> list[str]:
    """Wanted, and no session was held there and nobody from there came."""
    sessions = list(phase.sessions.values("state", "district_id", "needs", "ages"))
    bookings = Booking.objects.filter(session__phase=phase).order_by()
    return [row.name for row in _by_district(phase, sessions, bookings).missing]


@dataclass
class _Sessions:
    """How many sessions are planned and held for each of some codes."""

    planned: Counter[Any] = field(default_factory=Counter)
    held: Counter[Any] = field(default_factory=Counter)

    def add(self, state: str, codes: Iterable[Any]) -> None:
        if state in _PLANNED:
            self.planned.update(codes)
        elif state == SessionState.HELD:
            self.held.update(codes)

    def of(self, code: Any) -> dict[str, int]:
        return {"planned": self.planned[code], "held": self.held[code]}


def _by_district(phase: Phase, sessions: list[Any], bookings: QuerySet[Booking]) -> Table:
    names = dict(phase.programme.partnership.districts.values_list("pk", "name"))
    wanted = set(phase.districts.values_list("pk", flat=True)) or set(names)
    counted = _counted(sessions, lambda each: [each["district_id"]])
    households = _households(bookings, F("district_id"))
    return _table(_("By district"), names, wanted, counted, households)


def _by_need(phase: Phase, sessions: list[Any], bookings: QuerySet[Booking]) -> Table:
    """Households are asked for no need of theirs: counted are those at sessions about it."""
    counted = _counted(sessions, lambda each: each["needs"] or [None])
    households = _households(bookings, _each_of("session__needs"))
    households[None] = _all_of(bookings.filter(session__needs=[]))
    wanted = set(phase.needs or Need.values)
    return _table(_("By need"), dict(Need.choices), wanted, counted, households)


def _by_age(phase: Phase, sessions: list[Any], bookings: QuerySet[Booking]) -> Table:
    """A household with children of two ages counts for both."""
    counted = _counted(sessions, lambda each: each["ages"] or [None])
    households = _households(bookings, _each_of("age_bands"))
    households[None] = _all_of(bookings.filter(age_bands=[]))
    wanted = set(phase.ages or AgeBand.values)
    return _table(_("By age of the child"), dict(AgeBand.choices), wanted, counted, households)


def _each_of(name: str) -> Func:
    return Func(F(name), function="unnest", output_field=CharField())


def _households(bookings: QuerySet[Booking], code: Any) -> dict[Any, dict[str, int]]:
    rows: Any = bookings.annotate(code=code).values("code").annotate(**_COUNTS)
    return {row["code"]: _named(row) for row in rows}


def _all_of(bookings: QuerySet[Booking]) -> dict[str, int]:
    return _named(bookings.aggregate(**_COUNTS))


def _named(row: Mapping[str, int]) -> dict[str, int]:
    return {name.removeprefix("count_"): row[name] for name in _COUNTS}


def _counted(sessions: list[Any], codes_of: Any) -> _Sessions:
    counted = _Sessions()
    for each in sessions:
        counted.add(each["state"], codes_of(each))
    return counted


def _table(
    title: str,
    names: Mapping[Any, Any],
    wanted: set[Any],
    counted: _Sessions,
    households: Mapping[Any, dict[str, int]],
) -> Table:
    rows = [
        Row(str(name), code in wanted, **counted.of(code), **households.get(code, {}))
        for code, name in names.items()
    ]
    rest = Row(_("Everybody, or not said"), False, **counted.of(None), **households.get(None, {}))
    if rest != Row(rest.name, False):
        rows.append(rest)
    return Table(title, tuple(rows))


def _sessions_in(sessions: list[Any]) -> dict[str, int]:
    return _counted(sessions, lambda _each: ["all"]).of("all")

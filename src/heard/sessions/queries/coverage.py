"""Whom a phase has reached: by district, by need, by age. Small numbers, so for staff only."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q
from django.utils.translation import gettext as _

from heard.sessions.ages import AGES
from heard.sessions.models import Booking, Phase
from heard.sessions.models.words import BookingState, Need, SessionState

_PLANNED = (SessionState.DRAFT, SessionState.ANNOUNCED)
_BOOKED = Q(state=BookingState.BOOKED)
_CAME = Q(came__gt=0)
# From a session or a group of households to what it counts for.
CodesOf = Callable[[Any], Iterable[Any]]


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
    """Four statements, whatever the number of sessions and bookings."""
    sessions, groups = _sessions_of(phase), _groups_of(phase)
    tables = (
        _by_district(phase, sessions, groups),
        _by_need(phase, sessions, groups),
        _by_age(phase, sessions, groups),
    )
    everybody = _households(groups, lambda _group: ["all"]).get("all", {})
    held = _counted(sessions, lambda _each: ["all"]).of("all")
    counted = [each for each in sessions if each["is_anonymous"]]
    return Coverage(
        tables,
        Row(_("All"), False, **held, **everybody),
        adults_counted=sum(each["head_count_adults"] or 0 for each in counted),
        young_counted=sum(each["head_count_young"] or 0 for each in counted),
    )


def missing_districts(phase: Phase) -> list[str]:
    """Wanted, and no session was held there and nobody from there came."""
    table = _by_district(phase, _sessions_of(phase), _groups_of(phase))
    return [row.name for row in table.missing]


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


def _sessions_of(phase: Phase) -> list[Any]:
    heads = ("is_anonymous", "head_count_adults", "head_count_young")
    return list(phase.sessions.values("state", "district_id", "needs", "ages", *heads))


def _groups_of(phase: Phase) -> list[Any]:
    """Households that are alike in all that is counted, with how many they are."""
    booked = Booking.objects.filter(session__phase=phase).filter(_BOOKED | _CAME).order_by()
    alike = ("district_id", "session__needs", "age_bands", "is_first_time", "has_come")
    has_come = ExpressionWrapper(_CAME, output_field=BooleanField())
    grouped = booked.annotate(has_come=has_come).values(*alike)
    return list(grouped.annotate(number=Count("pk")))


def _by_district(phase: Phase, sessions: list[Any], groups: list[Any]) -> Table:
    names = dict(phase.programme.partnership.districts.values_list("pk", "name"))
    wanted = set(phase.districts.values_list("pk", flat=True)) or set(names)
    counted = _counted(sessions, lambda each: [each["district_id"]])
    households = _households(groups, lambda group: [group["district_id"]])
    return _table(_("By district"), names, wanted, counted, households)


def _by_need(phase: Phase, sessions: list[Any], groups: list[Any]) -> Table:
    """Households are asked for no need of theirs: counted are those at sessions about it."""
    counted = _counted(sessions, lambda each: each["needs"] or [None])
    households = _households(groups, lambda group: group["session__needs"] or [None])
    wanted = set(phase.needs or Need.values)
    return _table(_("By need"), dict(Need.choices), wanted, counted, households)


def _by_age(phase: Phase, sessions: list[Any], groups: list[Any]) -> Table:
    """A household with children of two ages counts for both."""
    counted = _counted(sessions, lambda each: each["ages"] or [None])
    households = _households(groups, lambda group: group["age_bands"] or [None])
    wanted = set(phase.ages) or {code for code, _name in AGES}
    return _table(_("By age of the child"), dict(AGES), wanted, counted, households)


def _households(groups: list[Any], codes_of: CodesOf) -> dict[Any, dict[str, int]]:
    found: dict[Any, dict[str, int]] = {}
    for group in groups:
        for code in codes_of(group):
            counts = found.setdefault(code, {"booked": 0, "came": 0, "first_time": 0})
            counts["booked"] += group["number"]
            if group["has_come"]:
                counts["came"] += group["number"]
                counts["first_time"] += group["number"] if group["is_first_time"] else 0
    return found


def _counted(sessions: list[Any], codes_of: CodesOf) -> _Sessions:
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

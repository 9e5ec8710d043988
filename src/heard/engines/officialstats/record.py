"""What was read of a file: areas, periods, figures, doubts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heard.engines.officialstats.columns import Column
from heard.engines.officialstats.periods import Period
from heard.engines.officialstats.problems import Doubt
from heard.engines.officialstats.values import Symbol


class Level(StrEnum):
    """Which areas we read; schools, wards and constituencies are counted and left out."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"


@dataclass(frozen=True)
class Area:
    """England, a region or a local authority, by its nine-character code."""

    level: Level
    code: str
    name: str
    region_code: str = ""
    region_name: str = ""


@dataclass(frozen=True)
class Figure:
    """A number, or the symbol that stands in its place; `line` is where it stands in the file."""

    period: Period
    area: Area
    topic: str
    breakdown: str
    indicator: str
    value: Decimal | None
    symbol: Symbol | None
    line: int

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        """What no two figures of a file share."""
        of = self.period
        return (of.code, of.kind, self.area.code, self.topic, self.breakdown, self.indicator)


@dataclass(frozen=True)
class Statistics:
    """A file that could be read. `figures` are those of the areas that were asked for."""

    columns: tuple[Column, ...]
    areas: tuple[Area, ...]
    periods: tuple[Period, ...]
    rows: int
    figures: tuple[Figure, ...]
    doubts: tuple[Doubt, ...]

    @property
    def unknown_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.is_known)

    @property
    def local_authorities(self) -> tuple[Area, ...]:
        """By name."""
        found = (area for area in self.areas if area.level == Level.LOCAL)
        return tuple(sorted(found, key=lambda area: area.name))

    def local_authority(self, code: str) -> Area | None:
        return next((each for each in self.local_authorities if each.code == code), None)

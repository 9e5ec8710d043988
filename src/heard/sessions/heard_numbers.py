"""The numbers of "what we heard", as they are frozen when it is published."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

# From so many people on a number says nothing about any of them, as with findings.
FEWEST_SHOWN = 8


@dataclass(frozen=True)
class ThemeCount:
    """How often something was said under a theme. None: too seldom to say, or it would tell."""

    key: str
    name: str
    count: int | None


@dataclass(frozen=True)
class HeardNumbers:
    """What was counted, protected and rounded, on a day.

    `came` is people in the room, None where nobody counted them or they were few (`were_few`).
    `total` and the counts are of points that may be read, and were sorted, by that day.
    """

    came: int | None
    were_few: bool
    total: int | None
    themes: tuple[ThemeCount, ...]
    counted_on: str

    @property
    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "themes": [asdict(each) for each in self.themes]}


def read_numbers(frozen: Mapping[str, Any] | None) -> HeardNumbers | None:
    """What was frozen; None where nothing has been."""
    if not frozen:
        return None
    themes = tuple(ThemeCount(**each) for each in frozen["themes"])
    return HeardNumbers(**{**frozen, "themes": themes})

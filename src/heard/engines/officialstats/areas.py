"""Areas: which nation, region or local authority a row is about.

Source: DfE analysts' guide, "Open data standards", section "Time and geography": National has
country columns, Regional adds region columns, Local authority adds three of its own.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from heard.engines.officialstats.columns import Column
from heard.engines.officialstats.problems import Doubts, printable
from heard.engines.officialstats.record import Area, Level

_LEVELS = {
    "national": Level.NATIONAL,
    "regional": Level.REGIONAL,
    "region": Level.REGIONAL,
    "local authority": Level.LOCAL,
}
_COLUMNS = {
    Level.NATIONAL: ("country_code", "country_name"),
    Level.REGIONAL: ("region_code", "region_name"),
    Level.LOCAL: ("new_la_code", "la_name"),
}
# Codes of the Office for National Statistics: a letter for the country, then eight digits.
_CODE = re.compile(r"[EWSNK][0-9]{8}")
_WITHOUT_CODE = {"", "x", "z", ":"}
LONGEST_NAME = 200


class AreaReader:
    """Knows an area again by its cells; `found` has each by its code."""

    def __init__(self, columns: Sequence[Column], doubts: Doubts) -> None:
        self._at = {column.name: number for number, column in enumerate(columns)}
        self._doubts = doubts
        self._known: dict[tuple[str, ...], Area | None] = {}
        self._needed = [
            self._at[name]
            for name in ("geographic_level", *sum(_COLUMNS.values(), ()))
            if name in self._at
        ]
        self.found: dict[str, Area] = {}

    def read(self, line: int, row: Sequence[str]) -> Area | None:
        """None where the row is about something else; a doubt says about what."""
        cells = tuple([row[number] for number in self._needed])
        if cells not in self._known:
            self._known[cells] = self._new(row)
        area = self._known[cells]
        if area is None:
            self._doubt(line, row)
        return area

    def _new(self, row: Sequence[str]) -> Area | None:
        level = _LEVELS.get(self._cell(row, "geographic_level").lower())
        if level is None:
            return None
        code_column, name_column = _COLUMNS[level]
        code, name = self._cell(row, code_column), self._cell(row, name_column)
        if not _CODE.fullmatch(code) or not name:
            return None
        region = ("", "")
        if level is Level.LOCAL and _CODE.fullmatch(self._cell(row, "region_code")):
            region = self._cell(row, "region_code"), self._cell(row, "region_name")[:LONGEST_NAME]
        area = Area(level, code, name[:LONGEST_NAME], *region)
        return self.found.setdefault(code, area)

    def _doubt(self, line: int, row: Sequence[str]) -> None:
        written = self._cell(row, "geographic_level")
        level = _LEVELS.get(written.lower())
        if level is None:
            words = f"rows about “{printable(written)}” are left out"
            self._doubts.add(line, "geographic_level", words)
            return
        code_column, name_column = _COLUMNS[level]
        code = self._cell(row, code_column)
        known = "has no code" if code.lower() in _WITHOUT_CODE else f"has the code “{code[:20]}”"
        words = f"“{printable(self._cell(row, name_column))}” {printable(known)}: rows left out"
        self._doubts.add(line, code_column, words)

    def _cell(self, row: Sequence[str], column: str) -> str:
        number = self._at.get(column)
        return row[number].strip() if number is not None else ""


class Asked:
    """Whose figures are wanted: of the areas with these codes, of all (None), of none (empty)."""

    def __init__(self, codes: Collection[str] | None) -> None:
        self._codes = None if codes is None else frozenset(codes)

    def may_be(self, area: Area) -> bool:
        """As far as can be said in the middle of the file: whose region it is shows later."""
        if not self._codes:
            return self._codes is None
        return area.code in self._codes or area.level is not Level.LOCAL

    def with_their_regions(self, areas: Iterable[Area]) -> frozenset[str] | None:
        """Codes of all areas that are wanted; None for every area."""
        if self._codes is None:
            return None
        found = [area for area in areas if area.code in self._codes]
        nation = {area.code for area in areas if area.level is Level.NATIONAL} if found else set()
        return frozenset({area.code for area in found} | {a.region_code for a in found} | nation)

"""Which record here is meant by one that is read in again."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, urlsplit

# Pages of ModernGov give one number to a decision, an agenda item or an issue. A page of an issue
# is about all that was ever decided on it, so by itself it does not say which decision is meant.
_NUMBERS = {"aiid": "item", "iid": "issue", "id": ""}
_OF_PAGE = {"iedecisiondetails": "decision", "mgai": "item", "mgissuehistoryhome": "issue"}
_AGAIN = re.compile(r"\W*\bre-?published\b(?:\s+(?:on\s+)?[\d/.-]+)?\W*", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w\s]+")

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Row:
    """What tells one edition of a record from others."""

    pk: int
    title: str
    committees: frozenset[str]
    day: date | None
    address: str
    sha256: str
    is_withdrawn: bool = False
    is_latest: bool = True


@dataclass
class Known:
    """The records of a partnership, found by what was read.

    `waiting` has files that wait for somebody to say what becomes of them, by their hash.
    """

    by_sha: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    by_place: dict[Place, list[Row]] = field(default_factory=lambda: defaultdict(list))
    by_title: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: Row) -> None:
        if not row.is_withdrawn:
            self.by_sha.setdefault(row.sha256, row.pk)
        if not row.is_latest:
            return
        if place := place_of(row.address):
            self.by_place[place].append(row)
        if row.title:
            self.by_title[row.title].append(row)

    def meant(self, read: Row, *, is_republished: bool = False) -> Row | None:
        """By the number in its address, else by title, committee and day.

        A record that says that it is published again may have another day, if only one record
        of the committee has its title.
        """
        if place := place_of(read.address):
            for row in self.by_place.get(place, ()):
                if place[0] in ("decision", "item") or _are_alike(row, read):
                    return row
        named = [row for row in self.by_title.get(read.title, ()) if _share_committee(row, read)]
        for row in named:
            if read.day is not None and row.day == read.day:
                return row
        return named[0] if is_republished and len(named) == 1 else None


def place_of(address: str) -> Place | None:
    """(kind, host, number or path) of a page of a committee system; None if it says nothing.

    Capitals do not count, nor does the order of what stands behind the question mark.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    page = parts.path.rpartition("/")[2].lower().partition(".")[0]
    asked = {name.lower(): value for name, value in parse_qsl(parts.query)}
    for name, kind in _NUMBERS.items():
        if (number := asked.get(name, "")).isdecimal():
            return (kind or _OF_PAGE.get(page, page), host, number)
    if not host or (parts.path.strip("/") == "" and not asked):
        return None
    query = "&".join(f"{name}={value}" for name, value in sorted(asked.items()))
    return ("page", host, f"{parts.path.rstrip('/').lower()}?{query}")


def folded(words: str) -> str:
    """Words without capitals, signs, double spaces, and without "*Re-published*"."""
    return " ".join(_SIGNS.sub(" ", _AGAIN.sub(" ", words)).split()).casefold()


def folded_names(names: Iterable[str | None]) -> frozenset[str]:
    return frozenset(folded(name) for name in names if name)


def _are_alike(row: Row, read: Row) -> bool:
    return row.title == read.title or (row.day is not None and row.day == read.day)


def _share_committee(row: Row, read: Row) -> bool:
    return bool(row.committees & read.committees) or not (row.committees and read.committees)

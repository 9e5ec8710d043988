"""What is struck, as values: a person can look at each strike, undo it or add one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["name", "school", "phone", "email", "postcode", "address", "born", "number", "link"]
MARKS: dict[Kind, str] = {
    "name": "[name]",
    "school": "[school]",
    "phone": "[phone number]",
    "email": "[e-mail address]",
    "postcode": "[postcode]",
    "address": "[address]",
    "born": "[date of birth]",
    "number": "[number]",
    "link": "[link]",
}


class StrikeError(ValueError):
    """Strikes that do not fit the text: outside it, empty, or one over another."""


@dataclass(frozen=True, order=True)
class Strike:
    """One place to strike: text[start:end]. `confidence` 0-1 that it is a personal detail."""

    start: int
    end: int
    kind: Kind
    why: str
    confidence: float


@dataclass(frozen=True)
class Struck:
    """`text` with marks in place of personal details; `strikes` in the original's offsets."""

    text: str
    strikes: tuple[Strike, ...]


@dataclass(frozen=True)
class KnownNames:
    """What a partnership knows of its area.

    always: names to strike wherever they stand, in any case of letters (staff, for instance).
    never: words that are no names here (districts, services); a title or kin word before one of
    them is still followed ("Mrs Otley").
    strike_schools: whether schools' names are struck: in a small area a school and a need point to
    a child.
    """

    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    strike_schools: bool = True


def apply(text: str, strikes: Iterable[Strike]) -> str:
    """Return the text with each strike's mark in its place.

    Raises StrikeError for strikes that are outside the text, empty, or over each other.
    """
    parts, done = [], 0
    for strike in sorted(strikes):
        if not done <= strike.start < strike.end <= len(text):
            raise StrikeError(f"{strike.start}-{strike.end} is outside the text or struck already")
        parts += [text[done : strike.start], MARKS[strike.kind]]
        done = strike.end
    return "".join([*parts, text[done:]])

"""A text as the rules read it: without what can hide inside a word, and with what is struck masked.

Every sign of the shadow knows its place in the original, so that strikes come out in the original's
offsets.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Stands for what is struck, whether now or in an earlier run that left its mark.
MASK = "\ufffc"
_DROPPED = frozenset(("Cf", "Mn", "Mc", "Me"))
_JOINED = frozenset(("Mn", "Mc", "Me"))
_STRAIGHT = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", MASK: " "}
# Letters with a stroke, and such, which do not come apart.
_PLAIN = dict(zip("łŁøØđĐıßæÆœŒħ", "lLoOdDisaAoOh", strict=True))


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    """Return the sign without accents, in plain width; nothing where it only joins or directs."""
    if sign in _STRAIGHT:
        return _STRAIGHT[sign]
    if sign in _PLAIN:
        return _PLAIN[sign]
    if unicodedata.category(sign) in _DROPPED:
        return ""
    apart = unicodedata.normalize("NFKD", sign)
    rest = apart[1:]
    if all(unicodedata.category(each) == "Mn" for each in rest):
        return apart[0]
    return sign


def fold(words: str) -> str:
    """Return words as a shadow holds them, in lower case: to compare with."""
    return "".join(map(_folded, words)).lower()


@dataclass(frozen=True)
class Shadow:
    """`signs`: what the rules read. `places`: for each sign its offset in `text`, then the end."""

    text: str
    signs: str
    places: tuple[int, ...] | range

    def masked(self, spans: list[tuple[int, int]]) -> Shadow:
        """Return the shadow with spans of its signs covered."""
        parts, done = [], 0
        for start, end in sorted(spans):
            parts += [self.signs[done:start], MASK * (end - max(start, done))]
            done = max(end, done)
        return Shadow(self.text, "".join([*parts, self.signs[done:]]), self.places)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `text` of a span of signs, with the accents that belong to it."""
        first, last = self.places[start], self.places[end - 1] + 1
        while last < len(self.text) and unicodedata.category(self.text[last]) in _JOINED:
            last += 1
        return first, last


def shadow_of(text: str, marks: re.Pattern[str]) -> Shadow:
    """Return the shadow of a text in which the marks of an earlier run are masked."""
    if text.isascii():
        bare = Shadow(text, text, range(len(text) + 1))
    else:
        pairs = [(_folded(sign), place) for place, sign in enumerate(text)]
        kept = [pair for pair in pairs if pair[0]]
        signs = "".join(sign for sign, _ in kept)
        bare = Shadow(text, signs, (*(place for _, place in kept), len(text)))
    return bare.masked([found.span() for found in marks.finditer(bare.signs)])

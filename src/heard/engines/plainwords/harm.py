"""Phrases that may mean that somebody is in danger, for a safeguarding lead to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.engines.plainwords.harmwords import FALSE_FRIENDS, PATTERNS, Harm
from heard.engines.plainwords.shadow import MASK, Shadow, shadow_of


@dataclass(frozen=True, order=True)
class Sign:
    """text[start:end] may tell of harm. `is_denied`: the words before it say no, or never."""

    start: int
    end: int
    harm: Harm
    words: str
    is_denied: bool


_FALSE_FRIENDS = re.compile(rf"\b(?:{FALSE_FRIENDS})\b", re.IGNORECASE)
_HARM = tuple(
    (harm, re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE))
    for harm, patterns in PATTERNS.items()
)
_SENTENCE_END = re.compile(r"[.!?;\n" + MASK + r"]|\bbut\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:no|not|never|isn'?t|wasn'?t|hasn'?t|haven'?t|hadn'?t|doesn'?t|didn'?t|don'?t|won'?t|nobody|none|"
    r"without|free (?:of|from)|no longer|thankfully not|any)\b",
    re.IGNORECASE,
)
# How far before a sign a word that denies it is looked for, in signs.
_REACH = 40
# "Was never hit" is a denial; "not safe" and "not fed" are the sign itself.
_DENIED_INSIDE = ("hurt", "sexual", "self-harm", "restraint")
_NO_MARKS = re.compile(r"(?!)")


def signs_of_harm(text: str) -> tuple[Sign, ...]:
    """Return phrases that may tell that a child or an adult is in danger, in the text's order.

    It only flags, and prefers to flag too much; it hides nothing and decides nothing. A denied sign
    ("she was never hit") is kept and marked: people deny what happened. It is no substitute for
    reading every comment: harm can be told without any of these words, in other languages most of
    all, which it does not know.
    """
    shadow = shadow_of(text, _NO_MARKS)
    harmless = [found.span() for found in _FALSE_FRIENDS.finditer(shadow.signs)]
    signs: list[Sign] = []
    done = -1
    for start, end, harm in sorted(_found(shadow.signs), key=lambda each: (each[0], -each[1])):
        if start >= done and not any(a <= start < b for a, b in harmless):
            signs.append(_sign(shadow, (start, end), harm))
            done = end
    return tuple(signs)


def _found(signs: str) -> Iterator[tuple[int, int, Harm]]:
    for harm, pattern in _HARM:
        for found in pattern.finditer(signs):
            yield found.start(), found.end(), harm


def _sign(shadow: Shadow, span: tuple[int, int], harm: Harm) -> Sign:
    start, end = shadow.original(*span)
    until = span[1] if harm in _DENIED_INSIDE else span[0]
    before = _SENTENCE_END.split(shadow.signs[max(0, span[0] - _REACH) : until])[-1]
    return Sign(start, end, harm, shadow.text[start:end], _DENIES.search(before) is not None)

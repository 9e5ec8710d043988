"""Comments of our own invention, with what is personal in them marked, and how to score with them.

comments/developed.txt was looked at while the rules were made. comments/blind.txt and, on purpose
nastier, comments/harder.txt and last.txt were written before the rules ran on them, and each was
measured once as it came. Comments stand apart by a line of %%; personal details are marked
⟦kind:words⟧; escapes stand for what cannot be seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from heard.engines.plainwords import strike

FOLDER = Path(__file__).parent / "comments"
_MARK = re.compile(r"⟦(\w+):([^⟧]*)⟧")
_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|r|n)")


@dataclass(frozen=True)
class Comment:
    text: str
    details: tuple[tuple[int, int, str], ...]


@dataclass
class Score:
    """Details found and missed, strikes right and needless, each by kind and with its words."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    needless: list[tuple[str, str]] = field(default_factory=list)
    right: Counter[str] = field(default_factory=Counter)

    def recall(self, kind: str) -> tuple[int, int]:
        missed = sum(1 for each, _ in self.missed if each == kind)
        return self.found[kind], self.found[kind] + missed

    def precision(self, kind: str) -> tuple[int, int]:
        needless = sum(1 for each, _ in self.needless if each == kind)
        return self.right[kind], self.right[kind] + needless


def comments_in(name: str) -> list[Comment]:
    return comments_of(FOLDER / f"{name}.txt")


def comments_of(file: Path) -> list[Comment]:
    words = file.read_text(encoding="utf-8")
    return [comment_of(part.strip("\n")) for part in words.split("\n%%\n")]


def comment_of(marked: str) -> Comment:
    marked = _ESCAPE.sub(lambda found: _shown(found[1]), marked)
    text, details, done = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[done : found.start()]
        details.append((len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        done = found.end()
    return Comment(text + marked[done:], tuple(details))


def score(comments: Iterable[Comment]) -> Score:
    """A detail is found when all its letters and digits are struck, whatever the mark says.

    A strike is right when it touches a detail.
    """
    total = Score()
    for comment in comments:
        strikes = strike(comment.text).strikes
        struck = {place for each in strikes for place in range(each.start, each.end)}
        for start, end, kind in comment.details:
            letters = {place for place in range(start, end) if comment.text[place].isalnum()}
            if letters <= struck:
                total.found[kind] += 1
            else:
                total.missed.append((kind, comment.text[start:end]))
        for each in strikes:
            if any(each.start < end and start < each.end for start, end, _ in comment.details):
                total.right[each.kind] += 1
            else:
                total.needless.append((each.kind, comment.text[each.start : each.end]))
    return total


def _shown(escape: str) -> str:
    return {"r": "\r", "n": "\n"}.get(escape) or chr(int(escape[1:], 16))

"""Source text as numbered, cleaned lines."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Control, bidirectional and zero-width characters, byte order marks, soft hyphens, lone
# surrogates and non-characters: they carry no words, hide text, and break JSON or a database.
_UNPRINTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")


LABEL_CELL = 7  # the `heading` of a label in a page's table or list of terms
# A heading or name that ends so goes on in the next line.
ENDS_OPEN = re.compile(
    r"(?:\b(?:of|the|and|for|to|in|on|with|a|an|by|from|at|or)|[-–—,&])$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: its words and where it goes."""

    title: str
    url: str


class Line(NamedTuple):
    """One line. `text` has single spaces; `raw` keeps the spacing as it was.

    A named tuple because a text of a megabyte may have a million of them.
    """

    number: int
    text: str
    raw: str
    links: tuple[Link, ...] = ()
    heading: int = 0  # 1 to 6 for a page's h1 to h6, or LABEL_CELL

    def holding(self, text: str) -> "Line":
        """The same line with only a part of its text."""
        return Line(self.number, " ".join(text.split()), text, self.links, self.heading)


def source_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as `DecisionText.lines` counts them, without unprintable characters."""
    printed = _UNPRINTED.sub("", text)
    return tuple(line.rstrip() for line in _LINE_ENDS.split(printed))


def numbered(
    lines: Sequence[str],
    links: Sequence[tuple[Link, ...]] | None = None,
    headings: Sequence[int] | None = None,
    skipped: Collection[int] = (),
) -> tuple[Line, ...]:
    """Lines counted from 1; of blank lines in a row the first stands for all.

    `links` and `headings`, where given, have one entry a line; places in `skipped` are left out.
    """
    kept: list[Line] = []
    was_blank = False
    for at, raw in enumerate(lines):
        if at not in skipped and (raw or not was_blank):
            text = " ".join(raw.split())
            level = headings[at] if headings else 0
            kept.append(Line(at + 1, text, raw, links[at] if links else (), level))
            was_blank = not text
    return tuple(kept)


def joined(lines: Sequence[Line]) -> str | None:
    """Lines as one text: runs of blank lines become one, none at the ends. None if all blank."""
    kept: list[str] = []
    for line in lines:
        if line.text or (kept and kept[-1]):
            kept.append(line.text)
    return "\n".join(kept).strip() or None


def span(lines: Sequence[Line]) -> tuple[int, int] | None:
    """First and last line number that hold text."""
    filled = [line.number for line in lines if line.text]
    return (filled[0], filled[-1]) if filled else None


_OWN_HYPHEN = re.compile(
    r"(?:^|[\s(])(?:co|self|non|well|follow|pre|post|sub|inter|cross|long|short|half|part|full|ex"
    r"|vice|multi|mid|anti|semi|one|two|three|four|five|six|seven|eight|nine|ten|\w+ty|call"
    r"|face|day|year|high|low|early)$",
    re.IGNORECASE,
)


def keeps_hyphen(before: str) -> bool:
    """Whether a word that breaks at a line's end has a hyphen of its own: "co-" "production"."""
    return bool(_OWN_HYPHEN.search(before.rstrip("-\u00ad\u2010")[-20:]))


def joined_at_hyphen(before: str, after: str) -> str:
    """A word broken at a line's end put together: "para-" "graph", but "co-" "production"."""
    word = before.rstrip("-\u00ad\u2010")
    if not after[:1].islower() or keeps_hyphen(before):
        return f"{word}-{after}"
    return word + after

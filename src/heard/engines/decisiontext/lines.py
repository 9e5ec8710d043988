"""Source text as numbered, cleaned lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Control, bidirectional and zero-width characters, byte order marks, soft hyphens, lone
# surrogates and non-characters: they carry no words, hide text, and break JSON or a database.
_UNPRINTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: its words and where it goes."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `text` has single spaces; `raw` keeps the spacing as it was."""

    number: int
    text: str
    raw: str
    links: tuple[Link, ...] = ()

    def holding(self, text: str) -> "Line":
        """The same line with only a part of its text."""
        return Line(self.number, " ".join(text.split()), text, self.links)


def source_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as `DecisionText.lines` counts them, without unprintable characters."""
    return tuple(_UNPRINTED.sub("", line).rstrip() for line in _LINE_ENDS.split(text))


def numbered(
    lines: Iterable[str], links: Sequence[tuple[Link, ...]] | None = None
) -> tuple[Line, ...]:
    """Lines counted from 1; `links`, where given, has one entry a line."""
    return tuple(
        Line(index + 1, " ".join(line.split()), line, links[index] if links else ())
        for index, line in enumerate(lines)
    )


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

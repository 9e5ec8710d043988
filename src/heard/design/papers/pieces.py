"""What a paper is made of: plain values that can be frozen as JSON and written in any way.

A heading's `level` counts from 1 under the paper's own title. Words are plain text: no writer
takes them for markup.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec


class Shape(msgspec.Struct, frozen=True):
    """What every piece is."""

    @property
    def shape(self) -> str:
        """Its tag: "heading", "table"."""
        return str(self.__struct_config__.tag)


class Heading(Shape, frozen=True, tag="heading"):
    words: str
    level: int = 1


class Paragraph(Shape, frozen=True, tag="paragraph"):
    """One paragraph for each line of `words`."""

    words: str


class Note(Shape, frozen=True, tag="note"):
    """Small print: where a number comes from, of which day, who was asked."""

    words: str


class Inset(Shape, frozen=True, tag="inset"):
    """Words that stand out: a correction, what was left out and why."""

    words: str


class Quote(Shape, frozen=True, tag="quote"):
    """What somebody said, with who said it in words that name nobody."""

    words: str
    by: str = ""


class Bullets(Shape, frozen=True, tag="bullets"):
    items: tuple[str, ...]


class Item(msgspec.Struct, frozen=True):
    """`number` is printed as it stands: "1", "ii", "SR (26/27) 01"."""

    number: str
    words: str


class Numbered(Shape, frozen=True, tag="numbered"):
    items: tuple[Item, ...]


class Link(Shape, frozen=True, tag="link"):
    words: str
    address: str

    @property
    def leads_somewhere(self) -> bool:
        """Whether it may be pressed: not what a browser would run, nor nothing."""
        return self.address.startswith(("https://", "http://"))


class Table(Shape, frozen=True, tag="table"):
    """`columns` are its header row; `widths` are shares of the line, even where there are none.

    With `row_headers` the first cell of each row heads it.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    row_headers: bool = False


class BarLine(msgspec.Struct, frozen=True):
    """`percent` is None where too few people answered to show it; `words` say it and its base.

    `cells` say the same apart, one for each column of their `Bars`.
    """

    label: str
    percent: int | None
    words: str
    cells: tuple[str, ...] = ()


class Bars(Shape, frozen=True, tag="bars"):
    """Bars of per cent. `sentence` says what they show to who cannot see them.

    Their table has the `words` of each line; with `columns` its cells instead, under these.
    """

    title: str
    sentence: str
    lines: tuple[BarLine, ...]
    row_heading: str = ""
    value_heading: str = ""
    columns: tuple[str, ...] = ()

    @property
    def cells_of_lines(self) -> tuple[tuple[str, ...], ...]:
        """What follows the label of each line in the table."""
        return tuple(line.cells if self.columns else (line.words,) for line in self.lines)


Piece: TypeAlias = (
    Heading | Paragraph | Note | Inset | Quote | Bullets | Numbered | Link | Table | Bars
)


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """What a reader can follow: no heading skips a level, and nothing is empty."""
    kept: list[Piece] = []
    level = 0
    for piece in pieces:
        if isinstance(piece, Heading):
            if piece.words.strip():
                level = max(1, min(piece.level, level + 1))
                kept.append(Heading(piece.words, level))
        elif not _is_empty(piece):
            kept.append(piece)
    return tuple(kept)


def lowered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same under a heading of their own: theirs are one level deeper."""
    for piece in pieces:
        yield Heading(piece.words, piece.level + 1) if isinstance(piece, Heading) else piece


def _is_empty(piece: Piece) -> bool:
    match piece:
        case Table():
            return not piece.columns
        case Bars():
            return not piece.lines
        case Bullets() | Numbered():
            return not piece.items
        case _:
            return not piece.words.strip()


class Fact(msgspec.Struct, frozen=True):
    """A line of what stands at the head of a paper: "Meeting", "Report of"."""

    label: str
    words: str


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A whole paper. `language` is a tag such as en-GB; `foot` stands at the foot of each page."""

    title: str
    kind: str = ""
    author: str = ""
    language: str = "en-GB"
    facts: tuple[Fact, ...] = ()
    pieces: tuple[Piece, ...] = ()
    foot: str = ""
    landscape: bool = False

"""Where marks stand in a comment whose personal details are struck out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, get_args

import msgspec

from heard.engines.plainwords import MARKS, Kind

KINDS: tuple[Kind, ...] = get_args(Kind)


class Mark(msgspec.Struct, frozen=True, order=True):
    """text[start:end] is the mark of something struck. What stood there is kept nowhere."""

    start: int
    end: int
    kind: Kind


class Place(Protocol):
    """Somewhere to strike: the engine's strikes are, and so are marks."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> Kind: ...


def marked(text: str, places: Iterable[Place]) -> tuple[str, list[Mark]]:
    """Put a mark in each place, and say where the marks then stand.

    The places do not overlap. Where one is a mark already, the mark is put in its own place.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    done = length = 0
    for place in sorted(places, key=lambda each: each.start):
        before, mark = text[done : place.start], MARKS[place.kind]
        parts += [before, mark]
        length += len(before) + len(mark)
        marks.append(Mark(length - len(mark), length, place.kind))
        done = place.end
    return "".join([*parts, text[done:]]), marks


def places_of(phrase: str, text: str, kind: Kind, taken: Sequence[Mark]) -> list[Mark]:
    """Where a phrase stands in a text, in any case of letters, outside the marks.

    As whole words where it does so, else within words: not every script puts spaces between them.
    """
    words = r"\s+".join(map(re.escape, phrase.split()))
    if not words:
        return []
    whole = _free(rf"(?<!\w){words}(?!\w)", text, kind, taken)
    return whole or _free(words, text, kind, taken)


def found_again(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The same marks, in the same order, in a text that was changed between them."""
    found, after = [], 0
    for mark in sorted(marks):
        start = text.find(MARKS[mark.kind], after)
        if start >= 0:
            after = start + len(MARKS[mark.kind])
            found.append(Mark(start, after, mark.kind))
    return found


def parts_of(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, Kind | None]]:
    """The text in pieces, in order: words with None, marks with the kind of what was struck."""
    done = 0
    for mark in sorted(marks):
        if text[done : mark.start]:
            yield text[done : mark.start], None
        yield text[mark.start : mark.end], mark.kind
        done = mark.end
    if text[done:]:
        yield text[done:], None


def _free(pattern: str, text: str, kind: Kind, taken: Sequence[Mark]) -> list[Mark]:
    found = (Mark(*each.span(), kind) for each in re.finditer(pattern, text, re.IGNORECASE))
    return [
        mark
        for mark in found
        if not any(mark.start < other.end and other.start < mark.end for other in taken)
    ]

"""Resolutions while they are being put in order: values in, values out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from heard.engines.decisiontext.verbs import find_verbs

# A page with more parts would send more fields than Django takes; no record has come near.
MOST_PARTS = 60

_GAP = re.compile(r"\r?\n[ \t\u00a0]*\r?\n\s*")


@dataclass(frozen=True)
class Part:
    """One resolution as it stands in the form."""

    number: str
    text: str
    verbs: tuple[str, ...]
    key: UUID = field(default_factory=uuid4)


Parts = tuple[Part, ...]


class NowhereToSplitError(Exception):
    """The text has no empty line to split at, or too many pieces."""


def add(parts: Parts, at: int) -> Parts:
    """An empty part after number `at` (from 0); at the end if there is no such part.

    Parts are unchanged when there are `MOST_PARTS`.
    """
    if len(parts) >= MOST_PARTS:
        return parts
    return (*parts[: at + 1], Part("", "", ()), *parts[at + 1 :])


def remove(parts: Parts, at: int) -> Parts:
    return (*parts[:at], *parts[at + 1 :])


def move_up(parts: Parts, at: int) -> Parts:
    """The part changes places with the one before it; the first stays where it is."""
    if not 0 < at < len(parts):
        return parts
    return (*parts[: at - 1], parts[at], parts[at - 1], *parts[at + 1 :])


def move_down(parts: Parts, at: int) -> Parts:
    return move_up(parts, at + 1)


def merge(parts: Parts, at: int) -> Parts:
    """The part and the next become one, with the first's number and the verbs of both."""
    if at + 1 >= len(parts):
        return parts
    one, other = parts[at : at + 2]
    text = "\n".join(words for words in (one.text, other.text) if words)
    verbs = tuple(dict.fromkeys((*one.verbs, *other.verbs)))
    return (*parts[:at], replace(one, text=text, verbs=verbs), *parts[at + 2 :])


def split(parts: Parts, at: int) -> Parts:
    """A part for each piece between empty lines; their verbs are read from their own words.

    The first keeps number and key. Raises NowhereToSplitError.
    """
    pieces = [piece.strip() for piece in _GAP.split(parts[at].text) if piece.strip()]
    if len(pieces) < 2 or len(parts) + len(pieces) - 1 > MOST_PARTS:
        raise NowhereToSplitError
    first = replace(parts[at], text=pieces[0], verbs=find_verbs(pieces[0]))
    others = (Part("", piece, find_verbs(piece)) for piece in pieces[1:])
    return (*parts[:at], first, *others, *parts[at + 1 :])


def gathered(parts: Sequence[Part]) -> Parts:
    """At most `MOST_PARTS`: what is beyond stands in the last one."""
    kept, beyond = tuple(parts[: MOST_PARTS - 1]), parts[MOST_PARTS - 1 :]
    if len(beyond) < 2:
        return tuple(parts)
    text = "\n\n".join(f"{part.number} {part.text}".strip() for part in beyond)
    return (*kept, Part("", text, ("other",)))


DEEDS: dict[str, Callable[[Parts, int], Parts]] = {
    "add": add,
    "remove": remove,
    "up": move_up,
    "down": move_down,
    "merge": merge,
    "split": split,
}


def arrange(parts: Sequence[Part], deed: str, at: int) -> Parts:
    """Do a deed of `DEEDS` to part `at`. Parts are unchanged if there is no such deed or part."""
    doing = DEEDS.get(deed)
    if doing is None or (deed != "add" and not 0 <= at < len(parts)):
        return tuple(parts)
    return doing(tuple(parts), at)

"""The words of a resolution, put together so that it can be read on its own."""

import re
from dataclasses import dataclass, field

from heard.engines.decisiontext.numbering import BULLET, Marker
from heard.engines.decisiontext.openers import decides
from heard.engines.decisiontext.record import Resolution
from heard.engines.decisiontext.verbs import find_verbs

FINISHED_STEM = re.compile(
    r"\bbe\s+\w+(?:ed|en|d)\b|\bas follows\b|\bthe following\b|\binto (?:two|three|four)\b"
)
_BE_DONE_END = re.compile(r"\bbe\s+\w+(?:ed|en|de)[\s:;,–—-]*$")
OPEN_STEM = re.compile(
    r"\b(?:to|that|will|should|endorses?|approves?|notes?|agrees?|agreed|requests?|recommends?"
    r"|supports?|asked|requested|authorised|resolves?|resolved|approved|noted|endorsed"
    r"|recommended)\s*[:;,\-–—]*\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Item:
    """A resolution while it is put together."""

    marker: Marker | None
    text: str
    last: int
    parts: list[tuple[Marker, str]] = field(default_factory=list)


_BARE_STEM = re.compile(r"[\s:;,.\-–—]*(?:that)?[\s:;,.\-–—]*$", re.IGNORECASE)
_LOWERED = re.compile(r"(?:[A-Z][a-z]+)\b")
_PLAIN_STARTS = frozenset((
    "That", "To", "The", "This", "These", "A", "An", "All", "Any", "In", "It", "Its", "As",
    "For", "From", "With", "Each", "Further", "Following", "Members", "Officers",
))  # fmt: skip


def joined_to_stem(stem: str, text: str) -> str:
    """A stem and an item as one sentence that can stand alone."""
    if _BARE_STEM.match(stem):
        return text
    if _BE_DONE_END.search(stem[-40:]) or (
        FINISHED_STEM.search(stem) and not OPEN_STEM.search(stem[-60:])
    ):
        return f"{stem.rstrip(' :;,-–—')}: {_lowered(text)}"
    stem, text = stem.rstrip(" :;,-–—"), _lowered(text)
    first = text.split(" ", 1)
    if stem.rpartition(" ")[2].casefold() == first[0].casefold() in ("to", "that"):
        text = first[1] if len(first) > 1 else ""
    return f"{stem} {text}"


def _lowered(text: str) -> str:
    word = _LOWERED.match(text)
    if word and (word[0] in _PLAIN_STARTS or word[0].endswith("ly") or decides(word[0])):
        return text[0].lower() + text[1:]
    upper = re.match(r"[A-Z]{4,}\b", text)
    if upper and decides(upper[0]):
        return upper[0].lower() + text[upper.end() :]
    return text


_CALL_IN_NOTICE = re.compile(
    r"[\s\[(]*(?:THE DEADLINE FOR CALL|The deadline for call|\[?Call[- ]in does not apply).*$"
)


def _tidy(text: str) -> str:
    text = _CALL_IN_NOTICE.sub("", text[:20_000]).strip(' \t;,:-–—"“”')
    for ending in (" and", ";and", " AND", " or"):
        if text.endswith(ending):
            text = text[: -len(ending)].rstrip(" ;,")
    return text


def finished(item: Item) -> Resolution | None:
    text = _tidy(item.text)
    if item.parts:
        numbered = item.parts[0][0].shape != BULLET
        parts = [
            f"{marker.printed} {_tidy(part)}" if numbered else _tidy(part)
            for marker, part in item.parts
        ]
        text = f"{text}: {'; '.join(parts)}"
    if not any(letter.isalpha() for letter in text):
        return None
    text = text[0].upper() + text[1:]
    return Resolution(item.marker.number if item.marker else None, text, find_verbs(text))

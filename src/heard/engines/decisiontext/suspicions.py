"""Signs that a record's resolutions may have been split wrongly."""

import re
from collections.abc import Collection, Sequence

from heard.engines.decisiontext.numbering import Marker
from heard.engines.decisiontext.openers import decides
from heard.engines.decisiontext.paragraphs import Paragraph
from heard.engines.decisiontext.record import Resolution

_LONGEST = 1500
_SENTENCE = re.compile(r"[a-z)]{2}\. +[A-Z]")
_RESOLVED = re.compile(r"\b(?:RESOLVED|RECOMMENDED)\b|^(?:Resolved|Agreed)\b\s*[:;,–-]")
_STARTS_ODDLY = re.compile(
    r"(?:By|With|Of|And|But|Which|For|From|Because|Whether)\b|That[;:,]|[^\w“\"'‘£(]"
)
_HEADING = re.compile(r"[A-Z][A-Z ]{6,}$")


def looks_wrong(
    resolutions: Sequence[Resolution],
    markers: Sequence[Marker | None],
    block: Sequence[Paragraph],
    taken: Collection[int],
) -> bool:
    """Whether anything about the split speaks against it."""
    return (
        any(_is_odd(each.text) for each in resolutions)
        or _jumps(markers)
        or _leaves_a_clause(block, taken)
    )


def _is_odd(text: str) -> bool:
    sentences = len(_SENTENCE.findall(text[:_LONGEST]))
    return (
        len(text) > _LONGEST
        or sentences > 2
        or len(text.split()) < 2
        or bool(_STARTS_ODDLY.match(text))
        or bool(_HEADING.search(text[-40:]))
        or text.count("(") != text.count(")")
    )


def _jumps(markers: Sequence[Marker | None]) -> bool:
    """Whether a number neither follows the one before nor begins a list."""
    before: Marker | None = None
    for marker in markers:
        if marker is not None and not (
            marker.is_first or (before is not None and marker.follows(before))
        ):
            return marker.shape != "decimal" or before is not None
        before = marker or before
    return False


def _leaves_a_clause(block: Sequence[Paragraph], taken: Collection[int]) -> bool:
    """Whether a paragraph that reads as a clause was left out behind those taken."""
    if not taken:
        return False
    last = max(taken)
    following = block[last + 1 : last + 3]
    left_behind = any(
        paragraph.text.startswith(("That ", "To ")) and decides(paragraph.text)
        for paragraph in following
    )
    goes_on = bool(following) and following[0].marker is not None and block[last].marker is not None
    counts_on = goes_on and _follows(following[0].marker, block[last].marker)
    unread = any(
        _RESOLVED.search(paragraph.text)
        for at, paragraph in enumerate(block)
        if at not in taken and len(paragraph.text) < _LONGEST
    )
    return left_behind or counts_on or unread


def _follows(marker: Marker | None, before: Marker | None) -> bool:
    return marker is not None and before is not None and marker.follows(before)

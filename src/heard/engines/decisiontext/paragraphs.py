"""Lines put together into paragraphs, each with the number or bullet that it begins with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heard.engines.decisiontext.lines import Line, keeps_hyphen
from heard.engines.decisiontext.numbering import BULLET, Marker, split_inline, split_marker

_STARTS_ANEW = re.compile(
    r"(?:RESOLVED|Resolved|AGREED|RECOMMENDED|That|APPROVED?|NOTED?|AGREES?|DELEGATED?|ENDORSED?"
    r"|REQUEST(?:ED)?|AUTHORISED?)\b"
)
_WRAPPED_WIDTH = (45, 130)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the first and last line it was read from."""

    text: str
    marker: Marker | None
    first: int
    last: int


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs of the lines.

    A line continues the one before where no blank line, number or full stop stands between.
    A number alone on its line belongs to the next line that has text.
    """
    built: list[Paragraph] = []
    parts: list[str] = []
    marker: Marker | None = None
    first = last = 0
    blank = True

    def close() -> None:
        if parts:
            built.extend(_apart(Paragraph(_together(parts), marker, first, last)))
            parts.clear()

    width = max((len(line.text) for line in lines), default=0)
    for line in lines:
        if not line.text:
            blank = True
            continue
        found, rest = split_marker(line.raw)
        awaits_text = marker is not None and not parts and last == -1
        if (awaits_text and found is None) or (
            found is None
            and parts
            and not blank
            and _continues(parts[-1], rest, width)
            and not _begins_alike(parts[0], rest)
        ):
            parts.append(rest)
            last = line.number
        else:
            close()
            marker, first, last = found, line.number, line.number if rest else -1
            if rest:
                parts.append(rest)
        blank = False
    close()
    return built


def _apart(paragraph: Paragraph) -> list[Paragraph]:
    """ "1. To award it. 2. To publish it." on one line is two paragraphs."""
    marker = paragraph.marker
    if marker is None or not marker.is_first or marker.shape == BULLET:
        return [paragraph]
    inline = split_inline(f"{marker.printed} {paragraph.text}")
    if inline is None or inline.stem or inline.parts[0][0].label != marker.label:
        return [paragraph]
    return [
        Paragraph(text, number, paragraph.first, paragraph.last) for number, text in inline.parts
    ]


def _together(parts: Sequence[str]) -> str:
    pieces = [parts[0]]
    for part in parts[1:]:
        last = pieces[-1]
        broken = last.endswith("-") and last[-2:-1].isalpha() and part[:1].islower()
        if broken:
            pieces[-1] = last.rstrip("-") + ("-" if keeps_hyphen(last) else "")
        else:
            pieces.append(" ")
        pieces.append(part)
    return "".join(pieces)


_DEED = re.compile(
    r"(?:agreed|noted|approved|resolved|requested|recommended|endorsed|authorised|delegated|asked"
    r"|to|that)\b",
    re.IGNORECASE,
)


def _begins_alike(first: str, text: str) -> bool:
    """Whether two lines each say "agreed ...": a list that has neither numbers nor blank lines."""
    one, other = _DEED.match(first), _DEED.match(text)
    is_full = len(first.split()) > 2 and len(text.split()) > 2
    return one is not None and other is not None and is_full and one[0] == other[0]


def _continues(before: str, text: str, width: int) -> bool:
    if _STARTS_ANEW.match(text):
        return False
    if text[0].islower() or text[0] in "(&":
        return True
    narrow, wide = _WRAPPED_WIDTH
    if before.endswith((".", ":", ";", "?", "!")):
        # In text broken at a fixed width a full line may end with a full stop by chance.
        return before[-1] == "." and narrow <= width <= wide and len(before) >= 0.85 * width
    return True

"""The columns and paragraphs of a PDF's page, which its words alone do not show."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from heard.engines.decisiontext.lines import joined_at_hyphen

# In letter heights: a space between words is a quarter, justified ones seldom more than one.
_COLUMN_GAP = 1.2
_PARAGRAPH_GAP = 1.3  # in line heights
# In letter heights: what lines further apart than 1.5 spacing are taken to have had.
_WIDEST_PITCH, _USUAL_PITCH = 1.9, 1.2
_MOST_LETTERS = 200_000  # of a page; beyond it the words are taken as they come
_HYPHEN = "\ufffe"  # what PDFium gives for a hyphen at a line's end, with the line's end


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as it stands on the page: its foot counts upwards. One that ends in a broken word
    has the next one in it, whose foot is `last`."""

    text: str
    base: float
    last: float
    size: float


def laid_out(words: pdfium.PdfTextPage) -> str:
    """The page's words with a wide gap between columns and a blank line between paragraphs."""
    text = words.get_text_range()
    if len(text) != words.count_chars() or len(text) > _MOST_LETTERS:
        return str(words.get_text_bounded()).replace(_HYPHEN, "")
    lines = _lines(words, text)
    pitch = _pitch(lines)
    shown: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before and pitch and not 0 <= before.last - line.base <= _PARAGRAPH_GAP * pitch:
            shown.append("")
        shown.append(line.text)
    return "\n".join(shown)


def _lines(words: pdfium.PdfTextPage, text: str) -> list[_Printed]:
    lines = []
    for match in re.finditer(r"[^\r\n]+", text):
        if match[0].strip():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            end = match.start() + len(match[0].rstrip())
            base, last = (words.get_charbox(at, loose=True)[1] for at in (start, end - 1))
            size = raw.FPDFText_GetFontSize(words, start)
            spaced = _with_columns(words, text, start, end)
            lines.append(_Printed(_without_hyphens(spaced), base, last, size))
    return lines


def _with_columns(words: pdfium.PdfTextPage, text: str, start: int, end: int) -> str:
    pieces, done = [], start
    for space in re.finditer(r"(?<=\S)[ \t\u00a0]+(?=\S)", text[start:end]):
        left, right = start + space.start() - 1, start + space.end()
        gap = words.get_charbox(right)[0] - words.get_charbox(left)[2]
        if gap > _COLUMN_GAP * raw.FPDFText_GetFontSize(words, right):
            pieces.append(text[done : left + 1])
            done = right
    pieces.append(text[done:end])
    return "   ".join(pieces)


def _without_hyphens(line: str) -> str:
    before, *rest = line.split(_HYPHEN)
    for after in rest:
        before = joined_at_hyphen(before, after)
    return before


def _pitch(lines: list[_Printed]) -> float:
    """The distance from one line of a paragraph to the next, 0 where none can be told.

    It is the least that comes more than once; lines of one size stand no closer than that size.
    """
    steps = Counter(
        round(step)
        for before, line in itertools.pairwise(lines)
        if (step := before.last - line.base) >= max(1.0, line.size * 0.9)
    )
    least = float(min((step for step, times in steps.items() if times > 1), default=0))
    size = max((line.size for line in lines), default=0.0)
    return least if least <= _WIDEST_PITCH * size else _USUAL_PITCH * size

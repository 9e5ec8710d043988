"""The title of a record, which seldom has a label."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.sections import KIND_OF_PAPER, Cut, is_furniture, is_record_heading

_DECORATION = re.compile(
    r"\*+\s*(?:re-?published|republication|amended|updated|urgent|corrected|withdrawn|new)\b[^*]*\*+"
    r"|\((?:re-?published|republication)\b[^()]*\)|\[(?:re-?published|republication)\b[^\[\]]*\]"
    r"|(?:^|[-–]\s*)re-?published (?:on )?\d[\d/]*\s*$",
    re.IGNORECASE,
)
# "24/06/2021 - Title": so the page of an issue's decisions repeats the title.
DATED_TITLE = re.compile(r"\d{1,2}/\d{1,2}/\d{4} [-–] ")
_STATUS_TAIL = re.compile(r"\s+ref:\s*\d+.*$|\s+New!$", re.IGNORECASE)
# Words of a purpose or a decision: with no heading above them they are no title.
_NO_TITLE = re.compile(
    r"(?:To|That|Resolved|RESOLVED|Agreed|AGREED|As|On|It was)\b|.{200}|.*[a-z][.:;]$"
)
_LONGEST_TITLE = 400
_SHORT = 100


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title that was guessed from its place."""

    text: str
    confidence: float
    line: Line


def tidy_title(text: str) -> str:
    """A title without what was put around it ("*Re-published 3 May*", "ref: 17224")."""
    text = DATED_TITLE.sub("", text)
    text = _STATUS_TAIL.sub("", _DECORATION.sub(" ", text))
    return " ".join(text.split()).strip(" -–—*")


def find_title(pieces: Cut) -> FoundTitle | None:
    """The first line under the page's heading, or else the last before the first label."""
    if pieces.heading_at is not None:
        found = _first_title(pieces.before, 0.9)
        return found and _less_sure_among_others(found, pieces.before)
    named = [line for line in pieces.before if line.text]
    if not pieces.sections:
        return _first_title(named[:1], 0.3)
    if len(named) == 1:
        return _first_title(named, 0.6)
    return _first_title(reversed(named), 0.5)


def _less_sure_among_others(found: FoundTitle, lines: Iterable[Line]) -> FoundTitle:
    """Where further lines could be titles too, the first may have been a page's menu."""
    others = [
        line
        for line in lines
        if line.number > found.line.number
        and 3 < len(line.text) <= _SHORT
        and line.text[-1].isalnum()
        and not is_furniture(line.text)
        and not DATED_TITLE.match(line.text)
        and not line.text.startswith(("To ", "•", "Meeting "))
    ]
    sure = min(found.confidence, 0.65) if others else found.confidence
    return FoundTitle(found.text, sure, found.line)


def _first_title(lines: Iterable[Line], confidence: float) -> FoundTitle | None:
    for line in lines:
        if not line.text or is_furniture(line.text) or is_record_heading(line.text):
            continue
        if KIND_OF_PAPER.match(line.text):
            continue
        if confidence < 0.9 and _NO_TITLE.match(line.text):
            return None
        title = tidy_title(line.text)
        if any(letter.isalpha() for letter in title):
            sure = confidence if len(title) <= _LONGEST_TITLE else 0.2
            return FoundTitle(title[:_LONGEST_TITLE], sure, line)
    return None

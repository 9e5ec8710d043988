"""The decision's own text and its purpose, with or without a label before them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heard.engines.decisiontext.headers import Header, end_of_item
from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.openers import Weight, find_openings
from heard.engines.decisiontext.paragraphs import paragraphs
from heard.engines.decisiontext.sections import Cut, Section, is_furniture
from heard.engines.decisiontext.titles import DATED_TITLE

# Kinds of page that tell what is planned, not what was decided.
_PLANS = frozenset(("issue details", "issue detail", "issue meetings"))
_AIM_WITHIN = 30  # lines
_AIM = re.compile(
    r"To (?:\w+ly )?(?:consider|seek|receive|approve|agree|note|review|update|inform|report|present"
    r"|obtain|provide|set|request|advise|authorise|determine|adopt|confirm|discuss|endorse|award|appoint|procure|commission|extend"
    r"|enter|hear|look|outline|explain|share)\b"
)


@dataclass(frozen=True, slots=True)
class FoundText:
    """Lines of the text and of a purpose that has no label; each with its confidence."""

    lines: list[Line]
    confidence: float
    purpose: list[Line]
    purpose_confidence: float = 0.5
    is_labelled: bool = False


@dataclass(frozen=True, slots=True)
class Above:
    """What stands over a text without a label: its title and the head of the minutes."""

    title: Line | None
    header: Header


def find_text(
    sections: Sequence[Section], purposes: Sequence[Section], pieces: Cut, above: Above
) -> FoundText:
    """The text under its labels, or else where a reader would look for it.

    That is the part of the purpose that begins with "Resolved", the longest block that stands
    under no label, or, in words without any label, all that follows the title.
    """
    if pieces.kind in _PLANS:
        return _planned(sections, pieces, above)
    labelled = [line for section in sections for line in section.lines]
    if above.header.number is not None:
        labelled = labelled[: end_of_item(labelled, above.header)]
    loose = _loose_blocks(pieces, above)
    if labelled:
        sure = min(section.confidence for section in sections) * 0.95
        found = FoundText(labelled, sure, _aim(loose), is_labelled=True)
    elif (divided := _within_purpose(purposes)) is not None:
        return divided
    else:
        found = _longest(loose, _sureness(pieces, above.header))
    has_purpose = any(section.is_filled for section in purposes)
    sure_of_aim = 0.75 if pieces.is_page else 0.5
    purpose = [] if has_purpose else found.purpose
    return FoundText(found.lines, found.confidence, purpose, sure_of_aim, found.is_labelled)


def _planned(sections: Sequence[Section], pieces: Cut, above: Above) -> FoundText:
    """The pages of an item of a forward plan, where a text stands only under its label."""
    labelled = [
        line
        for section in sections
        for line in section.lines
        if not DATED_TITLE.match(line.text.lstrip(" •·"))
    ]
    aim = _loose_blocks(pieces, above)[0]
    while aim and not aim[0].text:
        aim = aim[1:]
    purpose = [] if any(section.name == "purpose" for section in pieces.sections) else aim
    text = labelled if any(line.text for line in labelled) else []
    return FoundText(text, 0.85, purpose, 0.75)


def _sureness(pieces: Cut, header: Header) -> float:
    if header.number is not None:
        return 0.8
    if pieces.sections:
        return 0.5
    return 0.4 if pieces.heading_at is None else 0.7


def _loose_blocks(pieces: Cut, above: Above) -> list[list[Line]]:
    return [_below(block, above) for block in (pieces.before, *pieces.loose)]


def _below(block: Sequence[Line], above: Above) -> list[Line]:
    """The lines of a block that are of the text: below the title, above the next item."""
    title, used = above.title, above.header.used
    lines = [
        line
        for line in block
        if (title is None or line.number > title.number)
        and line.number not in used
        and not is_furniture(line.text)
        and not DATED_TITLE.match(line.text)
    ]
    if above.header.is_minutes:
        lines = lines[: end_of_item(lines, above.header)]
    return lines


def _aim(blocks: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of a first paragraph such as "To consider the report"."""
    for lines in blocks:
        first = next(iter(paragraphs(lines[:_AIM_WITHIN])), None)
        if first and first.marker is None and _AIM.match(first.text):
            return [line for line in lines if first.first <= line.number <= first.last]
    return []


def _within_purpose(purposes: Sequence[Section]) -> FoundText | None:
    lines = [line for section in purposes for line in section.lines]
    block = paragraphs(lines)
    openings = [found for found in find_openings(block) if found.weight >= Weight.AGREED]
    if not openings or (first := block[openings[0].at].first) <= block[0].first:
        return None
    return FoundText(
        [line for line in lines if line.number >= first],
        0.5,
        [line for line in lines if line.number < first],
        0.6,
    )


def _longest(blocks: Sequence[list[Line]], confidence: float) -> FoundText:
    longest = max(blocks, key=lambda lines: sum(len(line.text) for line in lines))
    purpose = _aim([longest])
    rest = longest[longest.index(purpose[-1]) + 1 :] if purpose else longest
    if purpose and not any(line.text for line in rest):
        return FoundText([], 0.0, purpose)
    return FoundText(rest, confidence, purpose)

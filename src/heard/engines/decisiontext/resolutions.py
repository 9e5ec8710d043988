"""A record's resolutions, each on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.numbering import Marker, split_inline, split_marker
from heard.engines.decisiontext.openers import Opening, Weight, decides, find_openings, is_lead
from heard.engines.decisiontext.paragraphs import Paragraph, paragraphs
from heard.engines.decisiontext.record import Resolution
from heard.engines.decisiontext.suspicions import looks_wrong
from heard.engines.decisiontext.wording import (
    FINISHED_STEM,
    OPEN_STEM,
    Item,
    finished,
    joined_to_stem,
)

_CONFIDENCE = {
    Weight.RESOLVED: 0.95,
    Weight.AGREED: 0.85,
    Weight.SAID: 0.7,
    Weight.NOTED: 0.5,
    Weight.HEADED: 0.6,
    Weight.GUESSED: 0.6,
}


@dataclass(frozen=True, slots=True)
class FoundResolutions:
    """The resolutions with a confidence for them all and the lines they span."""

    resolutions: tuple[Resolution, ...]
    confidence: float
    lines: tuple[int, int] | None


def find_resolutions(lines: Sequence[Line], *, is_labelled: bool = False) -> FoundResolutions:
    """The resolutions in the lines of a decision's text.

    Numbered lists of the narrative are left out: a list counts only where words such as
    "Resolved" open it or, in a record without such words, where its items read as decisions.
    `is_labelled` says that the lines stood under "Decision:", where all of them may be one.
    """
    block = paragraphs(lines)
    openings = find_openings(block)
    if is_labelled and _is_one_list(block, openings):
        return _whole_list(block)
    items, taken = _items(block, openings)
    made_of = [(item, made) for item in items if (made := finished(item)) is not None]
    if not made_of:
        return FoundResolutions((), 0.3, None)
    resolutions = tuple(made for _, made in made_of)
    kept = [item for item, _ in made_of]
    weight = openings[0].weight if openings else Weight.NOTED
    confidence = _CONFIDENCE[weight] + _extra(
        weight, kept, is_labelled and len(taken) == len(block)
    )
    if any(each.verbs == ("other",) for each in resolutions):
        confidence -= 0.1
    if looks_wrong(resolutions, [item.marker for item in kept], block, taken):
        confidence = min(confidence, 0.6)
    if any(item.text.endswith(":") and not item.parts for item in kept):
        confidence = 0.4  # something was to follow, and did not
    first = min(block[at].first for at in taken) if taken else kept[0].last
    last = max(item.last for item in kept)
    return FoundResolutions(resolutions, round(confidence, 2), (first, last))


def _extra(weight: Weight, items: Sequence[Item], is_whole: bool) -> float:
    """What a guess gains where it leaves nothing out, or takes a list with numbers."""
    if weight not in (Weight.GUESSED, Weight.NOTED):
        return 0.0
    if is_whole:
        return 0.25
    return 0.15 if all(item.marker for item in items) else 0.0


def _items(block: Sequence[Paragraph], openings: Sequence[Opening]) -> tuple[list[Item], set[int]]:
    """What the openings lead to, and the places of the paragraphs that it stands in."""
    items: list[Item] = []
    taken: set[int] = set()
    done = 0
    for opening, end in zip(openings, _ends(block, openings), strict=True):
        if opening.at < done:
            continue
        collected, used = _collect(block, opening, end)
        if collected:
            items.extend(collected)
            taken.update(range(opening.at, opening.at + used))
            done = opening.at + used
    items.extend(_actions(block, taken))
    items.sort(key=lambda item: item.last)
    return items, taken


def _is_one_list(block: Sequence[Paragraph], openings: Sequence[Opening]) -> bool:
    """Whether a decision is nothing but a list that says of each item who noted or agreed what."""
    shapes = {paragraph.marker.shape if paragraph.marker else None for paragraph in block}
    return (
        1 < len(block) <= _LONGEST_LIST
        and len(shapes) == 1
        and None not in shapes
        and any(opening.weight in (Weight.SAID, Weight.NOTED) for opening in openings)
    )


def _whole_list(block: Sequence[Paragraph]) -> FoundResolutions:
    items = [Item(paragraph.marker, paragraph.text, paragraph.last) for paragraph in block]
    made = tuple(each for item in items if (each := finished(item)) is not None)
    return FoundResolutions(made, 0.7, (block[0].first, items[-1].last))


_ACTION = re.compile(r"(?:Action|ACTION)s?(?: point)?(?:\s+\d{1,2})?\s*[:–—-]\s*(?=\w)")


_ACTIONS = re.compile(r"(?:agreed )?actions?(?: agreed| points?)?\s*[:–—-]?$", re.IGNORECASE)


def _actions(block: Sequence[Paragraph], taken: set[int]) -> list[Item]:
    """ "Action: Head of SEND to write to schools": minutes put them beside what was resolved,
    one by one or as a list under "Actions:"."""
    items: list[Item] = []
    listed = False
    for at, paragraph in enumerate(block):
        listed = paragraph.marker is not None and listed
        if at in taken:
            listed = False
        elif match := _ACTION.match(paragraph.text):
            items.append(Item(None, paragraph.text[match.end() :], paragraph.last))
        elif listed:
            items.append(Item(paragraph.marker, paragraph.text, paragraph.last))
        elif paragraph.marker is None and _ACTIONS.match(paragraph.text):
            listed = True
    return items


def _ends(block: Sequence[Paragraph], openings: Sequence[Opening]) -> list[int]:
    """How far each opening may reach: to the next one that begins a paragraph without number."""
    ends: list[int] = []
    end = len(block)
    for opening in reversed(openings):
        ends.append(min(end, opening.at + _LONGEST_LIST))
        if opening.weight > Weight.HEADED and block[opening.at].marker is None:
            end = opening.at
    return ends[::-1]


_LONGEST_LIST = 1000  # paragraphs; keeps the time in proportion to the text
_THAT_AND_STOP = re.compile(r"That\s*[;:,]\s+(?=\w)", re.IGNORECASE)
_ONLY_THAT = re.compile(r"(?:that)?[\s:;,.\-–—]*$", re.IGNORECASE)


def _collect(block: Sequence[Paragraph], opening: Opening, end: int) -> tuple[list[Item], int]:
    """The items that an opening leads to before `end`, and how many paragraphs they took."""
    opener = block[opening.at]
    stream: list[Paragraph] = []
    if not _ONLY_THAT.match(opening.rest):
        rest = _THAT_AND_STOP.sub("", opening.rest)
        marker, text = split_marker(rest)
        if marker and split_inline(rest):
            marker, text = None, rest
        if (opening.weight is Weight.GUESSED and opener.marker) or (
            opening.weight in (Weight.SAID, Weight.AGREED, Weight.NOTED)
            and opener.marker
            and decides(opening.rest)
        ):
            marker, text = opener.marker, opening.rest
        stream.append(Paragraph(text, marker, opener.first, opener.last))
    given = len(stream)
    stream.extend(block[opening.at + 1 : end])
    guessed = opening.weight is Weight.GUESSED and not is_lead(opener)
    gathering = _Gathering(stream, guessed=guessed)
    used = gathering.run()
    return gathering.items, max(1, used + 1 - given)


class _Gathering:
    """Walks over paragraphs after an opening and sorts them into items, parts and the rest."""

    def __init__(self, stream: Sequence[Paragraph], *, guessed: bool) -> None:
        self.stream = stream
        self.guessed = guessed
        self.items: list[Item] = []
        self.stem = ""
        self.top: Marker | None = None
        self.sub: Marker | None = None
        self.ways: set[str] = set()
        self.takes_parts = False

    def run(self) -> int:
        """Take paragraphs until one does not belong; give back how many were taken."""
        for at, paragraph in enumerate(self.stream):
            taken = (
                self._marked(paragraph, paragraph.marker)
                if paragraph.marker
                else self._unmarked(at, paragraph)
            )
            if not taken:
                return at
        return len(self.stream)

    def _marked(self, paragraph: Paragraph, marker: Marker) -> bool:
        if self.takes_parts or self._is_part(marker):
            if not self.items or (self.takes_parts and not self._goes_on(marker)):
                return False
            self.items[-1].parts.append((marker, paragraph.text))
            self.items[-1].last = paragraph.last
            self.sub = marker
            return True
        if self.top is None and self.items and not self.stem and not decides(paragraph.text):
            return False
        if self.guessed and not (self.stem or decides(paragraph.text)):
            return False
        if self.top is not None and self.top.shape != marker.shape:
            return False
        self._count_on(marker)
        self._add(marker, paragraph)
        return True

    def _count_on(self, marker: Marker) -> None:
        """Go on to the next number, and keep in mind how this list may be counting."""
        before = self.top.ordinals if self.top else {}
        ways = {way for way, place in marker.ordinals.items() if before.get(way, 0) == place - 1}
        self.ways = ways or self.ways or set(marker.ordinals)
        self.top, self.sub = marker, None

    def _goes_on(self, marker: Marker) -> bool:
        return self.sub is None or marker.follows(self.sub)

    def _is_part(self, marker: Marker) -> bool:
        """Whether a number belongs to a list inside the item before it."""
        if self.top is None or marker.follows(self.top):
            return False
        if self.sub is not None and marker.follows(self.sub):
            return True
        first_ways = {way for way, place in marker.ordinals.items() if place == 1}
        return marker.is_first and (marker.shape != self.top.shape or bool(first_ways - self.ways))

    def _unmarked(self, at: int, paragraph: Paragraph) -> bool:
        last = self.items[-1] if self.items else None
        if at and last is not None and _unfinished(last, paragraph.text):
            _lengthen(last, paragraph)
            return True
        if self.top is not None and at:
            return False
        belongs = at == 0 or last is None or decides(paragraph.text)
        if not belongs or (self.stem and not self.items and not decides(paragraph.text)):
            return False
        following = self.stream[at + 1] if at + 1 < len(self.stream) else None
        if self.stem and self.top is None:
            self._add(None, paragraph)
        elif following is not None and self._leads_on(paragraph.text, following):
            self._lead_on(paragraph, at)
        else:
            self.stem, self.takes_parts = "", False
            self._add(None, paragraph)
        return True

    def _lead_on(self, paragraph: Paragraph, at: int) -> None:
        if _shares_out(paragraph.text, self._list_after(at)):
            self.stem, self.top, self.takes_parts = paragraph.text, None, False
        else:
            self._add(None, paragraph)
            self.takes_parts, self.sub = True, None

    def _leads_on(self, text: str, following: Paragraph) -> bool:
        """Whether a paragraph is only the beginning of the ones that follow."""
        if following.marker:
            return _leads_to_a_list(text)
        is_open = text.endswith((":", ":-")) and bool(OPEN_STEM.search(text[-60:]))
        return is_open and decides(following.text)

    def _list_after(self, at: int) -> list[str]:
        texts: list[str] = []
        for paragraph in self.stream[at + 1 :]:
            if not paragraph.marker:
                break
            texts.append(paragraph.text)
        return texts

    def _add(self, marker: Marker | None, paragraph: Paragraph) -> None:
        inline = split_inline(paragraph.text) if marker is None else None
        if inline and _shares_out(inline.stem, [part for _, part in inline.parts]):
            for number, part in inline.parts:
                text = joined_to_stem(inline.stem, part)
                self.items.append(Item(number, text, paragraph.last))
            self.top = inline.parts[-1][0]
            self.stem = inline.stem
            return
        self.items.append(Item(marker, joined_to_stem(self.stem, paragraph.text), paragraph.last))


_OPEN_END = re.compile(
    r"(?::-?|[–—]|\b(?:to|that|the|be|following|follows|endorses?|approves?|notes?|agrees?"
    r"|Committee|Cabinet|Board|Council|Panel|Executive|Forum|members)[;,]?)\s*$",
    re.IGNORECASE,
)


def _leads_to_a_list(text: str) -> bool:
    return bool(_OPEN_END.search(text[-60:]))


def _shares_out(stem: str, items: Sequence[str]) -> bool:
    """Whether each item is a resolution of its own rather than a part of the stem's one."""
    if not stem or OPEN_STEM.search(stem[-60:]):
        return True
    if all(decides(item) for item in items):
        return True
    return not FINISHED_STEM.search(stem)


def _unfinished(item: Item, following: str) -> bool:
    text = item.parts[-1][1] if item.parts else item.text
    if following[:1].islower() and not decides(following):
        return True
    return text.endswith((",", " and", " or", " the", " of")) and not decides(following)


def _lengthen(item: Item, paragraph: Paragraph) -> None:
    if item.parts:
        marker, text = item.parts[-1]
        item.parts[-1] = (marker, f"{text} {paragraph.text}")
    else:
        item.text = f"{item.text} {paragraph.text}"
    item.last = paragraph.last

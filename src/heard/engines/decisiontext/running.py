"""Page numbers and running heads, which stand in the middle of what a page break parts."""

import itertools
import re
from collections.abc import Iterable, Sequence

from heard.engines.decisiontext.lines import source_lines

_PAGE_NUMBER = re.compile(
    r"[\s|]*(?:page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]"
    r"|\d{1,3}\s*(?:of|/)\s*\d{1,3})[\s|.]*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s*$")
_MOST_AT_EDGE = 4  # lines with text at the top or the foot of a page that may be running heads
_HEAD_OF_FIRST = 10  # lines of the first page whose words a running head repeats
_LONGEST = 160
_UNFINISHED = re.compile(r"[^.;:!?\s]\s*$")


def paged_lines(text: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """The lines of a text with form feeds between pages, and places of those to leave out."""
    lines: list[str] = []
    starts: list[int] = []
    for page in text.split("\f"):
        starts.append(len(lines))
        lines.extend(source_lines(page))
    numbers = [at for at, line in enumerate(lines) if _PAGE_NUMBER.match(line)]
    if len(starts) == 1 and not numbers:
        return tuple(lines), frozenset()
    running = _at_breaks(lines, starts) if len(starts) > 1 else _at_numbers(lines, numbers)
    running |= set(numbers)
    return tuple(lines), frozenset(running | _blanks_within(lines, running))


def _at_breaks(lines: Sequence[str], starts: Sequence[int]) -> set[int]:
    """Lines at the edges of pages that repeat an edge of another page."""
    ends = [*starts[1:], len(lines)]
    tops = [_edge(lines, range(start, end)) for start, end in zip(starts, ends, strict=True)]
    feet = [
        _edge(lines, range(end - 1, start - 1, -1)) for start, end in zip(starts, ends, strict=True)
    ]
    first_words = _words_of(lines[: ends[0]])
    running: set[int] = set()
    for edges in (tops, feet):
        seen: dict[str, int] = {}
        for edge in edges:
            for shape in {_shape(lines[at]) for at in edge}:
                seen[shape] = seen.get(shape, 0) + 1
        for number, edge in enumerate(edges):
            for place, at in enumerate(edge):
                repeated = seen[_shape(lines[at])] > 1 and (number > 0 or edges is feet)
                told = place < 2 and edges is tops and _repeats(lines[at], first_words)
                numbered = place == 0 and bool(_BARE_NUMBER.match(lines[at]))
                if repeated or numbered or (number > 0 and told):
                    running.add(at)
    return running


def _edge(lines: Sequence[str], places: range) -> list[int]:
    edge = []
    for at in places:
        if lines[at].strip():
            if len(lines[at]) > _LONGEST:
                break
            edge.append(at)
            if len(edge) == _MOST_AT_EDGE:
                break
    return edge


def _words_of(lines: Iterable[str]) -> set[str]:
    head = itertools.islice((line for line in lines if line.strip()), _HEAD_OF_FIRST)
    return {word for line in head for word in re.findall(r"\w+", line.casefold())}


def _repeats(line: str, words: set[str]) -> bool:
    """Whether a line is made of the words at the top of the first page: a title and a date."""
    own = re.findall(r"\w+", line.casefold())
    return len(own) >= 3 and line[:1].isupper() and all(word in words for word in own)


def _at_numbers(lines: Sequence[str], numbers: Sequence[int]) -> set[int]:
    """Lines beside a page number that stand beside another one, too; the first is kept."""
    seen: set[str] = set()
    running: set[int] = set()
    for number in numbers:
        beside = [
            *_edge(lines, range(number - 1, max(-1, number - 8), -1)),
            *_edge(lines, range(number + 1, min(len(lines), number + 8))),
        ]
        shapes = {at: _shape(lines[at]) for at in beside}
        running |= {at for at, shape in shapes.items() if shape in seen}
        seen |= set(shapes.values())
    return running


def _shape(line: str) -> str:
    return " ".join(re.sub(r"\d+", "0", line.casefold()).split())


def _blanks_within(lines: Sequence[str], running: set[int]) -> set[int]:
    """Blank lines around what is left out, where a sentence goes on behind it."""
    blanks: set[int] = set()
    done = -1
    for at in sorted(running):
        if at < done:
            continue  # looked at together with the line before it
        before, after = at - 1, at + 1
        while before >= 0 and (before in running or not lines[before].strip()):
            before -= 1
        while after < len(lines) and (after in running or not lines[after].strip()):
            after += 1
        done = after
        goes_on = before >= 0 and bool(_UNFINISHED.search(lines[before][-5:]))
        if goes_on and after < len(lines) and lines[after].strip()[:1].islower():
            blanks |= {place for place in range(before + 1, after) if not lines[place].strip()}
    return blanks

"""Easy Read: one idea on a line, in few words. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_WORDS = 15


@dataclass(frozen=True)
class LongLine:
    """A line with more words than most people who need Easy Read can follow; counted from 1."""

    number: int
    words: int
    text: str


def easy_lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def long_lines(lines: Iterable[str]) -> list[LongLine]:
    counted = ((number, len(line.split()), line) for number, line in enumerate(lines, 1))
    return [LongLine(*each) for each in counted if each[1] > MOST_WORDS]

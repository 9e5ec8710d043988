"""What is wrong with a file of results or a mapping, and what is only in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# More than this helps nobody; a hostile file could otherwise make a message for each cell.
MOST_LISTED = 50


@dataclass(frozen=True)
class Problem:
    """Something that nothing can be read past. `line` is 0 where it is about the whole file."""

    line: int
    what: str
    remedy: str


@dataclass(frozen=True)
class Doubt:
    """Something that was read as it stands, and that somebody should look at."""

    line: int
    what: str


class ExternalFileError(Exception):
    """A file that cannot be used: each of `problems` as `FILE:line: what; what to do`."""

    def __init__(self, filename: str, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        more = Problem(0, f"{len(found) - MOST_LISTED} more problems are not listed", "mend these")
        self.filename = filename
        self.problems = found if len(found) <= MOST_LISTED else (*found[:MOST_LISTED], more)
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(_line(self.filename, problem) for problem in self.problems)


def limited(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Return the first of the doubts; the last says how many are not listed."""
    if len(doubts) <= MOST_LISTED:
        return tuple(doubts)
    more = Doubt(0, f"{len(doubts) - MOST_LISTED} more doubts are not listed")
    return (*doubts[:MOST_LISTED], more)


def shown(text: str) -> str:
    """What a file put somewhere, cut short and without what no page can show."""
    return "".join(char if char.isprintable() else " " for char in text[:60])


def _line(filename: str, problem: Problem) -> str:
    place = f"{filename}:{problem.line}" if problem.line else filename
    line = f"{place}: {problem.what}; {problem.remedy}"
    return "".join(char if char.isprintable() else " " for char in line)

"""What is wrong with a file of statistics, and what is only in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass

# More than this helps nobody; a hostile file could otherwise make a message for each cell.
MOST_LISTED = 200


@dataclass(frozen=True)
class Problem:
    """Something that nothing can be read past. `line` is 0 where it is about the whole file."""

    line: int
    what: str
    remedy: str


class StatsFileError(Exception):
    """A file that cannot be used: each of `problems` as `FILE:line: what; what to do`."""

    def __init__(self, filename: str, problems: Iterable[Problem]) -> None:
        self.filename = filename
        self.problems = tuple(problems)
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(_line(self.filename, problem) for problem in self.problems)


@dataclass(frozen=True)
class Doubt:
    """Something that was read as it stands, and that somebody should look at.

    `line` and `column` are where it was seen first; `times` how often it was seen.
    """

    line: int
    column: str
    what: str
    times: int = 1


class Doubts:
    """Doubts by what they are about: the same one is kept once, and counted."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[int, int]] = {}
        self.left_out = 0

    def add(self, line: int, column: str, what: str) -> None:
        key = (column, what)
        if key in self._found:
            first, times = self._found[key]
            self._found[key] = (first, times + 1)
        elif len(self._found) < MOST_LISTED:
            self._found[key] = (line, 1)
        else:
            self.left_out += 1

    @property
    def all(self) -> tuple[Doubt, ...]:
        """In the order in which they were seen; the last says how many are not listed."""
        found = [
            Doubt(line, column, what, times)
            for (column, what), (line, times) in self._found.items()
        ]
        if self.left_out:
            found.append(Doubt(0, "", f"{self.left_out} more doubts are not listed"))
        return tuple(found)


def printable(text: str) -> str:
    """What a file put somewhere, cut short and without what no page can show."""
    return "".join(char if char.isprintable() else " " for char in text[:60])


def _line(filename: str, problem: Problem) -> str:
    place = f"{filename}:{problem.line}" if problem.line else filename
    return "".join(
        char if char.isprintable() else " " for char in f"{place}: {problem.what}; {problem.remedy}"
    )

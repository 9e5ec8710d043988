"""What is wrong with a file: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

# More than this helps nobody; a hostile file could otherwise make a message for each cell.
MOST_LISTED = 200


class Problem(msgspec.Struct, frozen=True):
    """One thing wrong. `place` is a cell (`survey!B12`), a line, or a path in the document."""

    place: str
    message: str
    action: str

    def __str__(self) -> str:
        lead = f"{self.place}: " if self.place else ""
        return f"{lead}{self.message}; {self.action}"


def limited(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in order without repeats, the list cut at `MOST_LISTED`."""
    unique = tuple(dict.fromkeys(problems))
    if len(unique) <= MOST_LISTED:
        return unique
    more = Problem(
        "", f"{len(unique) - MOST_LISTED} more problems are not listed", "mend these first"
    )
    return (*unique[:MOST_LISTED], more)


class QuestionnaireError(Exception):
    """A questionnaire cannot be read or written; `problems` says everything that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = limited(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def lines(self, filename: str) -> tuple[str, ...]:
        """Return `FILE:place: what is wrong; what to do`, one line a problem."""
        return tuple(problem_line(filename, problem) for problem in self.problems)


def problem_line(filename: str, problem: Problem) -> str:
    """Return a problem as one printable line, whatever characters the file put into it."""
    between = ":" if problem.place else ": "
    line = f"{filename}{between}{problem}"
    return "".join(char if char.isprintable() else " " for char in line)

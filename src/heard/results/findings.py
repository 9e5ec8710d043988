"""Protected findings as they are frozen, shown and downloaded: labels and shown numbers only.

Counts are rounded, percentages are whole, and None stands for "too few to show". No number in
here has not passed `heard.engines.disclosure`.
"""

from datetime import date
from typing import Literal

import msgspec

FORMAT = "heard-findings-1"


class Figure(msgspec.Struct, frozen=True):
    """People who gave one answer: about how many, and what whole per cent of the base."""

    count: int | None
    percent: int | None = None


class Line(msgspec.Struct, frozen=True):
    """The answers of everybody, or of one group.

    `figures` go with the question's `options`, in order. `base` is about how many answered,
    `rated` about how many chose an option that counts as good, bad or neither.
    """

    code: str
    label: str
    base: int | None
    rated: int | None
    figures: tuple[Figure, ...]
    blank: Figure
    positive: Figure | None = None
    negative: Figure | None = None
    not_asked: Figure | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of this line can be shown."""
        return all(figure.percent is None for figure in (*self.figures, self.positive) if figure)


class Choice(msgspec.Struct, frozen=True):
    """One possible answer, with its favour: +1 good, -1 bad, 0 neither, None not rated."""

    code: str
    label: str
    favour: Literal[1, 0, -1] | None = None


class Breakdown(msgspec.Struct, frozen=True):
    """The answers to one question by one grouping: a line for each group."""

    by: str
    lines: tuple[Line, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether no group of it can be shown."""
        return all(line.is_hidden for line in self.lines)


class Question(msgspec.Struct, frozen=True):
    """One question with the answers of everybody and of the groups."""

    code: str
    label: str
    kind: str
    options: tuple[Choice, ...]
    everybody: Line
    breakdowns: tuple[Breakdown, ...] = ()

    @property
    def is_rated(self) -> bool:
        return self.everybody.positive is not None or self.everybody.negative is not None

    @property
    def has_two_bases(self) -> bool:
        """Whether some shares are of those who gave a view and others of all who answered."""
        return self.is_rated and any(option.favour is None for option in self.options)

    def by(self, grouping: str) -> Breakdown | None:
        return next((each for each in self.breakdowns if each.by == grouping), None)

    @property
    def is_writing(self) -> bool:
        """Whether people write here rather than choose: only who wrote is counted."""
        return not self.options[0].label

    @property
    def is_several(self) -> bool:
        return self.kind == "several_choices"


class Part(msgspec.Struct, frozen=True):
    """A section of the questionnaire."""

    code: str
    title: str
    questions: tuple[Question, ...]


class Grouping(msgspec.Struct, frozen=True):
    """Something that findings are broken down by: where families live, or how they answered."""

    code: str
    label: str


class SmallNumbersRule(msgspec.Struct, frozen=True):
    """The rule that hid and rounded, as it is told to readers."""

    threshold: int
    round_to: int
    protection: int
    zeros: str
    percentage_base: int


class Findings(msgspec.Struct, frozen=True):
    """Everything that one publication says."""

    format: str
    survey: str
    questionnaire: str
    questionnaire_version: str
    questionnaire_sha256: str
    opened_on: str
    closed_on: str
    asked: int | None
    replies: int | None
    modes: tuple[tuple[str, Figure], ...]
    groupings: tuple[Grouping, ...]
    parts: tuple[Part, ...]
    rule: SmallNumbersRule

    @property
    def asked_from(self) -> date | None:
        """The day on which families could first answer, where it is known."""
        return date.fromisoformat(self.opened_on) if self.opened_on else None

    @property
    def asked_until(self) -> date | None:
        return date.fromisoformat(self.closed_on) if self.closed_on else None

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for part in self.parts for question in part.questions)

    def question(self, code: str) -> Question | None:
        return next((each for each in self.questions if each.code == code), None)

    def grouping(self, code: str) -> Grouping | None:
        return next((each for each in self.groupings if each.code == code), None)

"""Protected findings as they are frozen, shown and downloaded: labels and shown numbers only.

Counts are rounded, percentages are whole, and None stands for "too few to show". No number in
here has not passed `heard.engines.disclosure`.
"""

from datetime import date
from typing import Literal

import msgspec

from heard.results.blocks import Block, usual_blocks
from heard.results.trends import ReferenceLines, Trend

FORMAT = "heard-findings-3"


class Figure(msgspec.Struct, frozen=True):
    """People who gave one answer: about how many, and what whole per cent of the base.

    weighted: the share of all families, by weights that fit the population, whole per cent; only
    where the count and the rest of its base may both be seen. low, high: its 95 % interval.
    """

    count: int | None
    percent: int | None = None
    weighted: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def share(self) -> int | None:
        """The share to read first: the weighted one where there is one."""
        return self.percent if self.weighted is None else self.weighted


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


class Contrast(msgspec.Struct, frozen=True):
    """One group beside everybody else: good answers, in percentage points, with 95 % interval.

    is_clear: it differs by more than chance would make of it, over all groups and questions of
    the grouping together (Benjamini and Hochberg).
    """

    group: str
    points: int
    low: int
    high: int
    is_clear: bool


class Breakdown(msgspec.Struct, frozen=True):
    """The answers to one question by one grouping: a line for each group."""

    by: str
    lines: tuple[Line, ...]
    contrasts: tuple[Contrast, ...] = ()

    def contrast(self, group: str) -> Contrast | None:
        """How a group compares with everybody else, where both may be seen."""
        return next((each for each in self.contrasts if each.group == group), None)

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
    def is_scale(self) -> bool:
        """Whether the options are the points of a scale, from the lowest to the highest."""
        return self.kind == "scale"

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


class Tipping(msgspec.Struct, frozen=True):
    """What those who did not reply would have to say to turn "more than half" round.

    claim: whether the share lies above or below `threshold`. silent: the share among those who
    did not reply at which it would stand there, None where no share can do it. Whole per cent.
    """

    question: str
    claim: Literal["above", "below"]
    threshold: int
    silent: int | None


class Ranked(msgspec.Struct, frozen=True):
    """A rated question among all: the ranks that it may have, 1 for the largest share."""

    question: str
    first: int
    last: int


Strength = Literal["strongly", "clearly"]


class GoesWith(msgspec.Struct, frozen=True):
    """Questions whose good answers go together with those to `question`, in words alone.

    items: code and how far, the strongest first. It is no cause.
    """

    question: str
    items: tuple[tuple[str, Strength], ...]


class Quote(msgspec.Struct, frozen=True):
    """What somebody wrote who allowed it to be quoted, struck. key: of the comment."""

    key: str
    question: str
    text: str


class Share(msgspec.Struct, frozen=True):
    """A category among those asked and among those who replied, whole per cent."""

    label: str
    asked: int | None
    replied: int | None


class Mirror(msgspec.Struct, frozen=True):
    """How those who replied mirror those who were asked, by one margin.

    evenness: R-indicator, 1 where every group replied alike; two decimal places.
    """

    label: str
    source: str
    shares: tuple[Share, ...]
    evenness: float


class Findings(msgspec.Struct, frozen=True):
    """Everything that one publication says.

    weighted_by: names of the margins that weights fit. evenness: R over all of them together.
    blocks: in which order it is read; none before the third format, where all is shown.
    """

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
    weighted_by: tuple[str, ...] = ()
    tipping: tuple[Tipping, ...] = ()
    ranks: tuple[Ranked, ...] = ()
    mirrors: tuple[Mirror, ...] = ()
    evenness: float | None = None
    blocks: tuple[Block, ...] = ()
    trends: tuple[Trend, ...] = ()
    audiences: tuple[ReferenceLines, ...] = ()
    others: tuple[ReferenceLines, ...] = ()
    goes_with: tuple[GoesWith, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def in_order(self) -> tuple[Block, ...]:
        """The blocks as they are read."""
        if self.blocks:
            return self.blocks
        groupings = (each.code for each in self.groupings)
        return tuple(usual_blocks((part.code for part in self.parts), groupings))

    @property
    def is_weighted(self) -> bool:
        return bool(self.weighted_by)

    @property
    def quoted_margins(self) -> tuple[str, ...]:
        """The questions that weights fit, each in quotation marks."""
        return tuple(f"“{label}”" for label in self.weighted_by)

    @property
    def has_intervals(self) -> bool:
        """Whether any share has one: findings before the second format have none."""
        shares = (question.everybody.positive for question in self.questions)
        return any(share is not None and share.low is not None for share in shares)

    def tipping_of(self, code: str) -> Tipping | None:
        """The tipping point of a rated question, where it is known."""
        return next((each for each in self.tipping if each.question == code), None)

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

    def part(self, code: str) -> Part | None:
        return next((each for each in self.parts if each.code == code), None)

    def grouping(self, code: str) -> Grouping | None:
        return next((each for each in self.groupings if each.code == code), None)

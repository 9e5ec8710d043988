"""From protected counts to the findings that are frozen: only `Published` is looked at here."""

from collections.abc import Iterable

from heard.engines.disclosure import (
    ANSWERED,
    BLANK,
    NEGATIVE,
    NOT_ASKED,
    POSITIVE,
    TOTAL,
    Axis,
    Published,
    cell_of,
)
from heard.engines.estimation import scale_points
from heard.engines.questionnaire import MODES, Item, Questionnaire, Text
from heard.results.axes import MODE, MODE_WORDS, WRITTEN
from heard.results.blocks import Chosen
from heard.results.findings import (
    Breakdown,
    Choice,
    Contrast,
    Figure,
    Line,
    Part,
    Question,
)
from heard.results.tally import Column, Tally
from heard.results.weighing import Weigher


class Freezer:
    """Turns shown cells into lines of figures.

    published: what may be seen; tally: the axes (its counts are not touched). weigher: adds
    weighted shares and intervals to figures that are shown.
    """

    def __init__(
        self,
        published: Published,
        tally: Tally,
        chosen: Chosen,
        weigher: Weigher | None = None,
    ) -> None:
        self.published = published
        self.weigher = weigher
        self.questionnaire = tally.questionnaire
        self.columns: dict[str, list[Column]] = {}
        for column in tally.columns:
            self.columns.setdefault(column.variable, []).append(column)
        self.chosen = chosen
        self._known_contrasts: dict[str, dict[tuple[str, str], Contrast]] = {}

    def replies(self) -> int | None:
        return self.published.shown(())

    def modes(self) -> tuple[tuple[str, Figure], ...]:
        return tuple((mode, self._figure({MODE: mode}, {MODE: TOTAL})) for mode in MODES)

    def parts(self) -> tuple[Part, ...]:
        shown = set(self.chosen.questions)
        parts = (
            Part(
                section.code,
                words(section.title, self.questionnaire),
                tuple(self.question(item) for item in section.items if item.code in shown),
            )
            for section in self.questionnaire.sections
        )
        return tuple(part for part in parts if part.questions)

    def question(self, item: Item) -> Question:
        everybody = self.line(item, {}, "")
        return Question(
            code=item.code,
            label=words(item.label, self.questionnaire),
            kind=item.kind,
            options=tuple(choices_of(item, self.questionnaire)),
            everybody=everybody,
            breakdowns=tuple(
                self.breakdown(item, code, everybody)
                for code, compared in self.chosen.by.items()
                if item.code in compared and code != item.code
            ),
        )

    def breakdown(self, item: Item, by: str, everybody: Line) -> Breakdown:
        lines = self.lines(item, by)
        known = self._contrasts(by)
        contrasts = (
            known.get((item.code, line.code)) for line in lines if self._both(line, everybody)
        )
        return Breakdown(by, lines, tuple(each for each in contrasts if each is not None))

    def _contrasts(self, by: str) -> dict[tuple[str, str], Contrast]:
        if self.weigher is None:
            return {}
        if by not in self._known_contrasts:
            self._known_contrasts[by] = self.weigher.contrasts(by, self.chosen.by[by])
        return self._known_contrasts[by]

    def _both(self, line: Line, everybody: Line) -> bool:
        """Whether a group and everybody else may both be seen, and are many enough."""
        shares = (line.positive, everybody.positive)
        if any(share is None or share.percent is None or share.count is None for share in shares):
            return False
        rest = (everybody.rated or 0) - (line.rated or 0)
        return line.rated is not None and rest >= self.published.rule.percentage_base

    def lines(self, item: Item, by: str) -> tuple[Line, ...]:
        """A line for each group that has a name; people who left it blank are no group."""
        return tuple(
            self.line(item, {by: code}, label)
            for code, label in group_names(by, self.questionnaire).items()
        )

    def line(self, item: Item, group: dict[str, str], label: str) -> Line:
        first = self.columns[item.code][0].axis
        shares = {code: self._share(item, axis, code, group) for axis, code in self._options(item)}
        return Line(
            code=next(iter(group.values()), ""),
            label=label,
            base=self._count(item, answered_base(first), group),
            rated=self._count(item, first.bases.get(POSITIVE), group),
            figures=tuple(shares.values()),
            blank=self._share(item, first, BLANK, group),
            positive=self._share_or_none(item, first, POSITIVE, group),
            negative=self._share_or_none(item, first, NEGATIVE, group),
            not_asked=self._share_or_none(item, first, NOT_ASKED, group),
        )

    def _options(self, item: Item) -> Iterable[tuple[Axis, str]]:
        columns = self.columns[item.code]
        if item.kind == "several_choices":
            return [(column.axis, column.axis.leaves[0]) for column in columns]
        axis = columns[0].axis
        return [(axis, leaf) for leaf in axis.leaves if leaf not in (BLANK, NOT_ASKED)]

    def _share_or_none(
        self, item: Item, axis: Axis, code: str, group: dict[str, str]
    ) -> Figure | None:
        return self._share(item, axis, code, group) if code in axis.categories else None

    def _share(self, item: Item, axis: Axis, code: str, group: dict[str, str]) -> Figure:
        base = axis.bases.get(code, TOTAL)
        figure = self._figure({item.code: code, **group}, {item.code: base, **group})
        return self.weigher.figure(figure, item.code, code, group) if self.weigher else figure

    def _figure(self, cell: dict[str, str], base: dict[str, str]) -> Figure:
        count, whole = cell_of(cell), cell_of(base)
        return Figure(self.published.shown(count), self.published.percentage(count, whole))

    def _count(self, item: Item, base: str | None, group: dict[str, str]) -> int | None:
        if base is None:
            return None
        return self.published.shown(cell_of({item.code: base, **group}))


def answered_base(axis: Axis) -> str:
    """The category of those who answered."""
    if WRITTEN in axis.leaves:
        return WRITTEN
    return ANSWERED if ANSWERED in axis.derived else TOTAL


def choices_of(item: Item, questionnaire: Questionnaire) -> Iterable[Choice]:
    if item.kind == "scale":
        return [Choice(str(point), str(point)) for point in scale_points(item)]
    if not item.options:
        return [Choice(WRITTEN, "")]
    return [
        Choice(option.code, words(option.label, questionnaire), option.favour)
        for option in item.options
    ]


def group_names(by: str, questionnaire: Questionnaire) -> dict[str, str]:
    """Code -> name of the groups of a breakdown."""
    if by == MODE:
        return {mode: str(MODE_WORDS[mode]) for mode in MODES}
    return {
        choice.code: choice.label for choice in choices_of(questionnaire.item(by), questionnaire)
    }


def words(text: Text, questionnaire: Questionnaire) -> str:
    language = questionnaire.default_language
    return text.get(language)

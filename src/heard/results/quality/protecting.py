"""From counts to the record: what `heard.engines.disclosure` shows, and nothing beside it."""

from dataclasses import dataclass

from heard.engines.disclosure import (
    BLANK,
    POSITIVE,
    RATED,
    TOTAL,
    Published,
    Rule,
    cell_of,
    protect,
)
from heard.engines.estimation.quality import BatteryQuality, SectionQuality
from heard.engines.questionnaire import Item, Questionnaire, Text, routed
from heard.results.axes import MODE
from heard.results.quality import tables as of
from heard.results.quality.combining import combination_words
from heard.results.quality.record import (
    FORMAT,
    BatteryRow,
    CombinationRow,
    Count,
    Effect,
    ItemRow,
    Record,
    Row,
    SectionRow,
)


def protected_record(counting: of.Counting, rule: Rule) -> Record:
    """Protect the whole release, attack it, and give what is shown of it.

    Raises SolverError where a programme fails: then nothing is safe.
    """
    return record_of(counting, protect(counting.release(), rule).published)


def record_of(counting: of.Counting, published: Published) -> Record:
    """The record of a release that was protected."""
    return _Recorder(counting, published).record()


@dataclass(frozen=True)
class _Recorder:
    counting: of.Counting
    published: Published

    def record(self) -> Record:
        return Record(
            format=FORMAT,
            returns=self.published.shown(()),
            modes=self.counting.modes,
            replies=Row(self._count({}, {}), tuple(map(self._replies, self.counting.modes))),
            empty=self._row(of.RETURNS, of.EMPTY, TOTAL),
            single=self._row(of.RETURNS, of.SINGLE, TOTAL),
            stopped=self._row(of.STOPPING, of.STOPPED, TOTAL),
            straight=self._row(of.STRAIGHT, of.ALIKE, TOTAL),
            repeats=self._count({of.REPEATS: of.AGAIN}, {}),
            repeats_with_words=self._count({of.WITH_WORDS: of.AGAIN}, {}),
            items=tuple(self._item(item, bool(when)) for item, when in routed(self._asked)),
            sections=tuple(map(self._section, self.counting.sections)),
            batteries=tuple(
                self._battery(of.battery_name(number), battery)
                for number, battery in enumerate(self.counting.quality.batteries)
            ),
            combinations=self._combinations(),
        )

    @property
    def _asked(self) -> Questionnaire:
        return self.counting.questionnaire

    def _words(self, text: Text) -> str:
        return text.get(self._asked.default_language)

    def _count(self, cell: dict[str, str], base: dict[str, str]) -> Count:
        part, whole = cell_of(cell), cell_of(base)
        count = self.published.shown(part)
        if count is None:
            return Count(base=self.published.shown(whole))
        return Count(count, self.published.shown(whole), self.published.percentage(part, whole))

    def _replies(self, mode: str) -> Count:
        return self._count({MODE: mode} if len(self.counting.modes) > 1 else {}, {})

    def _row(self, variable: str, category: str, base: str) -> Row:
        """A count of everybody and by mode; nothing by mode where there is only one."""
        modes = self.counting.modes if len(self.counting.modes) > 1 else ()
        return Row(
            self._count({variable: category}, {variable: base}),
            tuple(
                self._count({variable: category, MODE: mode}, {variable: base, MODE: mode})
                for mode in modes
            ),
        )

    def _item(self, item: Item, is_routed: bool) -> ItemRow:
        axis = of.answer_axis(item, is_routed=is_routed)
        whole = axis.bases[BLANK]
        return ItemRow(
            code=item.code,
            label=self._words(item.label),
            section=self._words(self._asked.section_of(item.code).title),
            blank=self._row(item.code, BLANK, whole),
            unsure=self._row(item.code, of.UNSURE, whole) if of.unsure_codes(item) else None,
            written=self._row(item.code, of.KNOWN, whole) if item.is_text else None,
        )

    def _section(self, section: SectionQuality) -> SectionRow:
        titles = {each.code: each.title for each in self._asked.sections}
        stopped = self._row(of.STOPPING, section.code, TOTAL)
        return SectionRow(section.code, self._words(titles[section.code]), stopped)

    def _battery(self, name: str, battery: BatteryQuality) -> BatteryRow:
        first = self._asked.item(battery.items[0])
        labels = {option.code: self._words(option.label) for option in first.options}
        return BatteryRow(
            section=battery.section,
            title=self._words(self._asked.section_of(first.code).title),
            items=battery.items,
            alike=self._row(name, of.ALIKE, TOTAL),
            by_answer=tuple(
                (labels.get(code, code), self._count({name: code}, {}))
                for code in battery.by_option
            ),
            effects=tuple(
                effect
                for code in battery.items
                if (effect := self._effect(self._asked.item(code), name)) is not None
            ),
        )

    def _effect(self, item: Item, battery: str) -> Effect | None:
        """How far a share rests on those who answered all alike, told from shown numbers only."""
        scored = [option for option in item.options if option.favour is not None]
        parts = {o.code: self.published.shown(cell_of({battery: o.code})) for o in scored}
        good = self._count({item.code: POSITIVE}, {item.code: RATED})
        if good.percent is None or good.count is None or good.base is None:
            return None
        if not parts or None in parts.values():
            return None
        alike = sum(parts[option.code] or 0 for option in scored)
        left = good.base - alike
        if left < self.published.rule.percentage_base:
            return None
        without = good.count - sum(parts[o.code] or 0 for o in scored if o.favour == 1)
        after = min(max(round(100 * without / left), 0), 100)
        label = self._words(item.label)
        return Effect(item.code, label, good.percent, after, good.count, good.base)

    def _combinations(self) -> tuple[CombinationRow, ...]:
        return tuple(
            CombinationRow(
                code=of.combination_name(number),
                words=combination_words(chosen, self._asked),
                reason=chosen.reason,
                strength=chosen.strength,
                found=self._count({of.combination_name(number): of.BOTH}, {}),
            )
            for number, chosen in enumerate(self.counting.chosen)
        )

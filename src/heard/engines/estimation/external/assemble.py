"""From rows in their words to shares in ours: sums, bases, and what is marked.

Ours leaves "I do not know" out of the base of options with a favour. Where theirs is a part of the
same base, their shares p become p / (1 - d), d being its share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from heard.engines.estimation.external.about import AboutWave
from heard.engines.estimation.external.mapping import (
    NEGATIVE,
    POSITIVE,
    Mapping,
    options_of,
)
from heard.engines.estimation.external.problems import Doubt, Problem, shown
from heard.engines.estimation.external.rows import Row
from heard.engines.estimation.external.shares import (
    Part,
    finished,
    net,
    out_of,
    share_of,
    together,
    with_marks,
)
from heard.engines.estimation.external.wave import ExternalShare, Mark
from heard.engines.questionnaire import Item, Questionnaire


@dataclass(frozen=True)
class Assembly:
    """What goes with all rows: our questionnaire, whose file it is, what is which."""

    questionnaire: Questionnaire
    about: AboutWave
    mapping: Mapping
    rows: Sequence[Row]
    doubts: list[Doubt] = field(default_factory=list)

    def problems(self) -> Iterator[Problem]:
        """Shares that sum to more than everybody, or cannot be put together.

        Those that sum to less are doubts.
        """
        yield from self._overlapping()
        for part in self._parts():
            first = part.rows[0]
            if self.mapping.is_several(first.question, self.questionnaire):
                continue
            what = f"the shares of “{shown(first.question)}” sum to {float(part.total):.4g}"
            if part.is_too_much:
                remedy = (
                    "correct them, begin options that sum up others with _, or name the question "
                    "as one with several answers"
                )
                yield Problem(first.line, f"{what}, more than everybody", remedy)
            elif not part.is_whole and not self._is_unsure(part):
                self.doubts.append(Doubt(first.line, f"{what}: answers are missing"))

    def shares(self) -> tuple[ExternalShare, ...]:
        """Return every share under our names, `_positive` and `_negative` where all is there."""
        made: list[ExternalShare] = []
        for question in together(self.rows, _group_of):
            shares = list(self._of_question(question))
            made.extend(shares)
            if not self.mapping.is_several(question[0].question, self.questionnaire):
                made.extend(self._nets(shares))
        return tuple(made)

    def unmapped(self) -> tuple[tuple[str, str], ...]:
        theirs = dict.fromkeys((row.question, row.option) for row in self.rows)
        return tuple(pair for pair in theirs if pair not in self.mapping.pairs)

    def _overlapping(self) -> Iterator[Problem]:
        for rows in together(self.rows, _group_of):
            question = rows[0].question
            if not self.mapping.is_several(question, self.questionnaire):
                continue
            mapped = [row for row in rows if (row.question, row.option) in self.mapping.pairs]
            for same in together(mapped, self._option_of):
                if len(same) > 1:
                    what = f"people could choose several answers to “{shown(question)}”"
                    alone = ", ".join(self._option_of(same[0]))
                    yield Problem(
                        same[0].line,
                        f"{what}, so their shares cannot be put together",
                        f"map one of them alone to {alone}",
                    )

    def _parts(self) -> Iterator[Part]:
        plain = [row for row in self.rows if not row.sums_up]
        for rows in together(plain, _base_of):
            yield Part(tuple(rows))

    def _of_question(self, rows: list[Row]) -> Iterator[ExternalShare]:
        mapped = [row for row in rows if (row.question, row.option) in self.mapping.pairs]
        for same in together(mapped, self._option_of):
            item, option = self._option_of(same[0])
            share = self._share(same, item, option)
            marks = {*share.marks, *self._of_part(rows, same)}
            targets = (self.mapping.pairs[row.question, row.option] for row in same)
            if any(target.wording == "similar" for target in targets):
                marks.add(Mark.SIMILAR_WORDING)
            yield self._rebased(with_marks(share, marks), rows, same)

    def _option_of(self, row: Row) -> tuple[str, str]:
        """Our question and option."""
        target = self.mapping.pairs[row.question, row.option]
        return (target.item, target.option)

    def _share(self, same: list[Row], item: str, option: str) -> ExternalShare:
        place = (same[0].breakdown, same[0].group)
        share = share_of(same, item, option, self.mapping.groups.get(place, place))
        marks = set(share.marks)
        if same[0].group and place not in self.mapping.groups:
            marks.add(Mark.OTHER_GROUP)
        if not self.about.same_instrument:
            marks.add(Mark.OTHER_INSTRUMENT)
        return with_marks(share, marks)

    def _of_part(self, rows: list[Row], same: list[Row]) -> Iterator[Mark]:
        if self.mapping.is_several(same[0].question, self.questionnaire):
            return
        part = Part(tuple(r for r in rows if r.base == same[0].base and not r.sums_up))
        if part.rows and not part.is_whole and not self._is_unsure(part):
            yield Mark.INCOMPLETE

    def _rebased(self, share: ExternalShare, rows: list[Row], same: list[Row]) -> ExternalShare:
        """Leave "I do not know" out of the base, as ours does, or mark that nobody can."""
        item = self.questionnaire.item(share.item)
        if not item.has_favour or not _is_scored(item, share.option):
            return finished(share)
        unsure = [row for row in rows if self._says_unsure(row)]
        within = [row for row in unsure if row.base == same[0].base]
        has_unsure = any(option.favour is None for option in item.options)
        if not unsure and has_unsure and not self.about.same_instrument:
            return finished(with_marks(share, {*share.marks, Mark.UNKNOWN_BASE}))
        if not within:
            return finished(share)
        if any(row.estimate is None for row in within):
            return finished(with_marks(share, {*share.marks, Mark.UNKNOWN_BASE}))
        left = 1 - sum((row.estimate or Decimal(0) for row in within), Decimal(0))
        return finished(share if left == 1 else out_of(share, left))

    def _says_unsure(self, row: Row) -> bool:
        target = self.mapping.pairs.get((row.question, row.option))
        if target is None or target.option in (POSITIVE, NEGATIVE):
            return False
        item = self.questionnaire.item(target.item)
        return item.has_favour and item.option(target.option).favour is None

    def _is_unsure(self, part: Part) -> bool:
        """A part of "I do not know" alone: its base is of all who answered, as in our own files."""
        return all(self._says_unsure(row) for row in part.rows)

    def _nets(self, shares: list[ExternalShare]) -> Iterator[ExternalShare]:
        there = {(share.item, share.option): share for share in shares}
        for code in dict.fromkeys(share.item for share in shares):
            item = self.questionnaire.item(code)
            for name, favour in ((POSITIVE, 1), (NEGATIVE, -1)):
                options = options_of(item, favour)
                parts = [there[code, each] for each in options if (code, each) in there]
                if parts and len(parts) == len(options) and (code, name) not in there:
                    yield net(name, parts)


def _base_of(row: Row) -> tuple[str, str, str, int | None]:
    return (row.question, row.breakdown, row.group, row.base)


def _group_of(row: Row) -> tuple[str, str, str]:
    return (row.question, row.breakdown, row.group)


def _is_scored(item: Item, option: str) -> bool:
    return option in (POSITIVE, NEGATIVE) or item.option(option).favour is not None

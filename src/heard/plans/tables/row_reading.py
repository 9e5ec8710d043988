"""Reading one row: each cell by what its column means."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from heard.plans.tables import cells
from heard.plans.tables.days import Reading, When, read_when
from heard.plans.tables.found import Cell, Doubt, DoubtKind, Row, Table
from heard.plans.tables.headings import Column
from heard.plans.tables.leads import Lead, read_leads
from heard.plans.tables.proposed import Place, Proposed, Stood
from heard.plans.tables.status import Said, read_status

_LONGEST_PRIORITY = 200
# Words that stand below a label in what the action is to bring.
_LABELS = {
    Column.MEASURE: "How we will know",
    Column.BASELINE: "Baseline",
    Column.TARGET: "Target",
}


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table by what its columns mean."""

    table: Table
    meanings: Sequence[Column | None]
    reading: Reading
    organisations: tuple[str, ...] = ()

    def read(self, place: Place, row: Row) -> Proposed:
        return _Read(self, place, row).proposed()

    @cached_property
    def places(self) -> dict[Column, int]:
        return {meaning: place for place, meaning in enumerate(self.meanings) if meaning}


@dataclass
class _Read:
    """One row on its way; every doubt is noted with the cell that it is about."""

    of: RowReader
    place: Place
    row: Row
    doubts: list[Doubt] = field(default_factory=list)

    def proposed(self) -> Proposed:
        found = self._what()
        found = self._who(found)
        found = self._when(found)
        found = self._how_it_stands(found)
        self._odd_cells()
        return replace(found, doubts=tuple(dict.fromkeys(self.doubts)), stood=self._stood())

    def _cell(self, column: Column) -> Cell:
        place = self.of.places.get(column)
        return self.row.cells[place] if place is not None else Cell()

    def _text(self, column: Column) -> str:
        return self._cell(column).text.replace("\x00", "").strip()

    def _doubt(
        self, kind: DoubtKind | None, column: Column, text: str = "", read: str = ""
    ) -> None:
        if kind is not None:
            self._add(column, (Doubt(kind, text=text[:300], read=read),))

    def _add(self, column: Column, doubts: tuple[Doubt, ...]) -> None:
        place = self.of.places.get(column)
        for doubt in doubts:
            self.doubts.append(self._placed(doubt, place))

    def _placed(self, doubt: Doubt, place: int | None) -> Doubt:
        if place is None:
            return doubt
        return Doubt(
            doubt.kind,
            text=doubt.text,
            read=doubt.read,
            heading=self.of.table.headings[place],
            cell=self._address(place),
        )

    def _address(self, place: int) -> str:
        letters = self.of.table.letters
        return f"{letters[place]}{self.row.line}" if place < len(letters) else ""

    def _what(self) -> Proposed:
        text = self._text(Column.TITLE)
        reference, odd = cells.read_reference(self._text(Column.REFERENCE))
        self._doubt(odd, Column.REFERENCE, self._text(Column.REFERENCE), reference)
        if not reference:
            reference, text = cells.reference_in(text)
        title = cells.read_title(text, self.of.reading)
        if not title.words:
            self._doubt(DoubtKind.NO_TITLE, Column.TITLE)
        self._doubt(title.doubt, Column.TITLE, title.whole, title.words)
        priority = " ".join((self._text(Column.PRIORITY) or self.row.priority).split())
        labelled = [
            f"{label}: {words}"
            for column, label in _LABELS.items()
            if (words := self._text(column))
        ]
        outcome = "\n".join(filter(None, (self._text(Column.OUTCOME), *labelled)))
        steps = title.steps + cells.read_steps(self._text(Column.MILESTONES), self.of.reading)
        return Proposed(
            place=self.place,
            reference=reference,
            title=title.words,
            priority=priority[:_LONGEST_PRIORITY],
            outcome_sought=outcome,
            why=self._text(Column.WHY),
            plain_words=self._text(Column.PLAIN_WORDS) or title.whole,
            milestones=steps[: cells.MOST_STEPS],
        )

    def _who(self, found: Proposed) -> Proposed:
        text = self._text(Column.LEAD)
        leads = read_leads(text, self.of.organisations)
        of = [each.words for each in read_leads(self._text(Column.ORGANISATION)).leads]
        named = list(leads.leads)
        if named and of and named[0].post and not named[0].organisation:
            named[0] = Lead(named[0].post, of.pop(0))
        elif not named and of:
            named.append(Lead(organisation=of.pop(0)))
        if leads.people:
            is_alone = not leads.leads
            kind = DoubtKind.PERSON_ALONE if is_alone else DoubtKind.PERSON_LEFT_OUT
            self._doubt(kind, Column.LEAD, text, "" if is_alone else named[0].words)
        if len(named) > 1:
            self._doubt(DoubtKind.SEVERAL_LEADS, Column.LEAD, text, named[0].words)
        others = [each.organisation or each.post for each in named[1:]] + of
        helpers = read_leads(self._text(Column.PARTNERS), self.of.organisations).leads
        others += [each.organisation or each.post for each in helpers]
        return replace(
            found,
            lead_words=" ".join(f"{text}\n{self._text(Column.ORGANISATION)}".split())[:300],
            leads=tuple(named),
            partners=tuple(dict.fromkeys(filter(None, others))),
            group=" ".join(self._text(Column.GROUP).split())[:200],
        )

    def _day(self, column: Column, *, is_start: bool = False) -> When:
        cell = self._cell(column)
        reading = replace(self.of.reading, is_start=is_start)
        when = read_when(self._text(column), reading, exact=cell.day, struck=cell.struck)
        self._add(column, when.doubts)
        return when

    def _when(self, found: Proposed) -> Proposed:
        starts = self._day(Column.STARTS, is_start=True)
        due, revised = self._day(Column.DUE), self._day(Column.REVISED)
        reason = self._text(Column.REASON) or due.reason or revised.reason
        was, words, now = due.on, due.words, None
        column = Column.DUE
        if due.has_moved:
            was, words, now = due.was_on, due.was_words, due.on
        if revised.on and revised.on != (now or was):
            now, column = revised.on, Column.REVISED
        if was is None and not words:
            was, now = now, None
        starts_on = starts.on or due.starts_on
        if now and not reason:
            self._doubt(DoubtKind.NO_REASON, column, self._text(column), now.isoformat())
        if starts_on and (last := now or was) and last < starts_on:
            self._doubt(DoubtKind.ENDS_BEFORE, Column.DUE, self._text(Column.DUE), last.isoformat())
        return replace(
            found,
            starts_on=starts_on,
            review_on=self._day(Column.REVIEW).on,
            due_on=was,
            due_words="" if was else words,
            revised_due_on=now,
            reason=reason,
        )

    def _how_it_stands(self, found: Proposed) -> Proposed:
        cell = self._cell(Column.STATUS)
        status = read_status(self._text(Column.STATUS), cell.fill)
        self._add(Column.STATUS, status.doubts)
        delivered = self._delivered(status.said)
        if status.said == Said.STOPPED:
            self._doubt(DoubtKind.STOPPED, Column.STATUS, cell.text)
        if impact := self._text(Column.IMPACT):
            self._doubt(DoubtKind.IMPACT, Column.IMPACT, impact)
        cost, cost_words, is_odd = cells.read_cost(self._text(Column.COST))
        if is_odd:
            self._doubt(DoubtKind.COST_WORDS, Column.COST, cost_words)
        risk = self._text(Column.RISK)
        if risk and not cells.read_level(risk):
            self._doubt(DoubtKind.RISK_LEVEL, Column.RISK, risk)
        return replace(
            found,
            said=status.said,
            delivered_on=delivered,
            progress=self._text(Column.PROGRESS),
            impact=self._text(Column.IMPACT),
            evidence=self._text(Column.EVIDENCE),
            cost=cost,
            cost_words=cost_words,
            risk=risk,
        )

    def _delivered(self, said: Said | None) -> date | None:
        on = self._day(Column.DELIVERED).on
        if said == Said.DELIVERED and on is None:
            self._doubt(DoubtKind.NO_DELIVERED_DAY, Column.STATUS, self._text(Column.STATUS))
        return on

    def _odd_cells(self) -> None:
        """What is odd about how cells were written, also of those that are left out."""
        for kind in self.row.doubts:
            self.doubts.append(Doubt(kind))
        for column, place in self.of.places.items():
            cell = self.row.cells[place]
            for kind in cell.doubts if cell.merged != "down" else ():
                text = cell.struck if kind == DoubtKind.STRUCK else cell.text
                self._doubt(kind, column, text)

    def _stood(self) -> tuple[Stood, ...]:
        return tuple(
            Stood(heading, cell.text or cell.struck, self._address(place), cell.fill)
            for place, (heading, cell) in enumerate(
                zip(self.of.table.headings, self.row.cells, strict=True)
            )
            if cell.text or cell.fill or cell.struck
        )

"""The record as a page shows it: sentences, charts and tables, computed here and drawn there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.design.charts import Bar, BarChart
from heard.design.words import (
    join_and,
    number_words,
    percent_words,
    shown_number,
    shown_percent,
)
from heard.engines.estimation.quality import Finding
from heard.results.axes import MODE_WORDS
from heard.results.quality.record import BatteryRow, Count, ItemRow, Record, Row
from heard.results.quality.standing_out import findings_of
from heard.results.quality.words import HEADINGS, MEANINGS, count_words
from heard.results.rules import SMALL_NUMBERS


@dataclass(frozen=True)
class StandingOut:
    """One kind of thing that stands out, and where: label (empty: returns as a whole), figure."""

    heading: str
    meaning: str
    may_do: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ItemLine:
    """A question in the table of what is missing."""

    label: str
    section: str
    blank: str
    blank_people: str
    unsure: str


@dataclass(frozen=True)
class ModeTable:
    """Ways of answering side by side; a cell is the share, or that it is not shown."""

    modes: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class QualityPage:
    """Everything that the page says."""

    record: Record
    stands_out: tuple[StandingOut, ...]
    facts: tuple[tuple[str, str], ...]
    stopped: BarChart
    items: tuple[ItemLine, ...]
    batteries: tuple[BarChart, ...]
    combinations: tuple[tuple[str, str, str], ...]
    modes: ModeTable | None


def quality_page(record: Record) -> QualityPage:
    return QualityPage(
        record,
        stands_out=_standing_out(record),
        facts=_facts(record),
        stopped=_stopped(record),
        items=tuple(map(_item_line, sorted(record.items, key=_most_missing))),
        batteries=tuple(map(_battery, record.batteries)),
        combinations=tuple(
            (row.words, row.reason, count_words(row.found)) for row in record.combinations
        ),
        modes=_modes(record),
    )


def _standing_out(record: Record) -> tuple[StandingOut, ...]:
    """Kind by kind, so that what it means is said once."""
    kinds: dict[str, list[Finding]] = {}
    for found in findings_of(record):
        kinds.setdefault(found.kind, []).append(found)
    return tuple(_kind(kind, several, record) for kind, several in kinds.items())


def _kind(kind: str, several: list[Finding], record: Record) -> StandingOut:
    meaning, may_do = MEANINGS[kind]
    places = tuple((_place(found.place, record), _figure(found, record)) for found in several)
    return StandingOut(str(HEADINGS[kind]), str(meaning), str(may_do), places)


def _place(code: str, record: Record) -> str:
    labels = {row.code: f"“{row.title}”" for row in record.sections}
    labels |= {row.section: f"“{row.title}”" for row in record.batteries}
    labels |= {row.code: f"“{row.label}”" for row in record.items}
    labels |= {row.code: f"{row.words} {row.reason}" for row in record.combinations}
    return labels.get(code, "")


def _figure(found: Finding, record: Record) -> str:
    if found.kind == "straight_effect":
        return _effect(found.place, record)
    is_share = SMALL_NUMBERS.shows_percentage(found.base)
    percent = round(100 * found.count / found.base) if is_share else None
    words = count_words(Count(found.count, found.base, percent))
    if len(found.modes) == 2:
        least, most = (str(MODE_WORDS[mode]) for mode in found.modes)
        return _("%(figure)s. Least: %(least)s. Most: %(most)s.") % {
            "figure": words,
            "least": least,
            "most": most,
        }
    return f"{words}."


def _effect(code: str, record: Record) -> str:
    effects = {effect.code: effect for row in record.batteries for effect in row.effects}
    return _("Good answers: %(before)s of all, about %(after)s without them.") % {
        "before": percent_words(effects[code].before),
        "after": percent_words(effects[code].after),
    }


def _facts(record: Record) -> tuple[tuple[str, str], ...]:
    replies = _("Not shown") if record.returns is None else _about(record.returns)
    return (
        (_("Returns looked at"), replies),
        (_("Without any answer"), count_words(record.empty.everyone)),
        (_("With one answer only"), count_words(record.single.everyone)),
        (_("Stopped before the end"), count_words(record.stopped.everyone)),
        (_("The same answer in every set of questions"), count_words(record.straight.everyone)),
        (_("The same as another in all that is chosen"), count_words(record.repeats)),
        (_("The same as another to the letter"), count_words(record.repeats_with_words)),
    )


def _about(count: int) -> str:
    return _("About %(count)s") % {"count": number_words(count)}


def _stopped(record: Record) -> BarChart:
    shown = [row for row in record.sections if row.stopped.everyone.percent is not None]
    everyone = record.stopped.everyone
    if everyone.count is not None:
        sentence = _("%(count)s stopped before the end.")
        sentence = sentence % {"count": count_words(everyone)}
    elif shown:
        sentence = _("Sections in which enough people stopped to show how many: %(sections)s.")
        sentence = sentence % {"sections": join_and([f"“{row.title}”" for row in shown])}
    else:
        sentence = _("Too few people stopped in any section to show how many.")
    return BarChart(
        key="stopped",
        title=_("Who stopped in which section, of all returns"),
        sentence=sentence,
        bars=tuple(
            Bar(row.title, (row.stopped.everyone.percent,), (_people(row.stopped.everyone),))
            for row in record.sections
        ),
        series=(_("Share"),),
        row_heading=_("Section"),
        columns=(_("People"),),
    )


def _most_missing(row: ItemRow) -> tuple[bool, int, str]:
    share = row.blank.everyone.percent
    return (share is None, -(share or 0), row.label)


def _item_line(row: ItemRow) -> ItemLine:
    return ItemLine(
        label=row.label,
        section=row.section,
        blank=_share(row.blank.everyone),
        blank_people=_people(row.blank.everyone),
        unsure=_share(row.unsure.everyone) if row.unsure is not None else "–",
    )


def _battery(row: BatteryRow) -> BarChart:
    alike = row.alike.everyone
    words = _("%(count)s gave one answer to all %(number)s questions, or to five or more of them.")
    if alike.count is None:
        words = _("Too few gave one answer to all %(number)s questions to show how many.")
    numbers = {"count": count_words(alike), "number": len(row.items)}
    return BarChart(
        key=f"battery-{row.section}-{row.items[0]}",
        title=_("“%(section)s”: the same answer throughout, by answer") % {"section": row.title},
        sentence=words % numbers,
        bars=tuple(
            Bar(label, (count.percent,), (_people(count),)) for label, count in row.by_answer
        ),
        series=(_("Share"),),
        row_heading=_("Answer"),
        columns=(_("People"),),
    )


def _modes(record: Record) -> ModeTable | None:
    """What can be shown of each way; rows of which nothing can are left out."""
    if len(record.modes) < 2:
        return None
    rows = [
        (_("All returns"), record.replies),
        (_("Stopped before the end"), record.stopped),
        *((_("Alike throughout: “%s”") % row.title, row.alike) for row in record.batteries),
        *((_("Left blank: “%s”") % row.label, row.blank) for row in record.items),
    ]
    return ModeTable(
        tuple(str(MODE_WORDS[mode]) for mode in record.modes),
        tuple((label, tuple(map(_share, row.by_mode))) for label, row in rows if _has_some(row)),
    )


def _has_some(row: Row) -> bool:
    return any(count.percent is not None for count in row.by_mode)


def _share(count: Count) -> str:
    return shown_percent(count.percent)


def _people(count: Count) -> str:
    return shown_number(count.count)

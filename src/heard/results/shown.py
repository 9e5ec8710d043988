"""The blocks of findings as they are drawn: the same for the public page and before it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.charts import BarChart
from heard.results.blocks import Block, Kind
from heard.results.charts import modes_chart, part_charts, question_sentence
from heard.results.findings import Findings, Grouping, Part, Question, Quote, Strength
from heard.results.sentences import clear_differences, first_named, ranking_of, turning_of
from heard.results.trend_charts import reference_figures, trend_figures

PLACES = {
    Kind.HEADLINE: "main-figures",
    Kind.RANKING: "in-short",
    Kind.RESPONSE: "who-replied",
    Kind.TREND: "over-time",
    Kind.AUDIENCES: "others-here",
    Kind.OTHERS: "beside-others",
    Kind.GOES_WITH: "goes-with",
    Kind.QUOTES: "own-words",
}
# Where readers are told in fewer words than those who build.
SHORTER = {
    Kind.HEADLINE: lazy("The main figures"),
    Kind.RANKING: lazy("In short"),
    Kind.GOES_WITH: lazy("What goes together"),
}


@dataclass(frozen=True)
class Shown:
    """One block as it is drawn. place: its address on the page. drawn: what its template takes."""

    block: Block
    place: str
    title: str
    drawn: Any


def shown_blocks(findings: Findings) -> list[Shown]:
    """The blocks in order; a block that has nothing to show is left out."""
    shown: list[Shown] = []
    for block in findings.in_order:
        drawn = DRAWN[block.kind](block, findings)
        if drawn:
            place = _free(_place(block), {each.place for each in shown})
            shown.append(Shown(block, place, block.title or heading(block, findings), drawn))
    return shown


def _place(block: Block) -> str:
    if block.kind == Kind.ITEMS:
        return f"part-{block.section or block.key}"
    return f"by-{block.by}" if block.kind == Kind.COMPARISON else PLACES[block.kind]


def _free(place: str, taken: set[str]) -> str:
    return _free(f"{place}-more", taken) if place in taken else place


def heading(block: Block, findings: Findings) -> str:
    """What stands above a block that has no heading of its own."""
    part, grouping = findings.part(block.section), findings.grouping(block.by)
    if part:
        return part.title
    if grouping:
        return _("By group: %(grouping)s") % {"grouping": grouping.label}
    return str(SHORTER.get(block.kind) or Kind(block.kind).label)


@dataclass(frozen=True)
class Headline:
    """A question in a sentence, how sure it is, and what it would take to turn it round."""

    question: Question
    sentence: str
    turning: str


def _headlines(block: Block, findings: Findings) -> list[Headline]:
    asked = [question for code in block.questions if (question := findings.question(code))]
    return [Headline(each, question_sentence(each), turning_of(each, findings)) for each in asked]


@dataclass(frozen=True)
class Items:
    """Some questions of a section: charts, where people wrote, and pages of their own."""

    part: Part
    charts: list[BarChart]

    @property
    def writing(self) -> list[Question]:
        return [each for each in self.part.questions if each.is_writing]

    @property
    def choosing(self) -> list[Question]:
        return [each for each in self.part.questions if not each.is_writing]


def _items(block: Block, findings: Findings) -> Items | None:
    part = findings.part(block.section)
    if part is None:
        part = Part(block.key, block.title or heading(block, findings), findings.questions)
    if block.questions or not block.section:
        asked = tuple(each for each in part.questions if each.code in block.questions)
        part = msgspec.structs.replace(part, questions=asked)
    return Items(part, part_charts(part)) if part.questions else None


@dataclass(frozen=True)
class Compared:
    """A grouping with the differences that are clear; `is_tried`: whether any could be seen."""

    grouping: Grouping
    clear: list[tuple[Question, list[str]]]
    is_tried: bool
    is_hidden: bool


def _comparison(block: Block, findings: Findings) -> Compared | None:
    grouping = findings.grouping(block.by)
    if grouping is None:
        return None
    wanted = block.questions or tuple(each.code for each in findings.questions)
    found = [
        (each, breakdown)
        for each in findings.questions
        if each.code in wanted and (breakdown := each.by(block.by))
    ]
    clear = [(question, clear_differences(breakdown)) for question, breakdown in found]
    return Compared(
        grouping,
        [(question, sentences) for question, sentences in clear if sentences],
        any(breakdown.contrasts for _question, breakdown in found),
        all(breakdown.is_hidden for _question, breakdown in found),
    )


@dataclass(frozen=True)
class Together:
    """Questions whose good answers go with good answers to `outcome`, by how far they do."""

    outcome: Question
    strongly: list[str]
    clearly: list[str]


def _goes_with(block: Block, findings: Findings) -> Together | None:
    found = next((each for each in findings.goes_with if each.question in block.questions), None)
    outcome = findings.question(found.question) if found else None
    if found is None or outcome is None:
        return None

    def by(strength: Strength) -> list[str]:
        codes = [code for code, how in found.items if how == strength]
        asked = [question.label for code in codes if (question := findings.question(code))]
        return first_named(asked)

    return Together(outcome, by("strongly"), by("clearly"))


def _quotes(block: Block, findings: Findings) -> list[tuple[Question | None, list[Quote]]]:
    """What was written, by the question that it answers."""
    quotes = [each for each in findings.quotes if each.key in block.quotes]
    codes = dict.fromkeys(each.question for each in quotes)
    return [
        (findings.question(code), [each for each in quotes if each.question == code])
        for code in codes
    ]


DRAWN: dict[Kind, Callable[[Block, Findings], Any]] = {
    Kind.HEADLINE: _headlines,
    Kind.RANKING: lambda _block, findings: ranking_of(findings),
    Kind.RESPONSE: lambda _block, findings: modes_chart(findings),
    Kind.ITEMS: _items,
    Kind.COMPARISON: _comparison,
    Kind.TREND: lambda _block, findings: trend_figures(findings.trends),
    Kind.AUDIENCES: lambda _block, findings: reference_figures(findings.audiences, "audience"),
    Kind.OTHERS: lambda _block, findings: reference_figures(findings.others),
    Kind.GOES_WITH: _goes_with,
    Kind.QUOTES: _quotes,
}

"""Attacks on what was read back: the engine's, and one that knows nothing of the engine."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from heard.engines.disclosure import (
    TOTAL,
    AttackReport,
    Axis,
    Fact,
    Percentage,
    Published,
    Rule,
    Shape,
    attack,
    item_axis,
    option_axis,
    ticked_something,
)
from heard.results.blocks import Chosen
from heard.results.downloads import to_csv, to_json
from heard.results.findings import Findings, SmallNumbersRule
from heard.results.freezing import Freezer
from heard.results.tally import Tally
from tests.results.claims import CHOICES, Cell, base_of, cell
from tests.results.reading_back import Everything, read_files

SILENCES = ("_blank", "_not_asked")
Families = Sequence[tuple[str, dict[str, Any]]]


def axes_of(question: dict[str, Any]) -> list[Axis]:
    """The axes of a question, from the JSON that everybody may download."""
    is_routed = question["everybody"]["not_asked"] is not None
    options = {option["code"]: option["favour"] for option in question["options"]}
    code = question["code"]
    if question["kind"] == "several_choices":
        return [option_axis(code, option, is_routed=is_routed) for option in options]
    if question["kind"] in CHOICES:
        return [item_axis(code, options, is_routed=is_routed)]
    silences = SILENCES if is_routed else SILENCES[:1]
    return [Axis(code, ("written", *silences), bases={"written": TOTAL})]


def rebuild(found: Everything, facts: Iterable[Fact] = ()) -> Published:
    """What is published, put together again from what was read back and from nothing else.

    facts: what the questionnaire's routing says, which everybody may read.
    """
    shapes: dict[Any, Shape] = {}
    axes = {question["code"]: axes_of(question) for question in found.questions}
    axes["mode"] = [item_axis("mode", {m: None for m, _ in found.findings["modes"]},
                              may_be_blank=False)]  # fmt: skip
    for axis in itertools.chain(*axes.values()):
        shapes[axis.variable, axis.leaves] = Shape((axis,))
    for question in found.questions:
        for breakdown in question["breakdowns"]:
            by = breakdown["by"]
            group = Axis(by, axes[by][0].leaves)
            for axis in axes[question["code"]]:
                shapes[axis.variable, axis.leaves, by] = Shape((axis, group))
    cells = {shape.cell(*place) for shape in shapes.values() for place in shape.places()}
    values = {of: shown for of, shown in found.numbers().items() if of in cells}
    left_out = {of for of in cells - values.keys() if is_not_printed(found, of)}
    return Published(
        Rule.from_mapping(found.findings["rule"]),
        tuple(shapes.values()),
        values,
        (*ticks_facts(found), *facts),
        frozenset(left_out),
    )


def files_of(published: Published, tally: Tally, findings: Findings) -> Everything:
    """The same findings with other cells hidden, or by another rule: read back from files."""
    chosen = Chosen.everything(tally.questionnaire, [each.code for each in findings.groupings])
    freezer = Freezer(published, tally, chosen)
    frozen = msgspec.structs.replace(
        findings,
        replies=freezer.replies(),
        modes=freezer.modes(),
        parts=freezer.parts(),
        rule=msgspec.convert(published.rule, SmallNumbersRule, from_attributes=True),
    )
    found = Everything()
    read_files(found, to_json(frozen).decode(), to_csv(frozen))
    return found


def is_not_printed(found: Everything, of: Cell) -> bool:
    """Cells that no table has, and group bases, which are left out where no share needs them."""
    is_group_base = len(of) > 1 and any(c in {"_answered", "_rated"} for _, c in of)
    return ("count", of) not in found.claims or is_group_base


def ticks_facts(found: Everything) -> Iterable[Fact]:
    for question in found.questions:
        if question["kind"] == "several_choices":
            yield ticked_something(question["code"], [o["code"] for o in question["options"]])


def openings(
    published: Published, rule: Rule | None = None, enough: int | None = None
) -> list[str]:
    report: AttackReport = attack(published, rule, enough=enough)
    return [str(opening) for opening in report.opened]


def exact_percentages(found: Everything, families: Families) -> tuple[Percentage, ...]:
    """Percentages of the true counts to one decimal place: what Heard must not print."""
    truth = true_counts(families)
    shown = found.numbers()
    exact = []
    for question in found.questions:
        if question["kind"] not in CHOICES:
            continue
        for option, line, group in lines_of(question):
            of = cell((question["code"], option["code"]), group)
            base = cell((question["code"], base_of(question, option["favour"])), group)
            if shown.get(base, 0) >= 30 and line is not None:
                whole = sum(truth[cell((question["code"], each), group)]
                            for each in members(question, base))  # fmt: skip
                exact.append(Percentage(of, base, round(100 * truth[of] / whole, 1), 1))
    return tuple(exact)


def lines_of(question: dict[str, Any]) -> Iterable[tuple[dict[str, Any], Any, tuple[str, str]]]:
    for option in question["options"]:
        yield option, question["everybody"], ("", "")
        for breakdown in question["breakdowns"]:
            for line in breakdown["lines"]:
                yield option, line, (breakdown["by"], line["code"])


def members(question: dict[str, Any], of: Cell) -> list[str]:
    """The options that make up the derived category of a cell."""
    category = dict(of).get(question["code"], TOTAL)
    signs = {"_positive": {1}, "_negative": {-1}, "_rated": {1, 0, -1}}.get(
        category, {1, 0, -1, None}
    )
    return [option["code"] for option in question["options"] if option["favour"] in signs]


def true_counts(families: Families) -> Counter[Cell]:
    """Every family counted in every pair of answers it gave, straight from the returns."""
    counts: Counter[Cell] = Counter()
    for mode, answers in families:
        places = [("mode", mode)]
        for code, answer in answers.items():
            several = answer if isinstance(answer, list | tuple) else [answer]
            places += [(code, str(each)) for each in several]
        counts[()] += 1
        counts.update((place,) for place in places)
        counts.update(cell(*pair) for pair in itertools.combinations(places, 2))
    return counts


def shown_though_too_few(found: Everything, families: Families, threshold: int) -> list[Any]:
    """Options whose number stands somewhere though too few people stand behind it."""
    truth, shown = true_counts(families), found.numbers()
    wrong = []
    for question in found.questions:
        if question["kind"] not in CHOICES | {"several_choices"}:
            continue
        for option, _, group in lines_of(question):
            of = cell((question["code"], option["code"]), group)
            if of in shown and (truth[of] < threshold or abs(shown[of] - truth[of]) > 2):
                wrong.append((of, shown[of], truth[of]))
    return wrong

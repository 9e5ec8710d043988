"""The 800 returns as one publication, protected and then attacked: needs the shared files."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from heard.engines.disclosure import (
    BLANK,
    NOT_TICKED,
    Axis,
    ProtectedRelease,
    Release,
    Rule,
    Table,
    attack,
    group_axis,
    item_axis,
    option_axis,
    protect,
    suppress_unsafe,
    ticked_something,
)

SHARED = Path(os.environ.get("HEARD_SHARED", Path(__file__).parents[2].parent / "shared"))
RETURNS = SHARED / "data" / "returns-800.csv"
FAVOUR = {"strongly_agree": 1, "agree": 1, "neither": 0, "disagree": -1, "strongly_disagree": -1}
FAVOURS: dict[str, int | None] = {**FAVOUR, "dont_know": None}
BREAKDOWNS = ("district", "need", "placement", "age_band", "mode")
TEXTS = ("local_offer_missing", "working_well", "could_be_better")


def _axes(column: str, answers: list[str]) -> list[Axis]:
    codes = sorted({code for answer in answers for code in answer.split(";")} - {""})
    may_be_blank = "" in answers
    if column == "sources":
        return [option_axis(column, code) for code in codes]
    favours = FAVOURS if set(codes) <= set(FAVOURS) else dict.fromkeys(codes)
    return [item_axis(column, favours, may_be_blank=may_be_blank)]


def _leaf(axis: Axis, answer: str) -> str:
    if not answer:
        return BLANK
    if axis.variable != "sources":
        return answer
    option = axis.leaves[0]
    return option if option in answer.split(";") else NOT_TICKED + option


def publication(rows: list[dict[str, str]]) -> Release:
    """All items of the returns, over everybody and by each breakdown."""
    answers = {name: [row[name] for row in rows] for name in rows[0] if name not in TEXTS}
    groups = {}
    for name in BREAKDOWNS:
        codes = sorted(set(answers[name]) - {""})
        groups[name] = group_axis(name, codes, may_be_blank="" in answers[name])
    tables = []
    for name, given in answers.items():
        for axis in _axes(name, given):
            answered = np.array([axis.leaves.index(_leaf(axis, answer)) for answer in given])
            tables.append(Table((axis,), np.bincount(answered, minlength=len(axis.leaves))))
            for other, group in groups.items():
                if other != name:
                    belongs = [group.leaves.index(answer or BLANK) for answer in answers[other]]
                    counts = np.zeros((len(axis.leaves), len(group.leaves)), dtype=np.int64)
                    np.add.at(counts, (answered, np.array(belongs)), 1)
                    tables.append(Table((axis, group), counts))
    options = sorted({code for answer in answers["sources"] for code in answer.split(";")} - {""})
    return Release(tuple(tables), (ticked_something("sources", options),))


@pytest.fixture(scope="module")
def release() -> Release:
    if not RETURNS.exists():
        pytest.fail(f"{RETURNS} is not there: set HEARD_SHARED to the folder of shared files")
    with RETURNS.open(encoding="utf-8-sig") as file:
        return publication(list(csv.DictReader(file)))


@pytest.fixture(scope="module")
def protected(release: Release) -> ProtectedRelease:
    return protect(release, Rule())


def test_the_attacker_opens_nothing_in_the_protected_returns(protected):
    assert attack(protected.published).opened == ()


def test_the_results_over_everybody_stay_readable(protected):
    published = protected.published
    overall = [cell for cell in protected.release.counts if len(cell) == 1]
    shown = [cell for cell in overall if published.shown(cell) is not None]

    assert len(shown) > 0.85 * len([cell for cell in overall if cell not in protected.left_out])


def test_unsafe_cells_alone_leave_much_to_work_out(release):
    weak = suppress_unsafe(release, Rule()).published

    assert len(attack(weak, enough=20).opened) >= 20


def test_a_weaker_threshold_is_opened_under_the_rule_that_should_hold(release):
    weak = suppress_unsafe(release, Rule(threshold=3)).published

    assert len(attack(weak, Rule(), enough=20).opened) >= 20

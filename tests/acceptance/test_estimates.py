"""`heard estimate` on the 800 returns, beside R's survey package: needs the shared files."""

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from heard.engines.estimation import Plan, code_returns, study
from heard.engines.estimation.files import EstimateFiles, estimate_files
from heard.engines.estimation.margins_file import read_margins
from heard.engines.estimation.pairs import covariance
from heard.engines.questionnaire import read_answers_csv, read_questionnaire

SHARED = Path(os.environ.get("HEARD_SHARED", Path(__file__).parents[2].parent / "shared"))
DATA = SHARED / "data"
REFERENCE = Path(__file__).parents[1] / "reference"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("raked")
    estimate_files(
        EstimateFiles(
            DATA / "parents-carers.xlsx",
            DATA / "returns-800.csv",
            DATA / "population-margins.csv",
            invited=7_000,
        ),
        out,
    )
    return out


def _pairs(
    ours: list[dict[str, str]], theirs: list[dict[str, str]], *names: str
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    found = {tuple(row[name] for name in names): row for row in ours}
    for row in theirs:
        yield found[tuple(row[name] for name in names)], row


def _same(own: dict[str, str], known: dict[str, str]) -> None:
    place = (own["question"], own["option"], own.get("group"))
    assert float(own["estimate"]) == pytest.approx(float(known["estimate"]), abs=1e-6), place
    assert int(own["base"]) == int(known["base"]), place
    if known["se"] and own["se"]:
        assert float(own["se"]) == pytest.approx(float(known["se"]), abs=1e-6), place
    if known["method"] in ("beta", "kish") and own["low"]:
        assert float(own["low"]) == pytest.approx(float(known["low"]), abs=1e-4), place
        assert float(own["high"]) == pytest.approx(float(known["high"]), abs=1e-4), place


def test_weights_are_those_of_r(written):
    found = json.loads((written / "weights.json").read_text())["weights"]

    known = [float(row["raking"]) for row in rows_of(REFERENCE / "returns-800-weights.csv")]
    np.testing.assert_allclose(found, known, rtol=1e-9)


def test_every_share_of_everybody_is_that_of_r(written):
    ours = rows_of(written / "estimates.csv")
    theirs = rows_of(REFERENCE / "returns-800-estimates.csv")

    for own, known in _pairs(ours, theirs, "question", "option"):
        _same(own, known)
    assert len(ours) == len(theirs) == 183
    assert sum(not row["low"] for row in ours) == 28  # the margins themselves


def test_every_share_of_a_group_is_that_of_r(written):
    ours = rows_of(written / "breakdowns.csv")
    theirs = rows_of(REFERENCE / "returns-800-breakdowns.csv")

    compared = 0
    for own, known in _pairs(ours, theirs, "question", "option", "breakdown", "group"):
        _same(own, known)
        compared += bool(own["low"] and known["low"])
    assert compared > 1_900


def test_every_difference_of_groups_has_the_error_of_r(written):
    ours = rows_of(written / "comparisons.csv")
    names = ("question", "option", "breakdown", "group_a", "group_b")
    found = {tuple(row[name] for name in names): row for row in ours}
    theirs = rows_of(REFERENCE / "returns-800-comparisons.csv")

    compared = 0
    for known in theirs:
        a, b = known["group_a"], known["group_b"]
        straight = found.get((*(known[name] for name in names[:3]), a, b))
        own = straight or found.get((*(known[name] for name in names[:3]), b, a))
        if own is None:
            continue
        sign = 1 if straight else -1
        reach = (float(own["high"]) - float(own["low"])) / 2
        assert sign * float(own["difference"]) == pytest.approx(
            float(known["difference"]), abs=1e-6
        )
        assert reach / 1.9629 == pytest.approx(float(known["se"]), rel=1e-4)
        compared += 1
    assert compared > 20


def test_shares_without_population_figures_are_those_of_r(tmp_path):
    estimate_files(
        EstimateFiles(DATA / "parents-carers.xlsx", DATA / "returns-800.csv", invited=7_000),
        tmp_path,
    )

    ours = rows_of(tmp_path / "estimates.csv")
    for own, known in _pairs(
        ours, rows_of(REFERENCE / "returns-800-unadjusted.csv"), "question", "option"
    ):
        _same(own, known)


def test_items_are_ranked_with_the_covariance_of_r():
    questionnaire = read_questionnaire(DATA / "parents-carers.xlsx")
    with read_answers_csv(questionnaire, DATA / "returns-800.csv") as rows:
        coded = code_returns(questionnaire, ((row.mode, row.answers) for row in rows))
    found = study(questionnaire, coded, Plan(read_margins(DATA / "population-margins.csv")))

    share, between = covariance(found.tabulation, found.weights, found.headlines, found.pairs)

    place = {measure.question: k for k, measure in enumerate(found.headlines.all)}
    theirs = rows_of(REFERENCE / "returns-800-items.csv")
    for row in theirs:
        a, b = place[row["item_a"]], place[row["item_b"]]
        se = np.sqrt(between[a, a] + between[b, b] - 2 * between[a, b])
        assert share[a] - share[b] == pytest.approx(float(row["difference"]), abs=1e-9)
        assert se == pytest.approx(float(row["se"]), rel=1e-8)
        assert between[a, b] == pytest.approx(float(row["covariance"]), abs=1e-12)
    assert len(theirs) == 153

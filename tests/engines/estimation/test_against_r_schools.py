"""R's survey package on its own schools: `tests/reference/api.R` made the figures."""

from functools import cache

import numpy as np
import pytest

from heard.engines.estimation import (
    Bounds,
    Coded,
    Comparison,
    Estimates,
    Margin,
    Measures,
    Tabulation,
    Weights,
    calibrate,
    compare_groups,
    equal_weights,
    estimate,
    tabulate,
    targets_of,
)
from heard.engines.estimation.measures import MEAN, Measure
from heard.engines.estimation.pairs import WeightOf
from heard.engines.estimation.tabulation import COUNT, SQUARES, SUM
from tests.engines.estimation.make import coded, reference, share

SCHOOLS = 6_194
DESIGNS = ("srs", "raking", "logit")
YES_NO = {
    "api00_over_600": lambda row: float(row["api00"]) > 600,
    "api00_over_800": lambda row: float(row["api00"]) > 800,
    "api00_over_900": lambda row: float(row["api00"]) > 900,
    "api99_over_api00": lambda row: float(row["api99"]) > float(row["api00"]),
    "awards_Yes": lambda row: row["awards"] == "Yes",
    "comp_imp_Yes": lambda row: row["comp.imp"] == "Yes",
    "stype_E": lambda row: row["stype"] == "E",
    "stype_H": lambda row: row["stype"] == "H",
    "stype_M": lambda row: row["stype"] == "M",
    "sch_wide_Yes": lambda row: row["sch.wide"] == "Yes",
    "nobody": lambda row: float(row["api00"]) > 2000,
    "everybody": lambda row: float(row["api00"]) > 0,
}
DOMAINS = {
    "all": ("", ""),
    "stype_E": ("stype", "E"),
    "stype_H": ("stype", "H"),
    "stype_M": ("stype", "M"),
    "awards_Yes": ("awards", "Yes"),
    "sch_wide_No": ("sch.wide", "No"),
}


@cache
def schools() -> Coded:
    rows = reference("api-srs.csv")
    columns: dict[str, list[object]] = {
        name: [row[name] for row in rows] for name in ("stype", "sch.wide", "awards")
    }
    columns["both"] = [f"{row['sch.wide']}:{row['stype']}" for row in rows]
    columns |= {name: [float(row[name]) for row in rows] for name in ("api00", "api99", "enroll")}
    for name, holds in YES_NO.items():
        columns[name] = ["yes" if holds(row) else "no" for row in rows]
    return coded(columns)


@cache
def weighted(design: str) -> tuple[Tabulation, Weights]:
    margins: dict[str, dict[str, int]] = {}
    for row in reference("api-margins.csv"):
        margins.setdefault(row["margin"], {})[row["category"]] = int(row["count"])
    tabulation = tabulate(schools(), ["stype", "sch.wide", "awards", "both"])
    if design == "srs":
        return tabulation, equal_weights(tabulation, SCHOOLS)
    targets = targets_of(tabulation, [Margin(item, counts) for item, counts in margins.items()])
    return tabulation, calibrate(tabulation, targets, Bounds(0.3, 3) if design == "logit" else None)


@cache
def measures(design: str) -> Measures:
    columns = weighted(design)[0].columns
    found = [_yes(name) for name in YES_NO]
    for name in ("api00", "api99", "enroll"):
        count, total, squares = ((name, "", each) for each in (COUNT, SUM, SQUARES))
        found.append(Measure(name, MEAN, (count,), ((total, 1.0),), ((squares, 1.0),)))
    return Measures(columns, tuple(found))


def _yes(name: str) -> Measure:
    leaves = schools().variable(name).leaves
    if "yes" in leaves:
        return share(name, "yes", leaves)
    base = tuple((name, "", leaf) for leaf in leaves)  # "nobody": no such leaf, so a share of 0
    return Measure(name, "yes", base, ((base[0], 0.0),), ((base[0], 0.0),))


@cache
def estimates(design: str, by: str) -> Estimates:
    return estimate(*weighted(design), measures(design), by)


@pytest.mark.parametrize("design", ["raking", "logit"])
def test_weights_are_those_of_r(design):
    tabulation, weights = weighted(design)

    of_school = WeightOf(tabulation, weights)(schools())

    known = [float(row[design]) for row in reference("api-weights.csv")]
    np.testing.assert_allclose(of_school, known, rtol=1e-9)


@pytest.mark.parametrize("design", DESIGNS)
def test_means_and_their_errors_are_those_of_r(design):
    rows = [
        row
        for row in reference("api-numbers.csv")
        if row["design"] == design and row["statistic"] == "mean"
    ]

    for row in rows:
        by, group = DOMAINS[row["domain"]]
        found = estimates(design, by).at(row["variable"], MEAN, group)
        assert found.base == int(row["base"])
        assert found.estimate == pytest.approx(float(row["estimate"]), rel=1e-9)
        assert found.se == pytest.approx(float(row["se"]), rel=1e-8)
    assert len(rows) == 18


@pytest.mark.parametrize("design", DESIGNS)
def test_shares_with_errors_and_intervals_are_those_of_r(design):
    rows = [row for row in reference("api-shares.csv") if row["design"] == design]

    for row in rows:
        by, group = DOMAINS[row["domain"]]
        found = estimates(design, by).at(row["variable"], "yes", group)
        assert found.base == int(row["base"])
        assert found.estimate == pytest.approx(float(row["estimate"]), abs=1e-9)
        assert found.weighted_base == pytest.approx(float(row["weighted_base"]), rel=1e-9)
        if row["method"] == "none":
            assert found.se == pytest.approx(0, abs=1e-9)
        else:
            assert found.se == pytest.approx(float(row["se"]), abs=1e-9), row
            assert found.low == pytest.approx(float(row["low"]), abs=1e-8), row
            assert found.high == pytest.approx(float(row["high"]), abs=1e-8), row
    assert len(rows) == 72


@pytest.mark.parametrize("design", DESIGNS)
def test_differences_between_groups_have_the_errors_of_r(design):
    known = {
        (row["variable"], row["group_a"], row["group_b"]): row
        for row in reference("api-differences.csv")
        if row["design"] == design
    }
    tabulation, weights = weighted(design)

    found = compare_groups(tabulation, weights, measures(design), "both", smallest=2)

    compared = set()
    for each in found:
        name = (each.measure.question, each.group_a, each.group_b)
        if name in known:
            assert each.difference == pytest.approx(float(known[name]["difference"]), abs=1e-9)
            if _is_all_or_none(design, each):  # R then takes a group's share as known exactly
                assert each.se > float(known[name]["se"])
            else:
                assert each.se == pytest.approx(float(known[name]["se"]), rel=1e-8)
            compared.add(name)
    assert compared == set(known)


def _is_all_or_none(design: str, each: Comparison) -> bool:
    found = estimates(design, "both")
    question, option = each.measure.question, each.measure.option
    return each.measure.is_share and any(
        found.at(question, option, group).estimate in (0, 1)
        for group in (each.group_a, each.group_b)
    )

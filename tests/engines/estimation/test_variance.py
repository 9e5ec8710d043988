"""Variances put together from sums, against the formula worked out return by return."""

from functools import cache

import numpy as np
import pytest
from scipy import stats

from heard.engines.estimation import (
    Bounds,
    Estimate,
    Margin,
    Plan,
    Study,
    code_returns,
    study,
)
from heard.engines.estimation.coding import FloatArray
from heard.engines.estimation.intervals import proportion_interval, t_quantile
from heard.engines.estimation.pairs import WeightOf, covariance, indicators
from heard.engines.questionnaire import Item, Text
from tests.engines.estimation.make import choice, questionnaire, rated

PEOPLE = 3_000
PLANS = {
    "raking": Plan(
        (
            Margin("district", {"north": 1_200, "south": 1_000, "west": 800}),
            Margin("sex", {"female": 1_100, "male": 1_900}),
        )
    ),
    "equal": Plan(invited=PEOPLE),
    "of unknown size": Plan(),
}
PLANS["logit"] = Plan(PLANS["raking"].margins, bounds=Bounds(0.3, 4))


@cache
def surveyed(plan: str, number: int = 350) -> Study:
    age = Item("age", "number", Text.of({"en": "age"}), decimals=True)
    asked = questionnaire(
        rated("listened"),
        rated("informed"),
        choice("district", "north", "south", "west"),
        choice("sex", "female", "male"),
        age,
    )
    random = np.random.default_rng(4)
    rows = []
    for _ in range(number):
        district = str(random.choice(["north", "south", "west"], p=[0.6, 0.3, 0.1]))
        listened = random.choice(
            ["yes", "mixed", "no", "dont_know"],
            p=[0.5, 0.2, 0.2, 0.1] if district == "north" else [0.2, 0.2, 0.5, 0.1],
        )
        answers = {
            "listened": str(listened),
            "informed": str(listened) if random.random() < 0.5 else "no",
            "district": district,
            "sex": str(random.choice(["female", "male"], p=[0.7, 0.3])),
            "age": float(random.integers(2, 25)),
        }
        kept = {code: each for code, each in answers.items() if random.random() > 0.06}
        rows.append((str(random.choice(["web", "paper"])), kept))
    return study(asked, code_returns(asked, rows), PLANS[plan])


def residual_of(found: Study, y: FloatArray, inside: FloatArray) -> FloatArray:
    """u = w (z - x'B) of each return, with z = 1_D (y - p) / W_D."""
    weights = WeightOf(found.tabulation, found.weights)(found.coded)
    whole = (weights * inside).sum()
    share = (weights * inside * y).sum() / whole
    z = inside * (y - share) / whole
    columns = [np.ones(len(found.coded))]
    for target in found.weights.targets:
        place = np.array(target.place)[found.coded.codes[target.item, ""]]
        columns += [(place == number).astype(float) for number in range(len(target.categories))]
    x = np.stack(columns, axis=1)
    slopes = np.linalg.lstsq(x, z, rcond=None)[0]
    return np.asarray(weights * (z - x @ slopes))


def by_row(found: Study, one: FloatArray, other: FloatArray) -> float:
    """(1 - f) n / (n - 1) sum (u - mean u) (v - mean v)."""
    n = len(one)
    f = n / found.weights.population if found.weights.population else 0.0
    return float((1 - f) * n / (n - 1) * ((one - one.mean()) @ (other - other.mean())))


def inside_of(found: Study, by: str, group: str) -> FloatArray:
    if not by:
        return np.ones(len(found.coded))
    variable = found.coded.variable(by)
    place = variable.blank if group == "_blank" else variable.leaves.index(group)
    return (found.coded.codes[variable.key] == place).astype(float)


def marks(found: Study, each: Estimate, by: str) -> tuple[FloatArray, FloatArray]:
    """What each return answered, and whether it is in the base."""
    both = indicators(found.coded, found.measures.only([each.measure]))
    return both[:, 0], both[:, 1] * inside_of(found, by, each.group)


@pytest.mark.parametrize("by", ["", "district", "sex", "mode"])
@pytest.mark.parametrize("plan", sorted(PLANS))
def test_every_standard_error_is_that_of_the_formula_return_by_return(plan, by):
    found = surveyed(plan)
    if plan in ("equal", "of unknown size") and by in ("district", "sex"):
        found = study(found.questionnaire, found.coded, Plan(invited=found.invited, by=(by,)))

    compared = 0
    for each in found.estimates(by):
        y, inside = marks(found, each, by)
        assert each.base == inside.sum()
        if each.base < 2 or "margin" in each.method:
            continue
        u = residual_of(found, y, inside)
        assert each.se**2 == pytest.approx(by_row(found, u, u), rel=1e-9, abs=1e-16)
        compared += 1
    assert compared >= 13


@pytest.mark.parametrize("plan", sorted(PLANS))
def test_every_covariance_of_two_questions_is_that_of_the_formula_return_by_return(plan):
    found = surveyed(plan)
    headlines = found.headlines

    share, between = covariance(found.tabulation, found.weights, headlines, found.pairs)

    every = [each for each in found.estimates() if each.measure.option == "_positive"]
    residuals = [residual_of(found, *marks(found, each, "")) for each in every]
    for a, one in enumerate(residuals):
        for b, other in enumerate(residuals):
            assert between[a, b] == pytest.approx(by_row(found, one, other), rel=1e-9)
    assert share.tolist() == pytest.approx([each.estimate for each in every])
    assert between[0, 1] > 0


@pytest.mark.parametrize("plan", ["raking", "equal"])
def test_every_difference_of_groups_has_the_error_of_the_formula_return_by_return(plan):
    found = surveyed(plan)
    weighted = found.estimates("mode")

    for each in found.comparisons("mode"):
        in_a = inside_of(found, "mode", each.group_a)
        in_b = 1 - in_a if each.group_b == "_rest" else inside_of(found, "mode", each.group_b)
        both = indicators(found.coded, found.measures.only([each.measure]))
        a, b = (residual_of(found, both[:, 0], both[:, 1] * group) for group in (in_a, in_b))
        assert each.se**2 == pytest.approx(by_row(found, a - b, a - b), rel=1e-8)
        reach = stats.t.ppf(0.975, len(found.coded) - 1) * each.se
        assert each.high - each.difference == pytest.approx(reach)
        if each.group_b != "_rest":
            one, other = (
                weighted.at(each.measure.question, each.measure.option, group).estimate
                for group in (each.group_a, each.group_b)
            )
            assert each.difference == pytest.approx(one - other)


def test_equal_weights_give_the_plain_formula_of_a_share():
    found = surveyed("equal")
    each = found.estimates().at("listened", "_positive")
    f = found.tabulation.total / PEOPLE
    n, share = found.tabulation.total, each.estimate

    plain = (1 - f) * n / (n - 1) * share * (1 - share) / each.base

    assert each.se**2 == pytest.approx(plain)
    assert each.deff == pytest.approx(each.se**2 / (share * (1 - share) / each.base))


def test_a_share_stands_between_the_limits_of_its_beta_interval_at_any_base():
    yes = np.array([0.0, 1, 3, 29, 30])

    low, high = proportion_interval(yes / 30, np.full(5, 30.0))

    exact = [stats.binomtest(int(k), 30).proportion_ci(0.95, method="exact") for k in yes]
    assert low.tolist() == pytest.approx([each.low for each in exact])
    assert high.tolist() == pytest.approx([each.high for each in exact])


def test_an_interval_of_nothing_known_is_not_given():
    low, high = proportion_interval(np.array([np.nan, 0.5]), np.array([10.0, np.nan]))

    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_quantiles_are_those_of_student():
    degrees = np.array([[1.0, 5], [5, 799]])

    assert t_quantile(degrees) == pytest.approx(stats.t.ppf(0.975, degrees))
    assert t_quantile(7.0, 0.9) == pytest.approx(stats.t.ppf(0.95, 7))

"""Differences between groups and between surveys, and what many tests at once do to p."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from heard.engines.estimation import (
    Estimate,
    Margin,
    Plan,
    Study,
    benjamini_hochberg,
    code_returns,
    compare_groups,
    compare_surveys,
    holm,
    study,
)
from tests.engines.estimation.make import choice, families, questionnaire, rated


def two_groups(north: tuple[int, int], south: tuple[int, int], blank: int = 0) -> Study:
    """A survey of (answers, good ones) in two districts; some left the district blank."""
    asked = questionnaire(rated("listened"), choice("district", "north", "south"))
    rows = [
        ("web", {"listened": "yes" if place < good else "no", "district": district})
        for district, (answers, good) in (("north", north), ("south", south))
        for place in range(answers)
    ]
    rows += [("web", {"listened": "yes"})] * blank
    return study(asked, code_returns(asked, rows), Plan(invited=7_000, by=("district",)))


def test_each_group_is_set_against_each_other_and_against_the_rest():
    found = two_groups((100, 60), (80, 20), blank=10).comparisons("district")

    good = [each for each in found if each.measure.option == "_positive"]
    assert [(each.group_a, each.group_b, round(each.difference, 6)) for each in good] == [
        ("north", "south", 0.35),
        ("north", "_rest", round(0.6 - 30 / 90, 6)),
        ("south", "_rest", round(0.25 - 70 / 110, 6)),
    ]
    assert {each.measure.option for each in found} == {"_positive", "_negative"}
    assert {each.by for each in found} == {"district"}


def test_groups_below_thirty_answers_are_not_compared():
    asked = two_groups((29, 20), (200, 20))

    assert asked.comparisons("district") == []
    found = compare_groups(
        asked.tabulation, asked.weights, asked.headlines, "district", smallest=29
    )
    assert [each.group_b for each in found] == ["south", "_rest", "_rest"]


def test_a_group_of_one_has_a_share_and_nothing_else():
    north = two_groups((1, 1), (200, 20)).estimates("district").at("listened", "yes", "north")

    assert (north.estimate, north.base, north.method) == (1, 1, "equal none")
    assert (north.low, north.high) == (None, None)
    assert np.isnan(north.se)


def test_a_group_that_agrees_is_not_known_exactly():
    found = two_groups((30, 30), (600, 540)).comparisons("district")

    first = next(each for each in found if each.measure.option == "_positive")
    assert first.difference == pytest.approx(0.1)
    assert first.p > 0.05  # 0.9 ** 30 is 0.04, and that is one side
    assert first.low < 0 < first.high


def test_groups_that_say_the_opposite_to_the_last_are_told_apart():
    found = two_groups((40, 40), (40, 0)).comparisons("district")

    first = next(each for each in found if each.measure.option == "_positive")
    assert (first.difference, first.p < 1e-9) == (1, True)


def test_groups_that_all_say_the_same_have_no_difference_to_tell():
    assert two_groups((40, 40), (40, 40)).comparisons("district") == []


def test_a_breakdown_that_was_not_tabulated_is_refused():
    with pytest.raises(KeyError, match="age"):
        two_groups((40, 40), (40, 40)).comparisons("age")


def test_a_breakdown_of_one_group_has_nothing_to_compare():
    asked = questionnaire(rated("listened"), choice("district", "north"))
    rows = [("web", {"listened": "yes", "district": "north"})] * 40
    rows += [("web", {"listened": "no", "district": "north"})] * 40

    found = study(asked, code_returns(asked, rows), Plan(by=("district",)))

    assert found.comparisons("district") == []


def test_p_is_adjusted_over_all_rows_of_a_breakdown():
    found = families(400).comparisons("district")

    adjusted = stats.false_discovery_control([each.p for each in found])
    assert len(found) > 3
    assert [each.p_adjusted for each in found] == pytest.approx(adjusted.tolist())


@pytest.mark.parametrize("seed", range(20))
def test_false_discoveries_are_controlled_as_by_scipy(seed):
    random = np.random.default_rng(seed)
    p = random.choice([1.0, 1e-3, 1e-9], 30) * random.random(30).round(2)

    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))


def test_holm_is_that_worked_out_by_hand():
    p = np.array([0.04, 0.01, 0.03, 0.005])

    assert holm(p).tolist() == pytest.approx([0.06, 0.03, 0.06, 0.02])
    assert holm(np.array([0.3, 0.9, 0.6])).tolist() == pytest.approx([0.9, 1, 1])


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
def test_adjusting_keeps_order_and_one_p_and_refuses_what_is_none(adjust):
    assert adjust(np.array([])).tolist() == []
    assert adjust(np.array([0.2])).tolist() == [0.2]
    p = np.random.default_rng(1).random(50)
    order = np.argsort(p)
    assert (np.diff(adjust(p)[order]) >= 0).all()
    assert (adjust(p) >= p).all()
    for wrong in (-0.1, 1.1, np.nan):
        with pytest.raises(ValueError, match="a p is outside 0 to 1"):
            adjust(np.array([0.5, wrong]))


def share_of(base: int, good: int) -> Estimate:
    return two_groups((base, good), (0, 0)).estimates().at("listened", "_positive")


def test_two_surveys_are_compared_as_independent_by_welch():
    a, b = share_of(200, 120), share_of(100, 40)

    found = compare_surveys(a, b)

    assert found is not None
    variance = a.se**2 + b.se**2
    degrees = variance**2 / (a.se**4 / 199 + b.se**4 / 99)
    assert (found.difference, found.se) == pytest.approx((0.2, variance**0.5))
    assert found.p == pytest.approx(2 * stats.t.sf(0.2 / found.se, degrees))
    reach = stats.t.ppf(0.975, degrees) * found.se
    assert (found.low, found.high) == pytest.approx((0.2 - reach, 0.2 + reach))


def test_surveys_that_are_too_small_or_without_interval_are_not_compared():
    large = share_of(200, 120)
    margin = families(400).estimates().at("district", "north")

    assert compare_surveys(share_of(29, 20), large) is None
    assert compare_surveys(large, share_of(1, 1)) is None
    assert margin.method == "raking margin"
    assert compare_surveys(large, margin) is None
    assert compare_surveys(large, replace(large, low=None)) is None


def test_a_survey_in_which_all_agree_is_not_known_exactly():
    found = compare_surveys(share_of(30, 30), share_of(600, 540))
    opposite = compare_surveys(share_of(40, 40), share_of(40, 0))

    assert found is not None
    assert found.p > 0.05
    assert opposite is not None
    assert (opposite.difference, opposite.p < 1e-9) == (1, True)


def test_weighting_is_part_of_a_comparison():
    plan = Plan((Margin("district", {"north": 2_000, "south": 1_500}),))

    raked = families(400, plan).comparisons("mode")
    equal = families(400, Plan()).comparisons("mode")

    def good(found):
        return next(each.difference for each in found if each.measure.option == "_positive")

    assert good(raked) != pytest.approx(good(equal), abs=1e-6)

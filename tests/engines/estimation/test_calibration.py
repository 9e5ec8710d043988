"""Weights that add up to the population, against plain iterative proportional fitting."""

from itertools import pairwise

import numpy as np
import pytest

from heard.engines.estimation import (
    Bounds,
    Margin,
    MarginError,
    Plan,
    Tabulation,
    Weights,
    calibrate,
    equal_weights,
    notes,
    tabulate,
    targets_of,
    trim,
)
from heard.engines.estimation.margins import Target
from tests.engines.estimation.make import coded, families

PEOPLE = 7_000


def invented(seed: int) -> tuple[Tabulation, tuple[Target, ...], dict[str, list[str | None]]]:
    """Returns with two to four margins, and a population that replied unevenly."""
    random = np.random.default_rng(seed)
    columns: dict[str, list[str | None]] = {}
    margins = []
    for place in range(int(random.integers(2, 5))):
        size = int(random.integers(1, 7))
        named = [f"c{code}" for code in random.choice(size, 500, p=random.dirichlet([4.0] * size))]
        is_blank = random.random(500) < (0.05 if place % 2 else 0)
        columns[f"m{place}"] = [
            None if blank else name for name, blank in zip(named, is_blank, strict=True)
        ]
        there = sorted({name for name in columns[f"m{place}"] if name})
        returned = np.array([columns[f"m{place}"].count(name) for name in there])
        counts = np.floor(PEOPLE * random.dirichlet(returned / 5 + 1)).astype(int) + 5
        counts[0] += PEOPLE - counts.sum()
        margins.append(Margin(f"m{place}", dict(zip(there, map(int, counts), strict=True))))
    tabulation = tabulate(coded(columns), list(columns))
    return tabulation, targets_of(tabulation, margins), columns


def missed(weights: Weights) -> float:
    """By how much the worst target is missed, as a share of the population."""
    have = weights.matrix.T @ (weights.returns * weights.of_kind)
    wanted = np.concatenate([target.targets for target in weights.targets])
    return float(np.abs(have - wanted).max()) / PEOPLE


def fitted(tabulation: Tabulation, targets: tuple[Target, ...]) -> np.ndarray:
    """Iterative proportional fitting (Deming and Stephan 1940), return kind by return kind."""
    weights = np.full(len(tabulation.kinds), PEOPLE / tabulation.total)
    for _ in range(3_000):
        before = weights.copy()
        for target in targets:
            place = np.array(target.place)[tabulation.codes_of(target.item)]
            have = np.bincount(
                place, weights * tabulation.returns, minlength=len(target.categories)
            )
            weights = weights * (target.targets / np.where(have > 0, have, 1))[place]
        if np.abs(weights - before).max() < 1e-13:
            break
    return weights


@pytest.mark.parametrize("seed", range(40))
def test_raking_weights_are_positive_meet_every_target_and_are_those_of_proportional_fitting(seed):
    tabulation, targets, _ = invented(seed)

    weights = calibrate(tabulation, targets)

    assert missed(weights) < 1e-10
    assert (weights.of_kind > 0).all()
    np.testing.assert_allclose(weights.of_kind, fitted(tabulation, targets), rtol=1e-7)


@pytest.mark.parametrize("seed", range(40))
def test_bounded_weights_meet_every_target_within_their_bounds(seed):
    tabulation, targets, _ = invented(seed)
    raked = calibrate(tabulation, targets)
    bounds = Bounds(0.5 * raked.least, 1 + 1.2 * raked.most)

    weights = calibrate(tabulation, targets, bounds)

    assert weights.method == "logit"
    assert missed(weights) < 1e-10
    assert bounds.low < weights.least <= weights.most < bounds.high


def test_bounds_that_are_too_narrow_are_told_and_not_widened():
    tabulation, targets, _ = invented(3)

    with pytest.raises(MarginError, match="no weights fit all margins together") as refused:
        calibrate(tabulation, targets, Bounds(0.99, 1.01))

    assert refused.value.problems[0].action == "allow weights to go further"


def test_margins_that_cannot_be_met_together_are_told():
    same = ["a"] * 30 + ["b"] * 30
    tabulation = tabulate(coded({"one": same, "other": same}), ["one", "other"])
    margins = [Margin("one", {"a": 50, "b": 50}), Margin("other", {"a": 10, "b": 90})]

    with pytest.raises(MarginError) as refused:
        calibrate(tabulation, targets_of(tabulation, margins))

    assert str(refused.value) == (
        "other: no weights fit all margins together; a is furthest from the population; "
        "put small categories together, or leave a margin out"
    )


def test_margins_that_say_the_same_twice_do_no_harm():
    same = ["a"] * 30 + ["b"] * 30
    tabulation = tabulate(coded({"one": same, "other": same}), ["one", "other"])
    margins = [Margin(name, {"a": 80, "b": 20}) for name in ("one", "other")]

    weights = calibrate(tabulation, targets_of(tabulation, margins))

    assert weights.of_kind == pytest.approx([80 / 30, 20 / 30])


@pytest.mark.parametrize(
    "bounds", [(0.5, 1), (1, 2), (-0.1, 2), (0.5, float("inf")), (float("nan"), 2)]
)
def test_bounds_hold_an_equal_weight_between_them(bounds):
    with pytest.raises(ValueError, match="give low below 1 and high above"):
        Bounds(*bounds)


def test_without_margins_all_speak_for_as_many():
    tabulation = tabulate(coded({"one": ["a", "b", "b", None]}), ["one"])

    assert equal_weights(tabulation, 100).of_kind.tolist() == [25, 25, 25]
    assert equal_weights(tabulation).of_kind.tolist() == [1, 1, 1]
    assert calibrate(tabulation, ()).method == "equal"
    assert equal_weights(tabulation).sampled == 0
    with pytest.raises(MarginError, match="4 returns of 3 people who were asked"):
        equal_weights(tabulation, 3)


def test_without_returns_nothing_is_weighted():
    nothing = tabulate(coded({"one": ["a"]}).part(slice(0, 0)), ["one"])

    with pytest.raises(MarginError, match="there are no returns"):
        equal_weights(nothing)
    with pytest.raises(MarginError, match="there are no returns"):
        targets_of(nothing, [Margin("one", {"a": 5})])


def test_the_design_effect_is_that_of_kish_by_hand():
    tabulation = tabulate(coded({"one": ["a"] * 2 + ["b"] * 2}), ["one"])
    targets = targets_of(tabulation, [Margin("one", {"a": 30, "b": 10})])

    weights = calibrate(tabulation, targets)

    assert weights.of_kind.tolist() == pytest.approx([15, 5])
    assert weights.design_effect == pytest.approx(4 * (2 * 225 + 2 * 25) / 40**2)
    assert (weights.least, weights.most) == pytest.approx((0.5, 1.5))


def test_weights_that_explode_are_noted():
    margins = (Margin("district", {"north": 100, "south": 9_900}),)

    tame = list(notes(families(400)))
    wild = list(notes(families(60, Plan(margins))))

    assert tame == ["the shares of district are fixed by weighting and have no interval"]
    assert wild[0].startswith("weighting makes 60 answers worth about ")
    assert "put small categories together" in wild[0]


def test_a_category_with_more_returns_than_people_is_noted():
    plan = Plan((Margin("district", {"north": 50, "south": 9_950}),))

    told = [note for note in notes(families(400, plan)) if "north" in note]

    assert len(told) == 1
    assert "where the population has 50; make sure that both count the same people" in told[0]


def test_another_number_asked_than_the_margins_hold_is_noted():
    plan = Plan((Margin("district", {"north": 2_000, "south": 1_500}),), invited=3_400)

    assert any(
        "3,400 were asked, and the margins are of 3,500" in n for n in notes(families(400, plan))
    )


def test_trimming_cuts_to_the_limit_keeps_the_total_and_says_what_moved():
    tabulation, targets, _ = invented(5)
    weights = calibrate(tabulation, targets)
    most = 0.5 * weights.most + 0.5

    trimmed = trim(weights, most)

    after = trimmed.weights
    assert after.most <= most * (1 + 1e-9)
    assert float(after.returns @ after.of_kind) == pytest.approx(PEOPLE)
    assert trimmed.cut == int(
        weights.returns[after.of_kind >= most * weights.base * 0.999999].sum()
    )
    assert trimmed.worst is not None
    item, category, before, now = trimmed.worst
    target = next(target for target in targets if target.item == item)
    assert before == pytest.approx(target.targets[target.categories.index(category)] / PEOPLE)
    assert now != pytest.approx(before)


def test_trimming_equal_weights_changes_nothing_and_below_an_equal_one_is_refused():
    tabulation = tabulate(coded({"one": ["a", "b", "b"]}), ["one"])

    trimmed = trim(equal_weights(tabulation, 30), 2)

    assert (trimmed.cut, trimmed.worst) == (0, None)
    assert trimmed.weights.of_kind.tolist() == [10, 10]
    with pytest.raises(ValueError, match="give more than 1"):
        trim(equal_weights(tabulation, 30), 1)


def test_trimming_harder_cuts_more():
    tabulation, targets, _ = invented(8)
    weights = calibrate(tabulation, targets)

    cuts = [trim(weights, most).cut for most in (3, 2, 1.5, 1.1)]

    assert all(fewer <= more for fewer, more in pairwise(cuts))
    assert cuts[-1] > 0

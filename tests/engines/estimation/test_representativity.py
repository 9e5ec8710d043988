"""How well those who replied mirror those who were asked."""

import numpy as np
import pytest

from heard.engines.estimation import (
    Margin,
    Plan,
    Study,
    calibrate,
    margin_representativity,
    overall_representativity,
    tabulate,
    targets_of,
    who_replied,
)
from heard.engines.estimation.calibration import Weights
from tests.engines.estimation.make import coded, families


def replied(margins: dict[str, dict[str, tuple[int, int]]]) -> Weights:
    """Weights where so many were asked in each category, and so many replied."""
    columns = {
        item: [name for name, (_, number) in counts.items() for _ in range(number)]
        for item, counts in margins.items()
    }
    tabulation = tabulate(coded(columns), list(columns))
    figures = [
        Margin(item, {name: asked for name, (asked, _) in counts.items()})
        for item, counts in margins.items()
    ]
    return calibrate(tabulation, targets_of(tabulation, figures))


def test_representativity_is_that_of_the_formula_by_hand():
    weights = replied({"need": {"a": (600, 60), "b": (400, 80)}})

    found = margin_representativity(weights.targets[0])

    # Rates 0.1 and 0.2, 0.14 overall: 0.6 x 0.04^2 + 0.4 x 0.06^2 = 0.0024.
    noise = (0.1 * 0.9 + 0.2 * 0.8 - 0.14 * 0.86) / 1_000
    assert found.margin == "need"
    assert found.raw == pytest.approx(1 - 2 * 0.0024**0.5)
    assert found.adjusted == pytest.approx(1 - 2 * (0.0024 - noise) ** 0.5)
    assert found.bias == pytest.approx(found.raw - found.adjusted)


def test_of_one_margin_alone_the_whole_is_the_same():
    weights = replied({"need": {"a": (600, 60), "b": (400, 80)}})

    one, whole = margin_representativity(weights.targets[0]), overall_representativity(weights)

    assert whole is not None
    assert (whole.margin, whole.raw, whole.adjusted) == (
        "",
        pytest.approx(one.raw),
        pytest.approx(one.adjusted),
    )


def test_where_every_group_replied_alike_it_is_one():
    weights = replied({"need": {"a": (600, 60), "b": (400, 40)}})

    found = margin_representativity(weights.targets[0])

    assert (found.raw, found.adjusted) == (pytest.approx(1), pytest.approx(1))


def test_the_worst_is_nought():
    weights = replied({"need": {"a": (500, 499), "b": (500, 1)}})

    assert margin_representativity(weights.targets[0]).raw == pytest.approx(0, abs=0.005)


def test_without_margins_there_is_nothing_to_say():
    found = families(100, Plan(invited=900))

    assert found.representativity() == ()
    assert overall_representativity(found.weights) is None


def test_all_margins_together_come_first_and_are_no_better_than_the_worst_of_them():
    margins = (Margin("district", {"north": 1_000, "south": 2_500}),)

    found = families(400, Plan(margins)).representativity()

    assert [each.margin for each in found] == ["", "district"]
    assert found[0].raw <= found[1].raw + 0.01


def test_who_left_a_margin_blank_lowers_nothing():
    columns = {"need": ["a"] * 60 + ["b"] * 40 + [None] * 20}
    tabulation = tabulate(coded(columns), ["need"])

    (target,) = targets_of(tabulation, [Margin("need", {"a": 600, "b": 400})])

    assert margin_representativity(target).raw == pytest.approx(1)


def simulated(asked: int, seed: int) -> Weights:
    """Everybody as likely to reply as everybody else, over two margins."""
    random = np.random.default_rng(seed)
    is_back = random.random(asked) < 0.15
    columns, figures = {}, []
    for item, shares in (("need", [0.5, 0.3, 0.15, 0.05]), ("district", [0.4, 0.35, 0.25])):
        codes = random.choice(len(shares), asked, p=shares)
        columns[item] = [f"c{code}" for code in codes[is_back]]
        figures.append(
            Margin(item, {f"c{code}": int((codes == code).sum()) for code in range(len(shares))})
        )
    tabulation = tabulate(coded(columns), list(columns))
    return calibrate(tabulation, targets_of(tabulation, figures))


def test_under_equal_chances_the_adjusted_figure_is_close_to_one_and_bias_shrinks_with_numbers():
    bias, adjusted = {}, {}
    for asked in (1_000, 4_000, 16_000):
        found = [overall_representativity(simulated(asked, seed)) for seed in range(40)]
        adjusted[asked] = float(np.mean([each.adjusted for each in found if each]))
        # R of equal chances is 1, so all that is missing of the raw figure is bias.
        bias[asked] = 1 - float(np.mean([each.raw for each in found if each]))

    assert bias[1_000] > 1.6 * bias[4_000] > 2.5 * bias[16_000]
    assert all(1 - each < bias[asked] for asked, each in adjusted.items())
    assert adjusted[1_000] > 0.97
    assert adjusted[16_000] > 0.99


def test_who_replied_sets_shares_of_those_asked_beside_those_who_replied():
    found: Study = families(400)

    north, south = who_replied(found.weights.targets[0])

    assert (north.category, south.category) == ("north", "south")
    assert north.asked == pytest.approx(2_000 / 3_500)
    assert north.replied + south.replied == pytest.approx(1)
    returns = found.weights.targets[0].returns
    assert north.rate == pytest.approx(returns[0] / 2_000)
    assert north.replied == pytest.approx(returns[0] / returns[:2].sum())

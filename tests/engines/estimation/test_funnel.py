"""Funnel plots: which areas differ by more than chance."""

import numpy as np
import pytest

from heard.engines.estimation import AreaShare, TooFewAreasError, funnel


def areas(spread: float, number: int = 150, seed: int = 1, base: int = 400) -> list[AreaShare]:
    """Areas around 0.4 whose true shares differ by `spread`, with chance on top."""
    random = np.random.default_rng(seed)
    found = []
    for place in range(number):
        people = int(random.integers(base // 2, base * 2))
        truth = float(np.clip(random.normal(0.4, spread), 0.02, 0.98))
        found.append(
            AreaShare(f"a{place}", random.binomial(people, truth) / people, people, people)
        )
    return found


def test_limits_are_those_worked_out_by_hand():
    found = funnel([AreaShare(f"a{place}", 0.5, 400, 400) for place in range(6)])

    low, high = found.limits(np.array([100.0, 400]), 0.95)

    assert (found.target, found.spread, found.dispersion) == (0.5, 0, 0)
    assert low.tolist() == pytest.approx([0.5 - 1.959964 * 0.05, 0.5 - 1.959964 * 0.025])
    assert high.tolist() == pytest.approx([0.5 + 1.959964 * 0.05, 0.5 + 1.959964 * 0.025])
    assert found.limits(np.array([100.0]), 0.998)[1] == pytest.approx(0.5 + 3.090232 * 0.05)


def test_limits_stay_between_nothing_and_all():
    found = funnel([AreaShare(f"a{place}", 0.01, 100, 100) for place in range(6)])

    low, high = found.limits(np.array([2.0]), 0.998)

    assert (low[0], high[0] <= 1) == (0, True)


def test_the_target_is_the_share_of_all_areas_together():
    shares = [0.2, 0.4, 0.4, 0.4, 0.6]
    sizes = [1_000, 100, 100, 100, 200]

    found = funnel(
        [
            AreaShare(str(n), s, size, size)
            for n, (s, size) in enumerate(zip(shares, sizes, strict=True))
        ]
    )

    assert found.target == pytest.approx((200 + 120 + 120) / 1_500)


def test_chance_alone_is_not_taken_for_difference():
    found = [funnel(areas(0, seed=seed)) for seed in range(30)]

    assert sum(each.spread == 0 for each in found) >= 25
    assert max(each.spread for each in found) < 0.01**2
    for each in found:
        named = [each.place(area) for area in each.areas]
        assert named.count("within") >= 0.9 * 150


@pytest.mark.parametrize("spread", [0.05, 0.1])
def test_a_known_difference_between_areas_is_found(spread):
    found = [funnel(areas(spread, seed=seed)).spread ** 0.5 for seed in range(30)]

    # Pulling in the outermost tenth on each side takes some of the spread away: it errs low.
    assert 0.75 * spread < float(np.mean(found)) < 1.05 * spread


def test_where_areas_differ_the_limits_widen_to_hold_most():
    found = funnel(areas(0.1))

    within = [found.place(area) for area in found.areas].count("within")

    plain = found.target * (1 - found.target) / 400
    assert found.limits(np.array([400.0]), 0.95)[1][0] > found.target + 1.96 * plain**0.5
    assert within > 0.85 * 150


def test_an_area_is_placed_by_the_limits_that_it_is_beyond():
    plain = [AreaShare(f"a{place}", 0.5, 400, 400) for place in range(30)]

    found = funnel(plain)

    assert [
        found.place(AreaShare("x", share, 400, 400)) for share in (0.4, 0.445, 0.5, 0.555, 0.6)
    ] == ["low alarm", "low", "within", "high", "high alarm"]


def test_areas_below_a_hundred_answers_are_left_out_and_named():
    small = [AreaShare("tiny", 0.9, 99, 99), AreaShare("less", 0.1, 30, 25)]

    found = funnel([small[0], *areas(0, 6), small[1]])

    assert found.left_out == ("tiny", "less")
    assert len(found.areas) == 6


def test_fewer_than_five_areas_make_no_funnel():
    few = [*areas(0, 4), AreaShare("tiny", 0.5, 99, 99)]

    with pytest.raises(
        TooFewAreasError, match="4 areas have 100 answers or more; a funnel needs 5"
    ):
        funnel(few)
    with pytest.raises(TooFewAreasError, match="0 areas"):
        funnel([])


def test_areas_that_all_say_the_same_make_a_line():
    found = funnel([AreaShare(str(place), 1.0, 200, 200) for place in range(5)])

    assert (found.target, found.spread) == (1, 0)
    assert found.place(found.areas[0]) == "within"


@pytest.mark.parametrize(
    ("share", "base", "effective"),
    [(1.1, 100, 100), (float("nan"), 100, 100), (0.5, -1, 100), (0.5, 100, 0)],
)
def test_what_is_no_share_of_people_is_refused(share, base, effective):
    with pytest.raises(ValueError, match="north: give a share from 0 to 1, and people above 0"):
        AreaShare("north", share, base, effective)

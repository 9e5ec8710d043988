"""What may be handed on of households: numbers in, numbers out."""

import random

import pytest

from heard.sessions.reaching.households import (
    RULE,
    Codes,
    Household,
    Pair,
    count,
    protected,
    shown_sum,
)

CODES = Codes(("north", "south", "west"), ("web", "phone"), ("under_5", "5_to_10"))


def some(number, seed):
    """Households of an area where most live in the north and nobody in the west."""
    draw = random.Random(seed)  # noqa: S311 - made-up families, not secrets
    households, ages = [], []
    for _each in range(number):
        came = draw.random() < 0.7
        district = draw.choice(["north", "north", "north", "south", "not_said"])
        way = draw.choice(["web", "web", "web", "phone"])
        households.append(Household(1, came, district, draw.random() < 0.3, way))
        ages.append((draw.choice(CODES.ages), came, 1))
    return count(households, ages, CODES)


def pairs(found):
    groups = (found.districts, found.first_time, found.ways, found.ages)
    return [found.all, *(pair for group in groups for pair in group.values())]


def test_households_are_counted_by_all_that_they_are():
    found = count(
        [Household(5, True, "north", True, "web"), Household(2, False, "not_said", False, "phone")],
        [("under_5", True, 4), ("under_5", False, 1)],
        CODES,
    )

    assert found.all == Pair(7, 5)
    assert found.districts == {
        "north": Pair(5, 5),
        "south": Pair(0, 0),
        "west": Pair(0, 0),
        "not_said": Pair(2, 0),
    }
    assert found.first_time == {"yes": Pair(5, 5), "no": Pair(2, 0)}
    assert found.ages["under_5"] == Pair(5, 4)


@pytest.mark.parametrize("seed", range(4))
def test_no_small_number_is_shown_and_no_true_one(seed):
    true = some(40 + 17 * seed, seed)

    for shown, real in zip(pairs(protected(true)), pairs(true), strict=True):
        for number, behind in ((shown.asked, real.asked), (shown.came, real.came)):
            if number is not None:
                assert number == RULE.rounded(behind)
                assert behind == 0 or behind >= RULE.threshold


def test_a_district_from_which_nobody_came_is_still_said():
    assert protected(some(80, 1)).districts["west"] == Pair(0, 0)


def test_where_fewer_than_eight_asked_nothing_is_shown():
    assert set(pairs(protected(some(7, 1)))) == {Pair(None, None)}


def test_of_nobody_there_is_nothing_to_hide():
    assert protected(some(0, 1)) == some(0, 1)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [([], 0), ([23, 31], 55), ([23, 4], None), ([4], None), ([4, 4], 10), ([7, 7, 20], 35)],
)
def test_a_sum_does_not_give_away_one_small_session(numbers, shown):
    assert shown_sum(numbers, is_protected=True) == shown
    assert shown_sum(numbers, is_protected=False) == sum(numbers)

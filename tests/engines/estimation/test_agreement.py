import numpy as np
import pytest

from heard.engines.estimation.agreement import (
    RELIABLE,
    AgreementError,
    Confusion,
    NoVariationError,
    TooFewRatingsError,
    agreement_by_theme,
    alpha,
    alpha_interval,
    jaccard_distance,
    masi_distance,
    mixed_up,
    percent_agreement,
    themes_alpha,
    themes_alpha_interval,
)

_ = None
# Krippendorff (2011), part C: four observers, twelve units, values missing.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
LEVELS = ["nominal", "ordinal", "interval", "ratio"]
# What tests/reference/alpha.R prints for `made`.
IN_R = [0.337481976171, 0.298431351615, 0.331751410807, 0.306123428722]


def made():
    """The second table of tests/reference/alpha.R."""
    return [
        [
            None
            if (3 * coder + 5 * unit) % 11 == 0
            else (unit * unit + (coder if coder * unit % 5 == 0 else 0)) % 10
            for unit in range(1, 41)
        ]
        for coder in range(1, 6)
    ]


@pytest.mark.parametrize(
    ("level", "published"), list(zip(LEVELS, [0.743, 0.815, 0.849, 0.797], strict=True))
)
def test_alpha_is_krippendorffs_for_his_four_observers(level, published):
    assert round(alpha(OBSERVERS, level), 3) == published


def test_alpha_is_krippendorffs_for_two_observers_of_binary_data():
    meg, owen = "0100000010", "1110010000"

    assert round(alpha([list(meg), list(owen)]), 3) == 0.095


def test_alpha_is_krippendorffs_for_two_observers_of_nominal_data():
    ben, gerry = "aabbdcccedda", "babbbccceddd"

    assert round(alpha([list(ben), list(gerry)]), 3) == 0.692


@pytest.mark.parametrize(
    ("level", "reference"),
    list(
        zip(LEVELS, [0.337481976171, 0.298431351615, 0.331751410807, 0.306123428722], strict=True)
    ),
)
def test_alpha_is_that_of_the_definition_written_in_r(level, reference):
    assert alpha(made(), level) == pytest.approx(reference, abs=1e-11)


def test_alpha_does_not_depend_on_the_order_of_coders_or_units():
    turned = [row[::-1] for row in OBSERVERS[::-1]]

    assert alpha(turned, "ordinal") == pytest.approx(alpha(OBSERVERS, "ordinal"))


def test_alpha_is_one_where_all_agree_and_below_nought_where_they_disagree_on_purpose():
    assert alpha([["a", "b", "c"], ["a", "b", "c"]]) == 1.0
    assert alpha([["a", "b"], ["b", "a"]]) < 0


def test_a_missing_rating_may_be_none_or_not_a_number():
    with_nan = [[float("nan") if each is None else each for each in row] for row in OBSERVERS]

    assert alpha(with_nan, "interval") == alpha(OBSERVERS, "interval")


def test_alpha_is_undefined_where_nobody_ever_differs():
    with pytest.raises(NoVariationError):
        alpha([["yes", "yes"], ["yes", "yes"]])


@pytest.mark.parametrize("ratings", [[], [["a", "b"]], [["a", None], [None, "b"]], [[], []]])
def test_alpha_needs_a_unit_that_two_coders_rated(ratings):
    with pytest.raises(TooFewRatingsError):
        alpha(ratings)


@pytest.mark.parametrize(
    ("ratings", "level", "words"),
    [
        ([["a", "b"], ["a", "b"]], "interval", "'a' is not a number"),
        ([[1, -2], [1, 2]], "ratio", "-2 is below 0"),
        ([[1, float("inf")], [1, 2]], "ordinal", "inf is not a number"),
        ([[1, 2], [1]], "nominal", "different lengths"),
        ([[1, 2], [1, 3]], "cosmic", "'cosmic' is no level"),
    ],
)
def test_alpha_says_which_values_do_not_fit(ratings, level, words):
    with pytest.raises(AgreementError, match=words):
        alpha(ratings, level)


def test_the_interval_holds_alpha_and_is_the_same_for_the_same_seed():
    interval = alpha_interval(OBSERVERS, "nominal", seed=3)

    assert interval == alpha_interval(OBSERVERS, "nominal", seed=3)
    assert -1 <= interval.low < alpha(OBSERVERS) < interval.high <= 1
    assert 0.5 < interval.misses[RELIABLE] < 1


def test_the_interval_narrows_with_more_comments():
    few = alpha_interval(OBSERVERS)
    many = alpha_interval([row * 20 for row in OBSERVERS])

    assert many.high - many.low < (few.high - few.low) / 1.5


def test_a_sample_without_variation_counts_as_no_agreement():
    nearly_alike = [["yes"] * 9 + ["no"], ["yes"] * 10]

    interval = alpha_interval(nearly_alike, coverage=0.5)

    assert interval.high <= 0


def test_percent_agreement_stands_beside_what_chance_would_bring_about():
    first, second = ["no"] * 18 + ["yes", "no"], ["no"] * 18 + ["no", "yes"]

    percent = percent_agreement([first, second])

    assert percent.share == pytest.approx(0.9)
    assert percent.by_chance == pytest.approx((38 * 37 + 2) / (40 * 39))
    assert percent.pairs == 20
    assert "chance" in percent.warning
    assert alpha([first, second]) < 0


def test_masi_distance_weighs_nested_above_crossing_above_apart():
    assert masi_distance({"a"}, {"a"}) == 0
    assert masi_distance({"a", "b"}, {"a"}) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi_distance({"a", "b"}, {"a", "c"}) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi_distance({"a"}, {"b"}) == 1
    assert masi_distance(set(), set()) == 0
    assert masi_distance(set(), {"a"}) == 1
    assert jaccard_distance({"a", "b"}, {"a", "c"}) == pytest.approx(2 / 3)


FIRST = [{"waiting"}, {"waiting", "transport"}, set(), {"school"}, {"school"}, None]
SECOND = [{"waiting"}, {"waiting"}, set(), {"school"}, {"transport"}, {"waiting"}]


@pytest.mark.parametrize(
    ("name", "distance"), [("masi", masi_distance), ("jaccard", jaccard_distance)]
)
def test_alpha_of_themes_follows_from_its_definition_over_all_pairs(name, distance):
    pairs = [(a, b) for a, b in zip(FIRST, SECOND, strict=True) if a is not None]
    everything = [themes for pair in pairs for themes in pair]
    observed = np.mean([distance(a, b) for a, b in pairs])
    n = len(everything)
    expected = sum(distance(a, b) for a in everything for b in everything) / (n * (n - 1))

    assert themes_alpha([FIRST, SECOND], name) == pytest.approx(1 - observed / expected)


def test_alpha_of_themes_has_an_interval():
    interval = themes_alpha_interval([FIRST * 10, SECOND * 10])

    assert interval.low < themes_alpha([FIRST * 10, SECOND * 10]) < interval.high


def test_each_theme_has_its_own_alpha_and_none_where_it_was_always_given():
    both = [[{"all", "a"}, {"all"}, {"all", "a"}], [{"all", "a"}, {"all"}, {"all"}]]

    a, everywhere = agreement_by_theme(both)

    assert (a.theme, a.times_given, everywhere.theme) == ("a", 3, "all")
    assert a.alpha == alpha([[True, False, True], [True, False, False]])
    assert everywhere.alpha is None
    assert everywhere.percent.share == 1
    assert everywhere.times_given == 6


def test_themes_that_stand_for_each_other_are_listed():
    assert mixed_up([FIRST, SECOND]) == (
        Confusion("school", "transport", 1),
        Confusion("transport", None, 1),
    )

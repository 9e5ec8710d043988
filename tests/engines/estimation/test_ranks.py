"""Items in order with the ranks that they may have, and what goes with overall experience."""

import itertools

import numpy as np
import pytest

from heard.engines.estimation import (
    Measures,
    Plan,
    Ranked,
    Study,
    associations,
    code_returns,
    rank_sets,
    study,
)
from heard.engines.estimation.measures import Measure, levels
from heard.engines.estimation.pairs import WeightOf, indicators
from heard.engines.questionnaire import Item, Text
from tests.engines.estimation.make import families, questionnaire, rated


def named(*questions: str) -> Measures:
    return Measures((), tuple(Measure(each, "_positive", (), (), ()) for each in questions))


def ranked(shares: list[float], se: float = 0.02) -> dict[str, tuple[int, int]]:
    """First and last rank of items a, b, c ... whose answers are independent."""
    found = rank_sets(
        named(*"abcdefgh"[: len(shares)]), np.array(shares), np.eye(len(shares)) * se**2
    )
    return {each.question: (each.first, each.last) for each in found}


def test_a_clear_ladder_gives_each_item_its_own_rank():
    assert ranked([0.2, 0.8, 0.5]) == {"b": (1, 1), "c": (2, 2), "a": (3, 3)}


def test_items_that_cannot_be_told_apart_share_their_ranks():
    found = ranked([0.80, 0.79, 0.3])

    assert found == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


def test_equal_items_share_all_ranks_and_one_item_has_the_first():
    assert ranked([0.5] * 4) == dict.fromkeys("abcd", (1, 4))
    assert ranked([0.5]) == {"a": (1, 1)}
    assert ranked([]) == {}


def test_items_are_together_with_all_that_they_cannot_be_told_from():
    first, middle, last = rank_sets(
        named("a", "b", "c"), np.array([0.6, 0.56, 0.52]), np.eye(3) * 0.02**2
    )

    assert first == Ranked("a", 0.6, 1, 2, ("a", "b"))
    assert middle == Ranked("b", 0.56, 1, 3, ("a", "b", "c"))
    assert last == Ranked("c", 0.52, 2, 3, ("b", "c"))


def test_answers_of_the_same_people_tell_items_apart_that_independent_ones_would_not():
    shares, alone = np.array([0.55, 0.5]), np.eye(2) * 0.03**2
    together = np.array([[1, 0.95], [0.95, 1]]) * 0.03**2

    assert [(each.first, each.last) for each in rank_sets(named("a", "b"), shares, alone)] == [
        (1, 2),
        (1, 2),
    ]
    assert [(each.first, each.last) for each in rank_sets(named("a", "b"), shares, together)] == [
        (1, 1),
        (2, 2),
    ]


def test_more_answers_never_widen_the_ranks_of_the_same_shares():
    shares = np.random.default_rng(3).random(8).tolist()
    widths = [
        {name: last - first for name, (first, last) in ranked(shares, se).items()}
        for se in (0.3, 0.1, 0.03, 0.01, 0.001)
    ]

    for wide, narrow in itertools.pairwise(widths):
        assert all(narrow[name] <= wide[name] for name in wide)
    assert set(widths[-1].values()) == {0}


def test_what_has_no_estimate_has_no_rank():
    between = np.full((3, 3), np.nan)
    between[0, 0] = between[2, 2] = 0.0001
    between[0, 2] = between[2, 0] = 0

    found = rank_sets(named("a", "b", "c"), np.array([0.2, np.nan, 0.8]), between)

    assert [(each.question, each.first, each.last) for each in found] == [("c", 1, 1), ("a", 2, 2)]


def test_a_false_first_place_is_rarer_than_one_in_twenty():
    random = np.random.default_rng(11)
    items, people, surveys = 8, 400, 400

    false = 0
    for _ in range(surveys):
        answers = (random.normal(size=(people, items)) + random.normal(size=(people, 1))) > 0
        shares = answers.mean(axis=0)
        between = np.cov(answers.T.astype(float)) / people
        found = rank_sets(named(*"abcdefgh"), shares, between)
        false += any(each.first > 1 or each.last < items for each in found)

    assert false / surveys < 0.05 + 2 * (0.05 * 0.95 / surveys) ** 0.5


def on_a_scale(people: int) -> Study:
    """Who is content with everything is more often listened to; some say only one of the two."""
    random = np.random.default_rng(4)
    scale = Item("overall", "scale", Text.of({"en": "All in all"}), minimum=0, maximum=10)
    rows = []
    for _ in range(people):
        point = int(random.integers(0, 11))
        heard = "yes" if random.random() < point / 10 else "no"
        answers = {"overall": str(point), "listened": heard}
        for code in random.choice(["overall", "listened", ""], 1, p=[0.1, 0.1, 0.8]):
            answers.pop(str(code), None)
        rows.append(("web", answers))
    asked = questionnaire(rated("listened"), scale)
    return study(asked, code_returns(asked, rows), Plan(invited=7_000))


def said(**answers: tuple[int, int]) -> Study:
    """A survey in which so many answered each question, so many of them well."""
    asked = questionnaire(*(rated(code) for code in answers))
    rows = [
        (
            "web",
            {
                code: "yes" if person < good else "no"
                for code, (number, good) in answers.items()
                if person < number
            },
        )
        for person in range(max(number for number, _ in answers.values()))
    ]
    return study(asked, code_returns(asked, rows), Plan(invited=7_000))


def test_three_good_answers_of_three_make_no_first_place():
    found = said(few=(3, 3), many=(600, 480), none=(0, 0)).ranks()

    assert [each.question for each in found] == ["many"]


def test_thirty_good_answers_of_thirty_are_no_certain_first_place():
    found = {each.question: each for each in said(all=(30, 30), many=(600, 560)).ranks()}

    assert (found["all"].first, found["all"].last) == (1, 2)
    sure = {each.question: each for each in said(all=(300, 300), many=(600, 480)).ranks()}
    assert (sure["all"].first, sure["all"].last) == (1, 1)


def test_association_is_the_weighted_correlation_of_who_answered_both():
    found = families(400)

    (one,) = associations(found.headlines, found.pairs, "listened")

    weights = WeightOf(found.tabulation, found.weights)(found.coded)
    marks = indicators(found.coded, found.headlines)
    both = (marks[:, 2] * marks[:, 3]).astype(bool)
    spread = np.cov(marks[both, 0], marks[both, 1], aweights=weights[both], ddof=0)
    known = spread[0, 1] / np.sqrt(spread[0, 0] * spread[1, 1])
    assert one.question == "informed"
    assert one.correlation == pytest.approx(known)
    assert one.base == pytest.approx(weights[both].sum() ** 2 / (weights[both] ** 2).sum())
    reach = 1.959964 / np.sqrt(one.base - 3)
    assert (one.low, one.high) == pytest.approx(
        (np.tanh(np.arctanh(known) - reach), np.tanh(np.arctanh(known) + reach))
    )


def test_association_with_a_scale_is_the_correlation_with_how_high_people_are_on_it():
    found = on_a_scale(400)

    stated = {each.question: each for each in found.associations("overall")}

    weights = WeightOf(found.tabulation, found.weights)(found.coded)
    good = indicators(found.coded, found.headlines)[:, :1].ravel()
    point = found.coded.codes[found.coded.variable("overall").key]  # 0 to 10, blank last
    both = (indicators(found.coded, found.headlines)[:, 1] == 1) & (point <= 10)
    spread = np.cov(good[both], point[both], aweights=weights[both], ddof=0)
    known = spread[0, 1] / np.sqrt(spread[0, 0] * spread[1, 1])
    assert list(stated) == ["listened"]
    assert stated["listened"].correlation == pytest.approx(known)
    assert stated["listened"].correlation > 0.5
    # One person who goes from one end of the scale to the other moves it so far.
    assert stated["listened"].leeway == pytest.approx(
        stated["listened"].base * np.sqrt(spread[0, 0] * spread[1, 1]) / 10
    )


def test_nothing_goes_together_with_a_question_that_is_neither_rated_nor_a_scale():
    with pytest.raises(KeyError, match="district"):
        families(100).associations("district")
    with pytest.raises(ValueError, match="listened is no scale"):
        levels(families(100).headlines.all[0])


def test_association_leaves_out_what_few_answered_and_what_does_not_differ():
    found = said(overall=(200, 100), same=(200, 100), few=(29, 10), all=(200, 200))

    strongest = associations(found.headlines, found.pairs, "overall")

    assert [(each.question, each.correlation) for each in strongest] == [("same", pytest.approx(1))]


def test_association_is_of_shares_with_one_that_is_there():
    found = families(100)

    with pytest.raises(KeyError, match="overall"):
        associations(found.headlines, found.pairs, "overall")
    mean = Measures((), (Measure("age", "_mean", (), (), ()),))
    with pytest.raises(ValueError, match="give shares only"):
        associations(mean, found.pairs, "age")

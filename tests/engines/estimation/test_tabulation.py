"""The one reduction: counts by kind of return that merge by addition."""

from functools import partial, reduce
from itertools import permutations

import numpy as np
import pytest

from heard.engines.estimation import (
    Coded,
    Margin,
    MixedTabulationsError,
    Plan,
    Tabulation,
    TooManyGroupsError,
    code_returns,
    study,
    tabulate,
    tabulate_parts,
)
from heard.engines.estimation.pairs import WeightOf, pair_parts, pair_sums
from heard.engines.questionnaire import Item, Text
from tests.engines.estimation.make import choice, coded, families, questionnaire, rated, returns

BY = ("district", "mode")
AGE = Item("age", "number", Text.of({"en": "age"}), decimals=True)


def some_returns(number: int, seed: int = 1) -> Coded:
    asked = questionnaire(
        rated("listened"), rated("informed"), choice("district", "north", "south"), AGE
    )
    random = np.random.default_rng(seed)
    found = [
        (mode, answers | {"age": int(random.integers(0, 26))})
        for mode, answers in returns(number, seed)
    ]
    return code_returns(asked, found)


def same(one: Tabulation, other: Tabulation) -> bool:
    return (
        (one.keys, one.columns) == (other.keys, other.columns)
        and np.array_equal(one.kinds, other.kinds)
        and np.array_equal(one.returns, other.returns)
        and np.array_equal(one.counts, other.counts)
    )


def part_of(size: int, number: int) -> Coded:
    return some_returns(300).part(slice(number * size, (number + 1) * size))


def test_counts_are_those_of_counting_one_by_one():
    whole = some_returns(300)

    found = tabulate(whole, BY)

    column = {name: place for place, name in enumerate(found.columns)}
    for kind, number, counts in zip(found.kinds, found.returns, found.counts, strict=True):
        of_kind = (whole.codes["district", ""] == kind[0]) & (whole.codes["mode", ""] == kind[1])
        assert number == of_kind.sum()
        for code, leaf in enumerate(whole.variable("listened").leaves):
            told = (whole.codes["listened", ""] == code) & of_kind
            assert counts[column["listened", "", leaf]] == told.sum()
        ages = whole.codes["age", ""][of_kind]
        assert counts[column["age", "", "_count"]] == len(ages)
        assert counts[column["age", "", "_sum"]] == ages.sum()
        assert counts[column["age", "", "_squares"]] == (ages**2).sum()
    assert found.total == 300


def test_the_union_of_parts_is_the_whole_in_any_order():
    whole = tabulate(some_returns(300), BY)
    parts = [tabulate(part_of(75, number), BY) for number in range(4)]

    for order in permutations(parts):
        assert same(reduce(lambda one, other: one + other, order), whole)
    assert same((parts[0] + parts[1]) + (parts[2] + parts[3]), whole)


def test_adding_nothing_changes_nothing():
    whole, nothing = tabulate(some_returns(50), BY), tabulate(some_returns(50).part(slice(0)), BY)

    assert nothing.total == 0
    assert same(whole + nothing, whole)
    assert same(nothing + whole, whole)


def test_a_pool_of_processes_counts_the_same_as_one():
    load = partial(part_of, 100)

    assert same(tabulate_parts(load, 3, BY, workers=2), tabulate(some_returns(300), BY))
    assert same(tabulate_parts(load, 3, BY), tabulate(some_returns(300), BY))


def test_no_parts_are_refused():
    with pytest.raises(ValueError, match="there are no parts; give at least one"):
        tabulate_parts(partial(part_of, 100), 0, BY)


def test_other_groups_or_other_questions_are_not_added():
    by_both, by_mode = (tabulate(some_returns(20), by) for by in (BY, ["mode"]))
    other_questions = tabulate(code_returns(questionnaire(rated("x")), [("web", {})]), ["mode"])

    for other in (by_both, other_questions):
        with pytest.raises(MixedTabulationsError, match="the same groups and questions"):
            by_mode + other


def test_without_groups_there_is_one_kind_of_return():
    found = tabulate(some_returns(20), []) + tabulate(some_returns(30), [])

    assert (len(found.kinds), found.total) == (1, 50)


@pytest.mark.parametrize("by", ["nothing", "age"])
def test_what_is_no_list_of_options_forms_no_groups(by):
    with pytest.raises(KeyError, match=by):
        tabulate(some_returns(20), [by])


def test_many_groups_at_once_are_told_apart_and_more_than_can_be_numbered_refused():
    columns = {f"q{place}": [f"o{(row * place) % 7}" for row in range(50)] for place in range(25)}
    nine = [f"q{place}" for place in range(9)]  # 387,420,489 kinds of return are possible
    whole = coded(columns)

    found = tabulate(whole, nine)

    rows = list(zip(*(whole.codes[name, ""].tolist() for name in nine), strict=True))
    assert [tuple(kind) for kind in found.kinds.tolist()] == sorted(set(rows))
    assert found.returns.tolist() == [rows.count(kind) for kind in sorted(set(rows))]
    with pytest.raises(TooManyGroupsError, match="25 questions make too many groups at once"):
        tabulate(whole, list(columns))


def test_a_weight_is_found_for_every_return_and_for_no_other_kind():
    found = families(300)
    weight_of = WeightOf(found.tabulation, found.weights)

    weights = weight_of(found.coded)

    assert weights.sum() == pytest.approx(3_500)
    district = found.coded.codes["district", ""]
    assert len({float(each) for each in weights[district == 0].round(9)}) == 1
    asked = questionnaire()
    helped = code_returns(asked, [("helped", {"district": "north"})])
    with pytest.raises(KeyError, match="a kind that was not weighted"):
        weight_of(helped)


def test_sums_over_pairs_merge_by_addition_in_one_process_and_in_a_pool():
    whole = some_returns(300)
    asked = questionnaire(
        rated("listened"), rated("informed"), choice("district", "north", "south"), AGE
    )
    found = study(asked, whole, Plan((Margin("district", {"north": 900, "south": 800}),)))
    weight_of = WeightOf(found.tabulation, found.weights)
    load = partial(part_of, 60)

    at_once = pair_sums(whole, weight_of(whole), found.headlines)

    for workers in (1, 2):
        parts = pair_parts(load, 5, weight_of, found.headlines, workers=workers)
        np.testing.assert_allclose(parts.once, at_once.once, rtol=1e-12)
        np.testing.assert_allclose(parts.twice, at_once.twice, rtol=1e-12)

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heard.engines.disclosure import (
    BLANK,
    RATED,
    Axis,
    Release,
    Rule,
    Table,
    attack,
    audit,
    cell_of,
    group_axis,
    item_axis,
    protect,
)
from tests.engines.disclosure.readers import every_world, linear_range
from tests.engines.disclosure.test_attacker import grid

AGREE = {"agree": 1, "neither": 0, "disagree": -1, "dont_know": None}


def linked_release(seed: int, people: int = 150) -> Release:
    """Two items and two breakdowns over the same invented people."""
    random = np.random.default_rng(seed)
    items = [item_axis("listened", AGREE), item_axis("in_time", AGREE)]
    groups = [group_axis("district", ("north", "south")), group_axis("need", ("asd", "hi", "vi"))]
    odds = {4: [0.6, 0.3, 0.07, 0.03], 3: [0.5, 0.45, 0.05], 5: [0.4, 0.2, 0.3, 0.06, 0.04]}
    answers = [
        random.choice(len(axis.leaves), people, p=odds[len(axis.leaves)])
        for axis in (*items, *groups)
    ]
    tables = []
    for axis, answer in zip(items, answers[:2], strict=True):
        for group, belongs in zip(groups, answers[2:], strict=True):
            counts = np.zeros((len(axis.leaves), len(group.leaves)), dtype=np.int64)
            np.add.at(counts, (answer, belongs), 1)
            tables.append(Table((axis, group), counts))
    return Release(tuple(tables))


@settings(max_examples=6, deadline=None)
@given(
    st.integers(0, 10_000),
    st.sampled_from([Rule(), Rule(round_to=1), Rule(zeros="show"), Rule(threshold=5, round_to=10)]),
)
@example(269, Rule(zeros="show"))  # here only branching finds a rest that is nobody or enough
def test_nothing_is_opened_in_a_protected_release_of_linked_tables(seed, rule):
    protected = protect(linked_release(seed), rule)

    assert attack(protected.published).opened == ()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 30), min_size=9, max_size=9),
    st.sampled_from([1, 5]),
    st.sampled_from(["hide", "show"]),
)
def test_scipy_finds_every_hidden_cell_of_a_protected_table_protected(numbers, round_to, zeros):
    rule = Rule(threshold=4, round_to=round_to, protection=3, zeros=zeros)
    protected = protect(grid(np.array(numbers).reshape(3, 3)), rule)

    for cell in protected.hidden if protected.published.values else ():
        low, high = linear_range(protected.published, cell)
        assert high >= rule.threshold - 1e-6
        assert high - low >= rule.protection - 1e-6


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_trying_all_counts_leaves_every_hidden_one_wide_open(numbers):
    rule = Rule(threshold=3, round_to=1, protection=2)
    protected = protect(grid(np.array(numbers).reshape(2, 3)), rule)

    worlds = every_world(protected.published, 8)

    for cell in protected.hidden:
        assert worlds[cell].max() - worlds[cell].min() >= 2
        assert worlds[cell].max() >= rule.threshold


def test_three_dimensions_are_protected_too():
    random = np.random.default_rng(3)
    release = grid(random.integers(0, 30, size=(4, 3, 3)))

    protected = protect(release, Rule())

    assert attack(protected.published, exact=True).opened == ()
    assert protected.primary


def test_a_cell_that_stands_in_two_tables_is_hidden_in_both():
    release = linked_release(5)
    published = protect(release, Rule()).published

    for first, second in ((release.tables[0], release.tables[1]),):
        shared = {first.shape.cell(c, "Total") for c in first.axes[0].categories}
        assert shared <= {second.shape.cell(*place) for place in second.shape.places()}
    assert all(
        published.is_hidden(c) != (c in published.values) or c in published.left_out
        for c in release.counts
    )


def test_a_table_without_small_counts_is_shown_whole():
    protected = protect(grid([[40, 50], [60, 70]]), Rule())

    assert protected.hidden == frozenset()
    assert protected.published.values[()] == 220


def test_too_few_people_are_not_shown_at_all():
    protected = protect(grid([[1, 2], [2, 1]]), Rule())

    assert protected.published.values == {}
    assert attack(protected.published).opened == ()


def test_a_share_of_nearly_everybody_is_hidden():
    axis = item_axis("listened", {"agree": 1, "disagree": -1})
    protected = protect(Release((Table((axis,), np.array([60, 2, 30])),)), Rule())

    assert cell_of({"listened": "agree"}) in protected.primary
    assert (
        protected.published.percentage(
            cell_of({"listened": "agree"}), cell_of({"listened": "_answered"})
        )
        is None
    )


def test_a_place_where_nobody_can_be_is_not_hidden():
    axes = (Axis("asked", ("yes", "no")), Axis("answer", ("good", "bad", "not_asked")))
    counts = np.array([[40, 30, 0], [0, 0, 50]])
    table = Table(axes, counts, np.array([[False, False, True], [True, True, False]]))

    protected = protect(Release((table,)), Rule())

    assert protected.hidden == frozenset()
    assert protected.published.shown(cell_of({"asked": "no", "answer": "good"})) == 0


def test_a_percentage_is_worked_out_from_what_is_shown():
    axis = item_axis("listened", AGREE)
    counts = np.array([31, 18, 24, 13, 12])
    protected = protect(Release((Table((axis,), counts),)), Rule())
    agree, base = cell_of({"listened": "agree"}), cell_of({"listened": RATED})

    assert protected.published.shown(agree) == 30
    assert protected.published.shown(base) == 75
    assert protected.published.percentage(agree, base) == 40
    assert protected.published.percentage(cell_of({"listened": BLANK}), agree) is None


@pytest.mark.parametrize(("base", "is_shown"), [(27, False), (30, False), (33, True), (38, True)])
def test_a_percentage_needs_a_base_that_is_sure_to_be_large_enough(base, is_shown):
    release = Release((Table((Axis("a", ("x", "y")),), np.array([15, base - 15])),))

    published = protect(release, Rule()).published

    assert (published.percentage(cell_of({"a": "x"}), ()) is not None) is is_shown


def test_protection_is_the_same_every_time():
    first, second = protect(linked_release(8), Rule()), protect(linked_release(8), Rule())

    assert first.secondary == second.secondary


def test_the_audit_has_a_range_for_every_hidden_cell_and_no_count():
    protected = protect(grid([[3, 40, 22], [50, 60, 31], [17, 33, 12]]), Rule(round_to=1))

    record = audit(protected)

    assert record["primary"] == 1
    assert record["opened"] == 0
    assert len(record["cells"]) == record["primary"] + record["secondary"]
    assert set(record["cells"][0]) == {"cell", "kind", "low", "high", "exact"}

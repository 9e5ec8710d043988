from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.disclosure import (
    TOTAL,
    Axis,
    Percentage,
    Published,
    Release,
    Rule,
    SolverError,
    Table,
    TableError,
    attack,
    cell_of,
    option_axis,
    plain_differences,
    suppress_unsafe,
    ticked_something,
)
from tests.engines.disclosure.readers import every_world, linear_range

EXACT = Rule(round_to=1)


def grid(counts: object) -> Release:
    numbers = np.array(counts, dtype=np.int64)
    axes = tuple(
        Axis(name, tuple(f"{name}{n}" for n in range(size)))
        for name, size in zip("abc", numbers.shape, strict=False)
    )
    return Release((Table(axes, numbers),))


def hide(release: Release, rule: Rule, *cells: dict[str, str]) -> Published:
    """Publish everything but these cells."""
    hidden = {cell_of(cell) for cell in cells}
    values = {c: rule.rounded(n) for c, n in release.counts.items() if c not in hidden}
    return Published(rule, release.shapes, values)


def opened_cells(published: Published, rule: Rule | None = None) -> set:
    return {opening.cell for opening in attack(published, rule).opened}


def test_a_lone_hidden_cell_is_the_total_less_the_others():
    published = hide(grid([3, 40, 50]), EXACT, {"a": "a0"})

    opening = attack(published).opened[0]

    assert (opening.low, opening.high) == (3, 3)
    assert str(opening) == "a=a0: between 3 and 3, from everybody 93; a=a1 40; a=a2 50"


def test_rounding_alone_does_not_hide_a_lone_cell_whose_sum_comes_out_low():
    published = hide(grid([1, 40, 50]), Rule(), {"a": "a0"})

    opening = attack(published).opened[0]

    assert (opening.low, opening.high) == (0, 6)


def test_two_hidden_cells_in_every_line_may_still_hold_one_that_is_known():
    # Two blocks of hidden cells joined by a bridge, (2, 2): every line hides two or more.
    counts = np.full((5, 5), 20)
    hidden = [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
        (2, 2),
        (3, 3),
        (3, 4),
        (4, 3),
        (4, 4),
        (0, 2),
        (2, 0),
    ]
    counts[2, 2] = 4
    release = grid(counts)
    published = hide(release, EXACT, *({"a": f"a{i}", "b": f"b{j}"} for i, j in hidden))
    lone = hide(release, EXACT, {"a": "a2", "b": "b2"}, {"a": "a3", "b": "b3"})

    report = attack(published, exact=True)
    ranges = {found.cell: (found.low, found.high) for found in report.ranges}

    for cell, (low, high) in ranges.items():
        assert (low, high) == pytest.approx(linear_range(published, cell))
    assert cell_of({"a": "a2", "b": "b2"}) in opened_cells(lone)


def test_a_two_by_two_block_of_small_cells_is_opened_by_its_totals():
    published = hide(
        grid([[2, 3, 50], [4, 1, 60], [70, 80, 90]]),
        EXACT,
        *({"a": f"a{i}", "b": f"b{j}"} for i in (0, 1) for j in (0, 1)),
    )

    report = attack(published, exact=True)

    assert sorted((r.low, r.high) for r in report.ranges) == [(0, 4), (0, 4), (1, 5), (1, 5)]
    assert len(report.opened) == 4


def test_a_percentage_with_its_base_gives_a_hidden_count_back():
    release = grid([5, 52, 80])
    hidden = [{"a": "a0"}, {"a": "a1"}]
    without = hide(release, EXACT, *hidden)
    printed = Percentage(cell_of({"a": "a0"}), (), 3.6, decimals=1)

    report = attack(replace(without, percentages=(printed,)), exact=True)

    assert opened_cells(without) == set()
    assert (report.ranges[0].low, report.ranges[0].high) == (5, 5)
    assert cell_of({"a": "a0"}) in {opening.cell for opening in report.opened}


def test_a_count_in_another_table_opens_the_same_cell():
    district = Axis("district", ("north", "south", "west"))
    mode = Axis("mode", ("web", "paper"))
    release = Release(
        (
            Table((district,), np.array([5, 60, 70])),
            Table((district, mode), np.array([[2, 3], [30, 30], [35, 35]])),
        )
    )
    north = [{"district": "north", "mode": m} for m in ("web", "paper", TOTAL)]

    published = hide(release, EXACT, *north)

    assert cell_of({"district": "north"}) in opened_cells(published)


def test_the_rest_of_a_base_is_a_secret_too():
    axis = Axis("a", ("yes", "no", "blank"), {"answered": ("yes", "no")}, {"yes": "answered"})
    release = Release((Table((axis,), np.array([60, 2, 40])),))

    values = {cell: n for cell, n in release.counts.items() if cell != cell_of({"a": "no"})}
    published = Published(Rule(threshold=1, round_to=1), release.shapes, values)

    rests = [o for o in attack(published, EXACT).opened if o.base is not None]

    assert [(o.cell, o.base) for o in rests] == [
        (cell_of({"a": "yes"}), cell_of({"a": "answered"}))
    ]
    assert (rests[0].low, rests[0].high) == (2, 2)


def test_who_answered_a_several_choice_item_ticked_something():
    axes = [option_axis("sources", option, may_be_blank=False) for option in ("gp", "school")]
    release = Release(
        (Table((axes[0],), np.array([40, 15])), Table((axes[1],), np.array([20, 35]))),
        (ticked_something("sources", ("gp", "school")),),
    )
    hidden = {cell_of({"sources": c}) for c in ("school", "_not:gp", "_not:school")}
    values = {c: n for c, n in release.counts.items() if c not in hidden}
    published = Published(EXACT, release.shapes, values, release.facts)

    ranges = {r.cell: r.low for r in attack(published, exact=True).ranges}

    assert ranges[cell_of({"sources": "school"})] == 15


def test_a_threshold_of_one_is_opened_by_the_rule_that_should_have_held():
    release = grid([[3, 40], [50, 60]])
    weak = suppress_unsafe(release, Rule(threshold=1)).published

    assert attack(weak).opened == ()
    assert cell_of({"a": "a0", "b": "b0"}) in opened_cells(weak, Rule())


def test_unsafe_cells_alone_are_not_enough():
    release = grid([[3, 40, 22], [50, 60, 31], [17, 33, 12]])
    published = suppress_unsafe(release, EXACT).published

    assert opened_cells(published) == {cell_of({"a": "a0", "b": "b0"})}
    assert len(plain_differences(published, EXACT)) == 1


def test_numbers_that_no_counts_can_add_up_to_are_refused():
    published = hide(grid([40, 50]), EXACT, {"a": "a0"})

    with pytest.raises(SolverError, match="contradict each other"):
        attack(replace(published, values={**published.values, (): 30}))


def test_a_number_that_the_rule_cannot_show_is_refused():
    published = hide(grid([10, 40]), Rule(), {"a": "a0"})

    with pytest.raises(TableError, match="a=a1: 3 cannot be shown under this rule"):
        attack(replace(published, values={**published.values, cell_of({"a": "a1"}): 3}))


small_rules = st.builds(
    Rule,
    threshold=st.integers(2, 4),
    round_to=st.sampled_from([1, 3, 5]),
    protection=st.integers(1, 3),
    zeros=st.sampled_from(["hide", "show"]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=6, max_size=6), small_rules, st.data())
def test_every_count_that_really_fits_lies_in_the_range(numbers, rule, draw):
    release = grid(np.array(numbers).reshape(2, 3))
    safe = [c for c, n in release.counts.items() if not rule.unsafe(np.array([n]))[0]]
    shown = draw.draw(st.lists(st.sampled_from(safe), unique=True)) if safe else []
    shown = [*shown, *((),) * (() in safe and () not in shown)]
    values = {cell: rule.rounded(release.counts[cell]) for cell in shown}
    published = Published(rule, release.shapes, values)

    report = attack(published, exact=True)
    worlds = every_world(published, 6)

    opened = {opening.cell for opening in report.opened}
    for found in report.ranges:
        assert found.low <= worlds[found.cell].min()
        assert worlds[found.cell].max() <= found.high
        low, high = linear_range(published, found.cell) if values else (0, found.high)
        assert found.low == pytest.approx(np.ceil(low - 1e-6))
        if values:
            assert (
                min(found.high, 10_000) == pytest.approx(np.floor(high + 1e-6)) or () not in shown
            )
        if high < rule.threshold or high - low < rule.protection:
            assert found.cell in opened

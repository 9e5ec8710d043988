"""Hundreds of random releases, protected and then attacked by readers of two kinds."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from heard.engines.disclosure import (
    Axis,
    Percentage,
    ProtectedRelease,
    Published,
    Release,
    Rule,
    Table,
    attack,
    attack_many,
    cell_of,
    protect,
    protect_many,
    suppress_unsafe,
)
from heard.engines.disclosure.ground import ground_of
from heard.engines.disclosure.tables import Cell
from tests.engines.disclosure.people import found_too_closely
from tests.engines.disclosure.test_attacker import grid

SMALL = Rule(threshold=5, round_to=1, protection=4)
RULES = [
    SMALL,
    Rule(threshold=5, round_to=5, protection=4),
    Rule(threshold=5, round_to=1, protection=4, zeros="show"),
    Rule(threshold=8, round_to=3, protection=5, zeros="show"),
]
SIZES = [(3, 4), (5, 3), (4, 4), (2, 3, 2), (3, 2, 3)]
TABLES = 80


def random_table(seed: int) -> Release:
    """A table with totals, in which about one place in seven is small."""
    random = np.random.default_rng(seed)
    size = SIZES[seed % len(SIZES)]
    counts = random.integers(8, 60, size=size)
    return grid(np.where(random.random(size) < 0.15, random.integers(0, 5, size), counts))


def linked_tables(seed: int) -> Release:
    """One question by two groupings that no table crosses."""
    random = np.random.default_rng(seed)
    axes = [Axis(n, tuple(f"{n}{i}" for i in range(s))) for n, s in (("q", 3), ("a", 3), ("b", 2))]
    odds = random.dirichlet([2, 1, 0.15] if seed % 2 else [1, 1, 1])
    answers, people = random.choice(3, 160, p=odds), random.choice(3, 160, p=[0.6, 0.3, 0.1])
    tables = []
    for axis, group in ((axes[1], people), (axes[2], random.choice(2, 160, p=[0.8, 0.2]))):
        counts = np.zeros((3, len(axis.leaves)), dtype=np.int64)
        np.add.at(counts, (answers, group), 1)
        tables.append(Table((axes[0], axis), counts))
    return Release(tuple(tables))


def still_open(protected: ProtectedRelease) -> set[Cell]:
    published = protected.published
    return found_too_closely(published, protected.hidden) if published.values else set()


@pytest.mark.parametrize("number", range(len(RULES)))
def test_no_reader_comes_close_to_a_hidden_count_of_80_random_tables(number):
    hidden = 0
    for seed in range(TABLES):
        protected = protect(random_table(1000 * number + seed), RULES[number])
        assert attack(protected.published).opened == ()
        assert still_open(protected) == set()
        hidden += len(protected.secondary)
    assert hidden


@pytest.mark.parametrize("rule", [SMALL, RULES[1]])
def test_no_reader_comes_close_to_a_hidden_count_of_linked_tables(rule):
    for seed in range(15):
        protected = protect(linked_tables(seed), rule)
        assert attack(protected.published).opened == ()
        assert still_open(protected) == set()


def opened_cells(published: Published) -> set[Cell]:
    return {opening.cell for opening in attack(published).opened}


def two_in_every_line(release: Release, rule: Rule) -> ProtectedRelease:
    """Hide the unsafe cells and, in every line with one hidden cell, the smallest other."""
    protected = suppress_unsafe(release, rule)
    counts, shape = release.tables[0].counts, release.tables[0].shape
    hidden = np.zeros(counts.shape, dtype=bool)
    names = {
        shape.cell(*(a.leaves[i] for a, i in zip(shape.axes, place, strict=True))): place
        for place in np.ndindex(counts.shape)
    }
    for cell in protected.primary & set(names):
        hidden[names[cell]] = True
    for _ in range(4):
        for axis in range(counts.ndim):
            for line in np.ndindex(*np.delete(counts.shape, axis)):
                at = (*line[:axis], slice(None), *line[axis:])
                if hidden[at].sum() == 1:
                    hidden[at] |= counts[at] == np.where(hidden[at], 999, counts[at]).min()
    chosen = {cell for cell, place in names.items() if hidden[place]}
    return replace(protected, secondary=frozenset(chosen - protected.primary))


@pytest.mark.parametrize("weak", [suppress_unsafe, two_in_every_line])
def test_a_weak_method_is_caught_wherever_it_is_open(weak):
    caught = 0
    for seed in range(60):
        protected = weak(random_table(seed), SMALL)
        found = still_open(protected)
        assert found <= opened_cells(protected.published)
        caught += bool(found)
    assert caught >= 10


def test_totals_that_were_not_counted_open_what_was_chosen_without_them():
    caught = 0
    for seed in range(0, 100, 5):
        release = random_table(seed)
        hidden = set(suppress_unsafe(release, SMALL).primary)
        for number, row in enumerate(release.tables[0].counts):
            for cell in protect(grid(row), SMALL).hidden:
                column = [("b", category.replace("a", "b")) for _, category in cell]
                hidden.add((("a", f"a{number}"), *column))
        printed = {c: n for c, n in release.counts.items() if c not in hidden}
        published = Published(SMALL, release.shapes, printed)
        found = found_too_closely(published, hidden)
        assert found <= opened_cells(published)
        caught += bool(found)
    assert caught > 5


def test_percentages_of_the_counts_themselves_give_hidden_counts_back():
    caught = 0
    for seed in range(0, 100, 5):
        protected = protect(random_table(seed), RULES[1])
        base = protected.release.counts[()]
        for cell in sorted(protected.primary):
            count = protected.release.counts[cell]
            printed = Percentage(cell, (), round(100 * count / base, 1), decimals=1)
            fitting = {
                n
                for whole in range(base - 2, base + 3)
                for n in range(20)
                if abs(100 * n / whole - printed.value) <= 0.05
            }
            assert count in fitting
            if max(fitting) < 5:
                published = replace(protected.published, percentages=(printed,))
                assert cell in opened_cells(published)
                caught += 1
    assert caught > 20


def test_percentages_that_are_published_say_nothing_that_shown_numbers_do_not():
    for seed in range(0, 20, 3):
        protected = protect(random_table(seed), Rule())
        published = protected.published
        for cell, base in combinations(sorted(published.values), 2):
            if set(base) < set(cell):
                value = published.percentage(cell, base)
                whole = published.values[base]
                assert value is None or value == int(100 * published.values[cell] / whole + 0.5)
        for cell in protected.hidden:
            assert published.percentage(cell, ()) is None


def test_nothing_cheaper_than_the_proved_optimum_is_safe():
    for seed in (1, 2, 3, 5, 8):
        random = np.random.default_rng(seed)
        counts = random.integers(8, 30, size=(3, 3))
        counts[0, 0], counts[2, 1] = 2, 3
        release = grid(counts)
        protected = protect(release, SMALL)
        assert protected.price.method == "optimum"
        ground = ground_of(release, SMALL)
        cost = dict(zip(ground.system.cells, ground.cost, strict=True))
        others = [c for c in cost if np.isfinite(cost[c]) and c not in protected.primary]
        for size in range(4):
            for chosen in combinations(others, size):
                if sum(cost[cell] for cell in chosen) < protected.price.cost - 1e-6:
                    other = replace(protected, secondary=frozenset(chosen))
                    assert still_open(other)


def test_many_releases_are_protected_and_attacked_the_same_by_any_number_of_workers():
    releases = [random_table(seed) for seed in range(30)]

    alone = protect_many(releases, SMALL)
    shared = protect_many(releases, SMALL, workers=2)
    published = [protected.published for protected in alone]

    assert [p.hidden for p in alone] == [p.hidden for p in shared]
    assert attack_many(published) == attack_many(published, workers=2)
    assert attack_many(published)[3] == attack(published[3])
    with pytest.raises(ValueError, match="workers is 0"):
        attack_many(published, workers=0)


def test_the_price_says_how_the_cells_were_chosen_and_what_the_cheapest_would_cost():
    flat = protect(grid([[3, 40, 22], [50, 60, 31], [17, 33, 12]]), SMALL)
    deep = protect(random_table(3), SMALL)

    assert flat.price.method == "optimum"
    assert flat.price.cost == pytest.approx(flat.price.bound)
    assert deep.price.bound <= deep.price.cost + 1e-6
    assert cell_of({"a": "a0", "b": "b0"}) in flat.primary

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from heard.engines.disclosure import (
    Cell,
    Release,
    Rule,
    Table,
    attack,
    cell_of,
    group_axis,
    item_axis,
    protect,
)
from heard.engines.disclosure.choice import Choice
from heard.engines.disclosure.ground import ground_of
from heard.engines.disclosure.hunt import Found, Hunt
from heard.engines.disclosure.knowledge import knowledge_of
from heard.engines.disclosure.parts import parts_of
from heard.engines.disclosure.system import build_system
from tests.engines.disclosure.readers import linear_range
from tests.engines.disclosure.test_attacker import grid

AGREE = {"agree": 1, "disagree": -1, "dont_know": None}
DISTRICTS, NEEDS = ("north", "south", "east"), ("asd", "hi", "vi", "msi")


def questions_by_two_groupings(questions: int, people: int, smallest: int = 0) -> Release:
    """Questions by district and need; `smallest` people have the last need."""
    random = np.random.default_rng(11)
    groups = [group_axis("district", DISTRICTS), group_axis("need", NEEDS)]
    belongs = [random.choice(4, people), random.choice([0, 1, 2, 4], people)]
    belongs[1][:smallest] = NEEDS.index("msi")
    tables = []
    for number in range(questions):
        item = item_axis(f"q{number}", AGREE)
        answers = random.choice(len(item.leaves), people, p=[0.55, 0.38, 0.05, 0.02])
        for group, mine in zip(groups, belongs, strict=True):
            counts = np.zeros((len(item.leaves), len(group.leaves)), dtype=np.int64)
            np.add.at(counts, (answers, mine), 1)
            tables.append(Table((item, group), counts))
    return Release(tuple(tables))


def hunt_of(release: Release) -> Hunt:
    published = protect(release, Rule()).published
    system = build_system(published.shapes, published.facts)
    hunt = Hunt(knowledge_of(published, system), Rule())
    hunt.prove()
    return hunt


def test_each_question_is_a_part_once_the_sizes_of_the_groups_are_fixed():
    release = questions_by_two_groupings(4, 300)

    parts = parts_of(build_system(release.shapes))

    names = [np.array([_variables(cell) for cell in part.system.cells]) for part in parts]
    own = [
        set(" ".join(mine[~part.is_link]).split()) for mine, part in zip(names, parts, strict=True)
    ]
    links = {
        str(name) for mine, part in zip(names, parts, strict=True) for name in mine[part.is_link]
    }
    assert own == [{f"q{n}", "district", "need"} for n in range(4)]
    assert links == {"", "district", "need"}


def _variables(cell: Cell) -> str:
    return " ".join(variable for variable, _ in cell)


def test_a_table_by_itself_is_one_part_and_has_no_links():
    system = build_system(grid([[9, 9], [9, 9]]).shapes)

    (part,) = parts_of(system)

    assert part.system.cells == system.cells
    assert not part.is_link.any()


def test_counts_found_in_a_part_fit_the_whole_beside_an_anchor_with_the_same_links():
    hunt = hunt_of(questions_by_two_groupings(3, 200))
    tried = 0

    for part, search in zip(hunt.parts, hunt.searches, strict=True):
        for found in search.worlds:
            anchor = next(a for a in hunt._anchors()
                          if (a[part.cells] == found)[part.is_link].all())  # fmt: skip
            anchor[part.cells] = found
            assert hunt.knowledge.fits(anchor)
            tried += 1
    assert tried > 20


def test_worlds_that_another_found_are_taken_where_they_fit_and_only_there():
    told = hunt_of(questions_by_two_groupings(3, 200))
    found = told.found

    knowing, doubting = Hunt(told.knowledge, Rule()), Hunt(told.knowledge, Rule())
    knowing.check(found)
    parts = [_one_more(worlds) for worlds in found.parts]
    doubting.check(Found(_one_more(found.anchors), _one_more(found.whole), parts))

    for mine, theirs in zip(knowing.searches, told.searches, strict=True):
        assert (mine.worlds.least == theirs.worlds.least).all()
        assert (mine.worlds.most == theirs.worlds.most).all()
    assert doubting.found == Found([], [], [[] for _ in doubting.parts])


def _one_more(worlds: Sequence[np.ndarray]) -> list[np.ndarray]:
    """One more in every cell, so that no sum comes out."""
    return [world + 1 for world in worlds]


def test_a_part_found_with_other_links_than_an_anchors_proves_nothing_of_the_whole():
    told = hunt_of(questions_by_two_groupings(3, 200))
    asked = Hunt(told.knowledge, Rule())

    asked.check(replace(told.found, anchors=[], whole=[]))

    assert asked.found.parts == [[] for _ in asked.parts]


@pytest.mark.parametrize("people", [120, 700])
def test_scipy_finds_no_range_narrower_than_what_the_attacker_says_it_is_at_least(people):
    published = protect(questions_by_two_groupings(2, people), Rule()).published

    ranges = attack(published).ranges

    assert ranges
    for found in ranges:
        low, high = linear_range(published, found.cell)
        assert low - 1e-6 <= found.low <= found.high <= high + 1e-6


def test_a_group_of_three_people_is_hidden_in_every_question_and_not_much_else():
    release = questions_by_two_groupings(5, 600, smallest=3)

    protected = protect(release, Rule())

    assert {cell for cell in release.counts if ("need", "msi") in cell} <= (
        protected.hidden | protected.left_out
    )
    assert protected.report is not None
    assert protected.report.opened == ()
    assert len(protected.secondary) < len(protected.primary) / 2


def test_where_hardly_anything_is_small_hardly_anything_is_hidden():
    random = np.random.default_rng(4)
    counts = random.integers(60, 90, size=(6, 7))
    counts[2, 3] = 4

    protected = protect(grid(counts), Rule())

    assert len(protected.primary) == 1
    assert len(protected.secondary) <= 3


def test_where_no_programme_helps_the_numbers_beside_a_count_are_hidden_and_not_all():
    choice = Choice(ground_of(questions_by_two_groupings(6, 300, smallest=4), Rule()))
    cell = choice.system.number[cell_of({"q0": "agree", "need": "msi"})]
    hidden = choice.system.rows.beside(np.arange(len(choice.hidden)) == cell)
    choice.hidden |= hidden  # all that stand in a row with it: so those beside them are next
    target = choice.hunt.whole.target_at(cell)

    more = choice.neighbours(target)

    beside = choice.system.rows.beside(hidden)
    assert more.any()
    assert not more[~beside].any()
    assert more.sum() < (~choice.hidden).sum() / 2

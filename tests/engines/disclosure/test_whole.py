import numpy as np
import pytest

from heard.engines.disclosure import Rule
from heard.engines.disclosure.ground import ground_of
from heard.engines.disclosure.whole import Bounds, WholeNumbers
from tests.engines.disclosure.test_suppression import linked_release


@pytest.fixture
def known():
    ground = ground_of(linked_release(1), Rule())
    return ground.knowledge(ground.primary, ground.left_out), ground.truth


def bounds_of(knowledge):
    return Bounds(knowledge.low, knowledge.high, *knowledge.rest_bounds(), knowledge.rest_gaps())


def whole_world(knowledge, bounds, starts=()):
    return WholeNumbers(knowledge.system, seed=1).between(bounds, iter(starts), knowledge.fits)


@pytest.mark.parametrize("is_near_one", [True, False])
def test_whole_counts_are_found_with_a_hidden_rest_between_two_values(known, is_near_one):
    knowledge, truth = known
    cell, base = knowledge.system.rests.T
    rest = int(np.flatnonzero(~knowledge.shown[cell] & (truth[base] - truth[cell] > 8))[0])
    wanted = int(truth[base[rest]] - truth[cell[rest]]) + 1

    world = whole_world(
        knowledge,
        bounds_of(knowledge).with_rest(rest, wanted, wanted + 1),
        [truth] if is_near_one else [],
    )

    assert world is not None
    assert knowledge.fits(world)
    assert wanted <= world[base[rest]] - world[cell[rest]] <= wanted + 1


def test_a_rest_that_is_nobody_or_enough_is_never_between():
    ground = ground_of(linked_release(269), Rule(zeros="show"))
    truth = ground.truth
    hidden = ground.primary | (np.random.default_rng(1).random(len(truth)) < 0.85)
    knowledge = ground.knowledge(hidden, ground.left_out)
    bounds, gaps = bounds_of(knowledge), knowledge.rest_gaps()
    cell, base = knowledge.system.rests.T
    worlds = []

    for rest in np.flatnonzero(gaps):
        inside = bounds.with_rest(rest, 1, int(gaps[rest]) - 1)
        assert whole_world(knowledge, inside, [truth]) is None
        for low, high in ((0, int(gaps[rest]) - 1), (1, 10**6)):
            world = whole_world(knowledge, bounds.with_rest(rest, low, high), [truth])
            worlds += [] if world is None else [world]

    assert worlds
    assert all(knowledge.fits(world) for world in worlds)
    left = np.array([world[base] - world[cell] for world in worlds])[:, gaps > 0]
    assert (left == 0).any()
    assert (left >= 8).any()


def test_no_whole_counts_are_found_where_a_cell_would_leave_its_bounds(known):
    knowledge, _ = known
    hidden = int(np.flatnonzero(~knowledge.shown)[0])
    beyond = int(knowledge.high.max()) + 1

    assert whole_world(knowledge, bounds_of(knowledge).with_cell(hidden, beyond, beyond)) is None


def test_narrower_bounds_leave_the_others_as_they_were(known):
    bounds = bounds_of(known[0])

    bounds.with_cell(0, 1, 1), bounds.with_rest(0, 1, 1)

    assert np.array_equal(bounds.low, known[0].low)
    assert np.array_equal(bounds.rest_low, known[0].rest_bounds()[0])

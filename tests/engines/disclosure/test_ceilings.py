import numpy as np
import pytest

from heard.engines.disclosure import Rule
from heard.engines.disclosure.ceilings import Box, Ceilings
from heard.engines.disclosure.choice import Choice
from heard.engines.disclosure.ground import ground_of
from heard.engines.disclosure.search import Search
from heard.engines.disclosure.solver import Programme
from tests.engines.disclosure.test_suppression import linked_release


def reach(programme, weights, known):
    programme.bound(np.arange(len(known.low)), known.low, known.high)
    programme.bound_rests(*known.rest_bounds())
    return float(weights @ programme.maximise(weights))


def box_of(known):
    return Box.of((known.low, known.high), known.rest_bounds())


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("is_up", [True, False])
def test_a_ceiling_is_what_a_target_reaches_and_stays_above_it_as_cells_are_hidden(seed, is_up):
    ground = ground_of(linked_release(seed), Rule())
    random, hidden = np.random.default_rng(seed), ground.primary.copy()
    known = ground.knowledge(hidden, ground.left_out)
    programme = Programme(ground.system, known.low, known.high)

    for cell in np.flatnonzero(ground.primary):
        weights, ceilings = np.zeros(len(hidden)), Ceilings()
        weights[cell] = 1.0 if is_up else -1.0
        known = ground.knowledge(hidden, ground.left_out)
        found = reach(programme, weights, known)
        ceilings.keep(int(cell), programme.prices(), is_up=is_up)
        more = ground.knowledge(hidden | (random.random(len(hidden)) < 0.2), ground.left_out)

        assert ceilings.of(int(cell), box_of(known), is_up=is_up) == pytest.approx(found, abs=1e-6)
        assert ceilings.of(int(cell), box_of(more), is_up=is_up) >= (
            reach(programme, weights, more) - 1e-6
        )


def test_a_target_that_no_programme_was_asked_about_has_no_ceiling():
    box = Box.of((np.zeros(2, np.int64), np.ones(2, np.int64)), (np.zeros(0), np.zeros(0)))

    assert Ceilings().of(0, box, is_up=True) == np.inf


@pytest.mark.parametrize("rule", [Rule(), Rule(zeros="show"), Rule(round_to=1)])
def test_one_target_is_protected_just_where_it_is_among_all_that_are(rule):
    choice = Choice(ground_of(linked_release(2), rule))
    choice.widen()
    every = [choice.hunt.whole, *choice.hunt.searches]

    for search in every:
        one_by_one = [search.is_protected(target) for target in range(len(search.targets.plus))]
        assert one_by_one == search.is_safe.tolist()
    assert any(len(search.targets.plus) for search in every)


@pytest.mark.parametrize("seed", range(4))
def test_a_rest_that_its_cells_bound_already_changes_no_reach_when_it_is_left_out(seed):
    ground = ground_of(linked_release(seed), Rule())
    known = ground.knowledge(ground.primary, ground.left_out)
    search, random = Search(known, Rule()), np.random.default_rng(seed)
    whole = Programme(ground.system, known.low, known.high)

    asked = np.isfinite(known.rest_bounds()[0]).sum()
    least = known.implied_rests()[0]
    needless = (known.rest_bounds()[0] <= least) & np.isfinite(known.rest_bounds()[0])

    assert 0 < needless.sum() <= asked
    for _ in range(20):
        weights = random.normal(size=len(known.low)) * (random.random(len(known.low)) < 0.1)
        few = float(weights @ search.programme.maximise(weights))
        assert few == pytest.approx(reach(whole, weights, known), rel=1e-6, abs=1e-6)

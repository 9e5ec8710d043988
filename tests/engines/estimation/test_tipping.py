"""What those who did not reply would have to say to turn a headline round."""

import pytest

from heard.engines.estimation import Plan, tipping_point
from tests.engines.estimation.make import families


def test_a_tipping_point_is_that_worked_out_by_hand():
    found = tipping_point(0.6, 0.25)

    # A quarter replied and 60 % of them are content: 0.25 x 0.6 + 0.75 q = 0.5.
    assert found.claim == "above"
    assert found.silent == pytest.approx(0.35 / 0.75)
    assert found.distance == pytest.approx(0.6 - 0.35 / 0.75)
    assert found.can_be_turned


def test_below_a_threshold_the_silent_would_have_to_say_more():
    found = tipping_point(0.2, 0.5, threshold=0.4)

    assert (found.claim, found.silent) == ("below", pytest.approx(0.6))
    assert found.distance == pytest.approx(0.4)


@pytest.mark.parametrize(("share", "claim"), [(0.95, "above"), (0.05, "below")])
def test_what_no_answers_of_the_silent_could_turn_is_said_so(share, claim):
    found = tipping_point(share, 0.8)

    assert (found.claim, found.silent, found.distance) == (claim, None, None)
    assert not found.can_be_turned


def test_where_all_replied_nothing_can_be_turned():
    assert not tipping_point(0.51, 1.0).can_be_turned
    assert not tipping_point(0.49, 1.0).can_be_turned


def test_a_share_at_the_threshold_is_not_above_it_and_turns_at_once():
    found = tipping_point(0.5, 0.114)

    assert found.claim == "below"
    assert found.silent == pytest.approx(0.5)
    assert found.distance == pytest.approx(0)


def test_the_whole_stands_at_the_threshold_when_the_silent_say_so():
    for share in (0, 0.1, 0.45, 0.5, 0.7, 1):
        for responded in (0.05, 0.114, 0.4, 0.9):
            found = tipping_point(share, responded)
            if found.silent is not None:
                whole = responded * share + (1 - responded) * found.silent
                assert whole == pytest.approx(0.5)
            else:
                extreme = 0 if found.claim == "above" else 1
                whole = responded * share + (1 - responded) * extreme
                assert (whole > 0.5) == (found.claim == "above")


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ((1.2, 0.5, 0.5), "share is 1.2; give a number from 0 to 1"),
        ((0.5, -0.1, 0.5), "responded is -0.1"),
        ((0.5, 0.5, 2), "threshold is 2"),
        ((float("nan"), 0.5, 0.5), "share is nan"),
        ((0.5, 0, 0.5), "nobody replied"),
    ],
)
def test_what_is_no_share_is_refused(numbers, message):
    with pytest.raises(ValueError, match=message):
        tipping_point(*numbers)


def test_every_rated_question_has_one_where_it_is_known_how_many_were_asked():
    asked = families(400)
    headline = asked.estimates().at("listened", "_positive")

    found = asked.tipping_points()

    assert set(found) == {"listened", "informed"}
    assert found["listened"] == tipping_point(headline.estimate, 400 / 3_500)
    assert families(400, Plan()).tipping_points() == {}
    assert families(400, Plan(invited=1_000)).tipping_points()["listened"].responded == 0.4

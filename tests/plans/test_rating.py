"""The published rule by which actions are rated."""

from datetime import date

import pytest

from heard.plans.models.words import ActionState, Claim, Rating
from heard.plans.rating import RatingRule, Standing, rate, rule_words, worst

TODAY = date(2026, 11, 25)
RULE = RatingRule(soon_days=28, stale_days=45)


def standing(**more):
    usual = {
        "state": ActionState.IN_PROGRESS,
        "starts_on": date(2026, 9, 1),
        "due": date(2027, 3, 31),
        "was_due": date(2027, 3, 31),
        "updated_on": date(2026, 11, 2),
    }
    return Standing(**(usual | more))


def rating(**more):
    return rate(standing(**more), RULE, TODAY).rating


def test_an_action_with_news_and_time_left_is_on_track():
    assert rating() == Rating.ON_TRACK


def test_an_action_is_off_track_from_the_day_after_its_day():
    assert rating(due=date(2026, 11, 25), was_due=date(2026, 11, 25)) == Rating.ON_TRACK
    assert rating(due=date(2026, 11, 24), was_due=date(2026, 11, 24)) == Rating.OFF_TRACK


def test_a_day_that_was_moved_later_is_seen():
    assert rating(due=date(2027, 5, 31)) == Rating.AT_RISK
    assert rating(due=date(2027, 1, 31)) == Rating.ON_TRACK


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"claim": Claim.AT_RISK}, Rating.AT_RISK),
        ({"claim": Claim.OFF_TRACK}, Rating.OFF_TRACK),
        ({"claim": Claim.ON_TRACK, "due": date(2026, 10, 1)}, Rating.OFF_TRACK),
        ({"milestones_late": 1}, Rating.AT_RISK),
        ({"updated_on": date(2026, 10, 10)}, Rating.AT_RISK),
        ({"updated_on": date(2026, 10, 11)}, Rating.ON_TRACK),
        ({"updated_on": None, "starts_on": date(2026, 9, 1)}, Rating.AT_RISK),
        ({"updated_on": None, "starts_on": None}, Rating.ON_TRACK),
        ({"due": None, "was_due": None}, Rating.ON_TRACK),
    ],
)
def test_who_leads_it_may_call_it_worse_and_never_better(more, expected):
    assert rating(**more) == expected


def test_an_agreed_action_that_starts_later_has_not_started():
    later = {"state": ActionState.AGREED, "starts_on": date(2027, 1, 4), "updated_on": None}

    assert rating(**later) == Rating.NOT_STARTED
    assert rating(**later, due=date(2026, 12, 20)) == Rating.AT_RISK
    assert rating(state=ActionState.AGREED, starts_on=date(2026, 11, 20)) == Rating.AT_RISK


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (ActionState.DRAFT, Rating.NOT_STARTED),
        (ActionState.DELIVERED, Rating.DELIVERED),
        (ActionState.EVIDENCED, Rating.EVIDENCED),
        (ActionState.STOPPED, Rating.CLOSED),
        (ActionState.REPLACED, Rating.CLOSED),
    ],
)
def test_what_is_over_is_not_late(state, expected):
    assert rating(state=state, due=date(2020, 1, 1), claim=Claim.OFF_TRACK) == expected


def test_every_reason_is_given():
    found = rate(standing(claim=Claim.AT_RISK, milestones_late=2), RULE, TODAY)

    assert found.reasons == (
        "Whoever leads it says that it is at risk.",
        "A milestone is late.",
    )


def test_the_published_rule_names_every_rating_with_its_sign_and_its_days():
    words = rule_words(RULE)

    assert [str(tag.word) for tag, _text in words] == [
        "✕ Off track",
        "! At risk",
        "→ On track",
        "○ Not started",
        "✓ Delivered",
        "★ Delivered, and noticed",
        "– Closed",
    ]
    assert "within 28 days" in words[1][1]
    assert "more than 45 days" in words[1][1]


def test_the_worst_of_several_is_the_one_to_look_at():
    assert worst([Rating.ON_TRACK, Rating.AT_RISK, Rating.DELIVERED]) == Rating.AT_RISK
    assert worst([]) is None

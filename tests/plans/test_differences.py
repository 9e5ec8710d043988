"""What changed between two frozen plans."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from heard.plans.differences import GROUPS, difference, ratings_of
from heard.plans.frozen import (
    FORMAT,
    FrozenAction,
    FrozenDueChange,
    FrozenFinding,
    FrozenMeasure,
    FrozenMilestone,
    FrozenPlan,
    FrozenReading,
)
from heard.plans.models.words import ActionState, Rating

replace = msgspec.structs.replace


def action(key="a", **more):
    columns = {
        "reference": key,
        "title": "Recruit",
        "state": ActionState.IN_PROGRESS,
        "rating": Rating.ON_TRACK,
        "due_on": "2026-12-01",
    }
    return FrozenAction(key=key, **(columns | more))


def plan(*actions, **more):
    columns = {"taken_on": "2026-11-01", "soon_days": 28, "stale_days": 45}
    return FrozenPlan(
        format=FORMAT,
        key="p",
        title="Plan",
        kind="local",
        summary="",
        actions=actions,
        **(columns | more),
    )


ACTIONS = st.builds(
    action,
    key=st.sampled_from("abcdefgh"),
    state=st.sampled_from(ActionState),
    rating=st.sampled_from(Rating),
    due_on=st.sampled_from([None, "2026-12-01", "2027-03-31"]),
    said=st.sampled_from(["", "It goes on"]),
)
PLANS = st.lists(ACTIONS, unique_by=lambda each: each.key).map(lambda found: plan(*found))


@given(PLANS)
def test_a_plan_does_not_differ_from_itself(one):
    found = difference(one, one)

    assert found.is_empty
    assert len(found.unchanged) == len(one.actions)


@given(PLANS, PLANS)
def test_every_action_stands_in_exactly_one_group(before, after):
    found = difference(before, after)

    keys = [each.action.key for each in found.everything]
    known = {each.key for each in (*before.actions, *after.actions)}
    assert len(keys) == len(set(keys))
    assert set(keys) == known
    assert sum(len(getattr(found, name)) for name in GROUPS) == len(known)
    assert sum(ratings_of(after).values()) == len(after.actions)


@given(PLANS, PLANS)
def test_what_is_new_one_way_is_gone_the_other(before, after):
    there, back = difference(before, after), difference(after, before)

    assert {each.action.key for each in there.new} == {each.action.key for each in back.gone}


def group_of(then, now):
    found = difference(plan(then), plan(now))
    return next(name for name in GROUPS if getattr(found, name))


def test_each_step_has_its_group():
    start = action()
    delivered = action(state=ActionState.DELIVERED, rating=Rating.DELIVERED)
    noticed = action(state=ActionState.EVIDENCED, rating=Rating.EVIDENCED)

    assert group_of(start, delivered) == "delivered"
    assert group_of(delivered, noticed) == "noticed"
    assert group_of(noticed, delivered) == "reopened"
    assert group_of(delivered, start) == "reopened"
    assert group_of(start, action(state=ActionState.STOPPED, rating=Rating.CLOSED)) == "stopped"
    assert group_of(start, action(state=ActionState.REPLACED, rating=Rating.CLOSED)) == "replaced"
    assert group_of(start, action(rating=Rating.AT_RISK)) == "worse"
    assert group_of(action(rating=Rating.OFF_TRACK), action(rating=Rating.AT_RISK)) == "better"
    assert group_of(start, action(said="News")) == "changed"


def test_a_day_that_moved_is_told_by_how_much_and_why():
    moved = FrozenDueChange("2026-12-01", "2027-01-30", "Nobody applied", "2026-11-10")
    now = action(revised_due_on="2027-01-30", due_changes=(moved,), rating=Rating.AT_RISK)

    found = difference(plan(action()), plan(now))

    assert [(each.days_moved, each.moves) for each in found.moved] == [(60, (moved,))]


def test_milestones_and_words_since_are_told():
    step = FrozenMilestone("m", "Posts filled")
    then = action(milestones=(step,), said="Before", said_on="2026-10-01")
    now = replace(
        then,
        milestones=(replace(step, done_on="2026-11-02"),),
        said="Two started",
        said_on="2026-11-05",
    )

    (changed,) = difference(plan(then), plan(now)).changed

    assert [each.words for each in changed.milestones_done] == ["Posts filled"]
    assert changed.was_said == "Two started"


def test_measures_that_moved_and_findings_that_closed_are_told():
    measure = FrozenMeasure(key="m", name="On time", unit="percent", direction="up")
    read = replace(measure, last=FrozenReading("2026-10-31", "52"))
    finding = FrozenFinding("f", 1, "improvement", "Waits", "Long waits")
    before = plan(measures=(measure,), findings=(finding,))
    after = plan(measures=(read,), findings=(replace(finding, closed_on="2026-11-01"),))

    found = difference(before, after)

    assert [each.now for each in found.measures] == [read]
    assert [each.key for each in found.findings_closed] == ["f"]
    assert not found.is_empty
    assert difference(after, after).is_empty

"""What changed between two frozen plans."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from heard.plans.difference_words import measure_words, ratings_chart, sentences
from heard.plans.differences import GROUPS, difference, ratings_of
from heard.plans.frozen import (
    FORMAT,
    FrozenAction,
    FrozenDueChange,
    FrozenFinding,
    FrozenMeasure,
    FrozenMilestone,
    FrozenPlan,
    FrozenPriority,
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
    came_from=st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=2).map(tuple),
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

    then = [each.then.key for each in found.everything if each.then]
    now = [each.now.key for each in found.everything if each.now]
    assert sorted(then) == sorted(each.key for each in before.actions)
    assert sorted(now) == sorted(each.key for each in after.actions)
    assert sum(found.counts.values()) == len(found.everything)
    assert list(found.counts) == list(GROUPS)
    assert sum(ratings_of(after).values()) == len(after.actions)


@given(PLANS, PLANS)
def test_actions_add_up_from_then_to_now(before, after):
    found = difference(before, after)

    left = sum(each.now is None for each in (*found.gone, *found.replaced))
    assert len(before.actions) - left + len(found.new) == len(after.actions)


def test_an_action_that_the_next_plan_took_over_is_the_same_action():
    then = action("a")
    carried = replace(then, key="b", came_from=("a",), rating=Rating.OFF_TRACK)

    found = difference(plan(then), replace(plan(carried), key="q"))

    ((pair,),) = [each for name, each in found.groups.items() if each and name == "worse"]
    assert pair.was_carried
    assert found.counts["gone"] == found.counts["new"] == 0


def test_an_action_that_the_next_plan_split_is_told_with_both():
    one, other = action("b", came_from=("a",)), action("c", came_from=("a",))

    found = difference(plan(action("a")), plan(one, other))

    assert [each.became for each in found.replaced] == [(one, other)]
    assert [each.action.key for each in found.new] == ["b", "c"]
    assert found.gone == ()


def test_two_actions_that_were_joined_are_told_each():
    joined = action("c", came_from=("a", "b"))

    found = difference(plan(action("a"), action("b")), plan(joined))

    assert len(found.everything) == 2
    assert found.gone == ()
    assert found.new == ()


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


def test_a_priority_with_another_name_is_told_within_one_plan_only():
    before = plan(priorities=(FrozenPriority(1, "Waits"), FrozenPriority(2, "Schools")))
    after = plan(priorities=(FrozenPriority(1, "Seen in time"), FrozenPriority(2, "Schools")))

    (changed,) = difference(before, after).priorities

    assert (changed.then.title, changed.now.title) == ("Waits", "Seen in time")
    assert difference(before, replace(after, key="q")).priorities == ()


def moved_from(was, now, **more):
    columns = {"key": "m", "name": "On time", "unit": "percent", "direction": "up"} | more
    then = FrozenMeasure(**columns, last=FrozenReading("2026-09-30", was))
    later = FrozenMeasure(**columns, last=FrozenReading("2026-10-31", now))
    (changed,) = difference(plan(measures=(then,)), plan(measures=(later,))).measures
    return changed


def test_a_measure_is_better_or_worse_only_where_the_two_can_be_compared():
    assert moved_from("48", "52").kind == "better"
    assert moved_from("48", "52", direction="down").kind == "worse"
    assert moved_from("48", "49", least_change="2").kind == "same"
    assert moved_from("48", "52", broken_on="2026-10-15").kind == "cannot_say"
    assert moved_from("48", None).kind == "cannot_say"
    assert "cannot be compared" in measure_words(moved_from("48", "52", broken_on="2026-10-15"))
    assert measure_words(moved_from("48", "52")) == (
        "52% on 31 October 2026. Before: 48% on 30 September 2026: it is better."
    )


def test_the_words_count_what_the_picture_shows():
    off = {"rating": Rating.OFF_TRACK}
    done = {"state": ActionState.DELIVERED, "rating": Rating.DELIVERED}
    before = plan(action("a"), action("b"), action("c"))
    after = plan(action("a", **off), action("b", **done), action("c", revised_due_on="2027-01-30"))

    found = difference(before, after)

    assert sentences(found) == [
        "1 action was delivered.",
        "1 action stands worse than before.",
        "The day of 1 action was moved, by 60 days.",
    ]
    chart = ratings_chart(found)
    assert [sum(bar.percents) for bar in chart.bars] == [100, 100]
    assert chart.sentence == (
        "On 1 November 2026: On track (→): 3. "
        "On 1 November 2026: Off track (✕): 1, On track (→): 1 and Delivered (✓): 1."
    )


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

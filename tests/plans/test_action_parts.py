"""Splitting and merging actions, their milestones and risks, and who leads them."""

import pytest
from django.test import Client
from django.utils import timezone

from heard.plans.models import Action
from heard.plans.models.words import ActionState, Claim
from heard.plans.services import milestones
from tests.plans import make, make_actions, make_updates
from tests.plans.make_actions import Desk, date_sent, in_days

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def desk():
    return Desk()


def test_an_action_is_split_in_as_many_parts_as_are_filled(desk):
    action = make_actions.agreed(desk.plan, desk.lead, reference="1.2")
    sent = {"title_1": "Recruit", "title_2": "Train", "number": 2, "because": "Two teams"}

    page = desk.post("split_action", action.pk, **sent, more="1")
    assert 'value="Recruit"' in page
    assert 'name="title_3"' in page
    assert "There is a problem" not in page
    sent |= {"number": 3, **date_sent("due_on_3", in_days(150))}
    page = desk.post("split_action", action.pk, **sent)
    assert "Enter what is to be done in this part" in page
    page = desk.post("split_action", action.pk, **sent, title_3="Keep them")

    assert "Split. It goes on as 1.2a, 1.2b, 1.2c" in page
    third = Action.objects.get(reference="1.2c")
    assert (third.due_on, third.due) == (in_days(100), in_days(150))
    assert third.due_changes.get().reason == "Two teams"
    page = desk.post("split_action", action.pk, **sent, title_3="Keep them")
    assert "Somebody has changed how far this action is" in page
    assert Action.objects.count() == 4


def test_actions_are_merged_into_one(desk):
    into, other = (make_actions.agreed(desk.plan, desk.lead) for _twice in range(2))
    milestones.add_milestone(other, "Posts filled", in_days(50), by=desk.lead)

    page = desk.post("merge_actions", into.pk, others=other.pk, because="The same thing")

    assert "1 action goes on as this one" in page
    assert "Posts filled" in page
    other.refresh_from_db()
    assert other.state == ActionState.REPLACED


def test_we_cannot_because_is_read_by_families_and_can_be_taken_back(desk):
    action = make.action(desk.plan)

    page = desk.post("stop_action", action.pk, because="", **date_sent("on", TODAY()))
    assert "Enter why it will not be done" in page
    page = desk.post("stop_action", action.pk, because="No money", **date_sent("on", in_days(1)))
    assert "Enter today or an earlier day" in page
    desk.post("stop_action", action.pk, because="There is no money", **date_sent("on", TODAY()))
    page = desk.post("reopen_action", action.pk, because="Money was found")

    action.refresh_from_db()
    assert action.state == ActionState.IN_PROGRESS
    assert "Money was found" in page
    assert "There is no money" in page


def test_pressing_twice_does_a_step_once(desk):
    action = make_actions.made(desk.plan, desk.lead)

    desk.post("agree_action", action.pk)
    page = desk.post("agree_action", action.pk)

    assert "Somebody has changed how far this action is" in page
    assert action.state_changes.filter(became=ActionState.AGREED).count() == 1


def test_what_the_lead_calls_delivered_is_offered_and_not_done_by_itself(desk):
    action = make_updates.led(desk.plan, claim=Claim.DELIVERED)
    make_updates.settled(action, claim="delivered")

    assert "Whoever leads it says that it is delivered." in desk.get("keep_action", action.pk)


def test_milestones_are_added_done_and_done_after_all(desk):
    action = make.action(desk.plan)
    for _twice in range(2):
        desk.post(
            "add_milestone", action.pk, words="Posts filled", **date_sent("due_on", in_days(-2))
        )
    milestone = action.milestones.get()
    assert "✕ Late" in desk.get("keep_action", action.pk)

    page = desk.post("finish_milestone", milestone.pk, **date_sent("on", in_days(1)))
    assert "Enter today or an earlier day" in page
    assert "✓ Done" in desk.post("finish_milestone", milestone.pk, **date_sent("on", TODAY()))
    assert "✕ Late" in desk.post("reopen_milestone", milestone.pk)


def test_the_day_of_an_agreed_milestone_stays_and_it_is_not_taken_out(desk):
    milestone = make.milestone(make.action(desk.plan), due_on=in_days(-2))
    sent = {"words": "Both posts filled", **date_sent("due_on", in_days(90))}

    page = desk.post("change_milestone", milestone.pk, **sent)
    assert "Both posts filled" in page
    page = desk.post("remove_milestone", milestone.pk)

    assert "This milestone is agreed or done, so it stays" in page
    milestone.refresh_from_db()
    assert milestone.due_on == in_days(-2)


def test_a_milestone_of_a_draft_is_changed_and_taken_out(desk):
    milestone = make.milestone(make_actions.made(desk.plan, desk.lead), due_on=in_days(5))
    sent = {"words": "Posts filled", **date_sent("due_on", in_days(90))}

    desk.post("change_milestone", milestone.pk, **sent)
    milestone.refresh_from_db()
    assert milestone.due_on == in_days(90)
    assert "Milestone removed" in desk.post("remove_milestone", milestone.pk)


def test_risks_are_written_down_closed_and_open_again_for_staff_only(desk):
    action = make.action(desk.plan)
    sent = {"words": "The grant ends", "likelihood": "medium", "impact": "medium"}

    page = desk.post("add_risk", action.pk, words="The grant ends")
    assert "Select how likely it is" in page
    assert "Medium risk" in desk.post("add_risk", action.pk, **sent)
    risk = action.risks.get()
    assert "High risk" in desk.post("change_risk", risk.pk, **sent | {"likelihood": "high"})
    assert "Closed on" in desk.post("close_risk", risk.pk)
    assert "Closed on" not in desk.post("reopen_risk", risk.pk)
    assert "The grant ends" not in Client().get(desk.at("action", action.key)).content.decode()


def test_actions_of_somebody_who_left_are_given_to_another_post_at_once(desk):
    left = make.holder(make.post(desk.plan.partnership), until=TODAY())
    there = make.holder(make.post(desk.plan.partnership, "Head of SEND"))
    theirs = [make.action(desk.plan, lead=left.post) for _twice in range(2)]
    led = make.action(desk.plan, "Led already", lead=there.post)

    page = desk.get("give_actions", desk.plan.pk)
    assert all(str(each) in page for each in theirs)
    assert str(led) not in page
    sent = {"actions": [each.pk for each in theirs], "post": there.post_id}
    page = desk.post("give_actions", desk.plan.pk, **sent)

    assert "2 actions given" in page
    assert there.post.actions.count() == 3
    assert "Somebody leads every action" in page


def test_actions_are_not_given_to_a_post_that_nobody_has_or_of_another_area(desk):
    action = make.action(desk.plan)
    vacant = make.post(desk.plan.partnership)
    elsewhere = make.holder(make.post()).post
    strange = make.action()

    for sent in (
        {"actions": action.pk, "post": vacant.pk},
        {"actions": action.pk, "post": elsewhere.pk},
        {"actions": strange.pk, "post": vacant.pk},
    ):
        assert "There is a problem" in desk.post("give_actions", desk.plan.pk, **sent)
    assert not Action.objects.exclude(lead=None).exists()

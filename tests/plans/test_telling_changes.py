"""Those who are kept posted are told once a day what changed in plans; and the feed of a plan."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from heard.boards.models.words import Topic
from heard.mail.models import Message
from heard.plans.details import Delivered, Stopped
from heard.plans.models import Plan, StateChange
from heard.plans.models.words import ActionState
from heard.plans.services import actions, due, impact, noticing, telling_changes
from heard.plans.services.noticing import Asking
from tests.access import address_in
from tests.boards import atom, make_standing
from tests.partnerships import make as partnerships
from tests.plans import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """Published ten days ago, and told of; somebody is kept posted."""
    ago = timezone.now() - timedelta(days=10)
    plan = make.plan(title="Plan of 2025", published_at=ago, told_at=ago)
    make_standing.subscriber(plan.partnership, topics=[Topic.CHANGES])
    return plan


@pytest.fixture
def lead(plan):
    return make.lead(plan.partnership)


def messages():
    return Message.objects.filter(key__startswith="plans:")


def told():
    """How many messages went out, and the words of the only one."""
    number = telling_changes.tell_of_changes()
    return messages().latest("queued_at").body if number else ""


def deliver(action, lead, words="Two more psychologists are here."):
    return actions.deliver_action(action, Delivered(timezone.localdate(), words), by=lead)


def test_what_changed_is_one_message_and_is_told_once(plan, lead):
    deliver(make.action(plan, plain_words="We hire two people."), lead)
    stopped = Stopped(timezone.localdate(), "There is no room.")
    actions.stop_action(make.action(plan, plain_words="A new clinic."), stopped, by=lead)

    assert [telling_changes.tell_of_changes() for _each in range(2)] == [1, 0]

    body = messages().get().body
    assert "Plan of 2025" in body
    assert "- Done: We hire two people." in body
    assert "Two more psychologists are here." in body
    assert "- We can't do this: A new clinic." in body
    assert "There is no room." in body
    assert f"/plans/{plan.slug}/" in body


def test_a_day_that_moved_says_from_when_to_when_and_why(plan, lead):
    action = make.action(plan, plain_words="We hire two people.")
    first = action.due
    due.move_due(action, due.Moved(first + timedelta(days=30), "Nobody applied."), by=lead)
    due.move_due(action, due.Moved(first + timedelta(days=60), "Nobody applied again."), by=lead)

    body = told()

    assert body.count("The day has moved: We hire two people.") == 1
    assert "Nobody applied again." in body
    assert f"We said {first.day} " in body


def test_what_was_undone_before_anybody_heard_of_it_is_no_news(plan, lead):
    action = deliver(make.action(plan), lead)
    actions.reopen_action(action, because="It was not done.", by=lead)
    moved = make.action(plan)
    first = moved.due
    due.move_due(moved, due.Moved(first + timedelta(days=30), "A reason"), by=lead)
    due.move_due(moved, due.Moved(first, "Back again"), by=lead)

    assert telling_changes.tell_of_changes() == 0
    assert not StateChange.objects.filter(told_at=None).exists()


def test_what_is_taken_up_again_after_it_was_told_as_done_is_told(plan, lead):
    action = deliver(make.action(plan, plain_words="We hire two people."), lead)
    telling_changes.tell_of_changes()
    actions.reopen_action(action, because="One of them left.", by=lead)

    body = told()

    assert "We work on this again: We hire two people." in body
    assert "One of them left." in body


def test_a_question_and_what_shows_that_it_helps_are_told(plan, lead):
    action = deliver(make.action(plan), lead)
    closes = timezone.localdate() + timedelta(days=14)
    noticing.ask_families(action, Asking("Reports come in time", closes), by=lead)
    chair = partnerships.member("forum_chair", of=plan.partnership)
    impact.evidence_impact(action, impact.Shown(forum_words="We see it."), by=chair)

    body = told()

    assert "Do you notice it? Reports come in time" in body
    assert "Done, and we know that it helps" in body
    assert "We see it." in body
    assert "- Done: " not in body


def test_a_plan_that_is_published_is_told_without_all_that_came_before(plan, lead):
    new = make.plan(plan.partnership, "Plan of 2027", summary="What comes next.")
    deliver(make.action(new, plain_words="Old work"), lead)

    body = told()

    assert "A new plan: Plan of 2027" in body
    assert "What comes next." in body
    assert "Old work" not in body
    assert telling_changes.tell_of_changes() == 0


def test_nothing_of_a_plan_that_is_not_published_nor_of_another_area_is_told(plan, lead):
    draft = make.plan(plan.partnership, published_at=None)
    deliver(make.action(draft), lead)
    elsewhere = make.plan(told_at=timezone.now())
    deliver(make.action(elsewhere), make.lead(elsewhere.partnership))

    assert telling_changes.tell_of_changes() == 0
    assert StateChange.objects.filter(told_at=None, action__plan=draft).exists()


def test_an_old_plan_that_is_put_there_for_the_record_is_no_news(plan):
    make.plan(plan.partnership, closed_on=timezone.localdate(), closed_because="Over")

    assert telling_changes.tell_of_changes() == 0
    assert not Plan.objects.filter(told_at=None).exists()


def test_who_joins_later_is_not_told_of_the_past(plan, lead):
    deliver(make.action(plan), lead)
    telling_changes.tell_of_changes()
    make_standing.subscriber(plan.partnership, topics=[Topic.CHANGES])

    assert telling_changes.tell_of_changes() == 0


def test_who_did_it_is_not_said_and_hostile_words_stay_words(plan, lead):
    action = make.action(plan, plain_words="<script>alert(1)</script> & \u202e{{ 7 * 7 }}")
    deliver(action, lead)

    body = told()

    assert "<script>alert(1)</script> & " in body
    assert "49" not in body.replace(str(action.key), "")
    assert str(lead) not in body


def test_more_than_a_dozen_changes_are_counted(plan, lead):
    for _each in range(14):
        deliver(make.action(plan), lead)

    body = told()

    assert body.count("- Done: ") == telling_changes.MOST_LISTED
    assert "And 2 more." in body


def feed_of(plan):
    response = Client().get(address_in(plan.partnership, "plans:plan_feed", plan.slug))
    assert response.status_code == 200
    assert atom.validate(response.content) == []
    found = ET.fromstring(response.content)  # noqa: S314 - our own
    return [entry.findtext(f"{atom.ATOM}title") for entry in found.iter(f"{atom.ATOM}entry")]


def test_the_feed_holds_what_changed_and_is_valid(plan, lead):
    action = deliver(make.action(plan, plain_words="We hire <two> & more."), lead)
    due_later = due.Moved(timezone.localdate() + timedelta(days=200), "Nobody applied.")
    due.move_due(make.action(plan, plain_words="A clinic."), due_later, by=lead)
    closes = timezone.localdate() + timedelta(days=14)
    noticing.ask_families(action, Asking("Reports come in time", closes), by=lead)
    StateChange.objects.create(action=action, was="agreed", became=ActionState.IN_PROGRESS)

    assert sorted(feed_of(plan)) == [
        "A new plan: Plan of 2025",
        "Do you notice it? Reports come in time",
        "Done: We hire <two> & more.",
        "The day has moved: A clinic.",
    ]


def test_the_feed_of_a_draft_and_of_another_area_is_not_found(plan):
    draft = make.plan(plan.partnership, published_at=None)

    for area, slug in ((plan.partnership, draft.slug), (partnerships.partnership(), plan.slug)):
        assert Client().get(address_in(area, "plans:plan_feed", slug)).status_code == 404


def test_the_feed_asks_little_of_the_database(plan, lead, django_assert_max_num_queries):
    for _each in range(30):
        deliver(make.action(plan), lead)

    with django_assert_max_num_queries(8):
        feed_of(plan)


def test_a_letter_is_written_once_for_each_language(plan, lead, django_assert_max_num_queries):
    for _each in range(20):
        make_standing.subscriber(plan.partnership, topics=[Topic.CHANGES])
    deliver(make.action(plan), lead)

    with override("en-gb"), django_assert_max_num_queries(25):
        assert telling_changes.tell_of_changes() == 21

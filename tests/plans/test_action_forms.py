"""Writing actions down, changing them, moving their day; what is refused."""

import pytest
from django.utils import timezone

from heard.plans.models import Action
from heard.plans.models.words import ActionState
from tests.plans import make, make_actions
from tests.plans.make_actions import Desk, date_sent, in_days

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def desk():
    return Desk()


def test_an_action_is_written_down_agreed_started_and_delivered(desk):
    priority = make.priority(desk.plan)
    page = desk.post(
        "make_action",
        desk.plan.pk,
        title="Recruit two psychologists",
        priority=priority.pk,
        plain_words="We hire two people",
        **date_sent("starts_on", in_days(-5)),
        **date_sent("due_on", in_days(50)),
    )
    assert "Action added as a draft" in page
    action = Action.objects.get()
    assert (action.reference, action.due_on) == ("1.1", in_days(50))

    for name in ("agree_action", "start_action"):
        desk.post(name, action.pk)
    sent = {"changed_words": "Somebody rings you", **date_sent("on", TODAY())}
    page = desk.post("deliver_action", action.pk, **sent)

    action.refresh_from_db()
    assert action.state == ActionState.DELIVERED
    assert "Now find out whether families notice it" in page
    assert "Somebody rings you" in page


def test_the_next_reference_is_proposed_for_a_priority(desk):
    priority = make.priority(desk.plan)
    make.action(desk.plan, reference="1.1")

    page = desk.get("make_action", desk.plan.pk, priority=priority.pk)

    assert 'value="1.2"' in page


def test_a_reference_that_another_has_is_refused_with_one_that_is_free(desk):
    make.action(desk.plan, reference="A1")

    page = desk.post("make_action", desk.plan.pk, title="Again", reference="A1")

    assert "Another action has this reference. Enter another one, like A2" in page
    assert Action.objects.count() == 1


def test_a_month_in_words_is_no_day_and_the_page_says_where_it_goes(desk):
    typed = {"due_on_day": "", "due_on_month": "Sept", "due_on_year": "24"}
    page = desk.post("make_action", desk.plan.pk, title="Recruit", **typed)
    assert "The date must include a day" in page
    page = desk.post("make_action", desk.plan.pk, title="Recruit", **typed | {"due_on_day": "1"})
    assert "If there is only a month or a quarter, write it in words" in page

    desk.post("make_action", desk.plan.pk, title="Recruit", due_words="Sept 24")

    assert Action.objects.get().due_words == "Sept 24"


def test_nothing_is_due_before_it_starts_or_has_a_day_and_words(desk):
    page = desk.post(
        "make_action",
        desk.plan.pk,
        title="Recruit",
        due_words="ongoing",
        **date_sent("starts_on", in_days(10)),
        **date_sent("due_on", in_days(9)),
    )

    assert "Enter days so that it starts before it is due" in page
    assert "Enter a day or words, not both" in page
    assert not Action.objects.exists()


def test_two_who_change_one_action_see_both_and_the_later_saves_again(desk):
    action = make.action(desk.plan, "Recruit two", reference="A1")
    first = {"title": "Recruit three", "reference": "A1", "revision": 0}
    desk.post("change_action", action.pk, **first)

    page = desk.post("change_action", action.pk, **first | {"title": "Recruit four"})

    assert "changed this action while you had it open" in page
    assert "Recruit three" in page
    assert "Recruit four" in page
    assert 'name="revision" value="1"' in page
    desk.post("change_action", action.pk, **first | {"title": "Recruit four", "revision": 1})
    action.refresh_from_db()
    assert action.title == "Recruit four"


def test_a_promised_day_is_not_on_the_form_that_changes_an_action(desk):
    action = make_actions.agreed(desk.plan, desk.lead, reference="A1")

    page = desk.get("change_action", action.pk)
    desk.post(
        "change_action",
        action.pk,
        title="Recruit",
        reference="A1",
        revision=action.revision,
        due_words="never",
        **date_sent("due_on", in_days(300)),
    )

    assert 'name="due_on_day"' not in page
    assert "Move its day, with a reason" in page
    action.refresh_from_db()
    assert (action.title, action.due_on, action.due_words) == ("Recruit", in_days(100), "")


def test_a_draft_can_be_shown_as_still_looking(desk):
    action = make_actions.made(desk.plan, desk.lead, reference="A1")

    sent = {"title": "Recruit", "reference": "A1", "revision": 0, "is_considered": "on"}
    page = desk.post("change_action", action.pk, **sent)

    assert "Draft that families see: still looking" in page
    assert Action.objects.public().get() == action


def test_moving_a_day_asks_for_a_day_to_come_and_a_reason(desk):
    action = make_actions.agreed(desk.plan, desk.lead)

    page = desk.post("move_due", action.pk, revision=1, **date_sent("to", in_days(-1)))
    assert "Enter today or a later day" in page
    assert "Enter why it moves" in page
    sent = {"reason": "Nobody applied", "revision": action.revision}
    page = desk.post("move_due", action.pk, **sent, **date_sent("to", in_days(100)))
    assert "It is due on this one already" in page
    page = desk.post("move_due", action.pk, **sent, **date_sent("to", in_days(5)))
    assert "Enter a day after the one on which it starts" in page
    desk.post("move_due", action.pk, **sent, **date_sent("to", in_days(130)))

    action.refresh_from_db()
    assert (action.due, action.due_changes.get().reason) == (in_days(130), "Nobody applied")


def test_two_who_move_one_day_at_once_are_told(desk):
    action = make_actions.agreed(desk.plan, desk.lead)
    sent = {"reason": "Nobody applied", "revision": action.revision}
    desk.post("move_due", action.pk, **sent, **date_sent("to", in_days(130)))

    page = desk.post("move_due", action.pk, **sent, **date_sent("to", in_days(160)))

    assert "changed this action while you had it open" in page
    assert "Moved once before" in page
    assert action.due_changes.count() == 1


def test_a_draft_has_no_day_to_move(desk):
    action = make_actions.made(desk.plan, desk.lead)

    page = desk.post("move_due", action.pk, **date_sent("to", in_days(130)), reason="Why")

    assert "This action has no promised day that could move" in page


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "{{ 7*7 }}", "\x00 a", "🧸" * 20])
def test_hostile_text_is_only_text(desk, hostile):
    desk.post("make_action", desk.plan.pk, title=f"t {hostile}", plain_words=hostile)

    page = desk.get("keep_action", Action.objects.get().pk)

    assert "<script>alert" not in page
    assert "\x00" not in Action.objects.get().title


@pytest.mark.parametrize(
    "sent",
    [
        {"title": "x" * 301},
        {"title": "Recruit", "reference": "1" * 21},
        {"title": "Recruit", "cost": "-1"},
        {"title": "Recruit", "cost": "99999999999999"},
        {"title": "Recruit", "cost": "NaN"},
        {"title": "Recruit", "priority": "999999"},
        {"title": "Recruit", "lead": "1 OR 1=1"},
        {"title": "Recruit", "starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "1"},
    ],
)
def test_what_fits_nowhere_is_refused(desk, sent):
    make.priority(desk.plan)
    make.post(desk.plan.partnership)

    assert "There is a problem" in desk.post("make_action", desk.plan.pk, **sent)
    assert not Action.objects.exists()


def test_nothing_of_a_closed_plan_changes_and_its_pages_say_so(desk):
    action = make.action(desk.plan)
    desk.plan.closed_on, desk.plan.closed_because = TODAY(), "It ended"
    desk.plan.save()

    assert "nothing of it changes any more" in desk.get("keep_action", action.pk)
    page = desk.post("make_action", desk.plan.pk, title="Another")
    assert "This plan is closed. Nothing was changed" in page
    sent = {"changed_words": "x", **date_sent("on", TODAY())}
    page = desk.post("deliver_action", action.pk, **sent)
    assert "This plan is closed. Nothing was changed" in page
    assert Action.objects.get().state == ActionState.IN_PROGRESS

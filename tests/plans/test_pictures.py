"""A plan on a page, along a calendar, and what slipped."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.plans.frozen import FrozenDueChange
from heard.plans.models.words import ActionState, Rating
from heard.plans.plan_timelines import timelines_of
from heard.plans.sheets import SHOWN_WHOLE, sheet_of
from heard.plans.slips import slips_of, why_words
from tests.access import address_in
from tests.plans import make, make_snapshots
from tests.plans.test_differences import action, plan, replace

NAMES = ("plan_on_a_page", "timeline", "slipped")


def text(client, of, name, **query):
    response = client.get(address_in(of.partnership, f"plans:{name}", of.slug), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def moved(was, to, on="2026-10-01"):
    return FrozenDueChange(was, to, f"Why to {to}", on)


def test_an_action_stands_under_its_priority_or_under_each_finding_that_it_answers():
    one = action("a", priority=7, findings=("f", "unknown"))
    found = plan(one, action("b"))

    by_priority, by_finding = sheet_of(found), sheet_of(found, "finding")

    assert [part.name for part in by_priority.parts] == ["Actions"]
    assert [len(part.cards) for part in by_finding.parts] == [2]
    assert by_priority.sentence == "2 actions. On track (→): 2."


def test_a_plan_of_many_actions_is_folded():
    few = plan(*(action(str(number)) for number in range(SHOWN_WHOLE)))
    many = plan(*(action(str(number)) for number in range(SHOWN_WHOLE + 1)))

    assert not sheet_of(few).is_folded
    assert sheet_of(many).is_folded
    assert timelines_of(many).is_folded


def test_a_slip_runs_from_the_day_first_promised_over_every_day_since():
    one = action(
        due_on="2026-12-01",
        revised_due_on="2027-03-01",
        due_changes=(moved("2026-12-01", "2027-01-31"), moved("2027-01-31", "2027-03-01")),
    )

    (slip,) = slips_of(plan(one)).later

    assert slip.promised == date(2026, 12, 1)
    assert slip.days == 90
    assert [move.became for move in slip.moves] == ["31 January 2027", "1 March 2027"]


def test_what_is_late_without_a_word_has_slipped_and_says_that_no_reason_is_written_down():
    found = slips_of(plan(action(due_on="2026-10-02")))  # taken on 1 November

    assert [each.days for each in found.later] == [30]
    assert why_words(found.later[0]) == ["No reason is written down."]
    assert "For 1 of them no reason is written down." in found.sentence


def test_what_was_done_late_slipped_and_what_was_done_early_came_forward():
    done = {"state": ActionState.DELIVERED, "rating": Rating.DELIVERED}
    late = action("a", due_on="2026-09-01", delivered_on="2026-09-11", **done)
    early = action("b", due_on="2026-09-11", delivered_on="2026-09-01", **done)

    found = slips_of(plan(late, early))

    assert [each.words for each in found.later] == ["10 days later"]
    assert [each.words for each in found.earlier] == ["10 days earlier"]


def test_words_in_place_of_a_day_are_no_promise():
    ongoing = action(due_on=None, due_words="ongoing")
    dated = replace(
        ongoing, key="b", revised_due_on="2027-01-31", due_changes=(moved("ongoing", "2027-01-31"),)
    )

    found = slips_of(plan(ongoing, dated))

    assert found.later == ()
    assert found.dated == 1


def test_stopped_actions_do_not_slip_and_the_furthest_comes_first():
    far = action("a", due_on="2026-08-01")
    near = action("b", due_on="2026-10-01")
    stopped = action("c", due_on="2026-01-01", state=ActionState.STOPPED, rating=Rating.CLOSED)

    found = slips_of(plan(near, stopped, far))

    assert [each.action.key for each in found.later] == ["a", "b"]
    assert found.days == 92 + 31


def test_a_timeline_holds_what_has_a_day_and_names_what_has_none():
    found = timelines_of(
        plan(action("a", starts_on="2026-01-01"), action("b", due_on=None, due_words="Q3"))
    )

    (part,) = found.parts
    assert [span.start for span in part.timelines[0].spans] == [date(2026, 1, 1)]
    assert [each.key for each in found.dayless] == ["b"]
    assert "2 actions." in found.sentence


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_pictures_of_a_public_plan_open_for_everybody_and_set_no_cookie(client, name):
    of = make_snapshots.watched()
    make_snapshots.moved(make.action(of, "Recruit two psychologists"), 40)

    page = text(client, of, name)

    assert "Recruit two psychologists" in page
    assert not client.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_pictures_of_an_empty_plan_say_that_there_is_nothing(client, name):
    assert "action" in text(client, make.plan(), name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_pictures_of_a_draft_and_of_another_area_are_not_found(client, name):
    draft, public = make.plan(published_at=None), make.plan()

    assert client.get(address_in(draft.partnership, f"plans:{name}", draft.slug)).status_code == 404
    assert (
        client.get(address_in(draft.partnership, f"plans:{name}", public.slug)).status_code == 404
    )


@pytest.mark.django_db
def test_draft_actions_of_a_public_plan_are_in_no_picture(client):
    of = make.plan()
    make.action(of, "Secret", state=ActionState.DRAFT)

    assert all("Secret" not in text(client, of, name) for name in NAMES)


@pytest.mark.django_db
def test_slips_are_told_with_every_reason(client):
    of = make_snapshots.watched()
    late = make.action(of, "Hire", due_on=timezone.localdate() + timedelta(days=5))
    make_snapshots.moved(make_snapshots.moved(late, 30, "Nobody applied"), 30, "They left again")

    page = text(client, of, "slipped")

    assert "1 of 1 actions with a day slipped, by 60 days." in page
    assert "Nobody applied" in page
    assert "They left again" in page


@pytest.mark.django_db
def test_the_plan_on_a_page_by_finding(client):
    of = make_snapshots.watched()
    finding = make.finding(make.inspection(of.partnership), "Waits are too long")
    of.findings.add(finding)
    make.action(of, "Hire").findings.add(finding)

    assert "Waits are too long" not in text(client, of, "plan_on_a_page")
    assert "Waits are too long" in text(client, of, "plan_on_a_page", by="finding")
    assert "Hire" in text(client, of, "plan_on_a_page", by="nonsense")


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_pictures_ask_no_more_of_a_large_plan(client, name, django_assert_max_num_queries):
    of = make_snapshots.large(actions=80, months=1)

    with django_assert_max_num_queries(18):
        page = text(client, of, name)

    assert "Recruit two more psychologists" in page

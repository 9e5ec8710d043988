"""What becomes of a line when its record is corrected, called in, withdrawn or replaced."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.scrutiny import services
from heard.scrutiny.models import ResolutionLink
from heard.scrutiny.queries.following import came_of, proposals
from heard.scrutiny.rag import Rag, rag_of
from heard.scrutiny.services import following, tracking
from heard.scrutiny.services.request_steps import NotTheirsError
from tests.scrutiny import make, make_tracker
from tests.scrutiny import make_committees as make_c
from tests.scrutiny.make_tracker import corrected, follow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def committee(officer):
    return make_c.committee(officer)


def kinds(request):
    return [step.kind for step in request.steps.order_by("pk")]


def test_what_a_resolution_asks_for_is_proposed(committee, officer):
    record = make_tracker.decision(officer)

    noted, requested, duty = proposals(record)

    assert [each.follows for each in (noted, requested, duty)] == ["nothing", "request", "duty"]
    assert requested.addressee == "The Cabinet Member for Children's Services"
    assert requested.due.day == date(2027, 3, 31)


def test_a_correction_that_rewords_a_resolution_keeps_both_wordings(committee, officer):
    record = make_tracker.decision(officer)
    line = follow(record, committee, officer)

    corrected(record, officer, texts={1: "The Cabinet Member be requested to fund three posts"})

    line.refresh_from_db()
    assert line.text == "The Cabinet Member be requested to fund three posts"
    words = line.steps.get(kind="corrected").words
    assert "two more posts" in words
    assert "three posts" in words


def test_a_correction_that_takes_a_resolution_out_ends_its_line_until_it_is_back(
    committee, officer
):
    record = make_tracker.decision(officer)
    line = follow(record, committee, officer)
    text = line.text

    second = corrected(record, officer, keep=(0, 2))
    line.refresh_from_db()
    assert (line.state, line.text) == ("superseded", text)
    assert "was not resolved" in line.superseded_because

    assert corrected(second, officer, keep=(0, 1)).edition == 3
    line.refresh_from_db()
    assert line.state == "superseded"


def test_a_decision_that_is_called_in_runs_no_clock_until_that_is_over(officer):
    committee = make_c.committee(officer, response_days=10)
    record = make_tracker.decision(officer)
    line = tracking.send_request(follow(record, committee, officer), by=officer)

    called = corrected(record, officer, status="called_in", status_raw="Called in")
    line.refresh_from_db()
    assert (line.waits_for_call_in, line.response_due_on) == (True, None)
    assert rag_of(line, TODAY + timedelta(days=400)) == Rag.GREY

    corrected(called, officer, status="approved", status_raw="Approved")
    line.refresh_from_db()
    assert (line.waits_for_call_in, line.state) == (False, "response_awaited")
    assert line.response_due_on == TODAY + timedelta(days=10)
    assert kinds(line)[-2:] == ["paused", "resumed"]


def test_what_a_withdrawn_decision_asked_for_is_asked_for_no_more(committee, officer):
    record = make_tracker.decision(officer)
    line = follow(record, committee, officer)

    services.withdraw_decision(record, by=officer, reason="Published by mistake")

    line.refresh_from_db()
    assert line.state == "superseded"


def test_a_later_resolution_replaces_an_earlier_one_and_says_so_on_both(committee, officer):
    first = make_tracker.decision(officer)
    later = make_tracker.decision(officer, "Two years on", decision_date=date(2026, 11, 4))
    line, next_one = follow(first, committee, officer), follow(later, committee, officer)
    earlier, now = first.resolutions.all()[1], later.resolutions.all()[1]

    for _twice in range(2):
        following.link_resolution(now, earlier, replaces=True, by=officer)

    line.refresh_from_db()
    assert (line.state, line.superseded_by) == ("superseded", next_one)
    assert ResolutionLink.objects.count() == line.steps.filter(kind="superseded").count() == 1
    came = came_of(first.partnership_id, [earlier.key])[earlier.key]
    assert [each.record for each in came.later] == [later]


def test_what_was_replaced_before_it_was_tracked_names_the_line_that_follows(committee, officer):
    first = make_tracker.decision(officer)
    later = make_tracker.decision(officer, "Two years on", decision_date=date(2026, 11, 4))
    line = follow(first, committee, officer)
    earlier, now = first.resolutions.all()[1], later.resolutions.all()[1]
    following.link_resolution(now, earlier, replaces=True, by=officer)

    next_one = follow(later, committee, officer)

    line.refresh_from_db()
    assert line.superseded_by == next_one


def test_a_change_in_words_leaves_the_line_open(committee, officer):
    first = make_tracker.decision(officer)
    later = make_tracker.decision(officer, "Two years on", decision_date=date(2026, 11, 4))
    line = follow(first, committee, officer)
    earlier, now = first.resolutions.all()[1], later.resolutions.all()[1]

    following.link_resolution(now, earlier, replaces=False, by=officer)

    line.refresh_from_db()
    assert line.state == "made"
    assert kinds(line)[-1] == "amended"


def test_a_resolution_changes_only_older_ones_of_other_decisions_here(committee, officer):
    first = make_tracker.decision(officer)
    later = make_tracker.decision(officer, "Two years on", decision_date=date(2026, 11, 4))
    noted, requested, _duty = first.resolutions.all()
    elsewhere = make_tracker.decision(make.officer()).resolutions.all()[1]

    for one, other in ((requested, later.resolutions.all()[1]), (requested, noted)):
        with pytest.raises(following.NotOlderError):
            following.link_resolution(one, other, replaces=True, by=officer)
    with pytest.raises(NotTheirsError):
        following.link_resolution(requested, elsewhere, replaces=True, by=officer)

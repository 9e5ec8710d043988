"""Lines of the tracker: numbered, sent, answered, complete, confirmed, corrected, replaced."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from heard.mail.models import Message
from heard.scrutiny.models import Request, RequestStep
from heard.scrutiny.queries.confirming import confirmations_needed, objections, standing, to_confirm
from heard.scrutiny.services import confirming, requests, tracking
from heard.scrutiny.services.request_steps import NotNowError, NotTheirsError
from heard.scrutiny.tracker_deeds import Answer, Asked, Evidence, RequestDetails
from tests.plans import make as plans
from tests.scrutiny import make, make_tracker
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def committee(officer):
    return make_c.committee(officer)


def asked(day: date, **more: object) -> Asked:
    return Asked("To request a report", day, **more)


def kinds(request: Request) -> list[str]:
    return [step.kind for step in request.steps.order_by("pk")]


def test_numbers_count_in_each_municipal_year(committee, officer):
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 1), date(2027, 4, 30)]

    made = requests.make_requests(committee, [asked(day) for day in days], by=officer)

    assert [each.reference for each in made] == [
        "SR (25/26) 01",
        "SR (26/27) 01",
        "SR (26/27) 02",
        "SR (26/27) 03",
    ]


def test_two_committees_with_one_pattern_share_its_numbers(committee, officer):
    other = make_c.committee(officer, name="Health Scrutiny Committee")

    first = requests.make_request(committee, asked(TODAY), by=officer)
    second = requests.make_request(other, asked(TODAY), by=officer)

    assert (first.number, second.number) == (1, 2)


def test_a_resolution_is_tracked_once(committee, officer):
    key = uuid4()

    first = requests.make_request(committee, asked(TODAY, resolution=key), by=officer)
    again = requests.make_request(committee, asked(TODAY, resolution=key), by=officer)

    assert first == again
    assert Request.objects.count() == 1


def test_nobody_makes_a_line_in_another_area(committee):
    stranger = make.officer()

    with pytest.raises(NotTheirsError):
        requests.make_request(committee, asked(TODAY), by=stranger)
    with pytest.raises(NotTheirsError):
        tracking.say_progress(make_tracker.request(committee), "x", by=stranger)


def test_a_post_of_another_area_leads_nothing_here(committee, officer):
    line = make_tracker.request(committee, officer)
    elsewhere = plans.post()

    with pytest.raises(NotTheirsError):
        requests.make_request(committee, asked(TODAY, post=elsewhere), by=officer)
    details = RequestDetails(post=elsewhere)
    with pytest.raises(NotTheirsError):
        requests.change_request(line, details, revision=line.revision, by=officer)


def test_a_change_over_somebody_elses_is_refused(committee, officer):
    line = make_tracker.request(committee, officer)
    requests.change_request(line, RequestDetails("One"), revision=line.revision, by=officer)

    with pytest.raises(requests.SavedMeanwhileError) as refused:
        requests.change_request(line, RequestDetails("Two"), revision=line.revision, by=officer)

    assert refused.value.request.title == "One"


def test_the_words_of_a_record_are_not_changed_by_hand(committee, officer):
    line = make_tracker.request(committee, officer, resolution=uuid4())

    details = RequestDetails("Title", text="Other words")
    changed = requests.change_request(line, details, revision=0, by=officer)

    assert changed.text == line.text


def test_a_response_has_no_clock_unless_the_committee_set_one(officer):
    committee = make_c.committee(officer)
    with_clock = make_c.committee(officer, name="Other Committee", response_days=60)

    without = tracking.send_request(make_tracker.request(committee, officer), by=officer)
    timed = tracking.send_request(make_tracker.request(with_clock, officer), by=officer)

    assert (without.state, without.response_due_on) == ("response_awaited", None)
    assert timed.response_due_on == TODAY + timedelta(days=60)


def test_sending_writes_to_whoever_holds_the_post(officer):
    line = make_tracker.led(by=officer)

    tracking.send_request(line, by=officer)

    message = Message.objects.get()
    assert message.to == make_tracker.holder_of(line).email
    assert line.reference in message.subject
    assert f"/requests/{line.key}/" in message.body


def test_nothing_is_sent_twice(officer):
    line = make_tracker.request(by=officer)
    tracking.send_request(line, by=officer)

    with pytest.raises(NotNowError):
        tracking.send_request(line, by=officer)


def test_a_response_stops_the_clock_and_a_later_one_stands_beside_it(officer):
    committee = make_c.committee(officer, response_days=60)
    line = tracking.send_request(make_tracker.request(committee, officer), by=officer)

    tracking.record_response(line, Answer("rejected", "No money this year", TODAY), by=officer)
    line = tracking.record_response(line, Answer("accepted", "", TODAY), by=officer)

    assert line.state == "accepted"
    assert not line.is_late(TODAY + timedelta(days=61))
    assert [step.words for step in line.steps.filter(kind="responded")] == [
        "Not accepted. No money this year",
        "Accepted.",
    ]


@pytest.mark.parametrize("response", ["partly", "rejected"])
def test_a_refusal_says_why(officer, response):
    line = make_tracker.request(by=officer)

    with pytest.raises(ValueError, match="says why"):
        tracking.record_response(line, Answer(response, " ", TODAY), by=officer)


def test_the_story_of_a_line_from_asking_to_reopening(officer):
    line = make_tracker.request(by=officer)
    tracking.send_request(line, by=officer)
    tracking.record_response(line, Answer("accepted", "", TODAY), by=officer)
    tracking.say_progress(line, "We advertise the posts.", by=officer)
    tracking.say_progress(line, "We interviewed.", by=officer)
    tracking.move_request_due(line, tracking.Moved(TODAY, "Nobody applied."), by=officer)
    tracking.pause_request(line, because="The budget is not set.", by=officer)
    line = tracking.resume_request(line, by=officer)
    assert line.state == "in_progress"

    line = make_tracker.complete(line, officer)
    meeting = make_c.meeting(line.committee, timezone.now() - timedelta(hours=1))
    line = confirming.confirm_request(line, at=meeting, by=officer)
    assert (line.state, line.confirmed_on) == ("confirmed", TODAY)
    line = confirming.reopen_request(line, because="One has left again.", by=officer)

    assert (line.state, line.completed_on, line.confirmed_on) == ("in_progress", None, None)
    assert kinds(line) == [
        *("made", "sent", "responded", "started", "said", "moved", "paused", "resumed"),
        *("completed", "confirmed", "reopened"),
    ]


def test_steps_are_never_changed(officer):
    line = make_tracker.request(by=officer)

    for change in (
        lambda: RequestStep.objects.update(words="x"),
        lambda: RequestStep.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert line.steps.count() == 1


@pytest.mark.parametrize("moment", [timedelta(days=1), timedelta(days=-40)])
def test_a_meeting_to_come_or_before_it_was_complete_confirms_nothing(officer, moment):
    line = make_tracker.complete(make_tracker.request(by=officer), officer)
    meeting = make_c.meeting(line.committee, timezone.now() + moment)

    with pytest.raises(confirming.NotHeldYetError):
        confirming.confirm_request(line, at=meeting, by=officer)


def test_a_meeting_of_another_body_confirms_nothing(officer):
    line = make_tracker.complete(make_tracker.request(by=officer), officer)
    other = make_c.committee(officer, name="Other Committee")
    meeting = make_c.meeting(other, timezone.now() - timedelta(hours=1))

    with pytest.raises(confirming.NotHeldYetError):
        confirming.confirm_request(line, at=meeting, by=officer)


def test_more_than_half_of_the_members_confirm(committee, officer):
    people = [make_c.councillor(committee) for _each in range(4)]
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)
    assert confirmations_needed(committee, TODAY) == 3
    assert to_confirm(people[0].member) == [line]

    for person in people[:2]:
        line = confirming.confirm_by_member(line, person.member, agrees=True)
    assert line.state == "complete"
    line = confirming.confirm_by_member(line, people[2].member, agrees=True)

    assert (line.state, line.confirmed_on) == ("confirmed", TODAY)
    assert to_confirm(people[3].member) == []


def test_the_same_member_counts_once(officer):
    committee = make_c.committee(officer, confirmations=2)
    person = make_c.councillor(committee)
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)

    for _each in range(3):
        line = confirming.confirm_by_member(line, person.member, agrees=True)

    assert line.state == "complete"
    assert standing(line).agreed == 1


def test_an_objection_keeps_it_open_until_it_is_taken_back(officer):
    committee = make_c.committee(officer, confirmations=1)
    one, other = make_c.councillor(committee), make_c.councillor(committee)
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)

    confirming.confirm_by_member(line, one.member, agrees=False, words="Nobody has started")
    line = confirming.confirm_by_member(line, other.member, agrees=True)
    assert line.state == "complete"
    assert [each.words for each in objections(line)] == ["Nobody has started"]
    line = confirming.confirm_by_member(line, one.member, agrees=True)

    assert line.state == "confirmed"
    assert kinds(line).count("objected") == 1


def test_an_objection_of_who_has_left_the_committee_does_not_count(officer):
    committee = make_c.committee(officer, confirmations=1)
    one, other = make_c.councillor(committee), make_c.councillor(committee)
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)
    confirming.confirm_by_member(line, one.member, agrees=False, words="Nobody has started")
    one.memberships.update(end_on=TODAY - timedelta(days=1), end_reason="resigned")

    line = confirming.confirm_by_member(line, other.member, agrees=True)

    assert line.state == "confirmed"


def test_only_members_of_the_committee_confirm(committee, officer):
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)
    elsewhere = make_c.councillor(make_c.committee(officer, name="Other Committee"))

    for nobody in (officer, elsewhere.member, make.officer()):
        with pytest.raises(confirming.NotOnCommitteeError):
            confirming.confirm_by_member(line, nobody, agrees=True)


def test_a_member_confirms_only_what_is_complete_and_objects_only_with_a_reason(committee, officer):
    person = make_c.councillor(committee)
    line = make_tracker.request(committee, officer)

    with pytest.raises(NotNowError):
        confirming.confirm_by_member(line, person.member, agrees=True)
    line = make_tracker.complete(line, officer)
    with pytest.raises(ValueError, match="says why"):
        confirming.confirm_by_member(line, person.member, agrees=False)


def test_a_line_leads_to_an_action_of_its_own_area(officer):
    line = make_tracker.request(by=officer)
    action = plans.action(plans.plan(officer.partnership), title="Recruit psychologists")

    with pytest.raises(NotTheirsError):
        tracking.link_action(line, plans.action(), by=officer)
    line = tracking.link_action(line, action, by=officer)

    assert line.action == action
    assert "Recruit psychologists" in line.steps.get(kind="linked").words


def test_an_action_of_a_plan_that_is_not_public_is_not_named(officer):
    line = make_tracker.request(by=officer)
    action = plans.action(plans.plan(officer.partnership, published_at=None))

    tracking.link_action(line, action, by=officer)

    assert line.steps.get(kind="linked").words == ""


def test_evidence_is_added_once(officer):
    line = make_tracker.request(by=officer)

    for _twice in range(2):
        evidence = Evidence("Posts filled", "https://example.org/posts")
        tracking.add_request_evidence(line, evidence, by=officer)

    assert line.evidence.count() == 1

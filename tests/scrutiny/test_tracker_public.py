"""The public tracker: what everybody reads, what nobody does, and the files of it."""

import csv
import io
import json
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document
from docx.enum.section import WD_ORIENT

from heard.boards.models import Body
from heard.scrutiny import services
from heard.scrutiny.models import Request
from heard.scrutiny.services import confirming, tracking
from heard.scrutiny.tracker_deeds import Answer, Evidence
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make as plans
from tests.scrutiny import make, make_tracker
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PAGES = ("requests", "tracker_csv", "tracker_json", "tracker_word")


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def committee(officer):
    return make_c.committee(officer)


def get(line_or_committee, name, *args, **asked):
    address = address_in(line_or_committee.partnership, f"scrutiny:{name}", *args)
    return Client().get(address, asked)


def words_of(response):
    return unescape(response.content.decode())


def story_of(line):
    return words_of(get(line, "request", line.key))


def test_the_tracker_says_its_rule_and_how_each_line_stands(committee, officer):
    make_tracker.request(committee, officer, title="Fund posts", due_on=TODAY - timedelta(days=1))
    make_tracker.complete(make_tracker.request(committee, officer, title="Publish figures"))

    page = words_of(get(committee, "requests", committee.slug))

    assert "2 requests" in page
    assert "✕ Red: not acceptable" in page
    assert "✓ Green: achieved" in page
    assert "Its day has gone by." in page
    assert "Whoever leads is asked to come to the committee." in page
    assert "Nobody chooses a colour by hand." in page


def test_it_is_filtered_by_year_and_state(committee, officer):
    make_tracker.request(committee, officer, title="This one")
    make_tracker.request(committee, officer, title="Older one", made_on=TODAY - timedelta(days=800))

    page = words_of(get(committee, "requests", committee.slug, year=committee.year_words(TODAY)))

    assert "This one" in page
    assert "Older one" not in page


def test_a_line_tells_its_story_without_any_name(committee, officer):
    record = make_tracker.decision(officer)
    line = make_tracker.follow(record, committee, officer)
    action = plans.action(plans.plan(officer.partnership), title="Recruit psychologists")
    post = plans.holder(plans.post(officer.partnership), name="Robin Ashdown").post
    Request.objects.filter(pk=line.pk).update(post=post)
    tracking.record_response(line, Answer("partly", "One post.", TODAY), by=officer)
    tracking.link_action(line, action, by=officer)
    tracking.add_request_evidence(line, Evidence("Minutes", "https://example.org/m"), by=officer)
    make_tracker.complete(line, officer)
    held = make_c.meeting(committee, timezone.now() - timedelta(hours=1))
    confirming.confirm_request(line, at=held, by=officer)

    page = story_of(line)

    for words in (
        *("Read the decision", "Accepted in part", "One post.", "Recruit psychologists"),
        *("Minutes", "confirmed it at their meeting", post.title, line.text),
    ):
        assert words in page
    for name in ("Robin Ashdown", officer.user.name):
        assert name not in page
    decision = words_of(get(line, "decision", record.slug))
    assert "What came of it:" in decision
    assert line.reference in decision


def test_confirmations_are_counted_and_nobody_is_named(officer):
    committee = make_c.committee(officer, confirmations=2)
    people = [make_c.councillor(committee, name=f"Sefton Marsh {each}") for each in range(2)]
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)
    for person in people:
        confirming.confirm_by_member(line, person.member, agrees=True)

    page = story_of(line)

    assert "2 members of the committee said that it is complete" in page
    assert "Sefton Marsh" not in page


def test_an_objection_is_a_step_without_its_words(officer):
    committee = make_c.committee(officer)
    person = make_c.councillor(committee, name="Sefton Marsh")
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)
    confirming.confirm_by_member(line, person.member, agrees=False, words="Mrs Brown waits")

    page = story_of(line)

    assert "A member does not agree" in page
    assert "Mrs Brown" not in page
    assert "Sefton Marsh" not in page


def test_an_action_of_a_plan_that_is_not_public_stays_inside(committee, officer):
    line = make_tracker.request(committee, officer)
    hidden = plans.plan(officer.partnership, published_at=None)
    tracking.link_action(line, plans.action(hidden, title="Secret thing"), by=officer)

    assert "Secret thing" not in story_of(line)


def test_a_committee_that_is_not_public_has_no_public_tracker(committee, officer):
    line = make_tracker.request(committee, officer)
    Body.objects.filter(pk=committee.body_id).update(is_public=False)

    for name in PAGES:
        assert get(committee, name, committee.slug).status_code == 404
    assert get(line, "request", line.key).status_code == 404


def test_another_areas_tracker_and_what_never_was_answer_404(committee, officer):
    line = make_tracker.request(committee, officer)
    elsewhere = partnerships.partnership()

    for name, arg in (*((name, committee.slug) for name in PAGES), ("request", line.key)):
        assert Client().get(address_in(elsewhere, f"scrutiny:{name}", arg)).status_code == 404
    assert get(line, "request", uuid4()).status_code == 404


def test_what_a_withdrawn_decision_said_is_read_nowhere(committee, officer):
    record = make_tracker.decision(officer)
    line = make_tracker.follow(record, committee, officer)
    services.withdraw_decision(record, by=officer, reason="It named a child")

    assert get(line, "request", line.key).status_code == 404
    assert line.reference not in words_of(get(committee, "requests", committee.slug))
    assert "fund two more" not in get(committee, "tracker_json", committee.slug).content.decode()


def test_the_public_pages_set_no_cookie(committee, officer):
    line = make_tracker.request(committee, officer)

    assert not get(committee, "requests", committee.slug).cookies
    assert not get(line, "request", line.key).cookies


def test_a_long_tracker_has_pages_and_few_statements(
    committee, officer, django_assert_max_num_queries
):
    for number in range(25):
        make_tracker.request(committee, officer, title=f"Line number {number}")

    with django_assert_max_num_queries(10):
        page = words_of(get(committee, "requests", committee.slug))

    assert "25 requests" in page
    assert "Next page" in page
    assert "Line number 0" in words_of(get(committee, "requests", committee.slug, page="2"))


def test_the_csv_is_safe_for_spreadsheets(committee, officer):
    line = make_tracker.request(committee, officer, title="=1+1")

    response = get(committee, "tracker_csv", committee.slug)
    written = b"".join(response.streaming_content).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(written)))

    assert row["reference"] == line.reference
    assert row["title"] == "'=1+1"
    assert row["rag"] == "amber"
    assert row["address"].endswith(f"/committees/requests/{line.key}/")


def test_the_json_is_null_where_nothing_is_known(committee, officer):
    make_tracker.request(committee, officer)

    found = json.loads(get(committee, "tracker_json", committee.slug).content)

    assert found["committee"] == str(committee)
    assert found["requests"][0]["response"] is None
    assert found["requests"][0]["made_on"] == (TODAY - timedelta(days=30)).isoformat()


def test_the_word_file_has_the_columns_of_a_committee(committee, officer):
    line = make_tracker.request(committee, officer)
    tracking.record_response(line, Answer("rejected", "No money", TODAY), by=officer)

    response = get(committee, "tracker_word", committee.slug)
    word = Document(io.BytesIO(response.content))
    table = word.tables[0]

    assert [cell.text for cell in table.rows[0].cells] == [
        *("Reference", "Origin", "Date", "Area", "Recommendation"),
        *("Executive date", "Lead", "Action taken", "Status"),
    ]
    assert line.reference in table.rows[1].cells[0].text
    assert "Not accepted" in table.rows[1].cells[8].text
    assert word.sections[0].orientation == WD_ORIENT.LANDSCAPE


def test_an_empty_tracker_says_so_everywhere(committee):
    for name in PAGES:
        assert get(committee, name, committee.slug).status_code == 200

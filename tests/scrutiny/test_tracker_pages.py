"""The tracker's staff pages: who enters, what they do, and what they refuse."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.scrutiny.models import Request
from heard.scrutiny.queries.requests_todo import todo
from heard.scrutiny.services import tracking
from heard.scrutiny.services.confirming import confirm_by_member
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make as plans
from tests.scrutiny import make, make_tracker
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
STEPS = (
    *("send_request", "record_response", "say_progress", "complete_request", "confirm_request"),
    *("reopen_request", "link_action", "move_request_due", "pause_request", "resume_request"),
    *("keep_request", "change_request"),
)
HOSTILE = ["", "x" * 60_000, "a\x00b", "<script>alert(1)</script>", "٣", "-1", "1e9"]


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def client(officer):
    return partnerships.signed_in(officer)


@pytest.fixture
def line(officer):
    return make_tracker.request(by=officer)


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def words_of(response):
    return unescape(response.content.decode())


def send(client, line, deed, **sent):
    return client.post(address_in(line.partnership, f"scrutiny:{deed}", line.pk), sent, follow=True)


def read(client, line, deed):
    return words_of(client.get(address_in(line.partnership, f"scrutiny:{deed}", line.pk)))


@pytest.mark.parametrize("name", STEPS)
def test_a_line_is_kept_by_officers_of_its_own_area(name):
    line = make_tracker.request()

    page = Page(f"scrutiny:{name}", (line.pk,), line.partnership)

    assert_access(page, roles={Role.COMMITTEE_OFFICER})


def test_the_tracker_and_what_makes_lines_are_the_officers(officer):
    committee = make_c.committee(officer)
    record = make_tracker.decision(officer)
    update = make_tracker.update(make_tracker.led(committee, officer))
    here = officer.partnership

    for name, args in (
        ("tracker", ()),
        ("make_request", (committee.pk,)),
        ("follow_decision", (record.pk,)),
        ("link_resolution", (record.resolutions.all()[1].pk,)),
        ("settle_request_update", (update.pk,)),
    ):
        assert_access(Page(f"scrutiny:{name}", args, here), roles={Role.COMMITTEE_OFFICER})


def test_every_step_is_one_form(client, officer):
    committee = make_c.committee(officer, response_days=60)
    line = make_tracker.request(committee, officer)
    action = plans.action(plans.plan(officer.partnership), title="Recruit psychologists")
    meeting = make_c.meeting(committee, timezone.now() - timedelta(hours=1))

    send(client, line, "send_request")
    send(client, line, "record_response", response="accepted", words="", **day("on", TODAY))
    shows = {"evidence_title": "Advert", "evidence_address": "https://example.org/advert"}
    send(client, line, "say_progress", claim="progress", words="We advertise.", **shows)
    send(client, line, "link_action", action_key=action.pk)
    send(client, line, "move_request_due", because="No one applied.", **day("to", TODAY))
    send(client, line, "pause_request", because="No budget yet.")
    send(client, line, "resume_request")
    page = words_of(send(client, line, "complete_request", words="Done.", **day("on", TODAY)))
    assert "0 of 1 who are needed" in page
    send(client, line, "confirm_request", meeting_key=meeting.pk)
    line.refresh_from_db()
    assert (line.state, line.confirmed_at, line.action) == ("confirmed", meeting, action)
    page = words_of(send(client, line, "reopen_request", because="One left again."))

    line.refresh_from_db()
    assert line.state == "in_progress"
    for said in ("Recruit psychologists", "Advert", "No one applied.", "One left again."):
        assert said in page


@pytest.mark.parametrize("deed", ["say_progress", "complete_request"])
def test_what_shows_it_is_asked_for_behind_the_words(client, line, deed):
    page = read(client, line, deed)

    assert page.index('name="words"') < page.index('name="evidence_title"')


@pytest.mark.parametrize("deed", ["confirm_request", "resume_request", "reopen_request"])
def test_what_cannot_be_done_now_sends_back_to_the_line(client, line, deed):
    page = words_of(send(client, line, deed, because="x"))

    assert "That cannot be done now: see how it stands" in page
    line.refresh_from_db()
    assert line.state == "made"


@pytest.mark.parametrize(
    ("deed", "sent", "words"),
    [
        ("record_response", {}, "Select what the response was"),
        ("record_response", {"response": "rejected"}, "Enter the reason that was given"),
        ("say_progress", {"claim": "progress"}, "Enter what has been done so far"),
        ("complete_request", {}, "Enter what was done"),
        ("move_request_due", {}, "Enter the new day"),
        ("pause_request", {}, "Enter why it rests"),
        (
            "say_progress",
            {"evidence_address": "javascript:alert(1)"},
            "Enter a web address that begins with https://",
        ),
        ("say_progress", {"evidence_address": "https://a.example/"}, "Enter what is to be read"),
    ],
)
def test_what_is_missing_is_asked_for(client, line, deed, sent, words):
    page = words_of(send(client, line, deed, **sent))

    assert words in page
    assert "Error: " in page


def test_a_response_is_no_older_than_the_request_and_not_of_tomorrow(client, line):
    early, late = line.made_on - timedelta(days=1), TODAY + timedelta(days=1)

    first = send(client, line, "record_response", response="accepted", **day("on", early))
    second = send(client, line, "record_response", response="accepted", **day("on", late))

    assert "when it was resolved, or a later day" in words_of(first)
    assert "Enter today or an earlier day" in words_of(second)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_input_breaks_no_step(client, line, hostile):
    fields = ("response", "words", "claim", "because", "to_day", "on_day", "meeting_key")
    more = ("action_key", "post", "organisation", "title", "evidence_title", "evidence_address")
    sent = dict.fromkeys((*fields, *more), hostile)

    for deed in STEPS:
        if deed != "keep_request":
            assert send(client, line, deed, **sent).status_code == 200


def test_public_words_name_no_holder_of_a_post(client, line):
    plans.holder(plans.post(line.partnership), name="Robin Ashdown")

    page = words_of(send(client, line, "say_progress", claim="progress", words="Robin Ashdown did"))

    assert "Write the job title in place of Robin Ashdown" in page


def test_a_line_that_somebody_else_saved_shows_what_stands_there_now(client, line):
    Request.objects.filter(pk=line.pk).update(title="Theirs", revision=5)
    sent = {"revision": "0", "title": "Mine", "text": line.text}

    page = words_of(send(client, line, "change_request", **sent))

    assert "Somebody else saved meanwhile. It is now: Theirs" in page
    assert 'value="Mine"' in page
    assert 'name="revision" value="5"' in page


def test_a_line_by_hand(client, officer):
    committee = make_c.committee(officer)
    post = plans.post(officer.partnership)
    address = address_in(officer.partnership, "scrutiny:make_request", committee.pk)

    refused = words_of(client.post(address, {"post": plans.post().pk}))
    sent = {"text": "Bring figures", "post": post.pk, **day("made_on", TODAY)}
    client.post(address, sent)

    assert "Enter what the committee asked for" in refused
    assert Request.objects.get().post == post


def test_a_committee_of_another_area_gets_no_line(client, officer):
    elsewhere = make_c.committee()
    address = address_in(officer.partnership, "scrutiny:make_request", elsewhere.pk)

    assert client.get(address).status_code == 404


def test_the_tracker_is_sought_in_a_few_statements(client, officer, django_assert_max_num_queries):
    committee = make_c.committee(officer)
    for number in range(30):
        make_tracker.request(committee, officer, title=f"Line number {number}")
    late = make_tracker.led(committee, officer, title="Late one", due_on=TODAY - timedelta(days=1))
    address = address_in(officer.partnership, "scrutiny:tracker")

    with django_assert_max_num_queries(12):
        page = words_of(client.get(address))
    red = words_of(client.get(address, {"rag": "red", "post": late.post.pk, "order": "worst"}))

    assert "31 requests" in page
    assert "1 request<" in red
    assert "Late one" in red
    assert "Its day has gone by." in red


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_searches_break_nothing(client, line, hostile):
    names = ("words", "state", "rag", "year", "committee", "post", "order", "page")
    address = address_in(line.partnership, "scrutiny:tracker")

    for name in names:
        assert client.get(address, {name: hostile}).status_code in (200, 400)


def test_who_leads_it_is_said_with_what_is_missing(client, officer):
    line = make_tracker.led(by=officer)
    holder = make_tracker.holder_of(line)

    assert f"{holder.name}, {line.post.title}." in read(client, line, "keep_request")
    holder.email = ""
    holder.save()
    assert "no e-mail address is known" in read(client, line, "keep_request")


def test_an_objection_is_read_by_the_officer_with_its_reason(client, officer):
    committee = make_c.committee(officer)
    person = make_c.councillor(committee, name="Sefton Marsh")
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)
    confirm_by_member(line, person.member, agrees=False, words="Nobody has started")

    page = read(client, line, "keep_request")

    assert "Sefton Marsh does not agree" in page
    assert "Nobody has started" in page
    listed = words_of(client.get(address_in(line.partnership, "scrutiny:tracker")))
    assert "the committee settles it at its next meeting" in listed


def test_what_has_to_be_looked_at_is_on_the_front_page(officer):

    committee = make_c.committee(officer, response_days=1)
    meeting = make_c.meeting(committee)
    line = make_tracker.led(committee, officer)
    make_tracker.update(line)
    late = tracking.send_request(make_tracker.request(committee, officer), by=officer)
    Request.objects.filter(pk=late.pk).update(response_due_on=TODAY - timedelta(days=1))
    make_tracker.complete(make_tracker.request(committee, officer), officer)
    empty = make_tracker.request(committee, officer, post=plans.post(officer.partnership))

    found = {each.text: each.due_on for each in todo(officer)}

    assert found == {
        f"Look at what was sent on {line}": None,
        f"Ask why no response came on {late}": TODAY - timedelta(days=1),
        f"Put 1 complete request before the {committee} to confirm": timezone.localdate(
            meeting.starts_at
        ),
        f"Say which post leads {late}": None,
        f"Find somebody with an e-mail address for the post that leads {empty}": None,
    }
    assert todo(partnerships.member(Role.ANALYST, of=officer.partnership)) == []

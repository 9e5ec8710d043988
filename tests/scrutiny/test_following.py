"""From a decision to lines of the tracker, and from a later resolution to an earlier one."""

import re
from html import unescape

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.scrutiny.models import Request, ResolutionLink
from heard.scrutiny.services.following import link_resolution
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_duties, make_tracker
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def client(officer):
    return partnerships.signed_in(officer)


def words_of(response):
    return unescape(response.content.decode())


def test_from_a_decision_to_lines_by_one_button(client, officer):
    committee = make_c.committee(officer)
    record = make_tracker.decision(officer)
    assert record.filed_under == committee
    address = address_in(officer.partnership, "scrutiny:follow_decision", record.pk)

    page = words_of(client.get(address))
    assert "Nothing has to be done by anybody." in page
    assert "Members are asked to do something." in page
    assert "Read from “by 31 March 2027”: check this" in page
    assert 'value="The Cabinet Member for Children\'s Services"' in page
    ticked = re.findall(r'name="(resolution-\d-is_made)"[^>]*checked', page)
    assert ticked == ["resolution-2-is_made"]

    sent = {
        "resolution-2-is_made": "on",
        "resolution-2-title": "Fund two more posts",
        "resolution-2-addressee": "the Cabinet Member",
        "resolution-1-title": "x" * 5000,
    }
    for _twice in range(2):
        page = words_of(client.post(address, sent, follow=True))

    made = Request.objects.get()
    assert (made.title, made.decision, made.due_on) == ("Fund two more posts", record.key, None)
    assert made.resolution == record.resolutions.all()[1].key
    assert made.reference in page


def test_what_is_wrong_in_a_ticked_resolution_is_said_in_the_summary(client, officer):
    make_c.committee(officer)
    record = make_tracker.decision(officer)
    address = address_in(officer.partnership, "scrutiny:follow_decision", record.pk)
    sent = {"resolution-2-is_made": "on", "resolution-2-due_on_day": "77"}

    page = words_of(client.post(address, sent))

    assert "Error: What follows" in page
    assert "Resolution 2: The date must include a month and year" in page
    assert not Request.objects.exists()


def test_a_decision_of_no_committee_says_what_to_do_first(client, officer):
    record = make_tracker.decision(officer)
    address = address_in(officer.partnership, "scrutiny:follow_decision", record.pk)

    page = words_of(client.get(address))
    client.post(address, {"resolution-2-is_made": "on"})

    assert "Follow its committee first" in page
    assert not Request.objects.exists()


def test_publishing_leads_to_what_follows(client, officer):
    make_c.committee(officer)
    draft = make.draft(officer)
    address = address_in(officer.partnership, "scrutiny:publish_decision", draft.pk)

    response = client.post(address, {"revision": draft.revision})

    assert response["Location"].endswith(f"/staff/decisions/{draft.pk}/follow/")


def test_lines_of_a_decision_that_is_called_in_wait(client, officer):
    make_c.committee(officer)
    record = make_tracker.decision(officer, status="Called in")
    address = address_in(officer.partnership, "scrutiny:follow_decision", record.pk)

    page = words_of(client.get(address))
    client.post(address, {"resolution-2-is_made": "on"})

    assert "The decision was called in." in page
    assert Request.objects.get().waits_for_call_in


def test_a_resolution_that_replaces_another_is_said_on_its_page(client, officer):
    make_c.committee(officer)
    first = make_tracker.decision(officer)
    later = make_tracker.decision(officer, "Two years on", decision_date=TODAY)
    earlier, now = first.resolutions.all()[1], later.resolutions.all()[1]
    address = address_in(officer.partnership, "scrutiny:link_resolution", now.pk)

    assert "two more posts" in words_of(client.get(address, {"words": "posts"}))
    assert "No older resolution" in words_of(client.get(address, {"words": "zebra"}))
    client.post(address, {"earlier_key": earlier.pk, "how": "replaces"})

    assert ResolutionLink.objects.get().replaces
    page = words_of(client.get(address_in(officer.partnership, "scrutiny:decision", first.slug)))
    assert "Replaced on" in page
    assert "Two years on" in page


def test_a_resolution_of_another_area_cannot_be_named(client, officer):
    make_c.committee(officer)
    now = make_tracker.decision(officer).resolutions.all()[1]
    elsewhere = make_tracker.decision(make.officer()).resolutions.all()[1]
    address = address_in(officer.partnership, "scrutiny:link_resolution", now.pk)

    for key in (elsewhere.pk, now.pk, "", "x" * 60_000, "a\x00b", "-1"):
        assert client.post(address, {"earlier_key": key, "how": "replaces"}).status_code == 200
    assert not ResolutionLink.objects.exists()


def test_a_duty_that_was_made_of_a_resolution_stands_beside_it(client, officer):
    committee = make_c.committee(officer)
    make_c.councillor(committee)
    record = make_tracker.decision(officer)
    duty = make_duties.duty(committee, officer, resolution=record.resolutions.all()[2].key)
    address = address_in(officer.partnership, "scrutiny:follow_decision", record.pk)

    page = words_of(client.get(address))

    assert "It is a duty of members: 0 of 1 have reported back." in page
    assert f"/staff/duties/{duty.pk}/" in page


def test_a_replacement_that_was_a_mistake_is_taken_back(client, officer):
    committee = make_c.committee(officer)
    first = make_tracker.decision(officer)
    later = make_tracker.decision(officer, "Two years on", decision_date=TODAY)
    line = make_tracker.follow(first, committee, officer)
    earlier, now = first.resolutions.all()[1], later.resolutions.all()[1]
    link = link_resolution(now, earlier, replaces=True, by=officer)
    page = Page("scrutiny:unlink_resolution", (link.pk,), officer.partnership)
    assert_access(page, roles={Role.COMMITTEE_OFFICER})

    page_before = words_of(client.get(page.address))
    client.post(page.address)

    assert "Was it a mistake?" in page_before
    line.refresh_from_db()
    assert (line.state, line.superseded_by) == ("made", None)
    assert not ResolutionLink.objects.exists()
    assert "It was not changed" in line.steps.last().words

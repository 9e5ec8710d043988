"""What the tracker holds on a person, and how what names them is struck out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.partnerships.privacy import Subject
from heard.scrutiny.privacy import counts, held_on, retention_rules
from heard.scrutiny.services import confirming, request_updates, tracking
from tests.scrutiny import make, make_tracker
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make.officer()


def held(subject):
    kinds = ("request:", "request update:", "confirmation:")
    return [each for each in held_on(subject) if each.key.startswith(kinds)]


def test_public_words_that_name_somebody_are_kept_with_the_reason(officer):
    line = make_tracker.request(by=officer)
    tracking.say_progress(line, "Orla Fenwick wrote to all schools.", by=officer)

    (found,) = held(Subject(officer.partnership_id, name="Orla Fenwick"))

    assert found.key == f"request:{line.pk}"
    assert found.why_kept
    assert held(Subject(officer.partnership_id, name="Nobody Here")) == []
    assert held(Subject(make.officer().partnership_id, name="Orla Fenwick")) == []


def test_what_was_sent_by_link_loses_the_name_and_no_row(officer):
    line = make_tracker.led(by=officer)
    update = make_tracker.update(line, "Orla Fenwick refuses")
    before = counts(officer.partnership_id)

    (found,) = held(Subject(officer.partnership_id, name="Orla Fenwick"))
    found.forget(officer)

    update.refresh_from_db()
    assert update.words == "[name removed] refuses"
    assert counts(officer.partnership_id) == before
    assert held(Subject(officer.partnership_id, name="Orla Fenwick")) == []


def test_a_member_reads_what_they_said_of_a_request(officer):
    committee = make_c.committee(officer)
    member = make_c.councillor(committee).member
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)
    confirming.confirm_by_member(line, member, agrees=False, words="Nobody has started")

    (found,) = held(Subject(officer.partnership_id, email=member.user.email))

    assert "Nobody has started" in [value for _label, value in found.values]


def test_what_was_sent_is_emptied_two_years_after_it_was_settled(officer):
    update = make_tracker.update(make_tracker.led(by=officer), "We start in May")
    waiting = make_tracker.update(update.request, "Not looked at yet")
    request_updates.accept_request_update(update, public_words="Two start in May.", by=officer)
    (rule,) = [each for each in retention_rules() if each.code == "request_updates"]
    today = timezone.localdate()

    assert rule.forget(today + timedelta(days=700)) == 0
    assert rule.forget(today + timedelta(days=740)) == 1
    assert rule.forget(today + timedelta(days=740)) == 0

    update.refresh_from_db()
    waiting.refresh_from_db()
    assert (update.words, waiting.words) == ("", "Not looked at yet")
    assert update.request.steps.last().words == "Two start in May."

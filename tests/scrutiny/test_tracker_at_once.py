"""Two people at the tracker in the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from heard.scrutiny.models import Request
from heard.scrutiny.services import confirming, requests
from heard.scrutiny.tracker_deeds import Asked
from tests.scrutiny import make, make_tracker
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    def done(deed):
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(done, deeds))


def test_references_have_no_gap_and_none_stands_twice():
    officer = make.officer()
    one, other = make_c.committee(officer), make_c.committee(officer, name="Other Committee")
    asked = [Asked("To request a report", timezone.localdate())] * 3

    at_once(
        *(
            lambda committee=committee: requests.make_requests(committee, asked, by=officer)
            for committee in (one, one, other)
        )
    )

    assert sorted(Request.objects.values_list("number", flat=True)) == list(range(1, 10))
    assert len(set(Request.objects.values_list("reference", flat=True))) == 9


def test_a_decision_followed_twice_at_once_is_followed_once():
    officer = make.officer()
    committee = make_c.committee(officer)
    record = make_tracker.decision(officer)

    made = at_once(*[lambda: make_tracker.follow(record, committee, officer)] * 2)

    assert made[0] == made[1]
    assert Request.objects.count() == 1


def test_the_last_two_members_at_once_confirm_it_once():
    officer = make.officer()
    committee = make_c.committee(officer, confirmations=2)
    people = [make_c.councillor(committee) for _each in range(2)]
    line = make_tracker.complete(make_tracker.request(committee, officer), officer)

    at_once(
        *(
            lambda person=person: confirming.confirm_by_member(line, person.member, agrees=True)
            for person in people
        )
    )

    line.refresh_from_db()
    assert line.state == "confirmed"
    assert line.steps.filter(kind="confirmed").count() == 1

"""Versions, approvals and what the forum says, on the staff pages."""

from datetime import date

import pytest
from django.utils import timezone

from heard.plans.models import ForumStatement
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make, make_plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def visitor(lead):
    return partnerships.signed_in(lead)


@pytest.fixture
def plan(lead):
    return make.plan(lead.partnership, published_at=None)


def at(lead, name, *args):
    return address_in(lead.partnership, f"plans:{name}", *args)


def text_of(response):
    return response.content.decode()


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def test_one_approves_what_another_refuses_and_both_are_shown(visitor, lead, plan):
    version = make_plans.version(plan, lead)
    yes, no = (make_plans.asked(version, lead, name) for name in ("Cabinet", "The forum"))
    on = day("on", timezone.localdate())

    visitor.post(at(lead, "record_approval", yes.pk), {"decision": "approved"} | on)
    sent = {"decision": "refused", "words": "No money for help while children wait."} | on
    page = text_of(visitor.post(at(lead, "record_approval", no.pk), sent, follow=True))

    assert "Not agreed: approved by Cabinet; refused by The forum." in page
    assert "No money for help while children wait." in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"decision": "refused"}, "Enter why they refuse it"),
        ({"decision": "waiting"}, "Select one of the answers in the list"),
        ({"decision": ""}, "Select what they said"),
        (day("on", date(2100, 1, 1)), "or earlier"),
    ],
)
def test_an_approval_that_cannot_be_says_why(visitor, lead, plan, wrong, words):
    approval = make_plans.asked(make_plans.version(plan, lead), lead)
    sent = {"decision": "approved"} | day("on", timezone.localdate()) | wrong

    assert words in text_of(visitor.post(at(lead, "record_approval", approval.pk), sent))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Select who is asked, or enter a name"),
        ({"name": "cabinet"}, "They are asked already"),
        ({"who": "body-999999"}, "Select one of the answers in the list"),
    ],
)
def test_nobody_is_asked_twice_or_who_is_not_there(visitor, lead, plan, sent, words):
    version = make_plans.version(plan, lead)
    make_plans.asked(version, lead)

    page = text_of(visitor.post(at(lead, "ask_approval", version.pk), {"who": ""} | sent))

    assert words in page


def test_the_forum_speaks_for_itself_and_nobody_else_does(plan):
    chair = make_plans.forum_chair(plan.partnership)
    where = at(chair, "forum_statement", plan.pk)
    council = partnerships.signed_in(make.lead(plan.partnership))

    written = text_of(
        partnerships.signed_in(chair).post(where, {"text": "We do not agree."}, follow=True)
    )
    refused = council.post(where, {"text": "They agree."})

    assert "We do not agree." in written
    assert refused.status_code == 403
    assert "<textarea" not in text_of(council.get(where))
    assert ForumStatement.objects.count() == 1

"""Forgetting people of the room: what goes, what stays, twice, and two at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.models import (
    Attendee,
    Conflict,
    Expense,
    Expression,
    Membership,
    Score,
    StageChange,
)
from heard.boards.models.words import Stage
from heard.boards.privacy import interest
from heard.boards.services import forgetting
from heard.design.words import date_words
from heard.partnerships.likeness import names_them, strike
from heard.partnerships.models import Partnership
from heard.partnerships.privacy import Held, Subject
from tests.boards import make_privacy as make
from tests.boards.make_privacy import ROBIN
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def westmere() -> Partnership:
    return partnerships.partnership()


def test_a_person_is_emptied_and_what_counts_stays(westmere):
    person = make.former_person(westmere)

    forgetting.forget_person(person, by=None)

    person.refresh_from_db()
    contact = (person.name, person.email, person.phone, person.address, person.job_title)
    assert contact == ("", "", "", "", "")
    assert (person.access_needs, person.support_wanted) == ([], "")
    membership = Membership.objects.get(person=person)
    assert membership.end_on == make.LONG_AGO + timedelta(days=30)
    assert Attendee.objects.filter(person=person).count() == 1
    expense = Expense.objects.get(membership=membership)
    assert (expense.pence, expense.note) == (450, "")
    assert [one.text for one in person.declarations.all()] == [""]


@pytest.mark.parametrize("days", [None, 0, 1])
def test_who_sits_today_or_later_is_not_forgotten(westmere, days):
    end_on = None if days is None else timezone.localdate() + timedelta(days=days)
    person = make.seated(westmere, end_on=end_on).person

    with pytest.raises(forgetting.StillInASeatError):
        forgetting.forget_person(person, by=None)

    person.refresh_from_db()
    assert person.name == ROBIN.name


def test_an_expression_keeps_what_counts_and_loses_what_was_said_of_it(westmere):
    district = partnerships.district(westmere)
    expression = make.expression(westmere, district=district)

    forgetting.forget_expression(expression, by=None)

    expression.refresh_from_db()
    kept = (expression.stage, expression.origin, expression.district, expression.relationship)
    assert kept == (Stage.DECLINED, "web", district, "parent_carer")
    left = str([*Expression.objects.values(), *Score.objects.values(), *Conflict.objects.values()])
    assert [words for words in ROBIN.contact.values() if words in left] == []
    assert (expression.need, expression.age_band, expression.access_needs) == ("", "", [])
    assert list(expression.declared_by.all()) == []
    assert (Score.objects.get().points, Score.objects.get().note) == (2, "")
    assert Conflict.objects.get().words == ""
    assert StageChange.objects.filter(expression=expression).count() == 1


def test_a_subscriber_gets_no_more_messages_and_the_consent_stays(westmere):
    subscriber = make.subscriber(westmere)

    waiting = make.subscriber(westmere, make.OTHER, replaces=subscriber, confirmed_at=None)

    forgetting.forget_subscriber(subscriber, by=None)

    waiting.refresh_from_db()
    assert waiting.left_at is not None
    subscriber.refresh_from_db()
    assert subscriber.left_at is not None
    assert (subscriber.email, subscriber.consent) == ("", "Yes, keep me posted")
    assert subscriber.topics == ["findings"]


def test_a_guest_was_there_and_has_no_name(westmere):
    guest = make.guest(westmere)

    forgetting.forget_guest(guest, by=None)

    guest.refresh_from_db()
    assert (guest.name, guest.role) == ("", "Speaker")


@pytest.mark.parametrize(
    ("made", "forget"),
    [
        (make.former_person, forgetting.forget_person),
        (make.expression, forgetting.forget_expression),
        (make.subscriber, forgetting.forget_subscriber),
        (make.guest, forgetting.forget_guest),
    ],
)
def test_forgetting_twice_is_written_down_once_and_without_a_name(westmere, made, forget):
    by = partnerships.member(of=westmere)
    thing = made(westmere)

    for _each in range(2):
        forget(thing, by=by)

    entry = Entry.objects.get(deed__endswith="forgotten")
    assert entry.actor_id == by.user_id
    assert ROBIN.name not in f"{entry.subject_name} {entry.details}"


@pytest.mark.django_db(transaction=True)
def test_two_who_forget_at_once_forget_once(westmere):
    expression = make.expression(westmere)

    def forget(_number: int) -> None:
        try:
            forgetting.forget_expression(expression, by=None)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(forget, range(4)))

    assert Entry.objects.filter(deed="expression of interest forgotten").count() == 1


def test_a_declaration_is_emptied_and_its_days_stay(westmere):
    (declaration,) = make.former_person(westmere).declarations.all()

    forgetting.forget_declaration(declaration)

    declaration.refresh_from_db()
    assert (declaration.text, declaration.declared_on) == ("", make.LONG_AGO)
    assert Entry.objects.get().deed == "declaration forgotten"


THEM = Subject(1, "robin@example.org", "07700 900123", "Robin Vale")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I know Robin Vale.", "I know [name removed]."),
        ("robin  VALE's sister", "[name removed]'s sister"),
        ("(Robin\nVale)", "([name removed])"),
        ("Write to Robin@Example.org!", "Write to [name removed]!"),
        ("Ring 07700900123 or +44 (0)7700 900 123", "Ring [name removed] or [name removed]"),
        ("Robin Vale-Hart", "Robin Vale-Hart"),
        ("Corobin Valencia, Robin Valence", "Corobin Valencia, Robin Valence"),
        ("robin@example.org.uk and a.robin@example.org", None),
        ("1077009001234", None),
        ("Robin was there, and so was Vale", None),
    ],
)
def test_a_name_is_struck_out_and_others_that_hold_it_are_not(text, left):
    assert strike(text, THEM) == (left or text)
    assert names_them(text, THEM) == (strike(text, THEM) != text)


def test_a_record_can_be_forgotten_or_says_why_not():
    with pytest.raises(ValueError, match="says why not"):
        Held("Something", "thing:1")


def test_what_is_held_says_the_place_on_the_reserve_list_and_each_stage_once(westmere):
    sent = make.expression(westmere, stage=Stage.RESERVE, reserve_place=2)
    StageChange.objects.create(expression=sent, stage=Stage.RESERVE)

    (held,) = interest.held_on(Subject(westmere.pk, email=ROBIN.email))

    today = date_words(timezone.localdate())
    found = dict(held.values)
    assert found["Place on the reserve list"] == "2"
    assert found["Stages"] == f"Received ({today}); On the reserve list ({today})"

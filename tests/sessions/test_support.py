"""The support desk."""

import pytest

from heard.mail.models import Message
from heard.partnerships.roles import Role
from heard.sessions.models.words import SupportState
from heard.sessions.queries.arriving_todo import todo
from heard.sessions.queries.support_desk import line, needs_of
from heard.sessions.services.arranging import GoneError, Outcome, settle_support
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_arriving as door
from tests.sessions.test_handling import HANDLERS, at, keyer


def area(need):
    return need.booking.session.phase.programme.partnership


def desk(need, **more):
    return Page("sessions:support", partnership=area(need), **more)


def settled(need, state, answer="", by=None):
    session = need.booking.session
    outcome = Outcome(state, answer)
    return settle_support(need, outcome, at=at(session), by=by or keyer(session))


def pressed(need, name, **sent):
    page = Page(f"sessions:{name}", (need.pk,), partnership=area(need))
    client = partnerships.signed_in(keyer(need.booking.session))
    return client.post(page.address, sent, follow=True)


def test_only_those_who_handle_bookings_see_what_families_need(db):
    need = door.support(door.booking(make.session()))

    assert_access(desk(need), roles=HANDLERS)


@pytest.mark.parametrize("name", ["settle_support", "cannot_meet"])
def test_only_those_who_handle_bookings_settle_it(db, name):
    need = door.support(door.booking(make.session()))
    page = Page(f"sessions:{name}", (need.pk,), partnership=area(need), method="post")

    assert_access(page, roles=HANDLERS)


def test_what_takes_most_notice_stands_first(db):
    soon, later = make.session(in_days=10), None
    of = soon.phase
    later = make.session(of, in_days=25)
    parking = door.support(door.booking(soon), "parking")
    signing = door.support(door.booking(later), "bsl")

    assert [need.kind for need in needs_of(area(parking))] == ["bsl", "parking"]
    assert line(signing).due_on < line(parking).due_on


def test_what_is_due_and_not_arranged_is_late(db):
    need = door.support(door.booking(make.session(in_days=5)), "bsl")

    page = partnerships.signed_in(keyer(need.booking.session)).get(desk(need).address)

    assert line(need).is_late
    assert "Late" in page.content.decode()


@pytest.mark.parametrize("state", ["cancelled", "declined", "expired"])
def test_needs_of_families_who_do_not_come_are_not_to_be_arranged(db, state):
    need = door.support(door.booking(make.session(), state=state))

    assert list(needs_of(area(need))) == []
    with pytest.raises(GoneError):
        settled(need, SupportState.ARRANGED)


def test_needs_for_a_session_that_is_over_are_not_to_be_arranged(db):
    need = door.support(door.booking(make.held()))

    assert list(needs_of(area(need))) == []


def test_needs_are_filtered_by_session_and_state(db):
    one = door.support(door.booking(make.session()))
    other = door.support(door.booking(make.session(one.booking.session.phase)), state="arranged")

    assert list(needs_of(area(one))) == [one]
    assert list(needs_of(area(one), state="")) == [one, other]
    assert list(needs_of(area(one), state="", session=other.booking.session_id)) == [other]


def test_a_need_is_arranged_with_one_press(db):
    need = door.support(door.booking(make.session()))

    page = pressed(need, "settle_support", state="arranged", back="/nowhere/")

    need.refresh_from_db()
    assert need.state == "arranged"
    assert need.settled_by is not None
    assert page.redirect_chain[0][0] == "/nowhere/"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_a_press_leads_back_to_our_own_pages_only(db, back):
    need = door.support(door.booking(make.session()))

    page = pressed(need, "settle_support", state="arranged", back=back)

    assert page.redirect_chain[0][0].endswith("/staff/support/")


def test_a_need_that_cannot_be_met_says_why_and_what_is_offered_and_the_family_is_told(db):
    need = door.support(door.booking(make.session(), name="Robin Vale"), "bsl")

    pressed(
        need,
        "cannot_meet",
        why="No interpreter is free on that day",
        offer="other_session",
        more="The next is on 4 May",
    )

    need.refresh_from_db()
    assert need.answer == (
        "No interpreter is free on that day. We would like to arrange it at another session for "
        "you. The next is on 4 May."
    )
    body = Message.objects.get().body
    assert "What we cannot arrange: British Sign Language interpreter" in body
    assert need.answer in body


def test_a_family_is_told_once_of_what_cannot_be_met(db):
    need = door.support(door.booking(make.session()))
    member = keyer(need.booking.session)

    settled(need, SupportState.CANNOT, "None free.", by=member)
    settled(need, SupportState.CANNOT, "None free.", by=member)

    assert Message.objects.count() == 1


def test_a_text_message_about_a_need_has_room(db):
    booking = door.booking(
        make.session(title="Long " * 39), channel="text", phone="07700 900 123", email=""
    )

    settled(door.support(booking), SupportState.CANNOT, "Why. " * 100)

    assert len(Message.objects.get().body) < 300


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"offer": "call"}, "Enter why it cannot be met"),
        ({"why": "No"}, "Select what you offer instead"),
        ({"why": "No", "offer": "else"}, "Enter what you offer instead"),
    ],
)
def test_what_cannot_be_met_needs_words(db, sent, words):
    need = door.support(door.booking(make.session()))

    page = pressed(need, "cannot_meet", **sent).content.decode()

    assert words in page
    need.refresh_from_db()
    assert need.state == "asked"


def test_a_need_that_is_forgotten_cannot_be_settled(db):
    need = door.support(door.booking(make.session()))
    type(need).objects.filter(pk=need.pk).update(forgotten_at=need.asked_at)

    page = pressed(need, "settle_support", state="arranged")

    assert "this has been deleted" in page.content.decode()


def test_needs_to_arrange_soon_are_something_to_do_for_each_session(db):
    session = make.session(in_days=20, title="Tea and talk")
    door.support(door.booking(session), "bsl")
    door.support(door.booking(session), "captions")
    door.support(door.booking(make.session(session.phase, in_days=90)), "bsl")

    todos = todo(make.lead(session.phase.programme.partnership))

    assert [each.text for each in todos] == [
        "Arrange 2 things that families need for “Tea and talk”"
    ]
    assert todo(partnerships.member(Role.ANALYST, of=session.phase.programme.partnership)) == []


def test_the_desk_asks_as_often_for_many_as_for_few(db, django_assert_max_num_queries):
    session = make.session(capacity=300)
    for _each in range(40):
        need = door.support(door.booking(session))
    client = partnerships.signed_in(keyer(session))

    with django_assert_max_num_queries(15):
        client.get(desk(need).address)

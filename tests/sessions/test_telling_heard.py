"""Those who asked to be kept posted are told what was heard, and once a day what became of it."""

import pytest
from django.db.models import Q
from django.utils import timezone

from heard.boards.models.words import Topic
from heard.mail.models import Channel, Message
from heard.sessions.models import Answer
from heard.sessions.models.words import AnswerKind
from heard.sessions.services import answering, telling_heard
from tests.boards import make_standing
from tests.sessions import make, make_heard, make_points

pytestmark = pytest.mark.django_db


def area(session):
    return session.phase.programme.partnership


def messages():
    """Ours, and not those by which somebody joined the list."""
    return Message.objects.filter(Q(key__startswith="heard:") | Q(key__startswith="answers:"))


def told():
    return sorted(messages().values_list("to", flat=True))


def test_those_who_asked_for_news_are_told_once():
    session = make_heard.published()
    make_heard.booking(session, email="robin@example.org")
    make_heard.booking(session, email="no-news@example.org", wants_news=False)

    for _each in range(2):
        telling_heard.tell_of_heard(session)

    assert told() == ["robin@example.org"]
    message = messages().get()
    assert f"/sessions/{session.key}/heard/" in message.body
    assert "B-" in message.body


def test_nobody_is_told_of_a_draft():
    session = make_heard.written()
    make_heard.booking(session)

    assert telling_heard.tell_of_heard(session) == 0


def test_one_address_gets_one_message_however_often_it_booked():
    session = make_heard.published()
    for email in ("robin@example.org", "Robin@example.org"):
        make_heard.booking(session, email=email)

    assert telling_heard.tell_of_heard(session) == 1


def test_who_is_on_the_list_is_told_as_such_and_not_twice():
    session = make_heard.published()
    subscriber = make_standing.subscriber(area(session), topics=[Topic.FINDINGS])
    make_heard.booking(session, email=subscriber.email.upper())

    telling_heard.tell_of_heard(session)

    assert told() == [subscriber.email]


def test_who_was_forgotten_is_not_told():
    session = make_heard.published()
    booking = make_heard.booking(session)
    booking.name = booking.email = ""
    booking.forgotten_at = timezone.now()
    booking.save()

    assert telling_heard.tell_of_heard(session) == 0


def test_who_wants_a_letter_gets_one_by_hand():
    session = make_heard.published()
    make_heard.booking(session, email="", channel=Channel.LETTER, address="1 Mill Lane\nNorth Mere")

    telling_heard.tell_of_heard(session)

    assert messages().get().channel == Channel.LETTER


def test_ten_answers_are_one_message():
    session = make_heard.published()
    make_heard.booking(session, email="robin@example.org")
    for number in range(10):
        make_heard.answer(make_points.published(session), make_heard.word(words=f"Done {number}"))

    assert [telling_heard.tell_of_answers() for _each in range(2)] == [1, 0]

    body = messages().get().body
    assert all(f"We did: Done {number}" in body for number in range(10))
    assert not Answer.objects.filter(told_at=None).exists()


def test_who_was_at_two_sessions_reads_of_both_in_one_message():
    phase = make.phase()
    sessions = [make_heard.published(make.held(phase)) for _each in range(2)]
    for session in sessions:
        make_heard.booking(session, email="robin@example.org")
        make_heard.answer(make_points.published(session))

    telling_heard.tell_of_answers()

    body = messages().get().body
    assert all(f"/sessions/{session.key}/heard/" in body for session in sessions)


def test_an_answer_that_nobody_can_read_yet_waits():
    session = make_heard.written()
    make_heard.booking(session)
    make_heard.answer(make_points.published(session))

    assert telling_heard.tell_of_answers() == 0
    assert Answer.objects.get().told_at is None


def test_an_answer_given_before_the_page_is_published_is_told_with_it():
    session = make_heard.written()
    make_heard.booking(session)
    answer = make_heard.answer(make_points.published(session))

    make_heard.published(session)

    answer.refresh_from_db()
    assert answer.told_at is not None
    assert telling_heard.tell_of_answers() == 0


def test_an_answer_to_all_under_a_theme_is_news_of_each_session_that_spoke_of_it():
    phase = make.phase()
    spoke, silent = make.held(phase), make.held(phase)
    theme = make_heard.theme(spoke)
    make_heard.sorted_points(spoke, theme, 1)
    for session in (spoke, silent):
        make_heard.published(session)
        make_heard.booking(session, email=f"{session.pk}@example.org")
    word = make_heard.word(AnswerKind.WILL, 5)
    answering.answer_theme(theme, word, session=None, by=make_points.lead_of(spoke))

    telling_heard.tell_of_answers()

    assert told() == [f"{spoke.pk}@example.org"]


def test_the_list_hears_what_changed():
    session = make_heard.published()
    wants = make_standing.subscriber(area(session), topics=[Topic.CHANGES])
    make_standing.subscriber(area(session), topics=[Topic.SURVEYS])
    make_heard.answer(make_points.published(session))

    telling_heard.tell_of_answers()

    assert told() == [wants.email]


def test_the_list_of_another_area_hears_nothing():
    session = make_heard.published()
    make_standing.subscriber(topics=[Topic.CHANGES, Topic.FINDINGS])
    make_heard.answer(make_points.published(session))

    telling_heard.tell_of_heard(session)
    telling_heard.tell_of_answers()

    assert told() == []

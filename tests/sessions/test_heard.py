"""What was heard is written, published with frozen numbers, and put right with a note."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.sessions.heard_numbers import read_numbers
from heard.sessions.models.words import SessionState
from heard.sessions.queries.heard import count_now
from heard.sessions.queries.promises import promise_of
from heard.sessions.services import heard
from heard.sessions.services.heard import Correction, HeardWords
from tests.sessions import make, make_heard, make_points

pytestmark = pytest.mark.django_db

WORDS = HeardWords("We heard this", "One.\nTwo.")


def test_a_draft_is_saved_once_however_often_it_is_sent():
    session = make.held()
    by = make_points.lead_of(session)

    for _each in range(2):
        session = heard.write_heard(session, WORDS, revision=0, by=by)

    assert (session.heard_summary, session.heard_revision) == (WORDS.summary, 1)


def test_of_two_who_write_the_second_is_told():
    session = make_heard.written()

    with pytest.raises(heard.HeardChangedError):
        heard.write_heard(session, WORDS, revision=0, by=make_points.lead_of(session))


@pytest.mark.parametrize(
    "session",
    [
        make.session,
        lambda: make.draft(in_days=-3),
        lambda: make.held(
            state=SessionState.CANCELLED, cancelled_because="Snow", cancelled_at=timezone.now()
        ),
    ],
)
def test_nothing_is_heard_at_a_session_that_was_not_held(session):
    session = session()

    with pytest.raises(heard.NotOverError):
        heard.write_heard(session, WORDS, revision=0, by=make_points.lead_of(session))


def test_nothing_is_published_without_a_summary():
    session = make.held()

    with pytest.raises(heard.NothingWrittenError):
        heard.publish_heard(session, revision=0, by=make_points.lead_of(session))


def test_publishing_twice_is_refused():
    session = make_heard.published()

    with pytest.raises(heard.PublishedAlreadyError):
        heard.publish_heard(session, revision=2, by=make_points.lead_of(session))


def test_numbers_are_protected():
    session = make.held()
    often, seldom = make_heard.theme(session, "Waiting"), make_heard.theme(session, "Taxis")
    make_heard.sorted_points(session, often, 11)
    make_heard.sorted_points(session, seldom, 2)

    numbers = count_now(session)

    assert {each.name: each.count for each in numbers.themes}["Taxis"] is None


def test_a_theme_that_is_often_named_among_others_is_counted():
    session = make.held()
    for name in ("Waiting", "Transport"):
        make_heard.sorted_points(session, make_heard.theme(session, name), 12)

    numbers = count_now(session)

    assert {each.name: each.count for each in numbers.themes} == {"Waiting": 10, "Transport": 10}


@pytest.mark.parametrize(
    ("came", "shown", "few"), [(7, None, True), (8, 8, False), (40, 40, False)]
)
def test_how_many_came_is_told_where_it_tells_of_nobody(came, shown, few):
    session = make.held()
    make_heard.booking(session, came=came)

    numbers = count_now(session)

    assert (numbers.came, numbers.were_few) == (shown, few)


def test_where_nobody_counted_no_number_stands():
    assert (count_now(make.held()).came, count_now(make.held()).were_few) == (None, False)


def test_heads_that_were_counted_are_people_who_came():
    session = make.held(head_count_adults=9, head_count_young=3)

    assert count_now(session).came == 12


def test_published_numbers_stay_when_points_change():
    session = make.held()
    for name in ("Waiting", "Transport"):
        make_heard.sorted_points(session, make_heard.theme(session, name), 12)
    session = make_heard.published(session)
    frozen = session.heard_numbers

    make_heard.sorted_points(session, make_heard.theme(session, "Play"), 12)

    session.refresh_from_db()
    assert session.heard_numbers == frozen
    assert read_numbers(frozen).as_json == frozen


def test_a_correction_may_count_again():
    session = make_heard.published()
    for name in ("Waiting", "Transport"):
        make_heard.sorted_points(session, make_heard.theme(session, name), 12)
    correction = Correction(WORDS, "More was sorted", counts_again=True)

    heard.correct_heard(session, correction, revision=2, by=make_points.lead_of(session))

    session.refresh_from_db()
    assert len(read_numbers(session.heard_numbers).themes) == 2


def test_a_draft_is_not_corrected():
    session = make_heard.written()

    with pytest.raises(heard.NotPublishedError):
        heard.correct_heard(
            session, Correction(WORDS, "Why"), revision=1, by=make_points.lead_of(session)
        )


def over(days_ago, **more):
    session = make.held(in_days=-days_ago, **more)
    session.phase.programme.heard_within_days = 14
    return session


@pytest.mark.parametrize(
    ("days_ago", "published_days_ago", "late", "words"),
    [
        (14, None, 0, "We promise to publish this by"),
        (15, None, 1, "It is 1 day late"),
        (19, None, 5, "It is 5 days late"),
        (20, 6, 0, "We had promised it by"),
        (20, 5, 1, "1 day later than we promised"),
    ],
)
def test_a_promise_is_kept_or_late(days_ago, published_days_ago, late, words):
    session = over(days_ago)
    if published_days_ago is not None:
        session.heard_published_at = timezone.now() - timedelta(days=published_days_ago)

    promise = promise_of(session)

    assert promise.days_late == late
    assert words in promise.words


@pytest.mark.parametrize("session", [make.session, lambda: make.draft(in_days=-3)])
def test_nothing_is_promised_before_a_session_is_over(session):
    assert promise_of(session()) is None

"""Did, will, can't because, still looking: with a day, and with what was said before."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.sessions.models import Answer
from heard.sessions.models.words import AnswerKind
from heard.sessions.queries.answers import open_to_all, past_due
from heard.sessions.queries.heard import heard_page
from heard.sessions.services import answering
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make, make_heard, make_points

pytestmark = pytest.mark.django_db

LEADS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}


def area(session):
    return session.phase.programme.partnership


def at(session, name, *args):
    return address_in(area(session), f"sessions:{name}", *args)


def lead_client(session):
    return partnerships.signed_in(make_points.lead_of(session))


def sent(kind="did", in_days=0, **more):
    day = timezone.localdate() + timedelta(days=in_days)
    parts = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    return {"kind": kind, "words": "We hired two people", **parts, **more}


def overdue(answer, days=3):
    """As time goes by."""
    Answer.objects.filter(pk=answer.pk).update(on=timezone.localdate() - timedelta(days=days))


def test_an_answer_replaces_the_one_before_which_is_kept():
    point = make_points.published()
    first = make_heard.answer(point, make_heard.word(AnswerKind.LOOKING, 7))

    second = make_heard.answer(point)

    assert list(Answer.objects.current()) == [second]
    assert list(point.answers.all()) == [second, first]


def test_the_same_answer_twice_is_one():
    point, word = make_points.published(), make_heard.word()

    for _each in range(2):
        make_heard.answer(point, word)

    assert point.answers.count() == 1
    assert Entry.objects.filter(deed="answer given").count() == 1


@pytest.mark.parametrize(
    ("kind", "in_days"),
    [("did", 1), ("cannot", 1), ("will", -1), ("looking", -1)],
)
def test_a_day_goes_with_what_is_said(kind, in_days):
    with pytest.raises(answering.NotADayForItError):
        make_heard.answer(make_points.published(), make_heard.word(kind, in_days))


def test_a_point_that_nobody_may_read_is_not_answered():
    with pytest.raises(answering.NotPublicError):
        make_heard.answer(make_points.point())


def test_an_answer_for_a_session_goes_before_one_for_all():
    session = make.held()
    theme = make_heard.theme(session)
    make_heard.sorted_points(session, theme, 1)
    by = make_points.lead_of(session)
    here = answering.answer_theme(theme, make_heard.word(), session=session, by=by)
    everywhere = answering.answer_theme(theme, make_heard.word(), session=None, by=by)

    line = heard_page(session).themes[0]

    assert (line.answers.last, line.answers.earlier) == (here, (everywhere,))


def test_an_answer_to_a_theme_at_another_session_is_not_this_ones():
    session = make.held()
    other = make.held(session.phase)
    theme = make_heard.theme(session)
    make_heard.sorted_points(session, theme, 1)
    by = make_points.lead_of(session)
    answering.answer_theme(theme, make_heard.word(), session=other, by=by)

    assert heard_page(session).themes[0].answers.last is None


def test_the_audit_holds_no_words_of_an_answer():
    make_heard.answer(make_points.published(), make_heard.word(words="Secret"))

    assert "Secret" not in str(Entry.objects.get(deed="answer given").__dict__)


def test_what_is_past_its_day_is_seen_by_staff_and_everybody(client):
    session = make_heard.published()
    answer = make_heard.answer(
        make_points.published(session), make_heard.word(AnswerKind.WILL, words="Two more buses")
    )
    overdue(answer)

    assert list(past_due(area(session))) == [answer]
    for name, args in (("heard", (session.key,)), ("all_heard", ())):
        page = client.get(at(session, name, *args)).content.decode()
        assert "Two more buses" in page
        assert "This was due on" in page


def test_a_promise_due_today_is_not_past_its_day():
    point = make_points.published()

    answer = make_heard.answer(point, make_heard.word(AnswerKind.WILL))

    assert not answer.is_past_due
    assert not past_due(area(point.session)).exists()


def test_what_is_open_at_a_session_not_published_is_shown_to_nobody():
    session = make_heard.written()
    make_heard.answer(make_points.published(session), make_heard.word(AnswerKind.WILL))

    assert not open_to_all(area(session)).exists()


@pytest.mark.parametrize("name", ["answer_point"])
def test_leads_alone_answer_points(name):
    point = make_points.published()

    assert_access(
        Page(f"sessions:{name}", (point.pk,), partnership=area(point.session)), roles=LEADS
    )


def test_leads_alone_answer_themes():
    session = make.held()
    theme = make_heard.theme(session)

    assert_access(
        Page("sessions:answer_theme", (session.pk, theme.pk), partnership=area(session)),
        roles=LEADS,
    )
    assert_access(
        Page("sessions:answer_theme_anywhere", (theme.pk,), partnership=area(session)),
        roles=LEADS,
    )
    assert_access(Page("sessions:open_answers", partnership=area(session)), roles=LEADS)


def test_a_theme_of_another_area_is_not_found():
    session, other = make.held(), make.held()
    theme = make_heard.theme(other)

    response = lead_client(session).get(at(session, "answer_theme", session.pk, theme.pk))

    assert response.status_code == 404


def test_the_pages_save_answers():
    session = make.held()
    theme = make_heard.theme(session)
    point = make_heard.sorted_points(session, theme, 1)[0]
    client = lead_client(session)

    client.post(at(session, "answer_point", point.pk), sent())
    client.post(
        at(session, "answer_theme", session.pk, theme.pk), sent("will", 9, where="anywhere")
    )
    client.post(at(session, "answer_theme", session.pk, theme.pk), sent("will", 9, where="here"))

    found = Answer.objects.current().values_list("point", "theme", "session", "kind")
    assert set(found) == {
        (point.pk, None, None, "did"),
        (None, theme.pk, None, "will"),
        (None, theme.pk, session.pk, "will"),
    }


def test_the_list_of_open_answers_leads_to_each():
    session = make.held()
    theme = make_heard.theme(session)
    point = make_points.published(session)
    by = make_points.lead_of(session)
    word = make_heard.word(AnswerKind.LOOKING, 3)
    make_heard.answer(point, word)
    for of in (session, None):
        answering.answer_theme(theme, word, session=of, by=by)

    page = partnerships.signed_in(by).get(at(session, "open_answers")).content.decode()

    assert at(session, "answer_point", point.pk) in page
    assert at(session, "answer_theme", session.pk, theme.pk) in page
    assert at(session, "answer_theme_anywhere", theme.pk) in page


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"kind": ""}, "Select what became of it"),
        ({"kind": "nonsense"}, "Select one of the answers in the list"),
        ({"words": ""}, "Enter what you did or will do, or why you cannot"),
        ({"on_day": "31", "on_month": "2"}, "Enter a real date, like"),
        ({"on_year": "9" * 500}, "Enter a real date, like"),
        (sent("did", 1), "Enter the day on which it was done or decided"),
        (sent("will", -1), "Enter a day to come: by when it is done or you write again"),
    ],
)
def test_the_page_says_what_an_answer_lacks(wrong, error):
    point = make_points.published()

    page = lead_client(point.session).post(
        at(point.session, "answer_point", point.pk), sent() | wrong
    )

    assert error in page.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_has_the_last_word():
    point = make_points.published()
    by = make_points.lead_of(point.session)

    def answer(number):
        try:
            return answering.answer_point(point, make_heard.word(words=f"Words {number}"), by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(answer, range(4)))

    assert point.answers.count() == 4
    assert Answer.objects.current().count() == 1

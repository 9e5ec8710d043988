"""Thanking those who came, and the three questions that close a session."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.mail.models import Channel, Message
from heard.sessions.models import Session
from heard.sessions.services.closing_surveys import make_feedback_survey
from heard.sessions.services.thanking import thank_households
from heard.surveys.services import close_survey
from tests.access import address_in
from tests.sessions import make, make_privacy

pytestmark = pytest.mark.django_db

NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def session() -> Session:
    """Over since yesterday, in a phase that asks three questions."""
    made = make.held(in_days=-1)
    make_feedback_survey(made.phase, by=make.lead(made.phase.programme.partnership))
    return made


def booking(of: Session, **more: object):
    return make_privacy.booking(of.phase.programme.partnership, on=of, **more)


def test_those_who_came_are_asked_three_questions_once(session):
    booking(session)

    assert (thank_households(NOON), thank_households(NOON)) == (1, 0)

    said = Message.objects.get().body
    assert str(session.phase.__class__.objects.get().feedback_survey.key) in said
    assert f"/sessions/{session.key}/" in said


def test_a_text_message_is_short(session):
    booking(session, channel=Channel.TEXT)

    thank_households(NOON)

    assert len(Message.objects.get().body) < 300


@pytest.mark.parametrize(
    "columns",
    [{"came": 0}, {"state": "cancelled", "came": None}, {"channel": Channel.LETTER}],
    ids=["did not come", "cancelled", "by letter"],
)
def test_who_did_not_come_or_would_have_to_be_written_to_is_left_alone(session, columns):
    booking(session, **columns)

    assert thank_households(NOON) == 0


@pytest.mark.parametrize(
    "back", [timedelta(days=-1), timedelta(days=7)], ids=["on the same day", "a week later"]
)
def test_not_on_the_day_itself_and_not_when_nobody_remembers(session, back):
    booking(session)

    assert thank_households(NOON + back) == 0


def test_nobody_is_asked_at_night_or_by_a_survey_that_is_closed(session):
    booking(session)
    assert thank_households(NOON.replace(hour=23)) == 0
    session.phase.refresh_from_db()
    lead = make.lead(session.phase.programme.partnership)

    close_survey(session.phase.feedback_survey, by=lead, reason="The phase is over")

    assert thank_households(NOON) == 0


def test_the_page_of_a_session_that_is_over_asks_them_too(client, session):
    session.phase.refresh_from_db()
    area = session.phase.programme.partnership

    page = client.get(address_in(area, "sessions:session", session.key)).content.decode()

    assert str(session.phase.feedback_survey.key) in page

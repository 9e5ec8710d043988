"""Feeds and the calendar of boards are what RFC 4287 and RFC 5545 say they are."""

import pytest
from django.test import Client

from heard.boards.models import Body, Call
from heard.boards.models.words import MeetingState
from heard.partnerships.models import Partnership
from tests.access import address_in
from tests.boards import atom, calendar_file, make, make_calls
from tests.boards import make_meetings as meetings
from tests.partnerships import make as partnerships

HOSTILE = "Tea & <b>talk</b>, “seats”; 100 % \\ no, really: " + "é" * 60


@pytest.fixture
def westmere(db) -> Partnership:
    """An area with calls and meetings in every state, whose words would break a careless feed."""
    partnership = partnerships.partnership(name=HOSTILE[:150])
    body = make.body(partnership, name=HOSTILE[:150])
    make_calls.call(partnership, title=HOSTILE[:150], about=HOSTILE)
    make_calls.closed(partnership)
    meetings.meeting(body, place=HOSTILE)
    meetings.held(body)
    cancelled = {"state": MeetingState.CANCELLED, "cancelled_because": "The hall is flooded"}
    meetings.meeting(body, in_days=60, **cancelled)
    return partnership


@pytest.mark.parametrize("name", ["calls_feed", "meetings_feed"])
def test_a_feed_of_boards_is_valid(westmere, name):
    response = Client().get(address_in(westmere, f"boards:{name}"))

    assert response["Content-Type"].startswith("application/atom+xml")
    assert atom.validate(response.content) == []
    assert response.content.count(b"<entry>") >= 1


def test_a_feed_without_entries_is_valid(db):
    empty = partnerships.partnership

    for name in ("calls_feed", "meetings_feed"):
        response = Client().get(address_in(empty(), f"boards:{name}"))
        assert atom.validate(response.content) == []


def test_the_calendar_of_meetings_is_valid(westmere):
    response = Client().get(address_in(westmere, "boards:meetings_calendar"))

    assert response["Content-Type"].startswith("text/calendar")
    assert calendar_file.validate(response.content) == []
    assert response.content.count(b"BEGIN:VEVENT") == 3
    assert response.content.count(b"STATUS:CANCELLED") == 1


def test_what_is_not_public_is_in_no_feed(westmere):
    Body.objects.update(is_public=False)
    Call.objects.update(state="draft")

    for name in ("calls_feed", "meetings_feed"):
        response = Client().get(address_in(westmere, f"boards:{name}"))
        assert response.content.count(b"<entry>") == 0
    calendar = Client().get(address_in(westmere, "boards:meetings_calendar"))
    assert calendar.content.count(b"BEGIN:VEVENT") == 0

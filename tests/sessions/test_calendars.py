"""Calendar files of sessions, read by readers that know nothing of each other; and the feed."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import vobject
from django.test import Client
from django.utils import timezone
from lxml import etree

from heard.boards.times import moment
from heard.sessions.models.words import Audience, Format, SessionState
from heard.sessions.queries.bookings import link_of
from tests.access import address_in
from tests.boards import atom, calendar_file
from tests.partnerships import make as partnerships
from tests.sessions import make, make_booking

pytestmark = pytest.mark.django_db

NASTY = "Tea; talk, \\ and\r\nEND:VCALENDAR 🙂" + " long" * 40


def area_of(session):
    return session.phase.programme.partnership


def events(response):
    """What two libraries find, who must agree; and our strict reader finds nothing wrong."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar_file.validate(response.content) == []
    calendar = icalendar.Calendar.from_ical(response.content)
    assert [event.errors for event in calendar.walk() if getattr(event, "errors", [])] == []
    found = calendar.walk("VEVENT")
    assert [_as_icalendar_says(event) for event in found] == _as_vobject_says(response.content)
    return found


def _as_icalendar_says(event):
    return (str(event["UID"]), str(event["SUMMARY"]), event.decoded("DTSTART"))


def _as_vobject_says(content):
    read = vobject.readOne(content.decode())
    found = getattr(read, "vevent_list", [])
    return [(one.uid.value, one.summary.value, one.dtstart.value) for one in found]


def file_of(session):
    (event,) = events(
        Client().get(address_in(area_of(session), "sessions:session_calendar", session.key))
    )
    return event


def followed(area, query=""):
    return events(Client().get(address_in(area, "sessions:calendar") + query))


def titles(found):
    return {str(event["SUMMARY"]) for event in found}


def test_a_session_is_a_file_with_a_reminder_the_day_before():
    session = make.session(title="Tea and talk", theme="Waiting", contact="Ring 01632 960 001")

    event = file_of(session)

    assert str(event["SUMMARY"]) == "Tea and talk"
    assert event.decoded("DTSTART") == session.starts_at
    assert event.decoded("DTEND") == session.ends_at
    assert str(event["LOCATION"]) == f"{session.venue}, 1 Mill Lane, North Mere, WM1 1AA"
    assert str(event["DESCRIPTION"]) == "Waiting\n\nRing 01632 960 001"
    assert str(event["URL"]).endswith(f"/sessions/{session.key}/")
    assert str(event["UID"]) == f"{session.key}@heard"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == -timedelta(days=1)


def test_a_households_own_file_leads_to_its_private_page():
    booking = make_booking.ask(make.session(title="Tea and talk"))
    own = address_in(booking.partnership, "sessions:my_booking", link_of(booking))

    (event,) = events(Client().get(f"{own}session.ics"))

    assert event.decoded("DTSTART") == booking.session.starts_at
    assert str(event["URL"]).endswith(own)
    assert str(event["UID"]) == f"{booking.session.key}@heard"


def test_a_cancelled_session_says_so_in_the_file_and_reminds_nobody():
    session = make.session(
        state=SessionState.CANCELLED,
        cancelled_because="Flood",
        cancelled_at=timezone.now(),
        sequence=3,
    )

    event = file_of(session)

    assert str(event["STATUS"]) == "CANCELLED"
    assert event["SEQUENCE"] == 3
    assert str(event["DESCRIPTION"]).startswith("Flood")
    assert event.walk("VALARM") == []


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2027, 3, 27), time(10), datetime(2027, 3, 27, 10, tzinfo=UTC)),
        (date(2027, 3, 28), time(10), datetime(2027, 3, 28, 9, tzinfo=UTC)),
        (date(2026, 10, 25), time(0, 30), datetime(2026, 10, 24, 23, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(10), datetime(2026, 10, 25, 10, tzinfo=UTC)),
    ],
)
def test_times_are_right_on_the_days_on_which_the_clocks_change(day, at, utc):
    starts_at = moment(day, at).astimezone(UTC)
    session = make.session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=3))

    event = file_of(session)

    assert event.decoded("DTSTART") == utc
    assert event.decoded("DTEND") == utc + timedelta(hours=3)


def test_whatever_is_typed_stays_within_its_line():
    session = make.session(title=NASTY[:200], theme=NASTY[:200], about=NASTY, contact=NASTY[:300])

    event = file_of(session)

    assert str(event["SUMMARY"]) == NASTY[:200].replace("\r\n", "\n")
    assert "END:VCALENDAR" in str(event["DESCRIPTION"])


def test_a_calendar_can_be_followed_by_district_and_audience():
    phase = make.phase()
    area = area_of(make.session(phase, title="Anywhere", audience=Audience.YOUNG_PEOPLE))
    north = partnerships.district(area)
    make.session(phase, title="North", district=north)
    make.session(phase, title="Screen", format=Format.ONLINE, venue=None)
    make.held(phase, title="Long ago", in_days=-500)

    assert titles(followed(area)) == {"Anywhere", "North", "Screen"}
    assert titles(followed(area, f"?district={north.code}")) == {"North", "Screen"}
    assert titles(followed(area, "?audience=young_people")) == {"Anywhere"}


def test_a_calendar_of_nothing_is_a_calendar():
    response = Client().get(address_in(partnerships.partnership(), "sessions:calendar"))

    assert icalendar.Calendar.from_ical(response.content).walk("VEVENT") == []
    assert calendar_file.validate(response.content) == ["VCALENDAR: no component in it"]


def entries(area, query=""):
    response = Client().get(address_in(area, "sessions:feed") + query)
    assert response.status_code == 200
    assert atom.validate(response.content) == []
    names = {"a": "http://www.w3.org/2005/Atom"}
    found = etree.fromstring(response.content).xpath("//a:entry", namespaces=names)
    return [
        (one.findtext("a:id", namespaces=names), one.findtext("a:title", namespaces=names))
        for one in found
    ]


def test_the_feed_tells_of_sessions_to_come_and_of_what_was_heard():
    phase = make.phase()
    coming = make.session(phase, title="Tea <b>& talk")
    make.session(
        phase,
        title="Off",
        state=SessionState.CANCELLED,
        cancelled_because="Flood",
        cancelled_at=timezone.now(),
    )
    make.held(phase, title="Not heard yet")
    day = timezone.localdate() - timedelta(days=7)
    told = make.held(
        phase, title="Told", heard_published_at=timezone.now(), heard_summary="It takes too long."
    )

    found = entries(area_of(coming))

    assert [title for _id, title in found] == [
        f"What we heard: Told, {day.day} {day:%B %Y}",
        "Cancelled: Off",
        "Tea <b>& talk",
    ]
    assert found[0][0] == f"urn:uuid:{told.key}#heard"
    assert found[2][0] == f"urn:uuid:{coming.key}"


def test_a_feed_can_be_had_for_a_district_and_an_audience():
    phase = make.phase()
    area = area_of(make.session(phase, title="Parents"))
    north = partnerships.district(area)
    make.session(phase, title="Young", district=north, audience=Audience.YOUNG_PEOPLE)

    assert [title for _id, title in entries(area, f"?district={north.code}")] == ["Young"]
    assert [title for _id, title in entries(area, "?audience=parents")] == ["Parents"]


def test_an_unchanged_feed_need_not_be_fetched_again():
    address = address_in(area_of(make.session()), "sessions:feed")
    first = Client().get(address)

    again = Client().get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304

"""The reader of calendar files finds each way in which a good one can be broken."""

import pytest

from tests.boards.calendar_file import validate

GOOD = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Heard//EN
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19701025T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1225c695@heard.example
DTSTAMP:20260503T183002Z
DTSTART;TZID=Europe/London:20260601T100000
DTEND;TZID=Europe/London:20260601T120000
SUMMARY:SEND board\\, open to all
DESCRIPTION:Bring a friend\\; there is tea\\nand cake
  for everybody
LOCATION;ALTREP="https://example.org/a;b":Town hall
URL:https://example.org/meetings/1
CATEGORIES:Board,Meeting
SEQUENCE:2
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:2@heard.example
DTSTAMP:20260503T183002Z
DTSTART;VALUE=DATE:20260701
DURATION:P1D
SUMMARY:Week of the carers
END:VEVENT
END:VCALENDAR
"""


def as_file(text):
    return text.replace("\n", "\r\n").encode()


def test_a_good_calendar_has_no_problem():
    assert validate(as_file(GOOD)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("VERSION:2.0\n", "", "VCALENDAR: no VERSION"),
        ("VERSION:2.0", "VERSION:1.0", "the VERSION is not 2.0"),
        ("VERSION:2.0", "VERSION:2.0\nVERSION:2.0", "more than one VERSION"),
        ("PRODID:-//Heard//EN\n", "", "VCALENDAR: no PRODID"),
        ("END:VCALENDAR\n", "", "BEGIN:VCALENDAR has no end"),
        ("END:VEVENT\n", "", "END:VCALENDAR ends what did not begin"),
        ("BEGIN:VCALENDAR\n", "", "END:VCALENDAR ends what did not begin"),
        ("END:VCALENDAR\n", "END:VCALENDAR\nX:1\n", "not one VCALENDAR and nothing else"),
        ("SEQUENCE:2", "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE", "VTIMEZONE stands in VEVENT"),
        ("UID:1225c695@heard.example\n", "", "VEVENT: no UID"),
        ("UID:1225c695@heard.example", "UID:", "UID is empty"),
        ("UID:1225c695@heard.example", "UID:2@heard.example", "two events have the UID"),
        ("DTSTAMP:20260503T183002Z\n", "", "VEVENT: no DTSTAMP"),
        ("DTSTAMP:20260503T183002Z", "DTSTAMP:20260503T183002", "DTSTAMP is not in UTC"),
        ("DTSTART;TZID=Europe/London:20260601T100000\n", "", "VEVENT: no DTSTART"),
        ("20260601T100000", "2026-06-01T10:00:00", "DTSTART is no time"),
        ("20260601T100000", "20260631T100000", "DTSTART is no time"),
        ("20260601T100000", "20260601T130000", "DTEND is not after DTSTART"),
        ("20260601T100000", "20260601T100000Z", "a zone that it may not have"),
        ("DTEND;TZID=Europe/London", "DTEND", "of two kinds"),
        ("TZID:Europe/London", "TZID:Europe/Paris", "a zone that the file does not define"),
        ("VALUE=DATE:20260701", "VALUE=DATE:20260701T100000", "DTSTART is no date"),
        ("DURATION:P1D", "DURATION:1 day", "DURATION is none"),
        ("SEQUENCE:2", "DURATION:PT2H", "DTEND and DURATION"),
        ("SEQUENCE:2", "SEQUENCE:two", "SEQUENCE is no number"),
        ("STATUS:CONFIRMED", "STATUS:MAYBE", "an unknown STATUS"),
        ("board\\,", "board,", "SUMMARY is not escaped"),
        ("friend\\;", "friend;", "DESCRIPTION is not escaped"),
        ("friend\\;", "friend\\x", "DESCRIPTION is not escaped"),
        ("URL:https://example.org/meetings/1", "URL:/meetings/1", "URL is no address"),
        ("STATUS:CONFIRMED", "STATUS CONFIRMED", "is no property"),
        ("Town hall", "Town\x07hall", "is no property"),
        ("Town hall", "Town hall" * 9, "octets long"),
        ("Town hall", "é" * 30, "octets long"),
        ("SEQUENCE:2\n", "\n", "is empty"),
    ],
)
def test_a_broken_calendar_is_found_out(right, wrong, problem):
    assert right in GOOD

    found = validate(as_file(GOOD.replace(right, wrong, 1)))

    assert any(problem in each for each in found), found


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (GOOD.encode(), "the last line does not end in CRLF"),
        (as_file(GOOD).replace(b"2.0\r\n", b"2.0\n"), "a line does not end in CRLF"),
        (as_file(GOOD)[:-2], "the last line does not end in CRLF"),
        (as_file(GOOD).replace(b"tea", b"t\xff"), "not UTF-8"),
        (b"", "the file is not one VCALENDAR and nothing else"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "VCALENDAR: no component in it"),
    ],
)
def test_a_file_that_is_broken_below_its_words_is_found_out(file, problem):
    assert problem in validate(file)

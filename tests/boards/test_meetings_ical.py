"""Times as they are typed, calendars as telephones read them, quorum in words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.boards.quorum import Quorum
from heard.boards.times import NoSuchTimeError, moment, read_time
from heard.design.ical import Event, write_calendar

MOMENT = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)


def calendar(**more):
    columns = {
        "uid": "1@heard",
        "made_at": MOMENT,
        "starts_at": MOMENT,
        "ends_at": MOMENT,
        "summary": "SEND board",
        "url": "https://example.org/a/meetings/1/",
    }
    return write_calendar("Meetings", [Event(**(columns | more))])


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:30am", time(9, 30)),
        ("9.30 am", time(9, 30)),
        ("9AM", time(9)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12:15 p.m.", time(12, 15)),
        ("14:00", time(14)),
        ("1400", time(14)),
        ("midday", time(12)),
        (" Noon ", time(12)),
        ("midnight", time(0)),
        *[(wrong, None) for wrong in ("9", "24:00", "13pm", "0am", "9:60", "", "ten", "9:30am?")],
    ],
)
def test_times_are_read_as_people_type_them(typed, read):
    assert read_time(typed) == read


@given(st.text())
def test_whatever_is_typed_is_a_time_or_none(typed):
    assert isinstance(read_time(typed), time | None)


def test_a_moment_is_local_on_both_sides_of_the_clock_change():
    before, after = date(2027, 3, 27), date(2027, 3, 28)

    assert moment(before, time(10)).astimezone(UTC) == datetime(2027, 3, 27, 10, tzinfo=UTC)
    assert moment(after, time(10)).astimezone(UTC) == datetime(2027, 3, 28, 9, tzinfo=UTC)
    first_of_two = moment(date(2026, 10, 25), time(1, 30))
    assert first_of_two.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with pytest.raises(NoSuchTimeError):
        moment(after, time(1, 30))


def test_a_calendar_is_written_as_the_standard_says():
    assert calendar(place="Town Hall", sequence=3).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Heard//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Meetings",
        "BEGIN:VEVENT",
        "UID:1@heard",
        "DTSTAMP:20260701T093000Z",
        "DTSTART:20260701T093000Z",
        "DTEND:20260701T093000Z",
        "SUMMARY:SEND board",
        "URL:https://example.org/a/meetings/1/",
        "SEQUENCE:3",
        "STATUS:CONFIRMED",
        "LOCATION:Town Hall",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_event_reminds_before_it_starts_unless_it_is_cancelled():
    lines = unfolded(calendar(reminds=timedelta(days=1)))

    alarm = lines[lines.index("BEGIN:VALARM") : lines.index("END:VALARM")]
    assert alarm[1:] == ["ACTION:DISPLAY", "TRIGGER:-PT1440M", "DESCRIPTION:SEND board"]
    assert "VALARM" not in calendar(reminds=timedelta(days=1), is_cancelled=True)


def test_texts_of_a_calendar_are_escaped():
    lines = unfolded(calendar(summary="a, b; c\\d\r\nEND:VCALENDAR\x00", is_cancelled=True))

    assert "SUMMARY:a\\, b\\; c\\\\d\\nEND:VCALENDAR" in lines
    assert "STATUS:CANCELLED" in lines
    assert lines.count("END:VCALENDAR") == 1


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_line_of_a_calendar_is_longer_than_75_octets_and_none_is_cut_within_a_letter(words):
    written = calendar(summary=words + "🙂" * 60, about=words)

    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    summary = next(line for line in unfolded(written) if line.startswith("SUMMARY:"))
    assert summary.endswith("🙂" * 60)


@pytest.mark.parametrize(
    ("quorum", "words"),
    [
        (Quorum(9, 5, 0, 4), "5 of 9 members, quorum is 4: enough to decide"),
        (Quorum(9, 3, 0, 4), "3 of 9 members, quorum is 4: too few to decide"),
        (
            Quorum(9, 3, 1, 4),
            "4 of 9 members (1 through a substitute), quorum is 4: enough to decide",
        ),
        (Quorum(2, 2, 5, 3), "2 of 2 members, quorum is 3: too few to decide"),
        (Quorum(1, 1), "1 of 1 member. It is not set how many must come"),
        (Quorum(0, 0), "0 of 0 members. It is not set how many must come"),
    ],
)
def test_the_quorum_is_said_in_words(quorum, words):
    assert quorum.words == words

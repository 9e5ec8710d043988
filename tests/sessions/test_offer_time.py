"""How long a family has to answer an offer."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.mail.models import Channel
from heard.sessions.offer_time import _here, answer_by

HERE = ZoneInfo("Europe/London")


def at(words: str) -> datetime:
    return datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=HERE)


def until(
    now: str, starts: str = "2027-01-20 10:00", hours: int = 48, channel: str = "email"
) -> str:
    found = answer_by(at(now), hours=hours, starts_at=at(starts), channel=channel)
    return f"{found.astimezone(HERE):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("now", "last"),
    [
        ("2026-12-01 14:00", "2026-12-03 14:00"),
        ("2026-12-01 07:59", "2026-12-03 08:00"),
        ("2026-12-01 03:00", "2026-12-03 08:00"),
        ("2026-12-01 21:00", "2026-12-04 08:00"),
        ("2026-12-01 20:59", "2026-12-03 21:00"),
        ("2026-12-01 14:23", "2026-12-03 14:30"),
    ],
)
def test_an_offer_at_night_counts_from_the_morning(now, last):
    assert until(now) == last


@pytest.mark.parametrize(
    ("now", "last"),
    [("2026-12-01 14:00", "2026-12-01 18:00"), ("2026-12-01 18:00", "2026-12-02 18:00")],
)
def test_there_is_time_until_the_next_evening_at_least(now, last):
    assert until(now, hours=1) == last


def test_close_to_the_session_it_is_half_of_the_time_that_is_left():
    assert until("2026-12-01 10:00", starts="2026-12-04 18:00") == "2026-12-03 10:00"


def test_no_offer_ends_at_night():
    assert until("2026-12-01 14:00", hours=12) == "2026-12-02 10:00"


@pytest.mark.parametrize("now", ["2026-12-01 08:30", "2026-12-01 03:00", "2026-11-30 22:00"])
def test_it_never_lasts_past_the_start(now):
    assert until(now, starts="2026-12-01 10:00") == "2026-12-01 10:00"


def test_the_post_has_three_days_more():
    assert until("2026-12-01 14:00", channel=Channel.LETTER) == "2026-12-06 14:00"


@pytest.mark.parametrize(
    ("now", "last"),
    [
        ("2026-10-24 14:00", "2026-10-26 14:00"),  # 49 hours: the clocks go back between
        ("2027-03-27 14:00", "2027-03-29 14:00"),  # 47 hours
        ("2027-03-26 14:00", "2027-03-28 14:00"),
    ],
)
def test_the_hour_on_the_clock_stays_when_the_clocks_change(now, last):
    assert until(now, starts="2027-04-20 10:00") == last


def test_a_time_that_the_clocks_skip_is_an_hour_later():
    skipped = _here(datetime(2027, 3, 28, 1, 30))  # noqa: DTZ001 - the clock on the wall

    assert skipped.astimezone(UTC) == at("2027-03-28 02:30").astimezone(UTC)


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(HERE)),  # noqa: DTZ001 - the clock on the wall
    left=st.integers(1, 60_000),
    hours=st.integers(1, 200),
)
def test_it_is_always_in_the_future_and_never_past_the_start(now, left, hours):
    starts = (now.astimezone(UTC) + timedelta(minutes=left)).astimezone(HERE)

    last = answer_by(now.astimezone(UTC), hours=hours, starts_at=starts, channel="email")

    assert now.astimezone(UTC) < last <= starts

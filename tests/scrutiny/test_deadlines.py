"""Days counted back from a meeting in clear working days."""

from datetime import date

import pytest

from heard.scrutiny.deadlines import due_days, latest_day, next_due

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("clear_days", "day"),
    [
        (0, date(2026, 11, 25)),  # the day before the meeting
        (1, date(2026, 11, 24)),
        (3, date(2026, 11, 20)),  # over a weekend
        (5, date(2026, 11, 18)),  # the agenda: Thu, Fri, Mon, Tue and Wed are clear
    ],
)
def test_neither_the_day_itself_nor_the_meeting_counts(clear_days, day):
    assert latest_day(THURSDAY, clear_days) == day


def test_bank_holidays_are_not_working_days():
    after_christmas = date(2026, 12, 31)

    # 25 December, and the 28th in lieu of Saturday the 26th: the 30th, 29th and 24th are clear.
    assert latest_day(after_christmas, 3) == date(2026, 12, 23)


def test_good_friday_and_easter_monday_are_not_working_days():
    assert latest_day(date(2026, 4, 8), 1) == date(2026, 4, 2)


def test_the_two_days_off_of_a_new_year_move_with_the_weekend():
    assert latest_day(date(2028, 1, 5), 1) == date(2027, 12, 31)


def test_a_meeting_on_a_sunday_is_counted_back_from():
    assert latest_day(date(2026, 11, 29), 0) == date(2026, 11, 27)


def test_days_are_in_order_and_the_next_one_is_the_first_that_is_not_over():
    lines = [("Agenda published", 5), ("Draft to the director", 15), ("Final report", 7)]

    found = due_days(lines, THURSDAY, today=date(2026, 11, 13))

    assert [(each.title, each.on.day, each.is_past) for each in found] == [
        ("Draft to the director", 4, True),
        ("Final report", 16, False),
        ("Agenda published", 18, False),
    ]
    assert next_due(found).title == "Final report"
    assert next_due(due_days(lines, THURSDAY, today=THURSDAY)) is None

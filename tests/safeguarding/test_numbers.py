"""Numbers for the board: rounded, hidden where small, of quarters that are over."""

from datetime import UTC, date, datetime, timedelta

import pytest

from heard.safeguarding.models import Concern, ConcernState
from heard.safeguarding.queries.numbers import numbers
from tests.partnerships import make as partnerships
from tests.safeguarding import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
IN_SUMMER = datetime(2026, 8, 3, 9, tzinfo=UTC)


def looked_at(area, count, *, raised_at=IN_SUMMER, after=timedelta(hours=2)):
    for number in range(count):
        Concern.objects.create(
            partnership=area,
            reference=f"{raised_at:%m%d}-{after.seconds}-{number}"[:12],
            source="staff",
            state=ConcernState.LOOKED_AT,
            raised_at=raised_at,
            look_by=raised_at + timedelta(hours=24),
            looked_at=raised_at + after,
        )


def test_eight_quarters_the_newest_first():
    names = [quarter.name for quarter in numbers(partnerships.partnership(), TODAY)]

    assert names[0] == "July to September 2026"
    assert names[-1] == "October to December 2024"
    assert len(names) == 8


def test_few_are_not_shown():
    area = partnerships.partnership()
    looked_at(area, 7)

    summer = numbers(area, TODAY)[0]

    assert (summer.raised, summer.in_time, summer.half_within) == (None, None, "")


def test_many_are_rounded_and_how_fast_is_said():
    area = partnerships.partnership()
    looked_at(area, 22)

    summer = numbers(area, TODAY)[0]

    assert (summer.raised, summer.in_time, summer.late) == (20, 20, 0)
    assert summer.half_within == "2 hours"


def test_a_few_late_ones_are_lost_in_the_rounding_of_the_others():
    area = partnerships.partnership()
    looked_at(area, 40)
    looked_at(area, 3, after=timedelta(hours=30))

    summer = numbers(area, TODAY)[0]

    assert (summer.raised, summer.in_time, summer.late) == (45, 40, None)


def test_the_quarter_that_runs_and_other_areas_are_not_counted():
    area = partnerships.partnership()
    looked_at(area, 20, raised_at=datetime(2026, 11, 2, tzinfo=UTC))
    looked_at(partnerships.partnership(), 20)

    assert {quarter.raised for quarter in numbers(area, TODAY)} == {0}


def test_a_quarter_begins_at_midnight_here():
    area = partnerships.partnership()
    looked_at(area, 20, raised_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))

    assert numbers(area, TODAY)[0].raised == 20


def test_the_page_says_what_is_hidden():
    setup = make.setup()
    looked_at(setup.partnership, 3)

    page = partnerships.signed_in(setup.lead).get(
        f"/a/{setup.partnership.slug}/staff/safeguarding/numbers/"
    )

    assert "too few to show" in page.content.decode()

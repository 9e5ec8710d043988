"""Whom a phase reached: what is counted, what may be handed on, and who may see which."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from heard.partnerships.roles import Role
from heard.sessions.models.words import AnswerKind, BookingState
from heard.sessions.queries.reach import reach
from heard.sessions.reaching.parts import reach_page
from heard.sessions.reaching.period import Period
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make, make_public

pytestmark = pytest.mark.django_db

WAITING = "3f0d8a52-6f2f-4f0b-9d0e-1f3a0c5b7a11"  # a theme


def of(phase, *, is_protected=False, period=None):
    """The parts of the page by code."""
    counted = reach(phase, period or Period(phase.starts_on, phase.ends_on))
    return {part.code: part for part in reach_page(counted, is_protected=is_protected).parts}


def numbers(part):
    return {figure.what: (figure.words, figure.base_words) for figure in part.figures}


def households(session, number, **more):
    return [make_public.booked(session, **({"came": 1} | more)) for _each in range(number)]


def page_of(member, phase, query=""):
    address = address_in(member.partnership, "sessions:reach", phase.pk) + query
    response = partnerships.signed_in(member).get(address)
    assert response.status_code == 200
    main = html.fromstring(response.content).xpath("//main")[0]
    return " ".join(" ".join(main.itertext()).split())


def test_who_came_is_counted_out_of_who_asked():
    phase = make.phase()
    held = make.held(phase)
    make.session(phase)
    households(held, 3, places=2, came=2, is_first_time=True)
    households(held, 2, came=0)
    households(held, 1, came=None, state=BookingState.WAITING)

    came = numbers(of(phase)["came"])

    assert came["Sessions that took place"] == ("1", "2")
    assert came["Sessions to come"] == ("1", "2")
    assert came["Households who asked for places"] == ("6", "")
    assert came["Households who came"] == ("3", "6")
    assert came["Households who came and had not been heard before"] == ("3", "3")
    assert came["People in the room, at all sessions together"] == ("6", "")


def test_heads_that_were_counted_at_the_door_are_people_who_came():
    phase = make.phase()
    make.held(
        phase, takes_bookings=False, is_anonymous=True, head_count_adults=9, head_count_young=4
    )

    came = numbers(of(phase)["came"])

    assert came["People in the room, at all sessions together"] == ("13", "")
    assert came["Sessions at which people were counted"] == ("1", "1")


def test_only_the_days_that_are_asked_for_are_counted():
    phase = make.phase()
    old, new = make.held(phase, in_days=-30), make.held(phase, in_days=-3)
    households(old, 2)
    households(new, 5)
    today = timezone.localdate()
    phase.outreach.create(on=today - timedelta(days=31), how="Letter", whom="All", reached=900)

    lately = of(phase, period=Period(today - timedelta(days=3), today - timedelta(days=3)))

    assert numbers(lately["came"])["Households who came"] == ("5", "5")
    assert lately["asked"].lines == ["Nothing was written down."]
    assert numbers(of(phase)["asked"]) == {
        f"{today - timedelta(days=31):%-d %B %Y}: Letter. All": ("900", "")
    }


def test_a_session_late_in_the_evening_is_of_its_own_day_here():
    phase = make.phase(starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 31))
    last = timezone.make_aware(timezone.datetime(2026, 7, 31, 23, 30))
    make.held(phase, starts_at=last, ends_at=last + timedelta(hours=1))
    make.held(phase, starts_at=last + timedelta(hours=1), ends_at=last + timedelta(hours=2))

    assert numbers(of(phase)["came"])["Sessions that took place"] == ("1", "1")


def test_who_was_missing_is_said_against_the_aims_of_the_phase():
    area = partnerships.partnership()
    north, south, east = (partnerships.district(area, name) for name in ("North", "South", "East"))
    phase = make.phase(make.programme(area), needs=["sensory", "learning"], ages=["under_5"])
    phase.districts.set([north, south])
    held = make.held(phase, district=north, needs=["learning"])
    households(held, 1, district=east, age_bands=["5_to_10"])

    assert of(phase)["missing"].lines == [
        "North: nobody from there came",
        "South: no session took place there, and nobody from there came",
        "Sensory or physical: no session was planned for this need",
        "Children of the age Under 5: no family who said so came",
    ]


def test_small_numbers_are_hidden_and_others_rounded_when_the_page_is_handed_on():
    area = partnerships.partnership()
    north, south = partnerships.district(area, "North"), partnerships.district(area, "South")
    partnerships.district(area, "West")
    phase = make.phase(make.programme(area))
    held = make.held(phase)
    households(held, 33, district=north)
    households(held, 19, district=north, came=0)
    households(held, 4, district=south)

    open_page, shown = of(phase), of(phase, is_protected=True)

    assert numbers(open_page["districts"])["South"] == ("4", "4")
    found = numbers(shown["districts"])
    assert found["South"] == ("too few to show", "")
    assert found["West"] == ("0", "0")
    assert numbers(shown["came"])["Households who asked for places"] == ("about 55", "")
    exact = {figure.number for part in open_page.values() for figure in part.figures}
    assert {33, 37, 56} <= exact
    given = {
        figure.number
        for code in ("came", "districts", "ages", "ways")
        for figure in shown[code].figures
    }
    assert not {4, 33, 37, 52, 56} & given


def test_so_few_that_any_number_says_who_are_not_shown_at_all():
    phase = make.phase()
    households(make.held(phase), 3)

    came = numbers(of(phase, is_protected=True)["came"])

    assert came["Households who asked for places"] == ("too few to show", "")
    assert came["People in the room, at all sessions together"] == ("too few to show", "")


def test_one_small_session_cannot_be_worked_out_from_the_sum_of_all():
    phase = make.phase()
    households(make.held(phase), 5, places=4, came=4)
    households(make.held(phase), 1, places=3, came=3)

    came = numbers(of(phase, is_protected=True)["came"])

    assert came["People in the room, at all sessions together"] == ("too few to show", "")


def test_what_was_said_is_added_up_from_what_was_published():
    phase = make.phase()
    for count in (10, None):
        themes = [{"key": WAITING, "name": "Waiting", "count": count}]
        make.held(
            phase,
            heard_numbers={"themes": themes},
            heard_published_at=timezone.now(),
            heard_summary="Waits",
        )
    make.held(phase, heard_numbers={"themes": [{"key": WAITING, "name": "Secret", "count": 9}]})

    said = numbers(of(phase)["said"])

    assert said == {"Waiting (at 2 sessions)": ("about 10", "")}


def test_promises_kept_and_broken_are_counted():
    phase = make.phase(make.programme(heard_within_days=10))
    told = {"heard_published_at": timezone.now(), "heard_summary": "Waits"}
    make.held(phase, in_days=-5, **told)
    make.held(phase, in_days=-40, **told)
    make.held(phase, in_days=-41, title="Tea in the mill")
    make.held(phase, in_days=-2)

    assert numbers(of(phase)["promises"]) == {
        "Published by the day that was promised": ("1", "4"),
        "Published later than promised": ("1", "4"),
        "Not published, and the day is past": ("1", "4"),
        "Not published, and the day is to come": ("1", "4"),
    }
    assert "Late: Tea in the mill" in page_of(make.lead(phase.programme.partnership), phase)


def point(session, text, state="published"):
    lead = make.lead(session.phase.programme.partnership)
    return session.points.create(
        prompt="wish",
        said=text,
        public_text=text,
        state=state,
        reason="other" if state == "not_published" else "",
        captured_at=timezone.now(),
        captured_by=lead,
    )


def answer(point, kind, on, words="We do it."):
    area = point.session.phase.programme.partnership
    return area.point_answers.create(
        point=point, kind=kind, words=words, on=on, said_by=point.captured_by
    )


def test_what_changed_is_the_last_word_on_what_everybody_can_read():
    phase = make.phase()
    told = make.held(phase, heard_published_at=timezone.now(), heard_summary="Waits")
    untold = make.held(phase)
    today = timezone.localdate()
    answer(point(told, "A ramp"), AnswerKind.DID, today)
    answer(point(told, "A bus"), AnswerKind.WILL, today - timedelta(days=1), "Soon.")
    answer(point(told, "A name", "not_published"), AnswerKind.DID, today, "Hidden.")
    answer(point(untold, "A hoist"), AnswerKind.DID, today, "Not yet.")

    changed = numbers(of(phase)["changed"])
    page = page_of(make.lead(phase.programme.partnership), phase)

    assert changed["We did"] == ("1", "2")
    assert changed["Of what we will do: past its day"] == ("1", "1")
    assert "A bus We will: Soon." in page
    assert "Hidden." not in page
    assert "Not yet." not in page


def test_elected_members_who_listened_are_counted():
    phase = make.phase()
    held = make.held(phase)
    area = phase.programme.partnership
    for columns in (
        {"will_attend": True, "attended": True, "heard": "Waits", "reported_at": timezone.now()},
        {"will_attend": True, "attended": False},
        {},
    ):
        held.visits.create(member=partnerships.member(of=area), **columns)

    assert numbers(of(phase)["listened"]) == {
        "Asked to come": ("3", ""),
        "Said that they would come": ("2", "3"),
        "Came": ("1", "3"),
        "Reported what they heard": ("1", "1"),
    }


def test_everybody_on_the_staff_pages_sees_it_and_nobody_else():
    phase = make.phase()
    for name in ("reach", "reach_csv"):
        page = Page(f"sessions:{name}", (phase.pk,), partnership=phase.programme.partnership)
        assert_access(page, roles=set(Role))


def test_small_numbers_are_for_those_who_run_sessions():
    phase = make.phase()
    households(make.held(phase), 3)
    area = phase.programme.partnership
    lead, reader = make.lead(area), partnerships.member(Role.READ_ONLY, of=area)

    assert "Do not hand this page on" in page_of(lead, phase)
    assert "As it may be handed on" in page_of(lead, phase, "?hand_on=1")
    for query in ("", "?hand_on=", "?first_day=1"):
        page = page_of(reader, phase, query)
        assert "As it may be handed on" in page
        assert "Households who asked for places too few to show" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "?first_day=31&first_month=2&first_year=2026&last_day=1&last_month=3&last_year=2026",
            "Enter a real date",
        ),
        (
            "?first_day=2&first_month=3&first_year=2026&last_day=1&last_month=3&last_year=2026",
            "Enter a day that is not before the first one",
        ),
        ("?first_day=2", "The date must include a month and year"),
    ],
)
def test_days_that_cannot_be_are_said_and_the_phase_is_shown(query, words):
    phase = make.phase()

    page = page_of(make.lead(phase.programme.partnership), phase, query)

    assert words in page
    assert "There is a problem" in page
    assert f"From {phase.starts_on.day} " in page


def rows_of(member, phase, query=""):
    address = address_in(member.partnership, "sessions:reach_csv", phase.pk) + query
    response = partnerships.signed_in(member).get(address)
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_the_file_has_each_number_with_its_base_day_and_source():
    phase = make.phase()
    households(make.held(phase), 12)
    phase.outreach.create(on=phase.starts_on, how="=HYPERLINK(1)", whom="All", reached=3)
    lead = make.lead(phase.programme.partnership)

    rows = rows_of(lead, phase)
    came = next(row for row in rows if row["what"] == "Households who came")

    assert (came["number"], came["out_of"], came["note"]) == ("12", "12", "")
    assert came["first_day"] == phase.starts_on.isoformat()
    assert came["counted_on"] == timezone.localdate().isoformat()
    assert came["source"] == "Bookings, check-in and head counts at the door"
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    handed_on = rows_of(lead, phase, "?hand_on=1")
    came = next(row for row in handed_on if row["what"] == "Households who came")
    assert (came["number"], came["note"]) == ("10", "rounded")


def test_the_page_takes_the_same_statements_however_many_sessions_there_are():
    phase = make.phase()
    area = phase.programme.partnership
    client = partnerships.signed_in(make.lead(area))
    address = address_in(area, "sessions:reach", phase.pk)

    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    households(make.held(phase), 1)
    statements()
    few = statements()
    for _each in range(8):
        households(make.held(phase, district=partnerships.district(area)), 2)

    assert statements() == few
    assert few <= 15


def test_a_stranger_is_sent_to_sign_in():
    phase = make.phase()

    address = address_in(phase.programme.partnership, "sessions:reach", phase.pk)
    response = Client().get(address)

    assert response.status_code == 302

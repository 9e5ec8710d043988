"""A record like the one that Heard began with: noted, and members attend and report back."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from django.utils import timezone

import heard.home
from heard.partnerships.models import Division
from heard.scrutiny import services
from heard.scrutiny.asked_of import Follows, what_follows
from heard.scrutiny.models import Committee, DecisionRecord, Duty
from heard.scrutiny.queries.duty_sessions import sessions_of
from heard.scrutiny.queries.proposing_duty import propose_duty
from heard.sessions.models import Phase, Session
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_duties
from tests.scrutiny import make_committees as make_c
from tests.scrutiny.pages import sent_form, text_of
from tests.sessions import make as sessions

pytestmark = pytest.mark.django_db
RECORD = Path(heard.home.__file__).parent / "demo" / "decision-record.txt"


def read(words: str, by) -> DecisionRecord:
    record = services.read_decision(services.Offer(words), by=by)
    return services.publish_decision(record, by=by, revision=record.revision)


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))


def session(of: Phase, day: date, division: Division) -> Session:
    starts_at = at(day)
    return sessions.session(
        of,
        starts_at=starts_at,
        ends_at=starts_at.replace(hour=12),
        division=division,
        district=division.district,
    )


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def committee(officer) -> Committee:
    return make_c.committee(officer, "Children's Scrutiny Committee")


def phases(committee: Committee, year: int = 2026) -> tuple[Phase, Phase]:
    """One that is nearly over when the committee meets, and the autumn's."""
    programme = sessions.programme(committee.partnership)
    summer = sessions.phase(
        programme, starts_on=date(year, 4, 20), ends_on=date(year, 7, 20), name="Summer"
    )
    autumn = sessions.phase(
        programme, starts_on=date(year, 9, 7), ends_on=date(year, 12, 18), name="Second phase"
    )
    return summer, autumn


def test_it_becomes_one_decision_two_resolutions_and_a_duty_for_each_member(officer, committee):
    people = [make_c.councillor(committee) for _ in range(3)]
    _summer, autumn = phases(committee)
    theirs = {
        person: session(autumn, date(2026, 10, 1 + number), person.member.division)
        for number, person in enumerate(people)
    }
    meeting = make_c.meeting(committee, at(date(2027, 1, 13)))

    record = read(RECORD.read_text(), officer)
    address = address_in(officer.partnership, "scrutiny:make_duty", committee.pk)
    client = partnerships.signed_in(officer)
    key = record.resolutions.last().key
    page = text_of(client.get(f"{address}?resolution={key}"))
    client.post(f"{address}?resolution={key}", sent_form(page))

    assert DecisionRecord.objects.count() == 1
    found = [what_follows(each.verbs, each.text) for each in record.resolutions.all()]
    assert [each == Follows.DUTY for each in found] == [False, True]
    duty = Duty.objects.get()
    assert (duty.phase, duty.report_to, duty.decision) == (autumn, meeting, record.key)
    assert duty.text == record.resolutions.last().text
    assert {line.person: sessions_of(line) for line in duty.members.all()} == {
        person: [own] for person, own in theirs.items()
    }
    for own in theirs.values():
        assert own.title in page


PLAIN = ("between September and December", "before the new year")


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("between September and December", "in the autumn term"),
        ("between September and December", "between September and December"),
        ("before the new year", "before Christmas"),
        ("at least one session", "at least one session in the autumn"),
    ],
)
def test_a_term_that_the_record_names_goes_before_the_first_phase(
    officer, committee, said, instead
):
    _summer, autumn = phases(committee)
    words = RECORD.read_text().replace(said, instead)
    for plain in PLAIN:
        words = words if plain == instead else words.replace(plain, "")

    resolution = read(words, officer).resolutions.last()

    assert propose_duty(resolution, committee).phase == autumn


def test_a_season_of_something_else_names_no_term(officer, committee):
    summer, _autumn = phases(committee)
    words = RECORD.read_text().replace("in the spring", "in the autumn")
    for plain in PLAIN:
        words = words.replace(plain, "")

    assert propose_duty(read(words, officer).resolutions.last(), committee).phase == summer


def test_without_phases_the_days_run_until_the_next_meeting(officer, committee):
    meeting = make_c.meeting(committee, at(date(2026, 9, 16)))
    resolution = read(RECORD.read_text(), officer).resolutions.last()

    asked = propose_duty(resolution, committee)

    assert (asked.phase, asked.report_to) == (None, meeting)
    assert (asked.starts_on, asked.ends_on) == (date(2026, 6, 16), date(2026, 9, 15))


def test_without_anything_known_there_is_still_something_to_correct(officer, committee):
    record = make.published(officer)

    asked = propose_duty(record.resolutions.last(), committee)

    assert (asked.starts_on, asked.ends_on) == (date(2024, 7, 4), date(2024, 10, 1))
    assert asked.report_to is None


def test_a_second_making_of_the_same_resolution_leads_to_the_first(officer, committee):
    resolution = read(RECORD.read_text(), officer).resolutions.last()
    duty = make_duties.duty(committee, officer, resolution=resolution.key)
    address = address_in(officer.partnership, "scrutiny:make_duty", committee.pk)

    answer = partnerships.signed_in(officer).get(f"{address}?resolution={resolution.key}")

    assert answer["Location"].endswith(f"/staff/duties/{duty.pk}/")

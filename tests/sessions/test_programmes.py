"""Programmes, phases with whom they have reached, venues, and what these ask of people."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import set_script_prefix
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from heard.sessions.details import Asked, DaysToAvoid, PhaseDetails, ProgrammeDetails, VenueDetails
from heard.sessions.models import Outreach, SupportRequest
from heard.sessions.queries.coverage import Row, coverage
from heard.sessions.queries.sessions_todo import todo
from heard.sessions.services import days_to_avoid, phases, programmes, venues
from heard.sessions.services.belonging import NotOfThisPartnershipError
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_programmes as more

pytestmark = pytest.mark.django_db

DETAILS = ProgrammeDetails("Your Child, Your Voice", "01632 960 001", is_public=True)


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def phase(lead):
    return make.phase(make.programme(lead.partnership))


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


def test_two_programmes_have_two_names_and_two_addresses(lead):
    first = programmes.make_programme(lead.partnership, DETAILS, by=lead)
    second = programmes.make_programme(
        lead.partnership, replace(DETAILS, name="Your child – your voice!"), by=lead
    )

    assert (first.slug, second.slug) == ("your-child-your-voice", "your-child-your-voice-2")
    with pytest.raises(programmes.NameTakenError):
        programmes.make_programme(
            lead.partnership, replace(DETAILS, name="YOUR CHILD, YOUR VOICE"), by=lead
        )


def test_a_programme_is_not_hidden_while_families_can_come_to_its_sessions(lead, phase):
    make.session(phase)
    hidden = replace(DETAILS, name=phase.programme.name, is_public=False)

    with pytest.raises(programmes.HasAnnouncedError) as problem:
        programmes.change_programme(phase.programme, hidden, by=lead)

    assert problem.value.number == 1


def test_support_needs_are_forgotten_by_the_new_promise(lead, phase):
    booking = more.household(make.session(phase, in_days=10))
    request = SupportRequest.objects.create(booking=booking, kind="bsl", forget_on=in_days(24))

    programmes.change_programme(phase.programme, replace(DETAILS, support_kept_days=3), by=lead)

    request.refresh_from_db()
    assert request.forget_on == in_days(13)


def test_a_programme_closes_once_nothing_is_to_come(lead, phase):
    session = make.draft(phase)
    with pytest.raises(programmes.StillToComeError):
        programmes.close_programme(phase.programme, by=lead)
    session.delete()

    closed = programmes.close_programme(phase.programme, by=lead)

    assert closed.closed_on == timezone.localdate()
    with pytest.raises(programmes.ProgrammeClosedError):
        phases.make_phase(closed, PhaseDetails("Autumn", in_days(0), in_days(9)), by=lead)
    assert programmes.reopen_programme(closed, by=lead).closed_on is None


def test_a_phase_is_of_its_own_area(lead, phase):
    foreign = partnerships.district()
    details = PhaseDetails("Autumn", in_days(0), in_days(9), districts=(foreign,))

    with pytest.raises(NotOfThisPartnershipError):
        phases.make_phase(phase.programme, details, by=lead)
    with pytest.raises(NotOfThisPartnershipError):
        phases.change_phase(phase, replace(details, districts=()), by=make.lead())
    with pytest.raises(phases.EndsBeforeItStartsError):
        phases.make_phase(
            phase.programme, replace(details, districts=(), ends_on=in_days(-1)), by=lead
        )


def test_who_was_asked_is_kept_changed_and_removed(lead, phase):
    asked = Asked(in_days(-3), "Letter", "All parents", 900, "SEND team")
    row = phases.add_outreach(phase, asked, by=lead)

    phases.change_outreach(row, replace(asked, reached=None), by=lead)
    assert Outreach.objects.get().reached is None
    with pytest.raises(NotOfThisPartnershipError):
        phases.remove_outreach(row, by=make.lead())
    phases.remove_outreach(row, by=lead)
    assert not Outreach.objects.exists()


def test_days_to_avoid_end_on_or_after_the_first(lead):
    with pytest.raises(days_to_avoid.EndBeforeTheyStartError):
        days_to_avoid.add_days_to_avoid(
            lead.partnership, DaysToAvoid(in_days(2), in_days(1), "Eid"), by=lead
        )


def test_coverage_counts_sessions_and_households_and_who_came_for_the_first_time(lead, phase):
    north = partnerships.district(lead.partnership, "North Mere")
    south = partnerships.district(lead.partnership, "South Mere")
    held = make.held(phase, district=north, needs=["sensory"], ages=["under_5"])
    make.session(phase, district=south)
    more.household(held, district=north, came=2, is_first_time=True, age_bands=["under_5"])
    more.household(held, district=north, came=0, age_bands=["under_5", "5_to_10"])
    more.household(held, district=south, came=1)
    more.waiting(held, district=south)

    found = coverage(phase)

    districts, needs, ages = found.tables
    assert districts.rows == (
        Row("North Mere", True, planned=0, held=1, booked=2, came=1, first_time=1),
        Row("South Mere", True, planned=1, held=0, booked=1, came=1, first_time=0),
    )
    assert needs.rows[3] == Row("Sensory or physical", True, 0, 1, booked=3, came=2, first_time=1)
    assert [row.name for row in needs.missing] == [row.name for row in needs.rows[:3]]
    assert (ages.rows[0].booked, ages.rows[0].came) == (2, 1)
    assert ages.rows[-1].name == "Everybody, or not said"
    assert (ages.rows[-1].planned, ages.rows[-1].booked, ages.rows[-1].came) == (1, 1, 1)
    assert (found.total.booked, found.total.came, found.total.held) == (3, 2, 1)


def test_only_those_who_were_wanted_can_be_missing(lead, phase):
    north = partnerships.district(lead.partnership, "North Mere")
    partnerships.district(lead.partnership, "South Mere")
    phase.districts.add(north)

    assert [row.name for row in coverage(phase).tables[0].missing] == ["North Mere"]


def test_heads_are_counted_where_nobody_is_named(phase):
    make.held(
        phase, is_anonymous=True, takes_bookings=False, head_count_adults=9, head_count_young=2
    )

    found = coverage(phase)

    assert (found.adults_counted, found.young_counted) == (9, 2)


def test_a_venue_that_moves_tells_those_who_have_booked_there(lead, phase):
    venue = make.venue(lead.partnership)
    session, draft = make.session(phase, venue=venue), make.draft(phase, venue=venue)
    details = VenueDetails(venue.name, "2 Mill Lane", venue.postcode)

    venues.change_venue(venue, replace(details, address=venue.address, parking="yes"), by=lead)
    assert not ProcrastinateJob.objects.exists()
    venues.change_venue(venue, details, by=lead)

    session.refresh_from_db()
    draft.refresh_from_db()
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args["session_id"]) == (
        "heard.sessions.jobs.tell_of_move",
        session.pk,
    )
    assert (session.sequence, draft.sequence) == (1, 0)


def test_a_venue_with_sessions_to_come_stays_in_use(lead, phase):
    venue = make.venue(lead.partnership, "Mill Hall")
    session = make.session(phase, venue=venue)
    with pytest.raises(venues.StillInUseError):
        venues.retire_venue(venue, by=lead)
    session.delete()

    venues.retire_venue(venue, by=lead)

    with pytest.raises(venues.RetiredError):
        venues.change_venue(venue, VenueDetails("Mill Hall", "x"), by=lead)
    other = venues.make_venue(lead.partnership, VenueDetails("Mill Hall", "x"), by=lead)
    with pytest.raises(venues.VenueNameTakenError):
        venues.use_venue_again(venue, by=lead)
    venues.retire_venue(other, by=lead)
    assert venues.use_venue_again(venue, by=lead).retired_at is None


def test_whoever_runs_sessions_is_told_what_to_do(lead, phase):
    partnerships.district(lead.partnership, "North Mere")
    phase.ends_on = in_days(30)
    phase.save()
    over = make.session(phase, in_days=-1)
    bare = make.session(phase, in_days=21, venue=None)
    make.session(phase, in_days=22, venue=None)
    draft = make.draft(phase, in_days=13)
    make.draft(phase, in_days=15)
    set_script_prefix("/")

    found = [one.text for one in todo(lead)]

    assert [words.split(" on ")[0] for words in found] == [
        f"Say whether {over.title} was held",
        f"Find a venue for {bare.title}",
        f"Announce {draft.title}",
        f"Reach families in North Mere: half of {phase} is over",
    ]

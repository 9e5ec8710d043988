"""The pages of programmes, phases, venues and days to avoid: who opens them, what they show."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.sessions.models import DateToAvoid, Phase, Programme, Venue
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_privacy as privacy
from tests.sessions import make_programmes as more

pytestmark = pytest.mark.django_db

LEADS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}


def page_of(thing, name, *args, **sent):
    partnership = getattr(thing, "partnership", None) or thing.programme.partnership
    return Page(f"sessions:{name}", args, partnership=partnership, **sent)


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def staff(lead):
    return partnerships.signed_in(lead)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", ["programmes", "venues", "days_to_avoid"])
def test_all_of_staff_see_the_lists(name):
    assert_access(page_of(make.programme(), name), roles=set(Role))


@pytest.mark.parametrize("name", ["make_programme", "make_venue", "add_days_to_avoid"])
def test_only_leads_add(name):
    assert_access(page_of(make.programme(), name), roles=LEADS)


def test_all_of_staff_see_a_programme_a_phase_and_a_venue():
    phase, venue = make.phase(), make.venue()

    assert_access(page_of(phase.programme, "keep_programme", phase.programme_id), roles=set(Role))
    assert_access(page_of(phase, "keep_phase", phase.pk), roles=set(Role))
    assert_access(page_of(venue, "keep_venue", venue.pk), roles=set(Role))


@pytest.mark.parametrize("name", ["change_programme", "make_phase"])
def test_only_leads_change_a_programme(name):
    programme = make.programme()

    assert_access(page_of(programme, name, programme.pk), roles=LEADS)


@pytest.mark.parametrize("name", ["close_programme", "reopen_programme"])
def test_only_leads_close_a_programme(name):
    programme = make.programme()

    assert_access(page_of(programme, name, programme.pk, method="post"), roles=LEADS)


@pytest.mark.parametrize("name", ["change_phase", "add_outreach", "announce_sessions"])
def test_only_leads_change_a_phase(name):
    phase = make.phase()

    assert_access(page_of(phase, name, phase.pk), roles=LEADS)


def test_only_leads_change_who_was_asked():
    outreach = more.outreach()
    phase = outreach.phase

    assert_access(page_of(phase, "change_outreach", outreach.pk), roles=LEADS)
    kept = page_of(phase, "remove_outreach", outreach.pk, method="post")
    partnership = phase.programme.partnership
    stranger = partnerships.signed_in(partnerships.member(Role.READ_ONLY, of=partnership))
    assert stranger.post(kept.address).status_code == 403
    assert phase.outreach.count() == 1


def test_only_leads_change_a_venue():
    venue = make.venue()

    assert_access(page_of(venue, "change_venue", venue.pk), roles=LEADS)
    for name in ("retire_venue", "use_venue_again"):
        assert_access(page_of(venue, name, venue.pk, method="post"), roles=LEADS)


def test_only_leads_change_days_to_avoid():
    avoided = more.avoided()

    assert_access(page_of(avoided, "change_days_to_avoid", avoided.pk), roles=LEADS)


def test_a_programme_is_added_and_gets_its_address(lead, staff):
    sent = {
        "name": "Your Child, Your Voice",
        "contact": "01632 960 001",
        "is_public": "yes",
        "heard_within_days": "28",
        "bookings_kept_days": "90",
        "support_kept_days": "14",
    }

    response = staff.post(address_in(lead.partnership, "sessions:make_programme"), sent)

    made = Programme.objects.get()
    assert (made.slug, made.is_public) == ("your-child-your-voice", True)
    kept = address_in(lead.partnership, "sessions:keep_programme", made.pk)
    assert response["Location"] == kept


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": ""}, "Enter a name"),
        ({"name": "x" * 201}, "Use 200 characters or fewer"),
        ({"contact": "\x00"}, "Enter who families can ask"),
        ({"support_kept_days": "91"}, "Enter 90 or less. Support needs go before contact details"),
        ({"heard_within_days": "9" * 40}, "Enter 180 or less"),
        ({"is_public": "perhaps"}, "Select one of the answers in the list"),
    ],
)
def test_a_programme_that_cannot_be_is_refused_in_words(lead, staff, sent, words):
    right = {"name": "A", "contact": "B", "is_public": "no", "heard_within_days": "28"}
    right |= {"bookings_kept_days": "90", "support_kept_days": "14"}

    page = text_of(
        staff.post(address_in(lead.partnership, "sessions:make_programme"), right | sent)
    )

    assert words in page
    assert "<title>Error: " in page
    assert not Programme.objects.exists()


def test_a_phase_takes_districts_needs_and_ages(lead, staff):
    programme = make.programme(lead.partnership)
    north = partnerships.district(lead.partnership, "North Mere")
    foreign = partnerships.district(name="Elsewhere")
    sent = more.phase_sent(districts=[north.pk], needs=["sensory"], ages=["under_5"])
    address = address_in(lead.partnership, "sessions:make_phase", programme.pk)

    refused = staff.post(address, sent | {"districts": [foreign.pk]})
    staff.post(address, sent)

    assert "Select one of the answers in the list" in text_of(refused)
    phase = Phase.objects.get()
    assert list(phase.districts.all()) == [north]
    assert (phase.needs, phase.ages) == (["sensory"], ["under_5"])


def test_a_second_phase_of_the_same_name_is_refused_at_the_field(lead, staff):
    phase = make.phase(make.programme(lead.partnership), "Autumn 2026")
    address = address_in(lead.partnership, "sessions:make_phase", phase.programme_id)

    page = text_of(staff.post(address, more.phase_sent(name="Autumn 2026")))

    assert "Enter another name. A phase of the programme already has this one" in page
    assert Phase.objects.count() == 1


def test_the_page_of_a_phase_says_plainly_who_is_not_reached(lead, staff):
    phase = make.phase(make.programme(lead.partnership))
    north = partnerships.district(lead.partnership, "North Mere")
    partnerships.district(lead.partnership, "South Mere")
    make.held(phase, district=north)

    page = text_of(staff.get(address_in(lead.partnership, "sessions:keep_phase", phase.pk)))

    missing = page.split("Not reached yet</strong>")[1].split("</ul>")[0]
    assert "<li>South Mere</li>" in missing
    assert "North Mere" not in missing
    assert "For staff only" in page


def test_small_numbers_of_a_phase_are_for_whoever_runs_sessions(lead):
    phase = make.phase(make.programme(lead.partnership))
    privacy.booking(lead.partnership, on=make.held(phase))
    onlooker = partnerships.member(Role.READ_ONLY, of=lead.partnership)
    address = address_in(lead.partnership, "sessions:keep_phase", phase.pk)

    seen = {
        who: "household came" in text_of(partnerships.signed_in(who).get(address))
        for who in (lead, onlooker)
    }

    assert seen == {lead: True, onlooker: False}


def test_the_page_of_a_phase_asks_few_questions(lead, staff, django_assert_max_num_queries):
    phase = make.phase(make.programme(lead.partnership))
    for _each in range(5):
        make.held(phase, needs=["sensory"], ages=["under_5"])
    address = address_in(lead.partnership, "sessions:keep_phase", phase.pk)
    staff.get(address)

    with django_assert_max_num_queries(15):
        staff.get(address)


def test_a_venue_says_what_is_not_known_in_words(lead, staff):
    venue = make.venue(lead.partnership, step_free="yes", hoist="no")

    page = text_of(staff.get(address_in(lead.partnership, "sessions:keep_venue", venue.pk)))

    assert "Nobody has gone to look yet. Ask us before you come" in page
    assert page.count("Not known yet") == 5


def test_who_looked_and_when_belong_together(lead, staff):
    sent = more.venue_sent(checked_by="Sam Okoro")

    page = text_of(staff.post(address_in(lead.partnership, "sessions:make_venue"), sent))

    assert "Enter when they looked" in page
    assert not Venue.objects.exists()


def test_a_day_to_avoid_may_be_one_day(lead, staff):
    day = timezone.localdate() + timedelta(days=30)
    sent = {"why": "Eid al-Fitr"} | more.day_sent("starts_on", day)

    staff.post(address_in(lead.partnership, "sessions:add_days_to_avoid"), sent)

    made = DateToAvoid.objects.get()
    assert (made.starts_on, made.ends_on, made.why) == (day, day, "Eid al-Fitr")


def test_another_partnerships_things_are_not_there(staff):
    phase, venue, avoided = make.phase(), make.venue(), more.avoided()
    partnership = partnerships.partnership()
    for name, pk in [
        ("keep_programme", phase.programme_id),
        ("keep_phase", phase.pk),
        ("keep_venue", venue.pk),
        ("change_days_to_avoid", avoided.pk),
    ]:
        client = partnerships.signed_in(make.lead(partnership))
        assert client.get(address_in(partnership, f"sessions:{name}", pk)).status_code == 404

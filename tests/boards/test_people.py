"""People: made, found, changed, linked to a sign-in, listed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.models import Membership, Person
from heard.boards.models.words import Constituency, MeetingState, Presence
from heard.boards.queries import people as reads
from heard.boards.services import people
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.people import PersonDetails
from tests.boards import make, make_people
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make.keeper()


@pytest.fixture
def partnership(keeper):
    return keeper.partnership


def test_make_person_keeps_details_and_no_name_in_the_audit(keeper, partnership):
    details = PersonDetails("Ada Byron", email="ada@example.org", access_needs=("bsl",))

    made = people.make_person(partnership, details=details, by=keeper)

    assert (made.name, made.email, made.access_needs) == ("Ada Byron", "ada@example.org", ["bsl"])
    entry = Entry.objects.get(deed="person made")
    assert "Ada" not in f"{entry.subject_name}{entry.details}"


def test_make_person_refuses_the_organisation_of_another_partnership(keeper, partnership):
    details = PersonDetails("Ada Byron", organisation=partnerships.organisation())

    with pytest.raises(NotOfThisPartnershipError):
        people.make_person(partnership, details=details, by=keeper)


def test_change_person_names_what_changed_and_is_silent_about_nothing(keeper, partnership):
    person = make.person(partnership, "Ada Byron", email="ada@example.org")
    details = PersonDetails("Ada Byron", email="ada@example.org", phone="01632 960001")

    for _each in range(2):
        people.change_person(person, details=details, by=keeper)

    assert Entry.objects.get(deed="person changed").details == {"changed": "phone"}


def test_change_person_refuses_somebody_who_was_forgotten(keeper, partnership):
    person = make_people.forgotten(make.person(partnership))

    with pytest.raises(people.ForgottenError):
        people.change_person(person, details=PersonDetails("Back again"), by=keeper)
    with pytest.raises(people.ForgottenError):
        people.change_support(person, access_needs=(), support_wanted="A lift", by=keeper)


def test_link_member_refuses_a_sign_in_that_is_somebody_elses(keeper, partnership):
    first, second = make.person(partnership), make.person(partnership)
    people.link_member(first, member=keeper, by=keeper)

    with pytest.raises(people.AlreadyLinkedError):
        people.link_member(second, member=keeper, by=keeper)


def test_link_member_refuses_a_sign_in_of_another_partnership(keeper, partnership):
    with pytest.raises(NotOfThisPartnershipError):
        people.link_member(make.person(partnership), member=make.keeper(), by=keeper)


def test_unlink_member_frees_the_sign_in(keeper, partnership):
    person = people.link_member(make.person(partnership), member=keeper, by=keeper)
    assert reads.person_of(keeper) == person

    people.unlink_member(person, by=keeper)
    people.unlink_member(person, by=keeper)

    assert reads.person_of(keeper) is None
    assert Entry.objects.filter(deed="person unlinked from a sign-in").count() == 1


@pytest.mark.parametrize(
    ("email", "phone", "is_found"),
    [
        ("ADA@Example.org ", "", True),
        ("", "+44 1632 960-001", True),
        ("other@example.org", "(01632) 960001", True),
        ("", "960001", False),
        ("", "", False),
        ("ada@example.org.uk", "01632 960002", False),
    ],
)
def test_find_person_by_address_or_number_however_they_are_written(
    partnership, email, phone, is_found
):
    person = make.person(partnership, email="ada@example.org", phone="01632 960 001")
    make.person(email="ada@example.org", phone="01632 960 001")

    assert reads.find_person(partnership, email, phone) == (person if is_found else None)


def test_find_person_does_not_find_the_forgotten(partnership):
    make_people.forgotten(make.person(partnership, email="ada@example.org"))

    assert reads.find_person(partnership, "ada@example.org") is None


def test_people_are_found_by_name_body_and_constituency(partnership):
    group = make.seats(make.body(partnership), constituency=Constituency.FORUM)
    ada, bea = make.person(partnership, "Ada Byron"), make.person(partnership, "Bea Hall")
    seat, other = group.seats.all()[:2]
    make.membership(seat, ada)
    make.membership(other, bea, end_on=date(2025, 1, 1))

    def names(**wanted):
        return [each.name for each in reads.people(partnership, reads.WantedPeople(**wanted))]

    assert names() == ["Ada Byron", "Bea Hall"]
    assert names(name="byr") == ["Ada Byron"]
    assert names(body=group.body_id) == ["Ada Byron"]
    assert names(constituency="forum") == ["Ada Byron"]
    assert names(constituency="council") == []


def test_the_forgotten_stand_last_in_the_list_and_have_no_name(partnership):
    make_people.forgotten(make.person(partnership, "Ada Byron"))
    make.person(partnership, "Bea Hall")

    names = [each.shown_name for each in reads.people(partnership)]

    assert names == ["Bea Hall", "Somebody who was forgotten"]


def test_attendance_counts_meetings_held_in_twelve_months_while_in_the_seat(partnership):
    today = timezone.localdate()
    seat = make.seats(make.body(partnership), wanted=1).seats.get()
    membership = make.membership(seat, start_on=today - timedelta(days=300))
    body, person = seat.group.body, membership.person
    make_people.came(person, make_people.meeting(body, today - timedelta(days=10)))
    make_people.came(
        person, make_people.meeting(body, today - timedelta(days=20)), Presence.APOLOGIES
    )
    make_people.meeting(body, today - timedelta(days=30))
    make_people.meeting(body, today - timedelta(days=301))
    make_people.meeting(body, today - timedelta(days=40), MeetingState.CANCELLED)
    make_people.meeting(make.body(partnership), today - timedelta(days=50))

    found = reads.attendance(person)

    assert found == reads.Attendance(came=1, held=3)
    assert found.is_low
    assert not reads.Attendance(3, 4).is_low
    assert not reads.Attendance(0, 0).is_low


def test_the_public_reads_no_declaration_that_is_over_private_or_of_somebody_who_left(partnership):
    seats = list(make.seats(make.body(partnership), wanted=3).seats.all())
    person = make.membership(seats[0]).person
    left = make.membership(seats[1], end_on=date(2025, 1, 1)).person
    shown = make_people.declaration(person, public_words="A school governor")
    make_people.declaration(person)
    make_people.declaration(person, public_words="My son", names_third_person=True)
    make_people.declaration(person, public_words="Over", ended_on=timezone.localdate())
    make_people.declaration(left, public_words="Left")
    gone = make_people.forgotten(make.membership(seats[2]).person)
    make_people.declaration(gone, public_words="Forgotten")

    assert list(reads.public_declarations(seats[0].group.body)) == [shown]


def test_a_page_of_a_list_of_two_thousand_people_takes_few_statements(
    partnership, django_assert_max_num_queries
):
    group = make.seats(make.body(partnership), wanted=50)
    everybody = Person.objects.bulk_create(
        Person(partnership=partnership, name=f"Person {number}", email=f"p{number}@example.org")
        for number in range(2000)
    )
    Membership.objects.bulk_create(
        Membership(seat=seat, person=person, start_on=make.LONG_AGO)
        for seat, person in zip(group.seats.all(), everybody, strict=False)
    )

    with django_assert_max_num_queries(2):
        page = list(reads.people(partnership, reads.WantedPeople(body=group.body_id))[:50])
        words = [str(each.seats_now[0].seat.group.body) for each in page]

    assert len(words) == 50

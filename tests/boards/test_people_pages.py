"""Who may open the pages of people and seats, and what the pages say."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.boards.models import Membership, Person
from heard.boards.models.words import EndReason
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.boards import make, make_people
from tests.boards.visiting import Visitor, day, text_of
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db
KEEPERS = {Role.ENGAGEMENT_LEAD, Role.COMMITTEE_OFFICER}
ADA = {"name": "Ada Byron", "email": "ada@example.org", "channel": "email", "language": "en-gb"}


@pytest.fixture
def membership():
    return make.membership()


@pytest.fixture
def partnership(membership):
    return membership.person.partnership


@pytest.fixture
def keeper(partnership):
    return Visitor(make.keeper(of=partnership))


@pytest.fixture
def representative(membership):
    return Visitor(make_people.representative(membership))


def test_pages_of_people_are_for_keepers_of_boards(membership, partnership):
    office = membership.offices.create(body=membership.body, kind="chair", start_on=make.LONG_AGO)
    expense = make_people.expense(membership)
    pages = [
        ("people", (), "get"),
        ("make_person", (), "get"),
        ("to_look_after", (), "get"),
        ("person", (membership.person_id,), "get"),
        ("change_person", (membership.person_id,), "get"),
        ("link_member", (membership.person_id,), "get"),
        ("unlink_member", (membership.person_id,), "post"),
        ("choose_person", (membership.seat.group_id,), "get"),
        ("fill_seat", (membership.seat.group_id, membership.person_id), "get"),
        ("membership", (membership.pk,), "get"),
        ("end_membership", (membership.pk,), "get"),
        ("renew_term", (membership.pk,), "get"),
        ("make_chair", (membership.pk,), "get"),
        ("end_office", (office.pk,), "get"),
        ("settle_expense", (expense.pk,), "post"),
    ]

    for name, args, method in pages:
        assert_access(Page(f"boards:{name}", args, partnership, method), roles=KEEPERS)


def test_deeds_of_ones_own_are_shut_to_others_and_open_to_keepers(membership, partnership):
    item = make_people.induction_item(membership)
    declaration = make_people.declaration(membership.person)
    pages = [
        ("change_support", membership.person_id, "get"),
        ("declare", membership.person_id, "get"),
        ("claim_expense", membership.pk, "get"),
        ("accept_terms", membership.pk, "post"),
        ("tick_induction", item.pk, "post"),
        ("renew_declaration", declaration.pk, "post"),
        ("end_declaration", declaration.pk, "post"),
    ]

    for name, pk, method in pages:
        assert_access(Page(f"boards:{name}", (pk,), partnership, method), roles=KEEPERS)


def test_every_member_may_open_my_seats(partnership):
    assert_access(Page("boards:my_seats", (), partnership), roles=set(Role))


def test_my_seats_lists_seats_before_to_claim_the_last_costs(membership, representative):
    membership.end_on = date(2026, 1, 31)
    membership.save()

    page = text_of(representative.get("my_seats"))

    assert "You have no seat today." in page
    assert "until 31 January 2026" in page
    assert f"/staff/seats/{membership.pk}/expenses/new/" in page


def test_a_term_that_is_renewed_is_not_offered_again(keeper, membership):
    membership.end_on = date(2026, 12, 31)
    membership.save()
    assert "Renew the term" in text_of(keeper.get("membership", membership.pk))

    make.membership(membership.seat, membership.person, date(2027, 1, 1), term_number=2)

    assert "Renew the term" not in text_of(keeper.get("membership", membership.pk))


def test_the_list_of_two_thousand_people_is_read_in_few_statements(
    keeper, partnership, django_assert_max_num_queries
):
    Person.objects.bulk_create(
        Person(partnership=partnership, name=f"Person {number}") for number in range(2000)
    )

    with django_assert_max_num_queries(15):
        page = text_of(keeper.get("people", page=2))

    assert "2,001 people" in page


def test_my_seats_says_so_where_there_is_none(keeper):
    assert "No seat on a board or group is linked" in text_of(keeper.get("my_seats"))


def test_others_seats_are_not_found_by_a_representative(membership, representative):
    other = make.membership(make.seats(membership.body, constituency="forum").seats.first())
    item = make_people.induction_item(other)

    answers = [
        representative.get("claim_expense", other.pk),
        representative.get("change_support", other.person_id),
        representative.get("declare", other.person_id),
        representative.post("tick_induction", item.pk, done=1),
        representative.post("accept_terms", other.pk),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    item.refresh_from_db()
    assert item.done_on is None


def test_a_representative_does_all_of_their_own(membership, representative):
    item = make_people.induction_item(membership)
    terms = make_people.terms_of_reference(membership.body)
    today = timezone.localdate()
    make_people.meeting(membership.body, today + timedelta(days=7), "planned")

    assert "Version 1 is not accepted yet" in text_of(representative.get("my_seats"))
    representative.post("accept_terms", membership.pk)
    representative.post("tick_induction", item.pk, done="1")
    claim = {"kind": "travel", "pence": "£12.50", "note": "Train", **day("spent_on", today)}
    representative.post("claim_expense", membership.pk, **claim)
    representative.post("change_support", membership.person_id, access_needs=["bsl"])
    page = representative.post(
        "declare", membership.person_id, kind="interest", text="I am a school governor"
    )

    membership.refresh_from_db()
    item.refresh_from_db()
    assert membership.terms_accepted == terms
    assert item.done_on == today
    assert "Travel, £12.50" in text_of(page)
    assert "British Sign Language interpreter" in text_of(page)
    assert "I am a school governor" in text_of(page)
    assert "Your next meetings" in text_of(page)


def test_add_somebody_on_the_way_to_a_seat(keeper, partnership):
    group = make.seats(make.body(partnership))
    address = address_in(partnership, "boards:make_person") + f"?group={group.pk}"

    page = keeper.client.post(address, ADA, follow=True)

    person = partnership.people.get(name="Ada Byron")
    assert page.redirect_chain[0][0].endswith(f"/seat-groups/{group.pk}/fill/{person.pk}/")
    page = keeper.post("fill_seat", group.pk, person.pk, **day("start_on", date(2026, 1, 1)))
    assert "Seat filled" in text_of(page)
    assert Membership.objects.get(person=person).start_on == date(2026, 1, 1)


def test_an_address_that_somebody_has_is_asked_about_once(keeper, partnership):
    known = make.person(partnership, "Robin Vale", email="ADA@example.org")

    page = keeper.post("make_person", **ADA)
    assert "Robin Vale has this email address already" in text_of(page)
    assert f"/staff/people/{known.pk}/" in text_of(page)
    assert not partnership.people.filter(name="Ada Byron").exists()

    keeper.post("make_person", **ADA, is_another="on")
    assert partnership.people.filter(name="Ada Byron").count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": ""}, "Enter their name"),
        ({"name": "x" * 201}, "Use 200 characters or fewer"),
        ({"email": ""}, "Enter an email address, or select another way"),
        ({"email": "no"}, "Enter an email address in the correct format"),
        ({"channel": "letter"}, "Enter a postal address, or select another way"),
        ({"channel": "pigeon"}, "Select one of the answers in the list"),
        ({"access_needs": ["lift"]}, "Select one of the answers in the list"),
        ({"organisation": "999999"}, "Select one of the answers in the list"),
        ({"phone": "ring me"}, "Enter a telephone number, like"),
    ],
)
def test_bad_details_are_refused_in_words(keeper, partnership, sent, words):
    page = text_of(keeper.post("make_person", **(ADA | sent)))

    assert words in page
    assert not partnership.people.filter(email="ada@example.org").exists()


def test_hostile_words_are_shown_and_do_nothing(keeper, partnership):
    keeper.post("make_person", **(ADA | {"name": "<script>alert(1)</script>\x00"}))

    person = Person.objects.get(email="ada@example.org")
    page = text_of(keeper.get("person", person.pk))
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "asked",
    [
        {"page": "9999999"},
        {"page": "x"},
        {"body": "x"},
        {"name": "%_'"},
        {"body": "99999999999"},
    ],
)
def test_the_list_takes_whatever_is_asked(keeper, asked):
    assert keeper.get("people", **asked).status_code == 200


def test_a_seat_that_was_ended_in_the_past_tells_what_stays(keeper, membership):
    make_people.came(membership.person, make_people.meeting(membership.body, date(2026, 5, 1)))
    ended = {**day("end_on", date(2026, 4, 1)), "reason": EndReason.STEPPED_DOWN}

    page = text_of(keeper.post("end_membership", membership.pk, **ended))

    assert "They came to 1 meeting after that day" in page


def test_a_day_before_the_seat_is_refused_in_words(keeper, membership):
    ended = {**day("end_on", date(1999, 4, 1)), "reason": EndReason.STEPPED_DOWN}

    page = text_of(keeper.post("end_membership", membership.pk, **ended))

    assert "Enter a day that is not before the seat or term begins" in page


def test_giving_a_seat_twice_is_refused_in_words(keeper, partnership):
    group = make.seats(make.body(partnership))
    person = make.person(partnership)
    start = day("start_on", date(2026, 1, 1))

    keeper.post("fill_seat", group.pk, person.pk, **start)
    page = keeper.post("fill_seat", group.pk, person.pk, **start)

    assert "They have such a seat at that time already" in text_of(page)
    assert person.memberships.count() == 1


def test_seats_of_another_partnership_are_not_found(keeper):
    elsewhere = make.membership()

    answers = [
        keeper.get("membership", elsewhere.pk),
        keeper.get("person", elsewhere.person_id),
        keeper.get("choose_person", elsewhere.seat.group_id),
        keeper.post("settle_expense", make_people.expense(elsewhere).pk, state="paid"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_a_forgotten_person_has_a_page_without_a_name_and_cannot_be_changed(keeper, membership):
    person = make_people.forgotten(membership.person)

    assert "Somebody who was forgotten" in text_of(keeper.get("person", person.pk))
    assert "Somebody who was forgotten" in text_of(keeper.get("membership", membership.pk))
    assert "nothing about them can be changed" in text_of(
        keeper.post("change_person", person.pk, **ADA)
    )


def test_a_sign_in_is_linked_and_unlinked(keeper, membership, partnership):
    member = partnerships.member(of=partnership)

    page = text_of(keeper.post("link_member", membership.person_id, member=member.pk))
    assert "They sign in as Sam Okoro" in page

    other = make.person(partnership)
    page = text_of(keeper.post("link_member", other.pk, member=member.pk))
    assert "Select one of the answers in the list" in page

    keeper.post("unlink_member", membership.person_id)
    membership.person.refresh_from_db()
    assert membership.person.member is None


def test_terms_are_renewed_and_chairs_made_and_ended(keeper, partnership):
    group = make.seats(make.body(partnership), wanted=1, term=24, most_terms=2)
    membership = make.membership(
        group.seats.get(), start_on=date(2026, 1, 1), end_on=date(2027, 12, 31)
    )

    keeper.post("make_chair", membership.pk, kind="chair", **day("start_on", date(2026, 2, 1)))
    office = membership.offices.get()
    keeper.post("end_office", office.pk, **day("end_on", date(2026, 3, 1)))
    keeper.post("renew_term", membership.pk, **day("start_on", date(2028, 1, 1)))
    page = keeper.post("renew_term", membership.pk, **day("start_on", date(2028, 1, 1)))

    office.refresh_from_db()
    assert office.end_on == date(2026, 3, 1)
    assert membership.person.memberships.count() == 2
    assert "They have such a seat at that time already" in text_of(page)


def test_pages_of_due_things_name_them(keeper, membership):
    make_people.expense(membership)
    make_people.declaration(membership.person, declared_on=date(2024, 5, 1))
    make_people.terms_of_reference(membership.body)

    page = text_of(keeper.get("to_look_after"))

    assert f"{membership.person.name}, Travel, £12.50" in page
    assert f"{membership.person.name}, An interest" in page

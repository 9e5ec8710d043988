"""What everybody reads of boards and groups, and what nobody may."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from heard.boards.models import Declaration, Meeting
from heard.boards.models.words import BodyStatus, Constituency, DeclarationKind, EndReason
from heard.boards.services import closing, merging
from tests.access import address_in
from tests.boards import make, make_bodies
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make.keeper()


@pytest.fixture
def body(keeper):
    return make.body(keeper.partnership, "SEND Partnership Board", slug="board")


def read(partnership, name, *args):
    return Client().get(address_in(partnership, f"boards:{name}", *args))


def text_of(response):
    return response.content.decode()


def page_of(body):
    return text_of(read(body.partnership, "body", body.slug))


def test_the_list_shows_the_tree_and_says_which_seats_are_empty(body):
    group = make.seats(body, wanted=3)
    make.membership(group.seats.first(), make.person(body.partnership))
    make.body(body.partnership, "Early Years Group", parent=body)

    page = text_of(read(body.partnership, "bodies"))

    assert "<h1" in page
    assert "2 empty seats" in page
    assert "Parents and carers: 3 wanted, 1 filled" in page
    assert page.index("SEND Partnership Board") < page.index("Early Years Group")


def test_nothing_is_set_and_nothing_is_said_where_there_is_nothing():
    response = read(partnerships.partnership(), "bodies")

    assert "No board or group is shown here yet" in text_of(response)
    assert response.cookies == {}


def test_a_body_that_is_not_public_is_not_there_for_the_public(body):
    body.is_public = False
    body.save()
    make_bodies.terms(body)
    make.body(body.partnership, "Under it", parent=body)

    assert "SEND Partnership Board" not in text_of(read(body.partnership, "bodies"))
    assert "Under it" in text_of(read(body.partnership, "bodies"))
    assert read(body.partnership, "body", "board").status_code == 404
    assert read(body.partnership, "terms_of_reference", "board", 1).status_code == 404


def test_a_body_of_another_partnership_is_not_there(body):
    other = partnerships.partnership()

    assert read(other, "body", "board").status_code == 404
    assert "SEND Partnership Board" not in text_of(read(other, "bodies"))


def test_members_are_named_with_whom_they_speak_for_and_since_when(body):
    group = make.seats(body, wanted=3)
    forum = partnerships.organisation(body.partnership, "Westmere Parent Carer Forum")
    member = make.membership(
        group.seats.first(),
        make.person(body.partnership, "Robin Vale"),
        on_behalf_of=forum,
    )
    make_bodies.chair(member)

    page = " ".join(page_of(body).split())

    assert "Robin Vale – chair, for Westmere Parent Carer Forum" in page
    assert "since 8 January 2024" in page
    assert "Robin Vale (chair)" in page
    assert "<strong>2 empty seats</strong>. Not all filled for" in page


def test_somebody_shown_by_role_is_named_nowhere(body):
    hidden = make.person(
        body.partnership,
        "Hidden Person",
        email="hidden@example.org",
        phone="01632 960 001",
        address="1 Hidden Street",
        job_title="Hidden Teacher",
        is_role_only=True,
    )
    make_bodies.chair(make.membership(make.seats(body, wanted=1).seats.get(), hidden))

    page = page_of(body)

    assert "idden " not in page
    assert "hidden@" not in page
    assert "01632" not in page
    assert "Parent or carer (chair)" in page


def test_somebody_who_is_forgotten_is_a_role(body):
    person = make.person(body.partnership)
    make.membership(make.seats(body, wanted=1).seats.get(), person)
    for column in ("name", "email", "phone", "address"):
        setattr(person, column, "")
    person.forgotten_at = timezone.now()
    person.save()

    assert "<li>Parent or carer" in page_of(body)


def test_only_the_public_words_of_current_declarations_are_shown(body):
    person = make.person(body.partnership, "Robin Vale")
    make.membership(make.seats(body, wanted=1).seats.get(), person)
    columns = {"person": person, "kind": DeclarationKind.INTEREST, "text": "My sister Ada"}
    Declaration.objects.create(
        **columns, public_words="Works for a provider", declared_on=make.LONG_AGO
    )
    Declaration.objects.create(
        **columns,
        public_words="Was a governor",
        declared_on=make.LONG_AGO,
        ended_on=make_bodies.days_ago(1),
    )
    Declaration.objects.create(
        **columns,
        public_words="Her sister is a provider",
        names_third_person=True,
        declared_on=make.LONG_AGO,
    )

    page = page_of(body)

    assert "Works for a provider" in page
    assert "Was a governor" not in page
    assert "Her sister is a provider" not in page
    assert "Ada" not in page


def test_who_left_who_will_come_and_who_was_never_there_are_not_listed(body):
    seats = list(make.seats(body, wanted=3).seats.all())
    people = [make.person(body.partnership, name) for name in ("Lou Left", "Kim Soon", "Al Wrong")]
    make.membership(seats[0], people[0], end_on=make_bodies.days_ago(1))
    make.membership(seats[1], people[1], make_bodies.days_ago(-9))
    make.membership(
        seats[2],
        people[2],
        end_on=make_bodies.days_ago(-1),
        end_reason=EndReason.ENTERED_IN_ERROR,
    )

    page = page_of(body)

    for name in ("Lou Left", "Kim Soon", "Al Wrong"):
        assert name not in page
    assert "3 empty seats" in page
    assert "1 joins on" in page


def test_an_open_call_says_how_to_join_and_else_there_is_a_list_to_be_told(body):
    group = make.seats(body, wanted=2)
    assert "Ask to be told when they are" in page_of(body)

    make_bodies.open_call(group, "Two seats for parents")

    page = page_of(body)
    assert "Two seats for parents" in page
    assert "Ask to be told when they are" not in page


def test_aims_say_what_came_of_them_and_which_are_late(body):
    make_bodies.aim(body, "Listen", done_on=make.LONG_AGO, outcome="We heard 52 families")
    make_bodies.aim(body, "Act", due_on=make_bodies.days_ago(1))

    page = page_of(body)

    assert "On 8 January 2024: We heard 52 families" in page
    assert "It was due by" in page


def test_meetings_that_come_and_that_were_are_listed(body):
    now = timezone.now()
    for days, place in ((-30, ""), (30, "County Hall")):
        start = now + timedelta(days=days)
        Meeting.objects.create(
            body=body,
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            papers_due_on=start.date(),
            place=place,
            online="https://example.org/secret-room",
        )

    page = page_of(body)

    assert "County Hall" in page
    assert "secret-room" not in page


def test_a_version_that_was_replaced_says_by_which(body):
    make_bodies.terms(body, text="We meet <monthly>")
    make_bodies.terms(body, 2, agreed_on=make_bodies.days_ago(3), change="Weekly now")

    first = text_of(read(body.partnership, "terms_of_reference", "board", 1))
    second = text_of(read(body.partnership, "terms_of_reference", "board", 2))

    assert "Replaced by version 2 on" in first
    assert "We meet &lt;monthly&gt;" in first
    assert "Replaced by" not in second
    assert "Weekly now" in second
    assert read(body.partnership, "terms_of_reference", "board", 3).status_code == 404


def test_a_body_that_closed_can_still_be_read_and_says_what_it_went_on_as(keeper, body):
    make.membership(make.seats(body, wanted=1).seats.get(), make.person(keeper.partnership))
    merging.go_on_as(body, "New Board", make_bodies.closing(reason="A fresh start"), by=keeper)

    old = page_of(body)
    new = text_of(read(keeper.partnership, "body", "new-board"))

    assert "A fresh start" in old
    assert "It went on as" in old
    assert "New Board" in old
    assert "It carries on from" in new
    assert "SEND Partnership Board" in text_of(read(keeper.partnership, "bodies"))


def test_a_successor_that_is_not_public_is_not_named(keeper, body):
    into = make.body(keeper.partnership, "Secret Board", is_public=False)
    merging.merge_body(body, into, make_bodies.closing(), moves_people=False, by=keeper)

    assert "Secret Board" not in page_of(body)


def test_a_body_that_closed_says_who_was_on_it_and_offers_no_way_to_join(keeper, body):
    group = make.seats(body, wanted=2)
    make.membership(group.seats.first(), make.person(keeper.partnership, "Robin Vale"))
    closed = closing.close_body(body, make_bodies.closing(3), by=keeper)

    page = page_of(closed)

    assert closed.status == BodyStatus.CLOSED
    assert "How to join" not in page
    assert "Who was on it on its last day" in page
    assert "Robin Vale" in page


def test_seats_over_the_years_are_shown_to_everybody(body):
    group = make.seats(body, wanted=1)
    left = make_bodies.days_ago(30)
    make.membership(group.seats.get(), make.person(body.partnership), make.LONG_AGO, end_on=left)

    page = page_of(body)

    assert "Seats wanted and filled over the years" in page
    assert "8 January 2024</th>" in page


def test_the_page_of_a_body_takes_a_bounded_number_of_statements(body):
    counts = []
    page_of(body)  # whose partnership it is, is remembered from then on
    for constituency, wanted in ((Constituency.PARENT_CARER, 2), (Constituency.COUNCIL, 20)):
        group = make.seats(body, wanted, constituency)
        for seat in group.seats.all():
            person = make.person(body.partnership)
            make.membership(seat, person)
            Declaration.objects.create(
                person=person,
                kind=DeclarationKind.INTEREST,
                public_words="Works here",
                declared_on=make.LONG_AGO,
            )
        with CaptureQueriesContext(connection) as statements:
            page_of(body)
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 15

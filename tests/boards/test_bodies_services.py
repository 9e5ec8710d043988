"""Making, changing, renaming, closing and merging bodies."""

from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from django.db import connection

from heard.audit.models import Entry
from heard.boards.models import Body, Membership, Office, Succession
from heard.boards.models.words import BodyKind, BodyStatus, Constituency, EndReason
from heard.boards.queries.seat_spans import vacancies_of
from heard.boards.services import bodies, closing, merging
from tests.boards import make, make_bodies

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make.keeper()


def board(keeper, name="", **more):
    return make.body(keeper.partnership, name, **more)


def test_make_body_keeps_what_was_said_and_says_who_made_it(keeper):
    details = make_bodies.details(
        "Early Years Group",
        kind=BodyKind.WORKING_GROUP,
        parent=board(keeper),
        quorum=4,
        induction_steps=("Meet the chair", "Read the plan"),
    )

    made = bodies.make_body(keeper.partnership, details, by=keeper)

    made.refresh_from_db()
    assert (made.name, made.slug, made.quorum) == ("Early Years Group", "early-years-group", 4)
    assert made.parent == details.parent
    assert made.induction_steps == ["Meet the chair", "Read the plan"]
    assert Entry.objects.get().deed == "body made"


@pytest.mark.parametrize(
    ("name", "slug"), [("<script>", "script"), ("宴会", "group"), ("A" * 200, "a" * 90)]
)
def test_any_name_makes_an_address(keeper, name, slug):
    made = bodies.make_body(keeper.partnership, make_bodies.details(name), by=keeper)

    assert made.slug == slug


def test_a_second_body_at_work_cannot_have_the_same_name(keeper):
    bodies.make_body(keeper.partnership, make_bodies.details("The Board"), by=keeper)

    with pytest.raises(bodies.NameTakenError):
        bodies.make_body(keeper.partnership, make_bodies.details("the board"), by=keeper)


def test_a_body_named_like_one_that_closed_has_another_address(keeper):
    first = bodies.make_body(keeper.partnership, make_bodies.details("The Board"), by=keeper)
    closing.close_body(first, make_bodies.closing(), by=keeper)

    second = bodies.make_body(keeper.partnership, make_bodies.details("The Board"), by=keeper)

    assert (first.slug, second.slug) == ("the-board", "the-board-2")


def test_another_partnership_may_use_the_name(keeper):
    other = make.keeper()
    bodies.make_body(keeper.partnership, make_bodies.details("The Board"), by=keeper)

    made = bodies.make_body(other.partnership, make_bodies.details("The Board"), by=other)

    assert made.slug == "the-board"


def test_no_body_stands_under_itself_or_under_what_stands_under_it(keeper):
    top = board(keeper)
    middle = board(keeper, parent=top)
    low = board(keeper, parent=middle)

    for parent in (top, middle, low):
        details = make_bodies.details(top.name, parent=parent)
        with pytest.raises(bodies.NotAParentError):
            bodies.change_body(top, details, by=keeper)


def test_no_body_stands_under_one_that_closed_or_is_elsewhere(keeper):
    closed = closing.close_body(board(keeper), make_bodies.closing(), by=keeper)

    for parent in (closed, make.body()):
        with pytest.raises(bodies.NotAParentError):
            bodies.make_body(keeper.partnership, make_bodies.details(parent=parent), by=keeper)


def test_change_body_names_the_fields_that_changed(keeper):
    body = board(keeper, "Board")

    bodies.change_body(
        body,
        make_bodies.details("Board", purpose="To listen", founded_on=body.founded_on),
        by=keeper,
    )

    body.refresh_from_db()
    assert body.purpose == "To listen"
    assert Entry.objects.get().details == {"fields": "purpose"}


def test_a_closed_body_does_not_change(keeper):
    body = closing.close_body(board(keeper), make_bodies.closing(), by=keeper)

    for deed in (
        lambda: bodies.change_body(body, make_bodies.details(), by=keeper),
        lambda: bodies.rename_body(body, "Another name", by=keeper),
        lambda: closing.close_body(body, make_bodies.closing(), by=keeper),
        lambda: merging.merge_body(
            body, board(keeper), make_bodies.closing(), moves_people=True, by=keeper
        ),
        lambda: merging.go_on_as(body, "Another name", make_bodies.closing(), by=keeper),
    ):
        with pytest.raises(bodies.BodyClosedError):
            deed()


def test_rename_body_keeps_the_address(keeper):
    body = board(keeper, slug="the-board")

    bodies.rename_body(body, "The Big Board", by=keeper)

    body.refresh_from_db()
    assert (body.name, body.slug) == ("The Big Board", "the-board")


def test_close_body_ends_seats_memberships_and_offices_with_its_last_day(keeper):
    group = make.seats(board(keeper), wanted=2)
    sits = make.membership(group.seats.first(), make.person(keeper.partnership))
    office = make_bodies.chair(sits)
    last = make_bodies.days_ago(3)

    body = closing.close_body(group.body, make_bodies.closing(3), by=keeper)

    sits.refresh_from_db()
    office.refresh_from_db()
    assert (body.status, body.closed_on) == (BodyStatus.CLOSED, last)
    assert (sits.end_on, sits.end_reason) == (last, EndReason.BODY_CLOSED)
    assert office.end_on == last
    assert vacancies_of(group, last).wanted == 2
    assert vacancies_of(group, make_bodies.days_ago(2)).wanted == 0


def test_whoever_left_before_keeps_their_own_reason(keeper):
    group = make.seats(board(keeper), wanted=1)
    left = make.membership(
        group.seats.get(),
        make.person(keeper.partnership),
        end_on=date(2025, 1, 1),
        end_reason=EndReason.MOVED_ON,
    )

    closing.close_body(group.body, make_bodies.closing(), by=keeper)

    left.refresh_from_db()
    assert (left.end_on, left.end_reason) == (date(2025, 1, 1), EndReason.MOVED_ON)


def test_whoever_would_have_joined_later_never_sat(keeper):
    group = make.seats(board(keeper), wanted=1)
    soon = make.membership(
        group.seats.get(), make.person(keeper.partnership), make_bodies.days_ago(-30)
    )

    closing.close_body(group.body, make_bodies.closing(), by=keeper)

    soon.refresh_from_db()
    assert soon.end_reason == EndReason.ENTERED_IN_ERROR


@pytest.mark.parametrize("days", [-1, 1000, 4000])
def test_a_body_closes_neither_later_nor_before_it_was_founded(keeper, days):
    body = board(keeper, founded_on=make_bodies.days_ago(999))

    with pytest.raises(closing.NotThatDayError) as refused:
        closing.close_body(body, make_bodies.closing(days), by=keeper)

    assert refused.value.earliest == make_bodies.days_ago(999)
    assert refused.value.latest == make_bodies.days_ago(0)


def test_a_body_does_not_close_before_somebody_took_a_seat(keeper):
    seat = make.seats(board(keeper), wanted=1).seats.get()
    make.membership(seat, make.person(keeper.partnership), make_bodies.days_ago(5))

    with pytest.raises(closing.NotThatDayError) as refused:
        closing.close_body(seat.group.body, make_bodies.closing(6), by=keeper)

    assert refused.value.earliest == make_bodies.days_ago(5)


def test_groups_under_a_body_are_closed_or_moved_first(keeper):
    body = board(keeper)
    under = board(keeper, parent=body)

    with pytest.raises(closing.GroupsUnderItError) as refused:
        closing.close_body(body, make_bodies.closing(), by=keeper)

    assert refused.value.groups == [under]
    closing.close_body(under, make_bodies.closing(), by=keeper)
    assert closing.close_body(body, make_bodies.closing(), by=keeper).is_closed


def test_a_call_for_its_seats_ends_before_a_body_closes(keeper):
    call = make_bodies.open_call(make.seats(board(keeper)))

    with pytest.raises(closing.CallsGoingOnError) as refused:
        closing.close_body(call.seats.get().group.body, make_bodies.closing(), by=keeper)

    assert refused.value.calls == [call]


def test_merge_body_moves_people_into_empty_seats_as_far_as_there_are_any(keeper):
    old, new = make.seats(board(keeper), wanted=3), make.seats(board(keeper), wanted=2)
    people = [make.person(keeper.partnership) for _each in range(3)]
    for number, (seat, who) in enumerate(zip(old.seats.all(), people, strict=True)):
        make.membership(seat, who, date(2025, 1, 1 + number), term_number=2)
    make.membership(new.seats.first(), make.person(keeper.partnership))

    merged = merging.merge_body(
        old.body, new.body, make_bodies.closing(), moves_people=True, by=keeper
    )

    assert [each.person for each in merged.moved] == people[:1]
    assert [each.person for each in merged.ended] == people[1:]
    moved = Membership.objects.get(person=people[0], end_on=None)
    assert (moved.seat.group, moved.term_number) == (new, 2)
    assert moved.start_on == make_bodies.days_ago(-1)
    assert vacancies_of(new, make_bodies.days_ago(-1)).empty == 0
    assert Succession.objects.get().successor == new.body


def test_nobody_moves_into_a_seat_of_another_constituency_or_sits_twice(keeper):
    old = make.seats(board(keeper), wanted=2)
    into = board(keeper)
    make.seats(into, wanted=5, constituency=Constituency.COUNCIL)
    parents = make.seats(into, wanted=2)
    twice = make.person(keeper.partnership)
    make.membership(old.seats.first(), twice)
    make.membership(parents.seats.first(), twice)

    merged = merging.merge_body(old.body, into, make_bodies.closing(), moves_people=True, by=keeper)

    assert merged.moved == []
    assert Membership.objects.filter(person=twice, end_on=None).count() == 1


def test_merge_body_moves_nobody_where_that_is_not_wanted(keeper):
    old, new = make.seats(board(keeper), wanted=1), make.seats(board(keeper), wanted=1)
    sat = make.membership(old.seats.get(), make.person(keeper.partnership))

    merged = merging.merge_body(
        old.body, new.body, make_bodies.closing(), moves_people=False, by=keeper
    )

    assert (merged.moved, merged.ended) == ([], [sat])


def test_a_body_merges_neither_into_itself_nor_into_one_that_closed_or_is_elsewhere(keeper):
    body = board(keeper)
    closed = closing.close_body(board(keeper), make_bodies.closing(), by=keeper)

    for into in (body, closed, make.body()):
        with pytest.raises(merging.NotASuccessorError):
            merging.merge_body(body, into, make_bodies.closing(), moves_people=True, by=keeper)
    body.refresh_from_db()
    assert not body.is_closed


def test_go_on_as_founds_a_successor_with_the_same_seats_people_chair_and_groups(keeper):
    group = make.seats(board(keeper, "Old Board", quorum=5), wanted=3, term=24)
    sits = make.membership(group.seats.first(), make.person(keeper.partnership))
    make_bodies.chair(sits)
    under = board(keeper, parent=group.body)

    successor = merging.go_on_as(group.body, "New Board", make_bodies.closing(), by=keeper)

    tomorrow = make_bodies.days_ago(-1)
    under.refresh_from_db()
    copy = successor.seat_groups.get()
    assert (successor.name, successor.quorum, successor.founded_on) == ("New Board", 5, tomorrow)
    assert (copy.term, vacancies_of(copy, tomorrow).wanted) == (24, 3)
    assert copy.seats.get(memberships__person=sits.person).wanted_until is None
    assert Office.objects.get(body=successor).membership.person == sits.person
    assert under.parent == successor
    assert Body.objects.get(pk=group.body.pk).is_closed


def test_go_on_as_refuses_a_name_that_is_taken_even_by_itself(keeper):
    body = board(keeper, "Old Board")

    with pytest.raises(bodies.NameTakenError):
        merging.go_on_as(body, "OLD BOARD", make_bodies.closing(), by=keeper)


@pytest.mark.django_db(transaction=True)
def test_two_who_put_bodies_under_each_other_at_once_make_no_circle():
    keeper = make.keeper()
    one, other = board(keeper, "One"), board(keeper, "Other")
    refused = []

    def put(body, parent):
        try:
            details = make_bodies.details(body.name, parent=parent)
            bodies.change_body(body, replace(details, founded_on=body.founded_on), by=keeper)
        except bodies.NotAParentError as problem:
            refused.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=put, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert Body.objects.filter(parent=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_make_the_same_body_at_once_make_one():
    keeper = make.keeper()
    refused = []

    def make_one():
        try:
            bodies.make_body(keeper.partnership, make_bodies.details(), by=keeper)
        except bodies.NameTakenError as problem:
            refused.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=make_one) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(refused), Body.objects.count()) == (1, 1)

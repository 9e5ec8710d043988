"""Filling seats, renewing terms, ending them, chairing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.models import Membership, Office
from heard.boards.models.words import BodyStatus, EndReason, OfficeKind
from heard.boards.services import offices, people, seating
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.bodies import BodyClosedError
from tests.boards import make, make_people

pytestmark = pytest.mark.django_db
START = date(2026, 1, 1)


def fill(group, person, by, start_on=START):
    return seating.fill_seat(group, person, start_on=start_on, by=by)


def at_once(deeds, refusals):
    """Do all of them at the same time; says how each went."""

    def tried(deed):
        try:
            deed()
        except refusals:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(tried, deeds))


@pytest.fixture
def group():
    body = make.body(induction_steps=["Meet the chair", "Read the terms of reference"])
    return make.seats(body, wanted=1, term=24, most_terms=2)


@pytest.fixture
def keeper(group):
    return make.keeper(of=group.body.partnership)


@pytest.fixture
def person(group):
    return make.person(group.body.partnership)


def test_fill_seat_gives_a_term_and_an_induction(group, keeper, person):
    made = fill(group, person, keeper)

    assert (made.seat, made.term_number, made.end_on) == (
        group.seats.get(),
        1,
        date(2027, 12, 31),
    )
    assert [item.text for item in made.induction.all()] == group.body.induction_steps
    entry = Entry.objects.get(deed="seat filled")
    assert entry.partnership_id == person.partnership_id
    assert person.name not in f"{entry.subject_name} {entry.details}"


def test_fill_seat_refuses_a_seat_that_is_taken(group, keeper, person):
    fill(group, make.person(person.partnership), keeper)

    with pytest.raises(seating.NoEmptySeatError):
        fill(group, person, keeper)


def test_fill_seat_refuses_a_day_before_the_seat_is_wanted(group, keeper, person):
    with pytest.raises(seating.NoEmptySeatError):
        fill(group, person, keeper, make.LONG_AGO - timedelta(days=1))


def test_fill_seat_refuses_a_seat_that_somebody_takes_before_the_term_is_over(
    group, keeper, person
):
    fill(group, make.person(person.partnership), keeper, date(2027, 1, 1))

    with pytest.raises(seating.NoEmptySeatError):
        fill(group, person, keeper)


def test_fill_seat_refuses_somebody_who_sits_in_the_group(keeper, person, group):
    two = make.seats(group.body, wanted=2, constituency="council", most_terms=1)
    fill(two, person, keeper)

    with pytest.raises(seating.AlreadySeatedError):
        fill(two, person, keeper, date(2026, 5, 1))


def test_fill_seat_refuses_more_terms_in_a_row_than_the_body_allows(group, keeper, person):
    seat = group.seats.get()
    make.membership(seat, person, date(2024, 2, 1), end_on=date(2024, 12, 31))
    make.membership(seat, person, date(2025, 1, 1), end_on=date(2025, 12, 31), term_number=2)

    with pytest.raises(seating.TermLimitError):
        fill(group, person, keeper)
    assert fill(group, person, keeper, date(2026, 12, 31)).term_number == 1


def test_fill_seat_does_not_count_what_was_entered_in_error(group, keeper, person):
    first = fill(group, person, keeper)
    seating.end_membership(first, end_on=START, reason=EndReason.ENTERED_IN_ERROR, by=keeper)

    assert fill(group, person, keeper).term_number == 1


def test_fill_seat_refuses_a_body_that_is_closed(group, keeper, person):
    body = group.body
    body.status, body.closed_on = BodyStatus.CLOSED, date(2025, 1, 1)
    body.save()

    with pytest.raises(BodyClosedError):
        fill(group, person, keeper)


def test_fill_seat_refuses_somebody_who_was_forgotten(group, keeper, person):
    make_people.forgotten(person)

    with pytest.raises(people.ForgottenError):
        fill(group, person, keeper)


def test_fill_seat_refuses_somebody_of_another_partnership(group, keeper):
    with pytest.raises(NotOfThisPartnershipError):
        fill(group, make.person(), keeper)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_for_the_last_seat_seat_one():
    group = make.seats(wanted=1, term=24)
    keeper = make.keeper(of=group.body.partnership)
    both = [make.person(group.body.partnership) for _each in range(2)]

    outcomes = at_once(
        [partial(fill, group, person, keeper) for person in both], seating.NoEmptySeatError
    )

    assert outcomes == ["done", "refused"]
    assert Membership.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_term_renewed_twice_at_once_is_renewed_once():
    group = make.seats(wanted=1, term=24)
    keeper = make.keeper(of=group.body.partnership)
    first = fill(group, make.person(group.body.partnership), keeper)

    outcomes = at_once(
        [lambda: seating.renew_term(first, by=keeper)] * 2, seating.AlreadySeatedError
    )

    assert outcomes == ["done", "refused"]
    assert Membership.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_made_chair_at_once_leave_one_chair():
    group = make.seats(wanted=2)
    keeper = make.keeper(of=group.body.partnership)
    both = [fill(group, make.person(group.body.partnership), keeper) for _each in range(2)]

    outcomes = at_once(
        [
            partial(offices.make_chair, each, kind=OfficeKind.CHAIR, start_on=START, by=keeper)
            for each in both
        ],
        offices.AlreadyInOfficeError,
    )

    assert outcomes == ["done", "refused"]
    assert Office.objects.count() == 1


def test_renew_term_follows_the_term_before_and_takes_all_along(group, keeper, person):
    first = fill(group, person, keeper)
    offices.make_chair(first, kind=OfficeKind.CHAIR, start_on=START, by=keeper)
    done = first.induction.first()
    done.done_on = START
    done.save()

    second = seating.renew_term(first, by=keeper)

    assert (second.start_on, second.end_on, second.term_number) == (
        date(2028, 1, 1),
        date(2029, 12, 31),
        2,
    )
    assert [item.text for item in second.induction.all()] == ["Read the terms of reference"]
    assert [office.start_on for office in second.offices.all()] == [date(2028, 1, 1)]


def test_renew_term_refuses_a_third_term_where_two_are_allowed(group, keeper, person):
    second = seating.renew_term(fill(group, person, keeper), by=keeper)

    with pytest.raises(seating.TermLimitError):
        seating.renew_term(second, by=keeper)


def test_renew_term_refuses_to_renew_twice(keeper, person, group):
    group.most_terms = None
    group.save()
    first = fill(group, person, keeper)
    seating.renew_term(first, by=keeper)

    with pytest.raises(seating.AlreadySeatedError):
        seating.renew_term(first, by=keeper)


def test_renew_term_refuses_what_was_ended_and_what_has_no_last_day(group, keeper, person):
    first = fill(group, person, keeper)
    seating.end_membership(first, end_on=START, reason=EndReason.STEPPED_DOWN, by=keeper)
    endless = make.membership()

    for membership in (first, endless):
        with pytest.raises(seating.MembershipEndedError):
            seating.renew_term(membership, by=keeper)


def test_renew_term_refuses_a_first_day_within_the_term_before(group, keeper, person):
    first = fill(group, person, keeper)

    with pytest.raises(seating.EndBeforeStartError):
        seating.renew_term(first, start_on=first.end_on, by=keeper)


def test_renew_term_refuses_a_seat_that_is_given_to_another(group, keeper, person):
    first = fill(group, person, keeper)
    fill(group, make.person(person.partnership), keeper, date(2028, 1, 1))

    with pytest.raises(seating.NoEmptySeatError):
        seating.renew_term(first, by=keeper)


def test_end_membership_keeps_what_is_recorded_of_later_meetings_and_says_so(group, keeper, person):
    membership = fill(group, person, keeper)
    later = make_people.meeting(group.body, date(2026, 4, 1))
    make_people.came(person, later)

    ended = seating.end_membership(
        membership, end_on=date(2026, 3, 1), reason=EndReason.STEPPED_DOWN, by=keeper
    )

    assert ended.still_recorded == 1
    assert person.attendances.count() == 1


def test_end_membership_refuses_a_day_before_it_began(group, keeper, person):
    membership = fill(group, person, keeper)

    with pytest.raises(seating.EndBeforeStartError):
        seating.end_membership(
            membership,
            end_on=START - timedelta(days=1),
            reason=EndReason.STEPPED_DOWN,
            by=keeper,
        )


def test_end_membership_ends_chairing_on_the_same_day(group, keeper, person):
    membership = fill(group, person, keeper)
    offices.make_chair(membership, kind=OfficeKind.CHAIR, start_on=START, by=keeper)

    seating.end_membership(
        membership, end_on=date(2026, 3, 1), reason=EndReason.MOVED_ON, by=keeper
    )

    assert [office.end_on for office in membership.offices.all()] == [date(2026, 3, 1)]


def test_end_membership_again_puts_right_the_day_and_leaves_both_in_the_audit(
    group, keeper, person
):
    membership = fill(group, person, keeper)
    for day in (date(2026, 3, 1), date(2026, 4, 1)):
        seating.end_membership(membership, end_on=day, reason=EndReason.STEPPED_DOWN, by=keeper)

    membership.refresh_from_db()
    assert membership.end_on == date(2026, 4, 1)
    corrected = Entry.objects.get(deed="membership end corrected")
    assert (corrected.details["was"], corrected.details["end_on"]) == ("2026-03-01", "2026-04-01")


def test_end_membership_refuses_to_run_into_who_sits_there_next(group, keeper, person):
    membership = fill(group, person, keeper)
    seating.end_membership(
        membership, end_on=date(2026, 3, 1), reason=EndReason.STEPPED_DOWN, by=keeper
    )
    fill(group, make.person(person.partnership), keeper, date(2026, 3, 2))

    with pytest.raises(seating.NoEmptySeatError):
        seating.end_membership(
            membership, end_on=date(2026, 3, 2), reason=EndReason.STEPPED_DOWN, by=keeper
        )


def test_end_membership_takes_back_a_term_that_was_to_follow(group, keeper, person):
    today = timezone.localdate()
    first = fill(group, person, keeper, today)
    seating.renew_term(first, by=keeper)

    seating.end_membership(first, end_on=today, reason=EndReason.STEPPED_DOWN, by=keeper)

    assert list(person.memberships.all()) == [first]


def test_a_new_chair_follows_the_present_one(keeper, group):
    seats = make.seats(group.body, wanted=2, constituency="council")
    old, new = (fill(seats, make.person(keeper.partnership), keeper) for _each in range(2))
    offices.make_chair(old, kind=OfficeKind.CHAIR, start_on=START, by=keeper)

    offices.make_chair(new, kind=OfficeKind.CHAIR, start_on=date(2026, 6, 1), by=keeper)

    assert list(Office.objects.values_list("membership", "end_on")) == [
        (old.pk, date(2026, 5, 31)),
        (new.pk, None),
    ]


def test_a_co_chair_leaves_the_other_co_chair_in_office(keeper, group):
    seats = make.seats(group.body, wanted=2, constituency="council")
    both = [fill(seats, make.person(keeper.partnership), keeper) for _each in range(2)]

    for membership in both:
        offices.make_chair(membership, kind=OfficeKind.CO_CHAIR, start_on=START, by=keeper)

    assert list(Office.objects.values_list("end_on", flat=True)) == [None, None]


def test_a_co_chair_who_becomes_chair_is_co_chair_no_longer(group, keeper, person):
    membership = fill(group, person, keeper)
    offices.make_chair(membership, kind=OfficeKind.CO_CHAIR, start_on=START, by=keeper)

    offices.make_chair(membership, kind=OfficeKind.CHAIR, start_on=date(2026, 2, 1), by=keeper)

    assert list(Office.objects.values_list("kind", "end_on")) == [
        (OfficeKind.CO_CHAIR, date(2026, 1, 31)),
        (OfficeKind.CHAIR, membership.end_on),
    ]


def test_nobody_chairs_on_a_day_without_a_seat_or_twice(group, keeper, person):
    membership = fill(group, person, keeper)
    offices.make_chair(membership, kind=OfficeKind.CHAIR, start_on=START, by=keeper)

    with pytest.raises(offices.NotInSeatError):
        offices.make_chair(
            membership, kind=OfficeKind.CO_CHAIR, start_on=date(2028, 1, 1), by=keeper
        )
    with pytest.raises(offices.AlreadyInOfficeError):
        offices.make_chair(membership, kind=OfficeKind.CHAIR, start_on=date(2026, 2, 1), by=keeper)


def test_end_office_refuses_a_day_on_which_it_is_not_held(group, keeper, person):
    membership = fill(group, person, keeper)
    office = offices.make_chair(membership, kind=OfficeKind.CHAIR, start_on=START, by=keeper)

    for day in (START - timedelta(days=1), membership.end_on + timedelta(days=1)):
        with pytest.raises(offices.OfficeEndError):
            offices.end_office(office, end_on=day, by=keeper)
    assert offices.end_office(office, end_on=START, by=keeper).end_on == START

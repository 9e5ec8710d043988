"""How many seats are wanted; terms of reference; aims."""

from datetime import date
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction

from heard.audit.models import Entry
from heard.boards.details import SeatsWanted, Task, TermsDetails
from heard.boards.models import Seat, SeatGroup, TermsOfReference
from heard.boards.models.words import Constituency, EndReason
from heard.boards.queries.seat_spans import count_by_group, reasons_by_day, vacancies_of
from heard.boards.services import actions, aims, bodies, closing, seats, terms
from heard.boards.vacancies import Step
from tests.boards import make, make_bodies

pytestmark = pytest.mark.django_db
PARENTS = Constituency.PARENT_CARER


@pytest.fixture
def keeper():
    return make.keeper()


@pytest.fixture
def body(keeper):
    return make.body(keeper.partnership)


def want(body, number, day, keeper, **more):
    return seats.want_seats(body, PARENTS, SeatsWanted(number, day, **more), by=keeper)


def test_seats_are_wanted_from_the_day_that_was_said_and_the_history_stays(body, keeper):
    want(body, 1, date(2025, 1, 1), keeper)
    group = want(body, 3, date(2025, 7, 4), keeper, reason="The board decided so", term=24)

    history = vacancies_of(group, date(2026, 1, 1)).history

    assert history == (Step(date(2025, 1, 1), 1, 0), Step(date(2025, 7, 4), 3, 0))
    assert group.term == 24
    assert Entry.objects.latest("pk").details == {
        "constituency": "parent_carer",
        "before": 1,
        "number": 3,
        "day": "2025-07-04",
    }


def test_saying_the_same_number_again_changes_only_the_terms(body, keeper):
    want(body, 2, date(2025, 1, 1), keeper)
    group = want(body, 2, date(2025, 7, 4), keeper, minimum_term=12)

    assert Seat.objects.count() == 2
    assert group.minimum_term == 12


def test_fewer_seats_give_up_empty_ones_only(body, keeper):
    group = want(body, 3, date(2025, 1, 1), keeper)
    make.membership(group.seats.first(), make.person(keeper.partnership), date(2025, 2, 1))

    want(body, 1, date(2025, 7, 4), keeper)

    assert vacancies_of(group, date(2025, 7, 3)).wanted == 3
    assert vacancies_of(group, date(2025, 7, 4)).wanted == 1
    assert vacancies_of(group, date(2025, 7, 4)).filled == 1
    with pytest.raises(seats.SeatsAreTakenError) as refused:
        want(body, 0, date(2025, 8, 1), keeper)
    assert refused.value.filled == 1


def test_why_seats_were_wanted_and_given_up_is_kept_by_day(body, keeper):
    want(body, 1, date(2025, 1, 1), keeper)
    want(body, 3, date(2025, 7, 4), keeper, reason="The board decided so")
    group = want(body, 2, date(2025, 9, 1), keeper, reason="Two are enough")

    assert reasons_by_day(group) == {
        date(2025, 7, 4): "The board decided so",
        date(2025, 9, 1): "Two are enough",
    }


@pytest.mark.django_db(transaction=True)
def test_two_who_want_the_same_seats_at_once_want_them_once():
    keeper = make.keeper()
    body = make.body(keeper.partnership)

    def want_three():
        try:
            want(body, 3, date(2025, 7, 4), keeper)
        finally:
            connection.close()

    threads = [Thread(target=want_three) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Seat.objects.count() == 3


def test_a_seat_that_somebody_will_take_is_not_given_up(body, keeper):
    group = want(body, 1, date(2025, 1, 1), keeper)
    make.membership(group.seats.get(), make.person(keeper.partnership), date(2030, 1, 1))

    with pytest.raises(seats.SeatsAreTakenError):
        want(body, 0, date(2025, 7, 4), keeper)


def test_what_was_entered_in_error_fills_no_seat(body, keeper):
    group = want(body, 1, date(2025, 1, 1), keeper)
    make.membership(
        group.seats.get(),
        make.person(keeper.partnership),
        date(2025, 1, 1),
        end_on=date(2025, 6, 1),
        end_reason=EndReason.ENTERED_IN_ERROR,
    )

    assert vacancies_of(group, date(2025, 2, 1)).filled == 0
    groups = SeatGroup.objects.filter(pk=group.pk)
    assert count_by_group(groups, date(2025, 2, 1))[group.pk].filled == 0


def test_the_past_is_not_written_anew(body, keeper):
    want(body, 2, date(2025, 7, 4), keeper)

    with pytest.raises(seats.ChangedLaterError) as refused:
        want(body, 3, date(2025, 7, 3), keeper)

    assert refused.value.last == date(2025, 7, 4)


def test_no_seat_is_wanted_before_the_body_was_founded(body, keeper):
    with pytest.raises(seats.BeforeItWasFoundedError):
        want(body, 1, date(2023, 1, 1), keeper)


def test_a_number_that_was_wrong_is_put_right_on_its_own_day(body, keeper):
    group = want(body, 5, date(2025, 7, 4), keeper)
    want(body, 2, date(2025, 7, 4), keeper)

    assert vacancies_of(group, date(2025, 7, 4)).wanted == 2


def test_a_closed_body_wants_no_seats_and_has_no_new_terms_or_aims(body, keeper):
    closing.close_body(body, make_bodies.closing(), by=keeper)

    for deed in (
        lambda: want(body, 1, date(2025, 1, 1), keeper),
        lambda: terms.add_terms_of_reference(
            body, TermsDetails("We meet", date(2025, 1, 1)), by=keeper
        ),
        lambda: aims.add_aim(body, Task("Listen"), by=keeper),
        lambda: actions.add_action(body, actions.ActionValues("Ring the school"), by=keeper),
    ):
        with pytest.raises(bodies.BodyClosedError):
            deed()


def test_terms_of_reference_are_numbered_and_never_go_back_in_time(body, keeper):
    first = TermsDetails("We meet monthly", date(2025, 1, 1))
    second = TermsDetails("We meet weekly", date(2025, 6, 1), change="Weekly")

    terms.add_terms_of_reference(body, first, by=keeper)
    terms.add_terms_of_reference(body, second, by=keeper)

    assert [each.number for each in body.terms_of_reference.all()] == [2, 1]
    with pytest.raises(terms.AgreedTooEarlyError):
        terms.add_terms_of_reference(body, first, by=keeper)
    with pytest.raises(terms.NothingNewError):
        terms.add_terms_of_reference(body, second, by=keeper)


def test_the_database_refuses_to_change_or_delete_terms_of_reference(body):
    version = make_bodies.terms(body)
    row = TermsOfReference.objects.filter(pk=version.pk)

    for deed in (lambda: row.update(text="x"), row.delete):
        with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
            deed()
    assert row.get().text == version.text


def test_an_aim_is_added_changed_and_done_once(body, keeper):
    aim = aims.add_aim(body, Task("Listen", date(2026, 1, 1)), by=keeper)
    second = aims.add_aim(body, Task("Act"), by=keeper)
    aims.change_aim(aim, Task("Listen more", date(2026, 2, 1)), by=keeper)
    aims.finish_aim(aim, on=date(2026, 1, 5), outcome="We heard 40 families", by=keeper)

    aim.refresh_from_db()
    assert (aim.text, aim.done_on, aim.position) == ("Listen more", date(2026, 1, 5), 0)
    assert second.position == 1
    for deed in (
        lambda: aims.finish_aim(aim, on=date(2026, 1, 6), outcome="", by=keeper),
        lambda: aims.change_aim(aim, Task("Else"), by=keeper),
    ):
        with pytest.raises(aims.AlreadyDoneError):
            deed()

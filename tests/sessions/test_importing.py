"""Bringing in a file of attendees, from the file to the bookings."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from heard.mail.models import Message
from heard.sessions.models import AttendeeFile, Booking, ImportMapping
from heard.sessions.services import importing as services
from heard.sessions.services.booking import NotOpenError, cancel_booking
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions.make_attendees import kept, row, taken_in, written
from tests.sessions.test_handling import HANDLERS, keyer


def page_of(session, name="import_bookings", *args, **more):
    of = session.phase.programme.partnership
    return Page(f"sessions:{name}", (session.pk, *args), partnership=of, **more)


def client_of(session):
    return partnerships.signed_in(keyer(session))


def send(session, content, name="attendees.csv"):
    sent = {"file": SimpleUploadedFile(name, content)}
    return client_of(session).post(page_of(session).address, sent, follow=True)


@pytest.mark.parametrize("name", ["import_bookings", "attendee_file", "map_columns"])
def test_only_those_who_handle_bookings_bring_in_files(db, name):
    file = kept(row())
    args = () if name == "import_bookings" else (file.key,)

    assert_access(page_of(file.session, name, *args), roles=HANDLERS)


def test_a_file_of_another_session_is_not_found(db):
    file, other = kept(row()), make.session()

    page = page_of(other, "attendee_file", file.key)

    assert client_of(other).get(page.address).status_code == 404


def test_a_file_goes_from_its_columns_to_a_look_to_bookings(db):
    session = make.session()
    first = send(session, written(row("1"), row("2", ticket="2 x Parent")))
    file = AttendeeFile.objects.get()
    columns = {name: str(column) for name, column in file.columns.items()}

    look = client_of(session).post(
        page_of(session, "map_columns", file.key).address, columns, follow=True
    )
    client_of(session).post(page_of(session, "attendee_file", file.key).address, {"choice": "take"})
    file.refresh_from_db()
    done = services.take_in_attendees(file)

    assert "What are the columns?" in first.content.decode()
    assert "<strong>2 new households</strong>, 3 people in all" in look.content.decode()
    assert (done.state, done.made, done.rows) == ("taken_in", 2, [])
    assert [(one.places, one.booked_by) for one in Booking.objects.order_by("number")] == [
        (1, "eventbrite"),
        (2, "eventbrite"),
    ]
    assert Message.objects.count() == 2


def test_the_columns_of_a_shape_are_remembered(db):
    file = kept(row("1"))

    page = send(file.session, written(row("2"))).content.decode()

    assert ImportMapping.objects.count() == 1
    assert "1 new household</strong>, 1 person in all" in page


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.csv", "The selected file is empty"),
        (b" ", "a.csv", "The file is empty"),
        (written(), "a.csv", "There are no rows below the names of the columns"),
        (b"PK\x03\x04", "a.csv", "This is no CSV file"),
        (written(row()), "a.xlsx", "The selected file must be a CSV or TXT"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(db, content, name, words):
    page = send(make.session(), content, name)

    assert words in page.content.decode()
    assert not AttendeeFile.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"order": ""}, "Select the column with the order number"),
        ({"first_name": "", "last_name": ""}, "Select the column with the name"),
        ({"email": "", "phone": ""}, "Select a column with which they can be reached"),
        ({"order": "99"}, "Select one of the answers in the list"),
        ({"order": "x\x00"}, "Select one of the answers in the list"),
    ],
)
def test_columns_that_are_needed_are_asked_for(db, sent, words):
    file = kept(row())
    columns = {name: str(column) for name, column in file.columns.items()} | sent

    page = client_of(file.session).post(
        page_of(file.session, "map_columns", file.key).address, columns
    )

    assert words in page.content.decode()


def test_a_file_that_is_brought_in_again_books_nobody_twice(db):
    session = make.session()
    taken_in(row("1"), row("2"), of=session)

    again = taken_in(row("1"), row("2"), row("3"), of=session)

    assert (again.made, again.known) == (1, 2)
    assert Booking.objects.count() == 3


def test_an_order_that_has_changed_elsewhere_stays_as_it_is_here(db):
    session = make.session()
    taken_in(row("1"), of=session)

    taken_in(row("1", quantity="3", email="new@example.org"), row("2"), of=session)

    assert Booking.objects.order_by("number")[0].places == 1
    assert Booking.objects.count() == 2


def test_a_household_that_has_cancelled_here_is_not_booked_again(db):
    session = make.session()
    taken_in(row("1"), of=session)
    cancel_booking(Booking.objects.get())

    taken_in(row("1"), row("2"), of=session)

    assert [one.state for one in Booking.objects.order_by("number")] == ["cancelled", "booked"]


def test_the_same_order_number_at_another_session_is_another_order(db):
    taken_in(row("1"))
    taken_in(row("1"))

    assert Booking.objects.count() == 2


def test_households_over_the_capacity_wait_in_the_order_of_their_orders(db):
    session = make.session(capacity=2)
    file = taken_in(
        row("late", at="2026-11-03 10:00", first="C"),
        row("middle", at="2026-11-02 10:00", first="B", quantity="2"),
        row("early", at="2026-11-01 10:00", first="A"),
        of=session,
    )

    found = Booking.objects.order_by("number")
    assert [(one.name, one.state) for one in found] == [
        ("A Vale", "booked"),
        ("B Vale", "waiting"),
        ("C Vale", "waiting"),
    ]
    assert (file.made, file.waiting) == (3, 2)


def test_a_household_larger_than_the_room_is_refused_and_counted(db):
    file = taken_in(row("1", quantity="5"), row("2"), of=make.session(capacity=3))

    assert (file.made, file.refused) == (1, 1)


def test_a_job_that_was_killed_goes_on_where_it_stopped(db):
    session = make.session()
    file = kept(row("1"), row("2"), row("3"), of=session)
    services.import_bookings(file, by=file.brought_by)
    file.refresh_from_db()
    found = services.read_households(file.rows, file.columns).good[0]
    services._take_in(file, found)

    file.refresh_from_db()
    done = services.take_in_attendees(file)
    again = services.take_in_attendees(done)

    assert (done.made, done.known, again.made) == (3, 0, 3)
    assert Booking.objects.count() == 3


def test_a_file_that_was_dropped_holds_nobody(db):
    file = kept(row())

    page = client_of(file.session).post(
        page_of(file.session, "attendee_file", file.key).address, {"choice": "drop"}, follow=True
    )

    file.refresh_from_db()
    assert (file.state, file.rows) == ("dropped", [])
    assert "Nobody was booked" in page.content.decode()


def test_nobody_decides_twice(db):
    file = kept(row())
    services.drop_attendees(file, by=file.brought_by)

    with pytest.raises(services.NotWaitingError):
        services.import_bookings(file, by=file.brought_by)
    with pytest.raises(services.NotWaitingError):
        services.map_columns(file, {}, by=file.brought_by)


def test_a_file_with_doubts_alone_cannot_be_taken_in(db):
    file = kept(row(ticket="Family ticket"))

    with pytest.raises(services.NothingToTakeInError):
        services.import_bookings(file, by=file.brought_by)


def test_a_cancelled_session_takes_no_file(db):
    session = make.session(
        state="cancelled", cancelled_because="Flood", cancelled_at=timezone.now()
    )

    with pytest.raises(NotOpenError):
        kept(row(), of=session)


def test_what_was_given_back_since_is_shown_to_be_looked_at(db):
    session = make.session()
    taken_in(row("1"), of=session)
    booking = Booking.objects.get()
    file = kept(row("1", status="Refunded"), row("2"), of=session)

    page = client_of(session).get(page_of(session, "attendee_file", file.key).address)

    assert f">{booking.reference}</a>" in page.content.decode()


def test_what_somebody_wrote_in_a_file_is_shown_as_text(db):
    file = kept(row(first="<script>alert(1)</script>"), row("2", ticket="<b>VIP</b>"))

    page = client_of(file.session).get(page_of(file.session, "attendee_file", file.key).address)

    assert "<script>alert" not in page.content.decode()
    assert "&lt;b&gt;VIP" in page.content.decode()


def test_files_that_nobody_decides_on_are_deleted(db):
    old, fresh = kept(row("1")), kept(row("2"))
    AttendeeFile.objects.filter(pk=old.pk).update(brought_at=timezone.now() - timedelta(days=8))

    deleted = services.forget_waiting_attendees()

    old.refresh_from_db()
    fresh.refresh_from_db()
    assert (deleted, old.state, old.rows, fresh.state) == (1, "dropped", [], "checked")


def test_a_long_file_is_looked_at_with_few_statements(db, django_assert_max_num_queries):
    file = kept(*(row(str(number)) for number in range(500)))
    client = client_of(file.session)

    with django_assert_max_num_queries(15):
        client.get(page_of(file.session, "attendee_file", file.key).address)

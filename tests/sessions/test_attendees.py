"""Reading files of attendees: encodings, separators, dates, tickets, doubts."""

from datetime import UTC, datetime

import pytest

from heard.mail.models import Channel
from heard.sessions.attendees.columns import guess_columns, shape_of
from heard.sessions.attendees.dates import is_day_first, read_moment
from heard.sessions.attendees.households import read_households
from heard.sessions.attendees.reading import MOST_ROWS, UnreadableFileError, read_table
from heard.sessions.attendees.tickets import read_tickets
from heard.sessions.household import Party
from tests.sessions.make_attendees import row, written


def read(*rows, **more):
    table = read_table(written(*rows, **more))
    return read_households(table.rows, guess_columns(table.header))


def only(*rows, **more):
    """The one household of a file, whether or not in doubt."""
    reading = read(*rows, **more)
    (found,) = reading.good + reading.in_doubt
    return found


def doubts(*rows):
    return [str(words) for words in only(*rows).doubts]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_file_is_read_however_it_was_saved(separator, encoding):
    found = only(row(first="Zoë", last="O’Brien"), separator=separator, encoding=encoding)

    assert found.household.name == "Zoë O’Brien"
    assert found.doubts == ()


def test_a_spreadsheet_that_names_its_separator_is_read():
    content = b"sep=;\r\n" + written(row(), separator=";")

    assert read_table(content).header[0] == "Order no."


def test_line_breaks_and_commas_within_a_cell_stay_within_it():
    found = only(row(needs='Quiet, "calm"\nplease'), row(first="", last=""))

    assert found.household.support[0].words == 'Quiet, "calm"\nplease'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (written(), "no_rows"),
        (written() + b",,,,,,,,,,\n" * 5, "no_rows"),
        (b"PK\x03\x04 a workbook", "not_text"),
        (b"%PDF-1.7", "not_text"),
        (b"\x89PNG\r\n\x00\x00\x00\x00", "not_text"),
        (b"one column\nand no more\n", "not_a_list"),
        (b"a,b\n" + b'"' + b"x" * 200_000, "not_a_list"),
        (b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1), "too_many_rows"),
        (b"," * 400 + b"x\n1,2\n", "not_a_list"),
    ],
)
def test_what_is_no_list_of_attendees_says_why(content, why):
    with pytest.raises(UnreadableFileError) as raised:
        read_table(content)

    assert raised.value.why == why


def test_rows_of_one_order_are_one_household():
    reading = read(
        row("7", ticket="Parent or carer"),
        row("8"),
        row("7", ticket="Young person with SEND", first="Ash"),
        row("7", ticket="Personal assistant (PA)"),
        row("7", ticket="Companion or friend"),
    )

    assert [(one.order, one.rows) for one in reading.good] == [("7", (2, 4, 5, 6)), ("8", (3,))]
    assert reading.good[0].household.party == Party(1, 1, 1, 1)
    assert reading.good[0].household.name == "Robin Vale"


@pytest.mark.parametrize(
    ("words", "quantity", "counts"),
    [
        ("Parent", 3, {"parents": 3}),
        ("2 x Parent", 1, {"parents": 2}),
        ("2 x Parent/Carer, 1 x Young person", 3, {"parents": 2, "young_people": 1}),
        ("1 × Adult + 2 × Child", 1, {"parents": 1, "young_people": 2}),
        ("Parent x2; Teenager x1", 1, {"parents": 2, "young_people": 1}),
        ("Parent of a young person", 1, {"parents": 1}),
        ("Crèche place", 2, {"childcare": 2}),
        ("Support worker", 1, {"assistants": 1}),
        ("VIP", 1, {"parents": 1}),
        ("", 1, {"parents": 1}),
    ],
)
def test_tickets_are_read_as_people(words, quantity, counts):
    assert dict(read_tickets(words, quantity).counts) == counts


@pytest.mark.parametrize("ticket", ["Family ticket", "Whole household", "Couple"])
def test_how_many_come_on_a_family_ticket_nobody_can_tell(ticket):
    assert doubts(row(ticket=ticket)) == [f"How many come on the ticket “{ticket}” is not said"]


def test_a_ticket_of_an_unknown_kind_is_a_parent_and_says_so():
    found = only(row(ticket="Early bird"))

    assert found.doubts == ()
    assert [str(words) for words in found.notes] == [
        "The ticket “Early bird” counts as a parent or carer"
    ]


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-11-02 14:33:10", datetime(2026, 11, 2, 14, 33, 10, tzinfo=UTC)),
        ("2026-07-02T14:33:10Z", datetime(2026, 7, 2, 14, 33, 10, tzinfo=UTC)),
        ("2026-07-02T14:33:10.123+01:00", datetime(2026, 7, 2, 13, 33, 10, tzinfo=UTC)),
        ("02/07/2026 14:33", datetime(2026, 7, 2, 13, 33, tzinfo=UTC)),
        ("2 November 2026 at 2:33 pm", datetime(2026, 11, 2, 14, 33, tzinfo=UTC)),
        ("Mon, 2 Nov 2026 14:33", datetime(2026, 11, 2, 14, 33, tzinfo=UTC)),
        ("Nov 2, 2026, 2:33 PM", datetime(2026, 11, 2, 14, 33, tzinfo=UTC)),
        ("2-Nov-26", datetime(2026, 11, 2, tzinfo=UTC)),
        ("02.11.26 9:05", datetime(2026, 11, 2, 9, 5, tzinfo=UTC)),
        ("2026-11-02", datetime(2026, 11, 2, tzinfo=UTC)),
        ("46328.5", datetime(2026, 11, 2, 12, tzinfo=UTC)),
        # The hour that the clocks skip, and the one that they have twice.
        ("2026-03-29 01:30:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-10-25 01:30:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_moments_are_read_in_every_shape(cell, moment):
    assert read_moment(cell, day_first=True) == moment


@pytest.mark.parametrize(
    "cell", ["", "soon", "31/02/2026", "2026-13-01", "32 May 2026", "2026-11-02 25:00", "9" * 400]
)
def test_what_is_no_moment_is_none(cell):
    assert read_moment(cell, day_first=True) is None


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        (["03/04/2026", "14/04/2026"], True),
        (["03/04/2026", "04/14/2026"], False),
        (["03/04/2026"], True),
        (["2026-04-03", "soon"], True),
        (["13/04/2026", "04/13/2026"], None),
    ],
)
def test_all_dates_of_a_file_tell_whether_the_day_comes_first(cells, verdict):
    assert is_day_first(cells) is verdict


def test_dates_as_americans_write_them_are_read_so_where_one_tells():
    reading = read(row("1", at="10/03/2026 09:00"), row("2", at="09/30/2026 09:00"))

    assert [(one.order, one.ordered_at.month) for one in reading.good] == [("2", 9), ("1", 10)]


def test_households_stand_in_the_order_in_which_they_ordered():
    reading = read(
        row("3", at="2026-11-02 10:00:01"),
        row("2", at="2026-11-02 10:00:00"),
        row("1", at="2026-11-02 10:00:01"),
    )

    assert [one.order for one in reading.good] == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"first": "", "last": ""}, "There is no name"),
        ({"first": "www.cheap.example", "last": ""}, "The name is not a name"),
        ({"first": "=HYPERLINK(1)", "last": ""}, "The name is not a name"),
        ({"email": ""}, "There is no e-mail address and no phone number"),
        ({"email": "not one"}, "There is no e-mail address and no phone number"),
        ({"quantity": "some"}, "How many tickets is not a number: “some”"),
        ({"quantity": "0"}, "Nobody comes on these tickets"),
        ({"quantity": "31"}, "More than 30 people in one order"),
        ({"at": "soon"}, "The day on which they ordered is none: “soon”"),
        ({"at": "2099-01-01"}, "The day on which they ordered is none: “2099-01-01”"),
        ({"at": ""}, "There is no day on which they ordered"),
    ],
)
def test_what_is_in_doubt_is_named_and_left_out(cells, words):
    assert words in doubts(row(**cells))


@pytest.mark.parametrize(
    "status", ["Cancelled", "Refunded", "Not Attending", "Deleted", "order refunded"]
)
def test_who_gave_back_their_ticket_does_not_come(status):
    reading = read(row("1", status=status), row("2"), row("2", status=status))

    assert [one.order for one in reading.good] == ["2"]
    assert reading.cancelled == ("1",)
    assert reading.cancelled_rows == 2


def test_an_attendee_who_is_there_twice_counts_once():
    reading = read(row(attendee="55"), row(attendee="55"), row(attendee="56"))

    assert reading.good[0].household.party.places == 2
    assert reading.doubled_rows == 1


def test_two_tickets_alike_without_attendee_numbers_are_two_people():
    assert only(row(), row()).household.party.places == 2


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("+49 151 2345 6789", "+49 151 2345 6789"),
        ("001 (212) 555-0100", "001 (212) 555-0100"),
        ('="07700 900123"', "07700 900123"),
        ("'07700900123", "07700900123"),
        ("7700900123", "07700900123"),
        ("7700900123.0", "07700900123"),
        ("4.47701E+11", ""),
        ("ring me", ""),
    ],
)
def test_phone_numbers_are_read_from_anywhere(typed, phone):
    assert only(row(phone=typed)).household.phone == phone


def test_who_gives_no_e_mail_address_is_rung():
    household = only(row(email="", phone="+49 151 2345 6789")).household

    assert (household.channel, household.phone) == (Channel.PHONE, "+49 151 2345 6789")


@pytest.mark.parametrize("said", ["No", "none", "N/A", "-", "", "No."])
def test_who_needs_nothing_asks_for_nothing(said):
    assert only(row(needs=said)).household.support == ()


def test_a_row_without_order_number_is_named():
    reading = read(row(""), row("1"), row("x" * 61))

    assert reading.rows_without_order == (2, 4)


def test_columns_are_guessed_by_the_names_that_booking_sites_have_used():
    header = [
        "Order ID",
        "Buyer first name",
        "Buyer surname",
        "Buyer email",
        "First name",
        "Order date",
        "Ticket type",
        "Ticket quantity",
        "Childcare places",
        "Dietary requirements",
    ]

    assert guess_columns(header) == {
        "order": 0,
        "first_name": 1,
        "last_name": 2,
        "email": 3,
        "ordered_at": 5,
        "ticket": 6,
        "quantity": 7,
        "childcare": 8,
        "needs": 9,
    }


def test_files_of_one_shape_are_known_by_the_names_of_their_columns():
    assert shape_of(["a", "b"]) == shape_of(["a", "b"])
    assert shape_of(["a", "b"]) != shape_of(["b", "a"])


def test_ten_thousand_rows_are_read_at_once():
    reading = read(*(row(str(number // 2)) for number in range(10_000)))

    assert len(reading.good) == 5_000
    assert reading.good[0].household.party.places == 2

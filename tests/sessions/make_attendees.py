"""Files of attendees as booking sites and spreadsheets write them."""

import csv
from io import StringIO
from typing import Any

from heard.sessions.models import AttendeeFile, Session
from heard.sessions.services import importing
from tests.sessions import make

HEADER = [
    "Order no.",
    "Order Date",
    "First Name",
    "Last Name",
    "Email",
    "Quantity",
    "Ticket Type",
    "Attendee no.",
    "Attendee Status",
    "Cell Phone",
    "Do you have any access needs?",
]


def row(order: str = "1001", **more: Any) -> dict[str, str]:
    """One attendee as Eventbrite writes it."""
    given = {
        "Order no.": order,
        "Order Date": "2026-11-02 14:33:10",
        "First Name": "Robin",
        "Last Name": "Vale",
        "Email": f"robin{order}@example.org",
        "Quantity": "1",
        "Ticket Type": "Parent or carer",
        "Attendee no.": "",
        "Attendee Status": "Attending",
        "Cell Phone": "",
        "Do you have any access needs?": "",
    }
    names = {
        "at": "Order Date",
        "first": "First Name",
        "last": "Last Name",
        "email": "Email",
        "quantity": "Quantity",
        "ticket": "Ticket Type",
        "attendee": "Attendee no.",
        "status": "Attendee Status",
        "phone": "Cell Phone",
        "needs": "Do you have any access needs?",
    }
    return given | {names[name]: value for name, value in more.items()}


def written(*rows: dict[str, str], separator: str = ",", encoding: str = "utf-8") -> bytes:
    page = StringIO()
    writer = csv.DictWriter(page, HEADER, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue().encode(encoding)


def kept(*rows: dict[str, str], of: Session | None = None, **more: Any) -> AttendeeFile:
    """A file whose columns have been looked at."""
    of = of or make.session()
    member = make.lead(of.phase.programme.partnership)
    upload = importing.Upload("attendees.csv", written(*rows, **more))
    file = importing.keep_attendees(of, upload, by=member)
    return importing.map_columns(file, file.columns, by=member)


def taken_in(*rows: dict[str, str], of: Session | None = None) -> AttendeeFile:
    file = kept(*rows, of=of)
    chosen = importing.import_bookings(file, by=file.brought_by)
    return importing.take_in_attendees(chosen)

"""Which column of a file is what: guessed by its name, and a name for files of one shape."""

import re
from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256
from json import dumps

from django.utils.translation import gettext_lazy as _

from heard.design.typed import plain_letters


class Wanted(StrEnum):
    """What we look for in a file of attendees."""

    ORDER = "order"
    ORDERED_AT = "ordered_at"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    TICKET = "ticket"
    QUANTITY = "quantity"
    STATUS = "status"
    ATTENDEE = "attendee"
    NEEDS = "needs"
    CHILDCARE = "childcare"


WANTED_WORDS = {
    Wanted.ORDER: _("Order number"),
    Wanted.ORDERED_AT: _("When they ordered"),
    Wanted.NAME: _("Whole name"),
    Wanted.FIRST_NAME: _("First name"),
    Wanted.LAST_NAME: _("Last name"),
    Wanted.EMAIL: _("E-mail address"),
    Wanted.PHONE: _("Phone number"),
    Wanted.TICKET: _("Kind of ticket"),
    Wanted.QUANTITY: _("How many tickets"),
    Wanted.STATUS: _("Attending, cancelled or refunded"),
    Wanted.ATTENDEE: _("Attendee number"),
    Wanted.NEEDS: _("What they need so that they can come"),
    Wanted.CHILDCARE: _("Children for childcare"),
}
# Names as booking sites have written them over the years, the best first; in plain letters.
_NAMES: dict[str, tuple[str, ...]] = {
    Wanted.ORDER: ("orderno", "orderid", "ordernumber", "order", "bookingreference", "reference"),
    Wanted.ORDERED_AT: ("orderdate", "orderdateandtime", "ordered", "bookedon", "date", "created"),
    Wanted.NAME: ("buyername", "attendeename", "name", "fullname"),
    Wanted.FIRST_NAME: ("buyerfirstname", "firstname", "forename", "attendeefirstname"),
    Wanted.LAST_NAME: (
        "buyerlastname",
        "buyersurname",
        "lastname",
        "surname",
        "attendeelastname",
        "attendeesurname",
    ),
    Wanted.EMAIL: ("buyeremail", "email", "emailaddress", "attendeeemail", "buyeremailaddress"),
    Wanted.PHONE: ("cellphone", "mobilephone", "mobile", "phone", "phonenumber", "homephone"),
    Wanted.TICKET: ("tickettype", "ticket", "tickets", "ticketname"),
    Wanted.QUANTITY: ("quantity", "ticketquantity", "tickets", "noofticket", "numberoftickets"),
    Wanted.STATUS: ("attendeestatus", "status", "orderstatus", "ordertype"),
    Wanted.ATTENDEE: ("attendeeno", "attendeenumber", "attendeeid", "attendee", "barcodeno"),
    Wanted.NEEDS: (),
    Wanted.CHILDCARE: ("childcareplaces", "childrenforchildcare", "childcare", "creche"),
}
# What organisers asked in their own words.
_LIKELY: dict[str, re.Pattern[str]] = {
    Wanted.NEEDS: re.compile(r"access|accessib|adjustment|dietary|allerg|requirement|support need"),
    Wanted.CHILDCARE: re.compile(r"childcare|cr[eè]che"),
}
MUST_BE = (Wanted.ORDER,)


def guess_columns(header: Sequence[str]) -> dict[str, int]:
    """From what we look for to the number of the column that seems to be it; each is used once."""
    plain = [plain_letters(name) for name in header]
    found: dict[str, int] = {}
    for wanted in Wanted:
        column = _exact(wanted, plain, found)
        if column is None and wanted in _LIKELY:
            column = _likely(wanted, header, found)
        if column is not None:
            found[wanted] = column
    return found


def shape_of(header: Sequence[str]) -> str:
    """SHA-256 of the names of the columns: files of one shape are read the same way."""
    return sha256(dumps(list(header)).encode()).hexdigest()


def _exact(wanted: str, plain: list[str], found: dict[str, int]) -> int | None:
    used = found.values()
    for name in _NAMES[wanted]:
        for number, column in enumerate(plain):
            if column == name and number not in used:
                return number
    return None


def _likely(wanted: str, header: Sequence[str], found: dict[str, int]) -> int | None:
    used, pattern = found.values(), _LIKELY[wanted]
    for number, name in enumerate(header):
        if number not in used and pattern.search(name.casefold()):
            return number
    return None

"""From the rows of a file of attendees to households, by order number, with what is in doubt."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.mail.models import Channel
from heard.sessions.attendees.columns import Wanted
from heard.sessions.attendees.dates import is_day_first, read_moment
from heard.sessions.attendees.tickets import MOST_PEOPLE, read_tickets
from heard.sessions.household import Household, Party, Wish
from heard.sessions.models.words import Support

LONGEST_ORDER = 60
LONGEST_WISH = 300
# A row of somebody who does not come any more.
_OVER = re.compile(r"cancel|refund|not attending|deleted|void|declin|transferred|abandon")
_NOTHING = {"", "no", "none", "n/a", "na", "nil", "-", "no thank you", "nothing", "not applicable"}
_PHONE = re.compile(r"\+?(?:[\s().-]*\d){6,20}[\s().-]*")
_MANGLED_PHONE = re.compile(r"[\d.,]+e\+?\d+", re.IGNORECASE)
_LOST_ZERO = re.compile(r"[127]\d{9}")
_WEB = re.compile(r"[/@<>]|\bwww\.|^[=+]", re.IGNORECASE)
Words = str | Promise


@dataclass(frozen=True)
class Found:
    """One household of a file. With `doubts` it is not taken in; `notes` are only said."""

    order: str
    rows: tuple[int, ...]
    household: Household
    ordered_at: datetime | None
    doubts: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()

    @property
    def sort_key(self) -> tuple[datetime, str]:
        """Who ordered first stands first; the number of the order decides between two."""
        return self.ordered_at or timezone.now(), self.order


@dataclass(frozen=True)
class Reading:
    """What is in a file: households to take in, in their order; in doubt; and rows left out."""

    good: tuple[Found, ...]
    in_doubt: tuple[Found, ...]
    cancelled: tuple[str, ...]
    rows: int
    cancelled_rows: int
    doubled_rows: int
    rows_without_order: tuple[int, ...]


@dataclass
class _Order:
    """The rows of one order that still come, by number of the row as a spreadsheet shows it."""

    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    cancelled: int = 0
    doubled: int = 0


def read_households(rows: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Reading:
    """`columns` goes from what is looked for to the number of its column. Row 1 is the header."""
    orders: dict[str, _Order] = {}
    without_order = []
    for number, cells in enumerate(rows, start=2):
        row = {wanted: cells[column] for wanted, column in columns.items()}
        name = row.get(Wanted.ORDER, "")
        if not name or len(name) > LONGEST_ORDER:
            without_order.append(number)
            continue
        _add(orders.setdefault(name, _Order()), number, row)
    day_first = is_day_first(
        row.get(Wanted.ORDERED_AT, "") for order in orders.values() for row in order.rows.values()
    )
    found = [_found(name, order, day_first) for name, order in orders.items() if order.rows]
    return Reading(
        good=tuple(sorted((one for one in found if not one.doubts), key=lambda one: one.sort_key)),
        in_doubt=tuple(one for one in found if one.doubts),
        cancelled=tuple(name for name, order in orders.items() if not order.rows),
        rows=len(rows),
        cancelled_rows=sum(order.cancelled for order in orders.values()),
        doubled_rows=sum(order.doubled for order in orders.values()),
        rows_without_order=tuple(without_order),
    )


def order_token(session: int, order: str) -> str:
    """Names an order of a session, so that it is booked once, however often a file brings it."""
    return f"eventbrite {session} {order}"


def _add(order: _Order, number: int, row: dict[str, str]) -> None:
    """Whoever does not come is left out, and so is the same attendee a second time."""
    if _OVER.search(row.get(Wanted.STATUS, "").casefold()):
        order.cancelled += 1
        return
    if row.get(Wanted.ATTENDEE) and row in order.rows.values():
        order.doubled += 1
        return
    order.rows[number] = row


def _found(name: str, order: _Order, day_first: bool | None) -> Found:
    rows = list(order.rows.values())
    doubts: list[Words] = []
    notes: list[Words] = []
    household = _household(rows, doubts, notes)
    return Found(
        order=name,
        rows=tuple(order.rows),
        household=household,
        ordered_at=_ordered_at(rows, day_first, doubts),
        doubts=tuple(doubts),
        notes=tuple(dict.fromkeys(notes)),
    )


def _household(rows: list[dict[str, str]], doubts: list[Words], notes: list[Words]) -> Household:
    party = _party(rows, doubts, notes)
    name = _name(rows)
    if not name:
        doubts.append(_("There is no name"))
    elif _WEB.search(name) or len(name) > 200:
        doubts.append(_("The name is not a name"))
    email, phone = _email(rows, notes), _phone(rows, notes)
    if not email and not phone:
        doubts.append(_("There is no e-mail address and no phone number"))
    return Household(
        name=name[:200],
        channel=Channel.EMAIL if email else Channel.PHONE,
        email=email,
        phone=phone,
        party=party,
        support=_wishes(rows),
    )


def _party(rows: list[dict[str, str]], doubts: list[Words], notes: list[Words]) -> Party:
    counts: Counter[str] = Counter()
    for row in rows:
        typed = row.get(Wanted.QUANTITY, "")
        if typed and not re.fullmatch(r"\d{1,3}(?:\.0+)?", typed):
            doubts.append(_("How many tickets is not a number: “%s”") % typed[:40])
            continue
        people = read_tickets(row.get(Wanted.TICKET, ""), int(float(typed)) if typed else 1)
        counts += people.counts
        if not people.is_clear:
            doubts.append(
                _("How many come on the ticket “%s” is not said") % row[Wanted.TICKET][:60]
            )
        notes.extend(
            _("The ticket “%s” counts as a parent or carer") % each[:60] for each in people.guessed
        )
    counts["childcare"] += _children(rows, doubts)
    return _as_party(counts, doubts)


def _children(rows: list[dict[str, str]], doubts: list[Words]) -> int:
    """Said in a column of its own, once for the household or on each of its rows alike."""
    typed = {row.get(Wanted.CHILDCARE, "") for row in rows}
    said = {each for each in typed if each.casefold() not in _NOTHING}
    if not said:
        return 0
    only = said.pop()
    if said or not re.fullmatch(r"\d{1,2}", only):
        doubts.append(_("How many children need childcare is not a number: “%s”") % only[:40])
        return 0
    return int(only)


def _as_party(counts: Counter[str], doubts: list[Words]) -> Party:
    names = ("parents", "young_people", "assistants", "companions")
    party = Party(**{name: counts[name] for name in names}, childcare=counts["childcare"])
    if party.places == 0:
        doubts.append(_("Nobody comes on these tickets"))
        return Party()
    if party.places > MOST_PEOPLE or party.childcare > MOST_PEOPLE:
        doubts.append(_("More than 30 people in one order"))
        return Party()
    return party


def _name(rows: list[dict[str, str]]) -> str:
    """Of the first row that has one; the two halves go before the whole."""
    for row in rows:
        halves = f"{row.get(Wanted.FIRST_NAME, '')} {row.get(Wanted.LAST_NAME, '')}".strip()
        name = halves or row.get(Wanted.NAME, "")
        if name and name.casefold() != "info requested info requested":
            return " ".join(name.split())
    return ""


def _email(rows: list[dict[str, str]], notes: list[Words]) -> str:
    typed = next((row[Wanted.EMAIL] for row in rows if row.get(Wanted.EMAIL)), "")
    if not typed or typed.casefold() == "info requested":
        return ""
    try:
        validate_email(typed)
    except ValidationError:
        notes.append(_("The e-mail address is none: “%s”") % typed[:60])
        return ""
    return typed if len(typed) <= 254 else ""


def _phone(rows: list[dict[str, str]], notes: list[Words]) -> str:
    """As it was typed, from wherever in the world; a lost 0 at the front is put back."""
    typed = next((row[Wanted.PHONE] for row in rows if row.get(Wanted.PHONE)), "")
    plain = re.sub(r"\.0+$", "", typed.lstrip("'"))
    if not plain:
        return ""
    if _MANGLED_PHONE.fullmatch(plain):
        notes.append(_("A spreadsheet has spoilt the phone number: “%s”") % typed[:40])
        return ""
    if len(plain) > 30 or not _PHONE.fullmatch(plain):
        notes.append(_("The phone number is none: “%s”") % typed[:40])
        return ""
    return f"0{plain}" if _LOST_ZERO.fullmatch(plain) else plain


def _wishes(rows: list[dict[str, str]]) -> tuple[Wish, ...]:
    said = dict.fromkeys(row.get(Wanted.NEEDS, "") for row in rows)
    words = "; ".join(each for each in said if each.casefold().rstrip(".") not in _NOTHING)
    return (Wish(Support.OTHER, words[:LONGEST_WISH]),) if words else ()


def _ordered_at(
    rows: list[dict[str, str]], day_first: bool | None, doubts: list[Words]
) -> datetime | None:
    """The earliest of the order's rows. Where a file has no such column all came at once."""
    typed = [row[Wanted.ORDERED_AT] for row in rows if row.get(Wanted.ORDERED_AT)]
    if not typed:
        if any(Wanted.ORDERED_AT in row for row in rows):
            doubts.append(_("There is no day on which they ordered"))
        return None
    if day_first is None and any("/" in each for each in typed):
        doubts.append(_("Day and month stand in two orders in this file: “%s”") % typed[0][:40])
        return None
    read = [read_moment(each, day_first=day_first is not False) for each in typed]
    if any(each is None or each > timezone.now() for each in read):
        doubts.append(_("The day on which they ordered is none: “%s”") % typed[0][:40])
        return None
    return min(each for each in read if each)

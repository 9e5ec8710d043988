"""Households that ask for places, for tests."""

from itertools import count
from typing import Any

from heard.mail.models import Message
from heard.partnerships.addresses import addresses_of_install
from heard.sessions.household import Arrival, Household, Party
from heard.sessions.models import Booking, Session
from heard.sessions.services import booking as services

_number = count(1)


def household(people: int = 1, childcare: int = 0, **more: Any) -> Household:
    """Somebody new, reached by e-mail, with so many parents."""
    number = next(_number)
    columns: dict[str, Any] = {"name": f"Robin Vale {number}", "email": f"r{number}@example.org"}
    return Household(**(columns | {"party": Party(people, childcare=childcare)} | more))


def ask(of: Session, people: int = 1, childcare: int = 0, token: str = "", **more: Any) -> Booking:
    """Asked for on the web by somebody new."""
    return ask_again(of, household(people, childcare, **more), token)


def ask_again(of: Session, what: Household, token: str = "") -> Booking:
    return services.ask_for_places(
        of,
        what,
        arrival=Arrival(token=token),
        at=addresses_of_install(of.phase.programme.partnership),
    )


def change(booking: Booking, what: Household) -> Booking:
    at = addresses_of_install(booking.session.phase.programme.partnership)
    return services.change_booking(booking, what, at=at)


def state(booking: Booking) -> str:
    booking.refresh_from_db(fields=["state"])
    return str(booking.state)


def letters(booking: Booking, name: str = "") -> list[Message]:
    """What the household was told, the oldest first."""
    found = Message.objects.filter(key__startswith=f"booking {name}", key__contains=booking.key)
    return list(found.order_by("queued_at"))

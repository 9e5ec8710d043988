"""What somebody says who is interested in a seat: values on their way from a form to a service."""

from dataclasses import dataclass, fields
from typing import Any

from heard.boards.models import Reachable, SeatGroup
from heard.design.typed import inland_digits, plain_letters
from heard.mail.models import Channel
from heard.partnerships.models import District


@dataclass(frozen=True)
class Interest:
    """All that a form asks. What was left empty is empty."""

    name: str
    channel: str = Channel.EMAIL
    email: str = ""
    phone: str = ""
    address: str = ""
    language: str = "en-gb"
    groups: tuple[SeatGroup, ...] = ()
    relationship: str = ""
    district: District | None = None
    age_band: str = ""
    need: str = ""
    why: str = ""
    brings: str = ""
    availability: str = ""
    access_needs: tuple[str, ...] = ()
    access_words: str = ""
    conflict_words: str = ""
    how_heard: str = ""
    may_ask_again: bool = False

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the columns of an expression of the same names."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        del given["groups"]
        return given | {"access_needs": list(self.access_needs)}


def is_same_person(one: Interest | Reachable, other: Interest | Reachable) -> bool:
    """Whether e-mail address or phone number agree, or name and postal address both do."""
    return (
        _both(one.email.casefold(), other.email.casefold())
        or _both(inland_digits(one.phone), inland_digits(other.phone))
        or (
            _both(plain_letters(one.name), plain_letters(other.name))
            and _both(plain_letters(one.address), plain_letters(other.address))
        )
    )


def _both(one: str, other: str) -> bool:
    return bool(one) and one == other

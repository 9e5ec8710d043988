"""A session in parts, as plain values: each part is one form and one service."""

from dataclasses import dataclass
from datetime import date, datetime

from heard.partnerships.models import District, Division, Member
from heard.sessions.models import Venue
from heard.sessions.models.words import Audience, Format


@dataclass(frozen=True)
class About:
    """What a session is about and whom it is for."""

    title: str
    theme: str = ""
    about: str = ""
    audience: str = Audience.PARENTS
    needs: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True)
class BreakAt:
    """A break from a moment on."""

    starts_at: datetime
    minutes: int
    what: str = ""


@dataclass(frozen=True)
class Timing:
    """When and where. Without a district it is that of the division or of the venue."""

    starts_at: datetime
    ends_at: datetime
    format: str = Format.IN_PERSON
    venue: Venue | None = None
    online_link: str = ""
    district: District | None = None
    division: Division | None = None
    breaks: tuple[BreakAt, ...] = ()


@dataclass(frozen=True)
class Places:
    """Who may come, how many, and until when they can book. No capacity is no limit."""

    takes_bookings: bool = True
    is_anonymous: bool = False
    capacity: int | None = None
    childcare_places: int = 0
    held_places: int = 0
    held_until: date | None = None
    booking_closes_at: datetime | None = None
    offer_hours: int = 48
    keep_together_until_days: int = 3


@dataclass(frozen=True)
class Provided:
    """What there is for everybody, and until when other support can be asked for."""

    provided: tuple[str, ...] = ()
    provided_words: str = ""
    support_by: date | None = None


@dataclass(frozen=True)
class HostDetails:
    """Somebody who runs a session: a member, or a name."""

    kind: str
    member: Member | None = None
    name: str = ""
    is_named: bool = False

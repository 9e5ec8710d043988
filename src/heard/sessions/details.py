"""What is said of programmes, phases, venues and days to avoid, as plain values.

Forms fill them in and services act on them, so that neither knows of the other.
"""

from dataclasses import dataclass
from datetime import date

from heard.partnerships.models import District
from heard.sessions.models.words import Known
from heard.surveys.models import Survey


@dataclass(frozen=True)
class ProgrammeDetails:
    """A programme as those who run it describe it."""

    name: str
    contact: str
    about: str = ""
    is_public: bool = False
    heard_within_days: int = 28
    bookings_kept_days: int = 90
    support_kept_days: int = 14
    coders_wanted: int = 1


@dataclass(frozen=True)
class PhaseDetails:
    """A phase, and whom it wants to hear; what is empty is everybody."""

    name: str
    starts_on: date
    ends_on: date
    aims: str = ""
    districts: tuple[District, ...] = ()
    needs: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    feedback_survey: Survey | None = None
    equality_survey: Survey | None = None


@dataclass(frozen=True)
class Asked:
    """Who was asked to come, how, and how many that reached."""

    on: date
    how: str
    whom: str
    reached: int | None = None
    source: str = ""


@dataclass(frozen=True)
class VenueDetails:
    """A venue with what is known of its access."""

    name: str
    address: str
    postcode: str = ""
    district: District | None = None
    getting_there: str = ""
    step_free: str = Known.NOT_KNOWN
    parking: str = Known.NOT_KNOWN
    hearing_loop: str = Known.NOT_KNOWN
    quiet_room: str = Known.NOT_KNOWN
    accessible_toilet: str = Known.NOT_KNOWN
    hoist: str = Known.NOT_KNOWN
    public_transport: str = Known.NOT_KNOWN
    access_words: str = ""
    checked_on: date | None = None
    checked_by: str = ""


@dataclass(frozen=True)
class DaysToAvoid:
    """Days on which some families cannot come."""

    starts_on: date
    ends_on: date
    why: str

"""All rooms that hold something on people, asked as one."""

from dataclasses import dataclass, replace

from heard.areas.privacy import AREAS
from heard.boards import privacy as boards
from heard.boards.services.forgetting import StillInASeatError
from heard.home import requests_held
from heard.home.services.rights import NotAnsweredError
from heard.mail.services import StillToGoOutError
from heard.partnerships import personal_data as members
from heard.partnerships import widening
from heard.partnerships.models import Partnership
from heard.partnerships.privacy import Held, RetentionRule, Room, Subject
from heard.partnerships.services.leaving import StillNeededError
from heard.plans import privacy as plans
from heard.plans.services.forgetting import StillHoldsPostError
from heard.results import comments_privacy as comments
from heard.results import privacy as results
from heard.safeguarding import privacy as safeguarding
from heard.scrutiny import privacy as scrutiny
from heard.sessions import privacy as sessions
from heard.surveys.privacy import SURVEYS
from heard.themes.privacy import THEMES

# In the order in which a person reads it.
ROOMS: tuple[Room, ...] = (
    boards.BOARDS,
    sessions.SESSIONS,
    members.MEMBERS,
    members.MESSAGES,
    scrutiny.DECISIONS,
    requests_held.REQUESTS,
    SURVEYS,
    results.RESULTS,
    comments.COMMENTS,
    AREAS,
    safeguarding.SAFEGUARDING,
    THEMES,
    plans.PLANS,
)
# Rooms in which people can be reached.
KNOWN: tuple[widening.Known, ...] = (boards.known, sessions.known, plans.known)
# What a room raises where a record that could be forgotten has come to be needed meanwhile.
REFUSALS = (
    StillInASeatError,
    StillHoldsPostError,
    StillNeededError,
    StillToGoOutError,
    NotAnsweredError,
)


@dataclass(frozen=True)
class HeldInRoom:
    """What one room holds on somebody."""

    room: Room
    held: list[Held]


def subject_of(partnership: Partnership, *, email: str, phone: str, name: str) -> Subject:
    """Who is meant, with what their own records add: further names, addresses and numbers."""
    asked = Subject(partnership.pk, email.strip().lower(), phone.strip(), " ".join(name.split()))
    named = members.with_names(widening.with_names(asked, KNOWN))
    by_name_alone = not (asked.email or asked.phone)
    others = widening.has_namesake(named, KNOWN) or members.has_namesake(named)
    return widening.with_ways(replace(named, has_namesake=by_name_alone or others), KNOWN)


def held_on(subject: Subject) -> list[HeldInRoom]:
    """Everything on the subject, room by room."""
    return [HeldInRoom(room, room.held_on(subject)) for room in ROOMS]


def counts(partnership: Partnership) -> dict[str, int]:
    """Rows that may be of a person, by kind, over all rooms."""
    return {kind: count for room in ROOMS for kind, count in room.counts(partnership.pk).items()}


def retention_rules() -> list[RetentionRule]:
    """How long every room keeps what."""
    rooms = (
        *(boards, sessions, members, requests_held, safeguarding),
        *(plans, results, scrutiny, comments),
    )
    return [rule for room in rooms for rule in room.retention_rules()]

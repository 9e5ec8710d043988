"""What can be done to a line of the tracker, by the state that it is in. Values, no reads."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from heard.partnerships.models import Organisation
from heard.plans.models import Post
from heard.scrutiny.models import Request
from heard.scrutiny.models.tracker_words import RequestState

S = RequestState
AT_WORK = (S.MADE, S.RESPONSE_AWAITED, S.ACCEPTED, S.PARTLY, S.IN_PROGRESS)
# By the name of the page that does it.
DEEDS: dict[str, tuple[RequestState, ...]] = {
    "send_request": (S.MADE,),
    "record_response": (*AT_WORK, S.REJECTED),
    "say_progress": AT_WORK,
    "complete_request": AT_WORK,
    "confirm_request": (S.COMPLETE,),
    "reopen_request": (S.COMPLETE, S.CONFIRMED),
    "link_action": (*AT_WORK, S.PAUSED, S.COMPLETE, S.CONFIRMED),
    "move_request_due": (*AT_WORK, S.PAUSED),
    "pause_request": AT_WORK,
    "resume_request": (S.PAUSED,),
    "change_request": tuple(S),
}


def may_follow(deed: str, request: Request) -> bool:
    """Whether the line is in a state in which that can be done."""
    return request.state in DEEDS[deed]


def state_of(request: Request) -> RequestState:
    """The state that follows from what was said of it, while it is neither paused nor replaced."""
    if request.confirmed_on or request.completed_on:
        return S.CONFIRMED if request.confirmed_on else S.COMPLETE
    if request.response == S.REJECTED:
        return S.REJECTED
    if request.sent_on and not request.response:
        return S.RESPONSE_AWAITED
    if request.done_words:
        return S.IN_PROGRESS
    return RequestState(request.response) if request.response else S.MADE


@dataclass(frozen=True)
class Asked:
    """What a new line says. `resolution` and `decision` are keys, the same in every edition."""

    text: str
    made_on: date
    title: str = ""
    addressee: str = ""
    due_on: date | None = None
    post: Post | None = None
    resolution: UUID | None = None
    decision: UUID | None = None
    waits_for_call_in: bool = False


@dataclass(frozen=True)
class RequestDetails:
    """What an officer may put in other words. `text` only of a line that no record holds here."""

    title: str = ""
    addressee: str = ""
    post: Post | None = None
    organisation: Organisation | None = None
    text: str = ""


@dataclass(frozen=True)
class Evidence:
    """Something to look at."""

    title: str
    address: str = ""


@dataclass(frozen=True)
class Answer:
    """What the executive said: accepted, partly or rejected, and why."""

    response: str
    words: str
    on: date


@dataclass(frozen=True)
class Done:
    """What was done, when it was complete, and what shows it."""

    words: str
    on: date
    evidence: tuple[Evidence, ...] = ()

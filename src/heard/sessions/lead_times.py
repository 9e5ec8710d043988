"""How many days of notice each kind of support needs, so that it can be had at all."""

from datetime import date, timedelta

from heard.sessions.models.session import Session
from heard.sessions.models.words import Provision, Support

# Interpreters are few, and are booked weeks ahead. 0: it can be seen to on the day.
NOTICE: dict[str, int] = {
    Support.STEP_FREE: 0,
    Support.HOIST: 7,
    Support.PARKING: 2,
    Support.BSL: 21,
    Support.LIP_SPEAKER: 21,
    Support.CAPTIONS: 14,
    Support.HEARING_LOOP: 7,
    Support.INTERPRETER: 14,
    Support.EASY_READ: 7,
    Support.QUIET_ROOM: 2,
    Support.SENSORY: 2,
    Support.FOOD: 5,
    Support.TRAVEL: 5,
    Support.OTHER: 5,
}
_PROVIDED_FOR_ALL: dict[str, str] = {
    Support.BSL: Provision.BSL,
    Support.CAPTIONS: Provision.CAPTIONS,
    Support.EASY_READ: Provision.EASY_READ,
    Support.QUIET_ROOM: Provision.QUIET_ROOM,
    Support.SENSORY: Provision.SENSORY,
}


def asked_by(kind: str, session: Session) -> date:
    """The last day on which this support is asked for in time.

    The session's own day counts for all that needs notice, where one is set.
    """
    notice = NOTICE[kind]
    if notice and session.support_by:
        return session.support_by
    return session.day - timedelta(days=notice)


def is_late(kind: str, session: Session, today: date) -> bool:
    """Whether we can only try. What is there for everybody needs no notice."""
    return not is_there_anyway(kind, session) and today > asked_by(kind, session)


def is_there_anyway(kind: str, session: Session) -> bool:
    """Whether the session has it for everybody."""
    return _PROVIDED_FOR_ALL.get(kind, "") in session.provided

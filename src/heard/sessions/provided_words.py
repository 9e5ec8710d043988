"""What a session has for everybody, in words."""

from heard.boards.models.words import AgeBand
from heard.sessions.models import Session
from heard.sessions.models.words import Need, Provision


def lines(session: Session) -> list[str]:
    return [str(Provision(each).label) for each in session.provided]


def need_names(session: Session) -> list[str]:
    return [str(Need(each).label) for each in session.needs]


def age_names(session: Session) -> list[str]:
    return [str(AgeBand(each).label) for each in session.ages]

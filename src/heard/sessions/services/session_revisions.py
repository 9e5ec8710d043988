"""Holding a session while it is changed, and noticing that another changed it meanwhile."""

from heard.sessions.models import Session
from heard.sessions.models.words import SessionState


class NotGoingOnError(Exception):
    """The session has been held or cancelled: when, where and for whom stays as it is."""


class ChangedMeanwhileError(Exception):
    """Somebody has saved the session since it was read; `session` is how it is now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session


def locked(session: Session) -> Session:
    """The session as it is now, with its programme, held until the end of the transaction."""
    held = Session.objects.select_related("phase__programme__partnership", "venue")
    return held.select_for_update(no_key=True, of=("self",)).get(pk=session.pk)


def locked_going_on(session: Session) -> Session:
    """The same of a session that is a draft or announced. Raises NotGoingOnError."""
    session = locked(session)
    if session.state not in {SessionState.DRAFT, SessionState.ANNOUNCED}:
        raise NotGoingOnError(session)
    return session


def locked_to_change(session: Session, revision: int) -> Session:
    """The same, as somebody read it. Raises NotGoingOnError, ChangedMeanwhileError."""
    session = locked_going_on(session)
    if session.revision != revision:
        raise ChangedMeanwhileError(session)
    return session


def save_next(session: Session, *columns: str) -> None:
    """Save `columns` as the next revision."""
    session.revision += 1
    session.save(update_fields=[*columns, "revision", "changed_at"])

"""Telling everybody who has asked for places that time or place is another one."""

from collections.abc import Sequence

from procrastinate.contrib.django import app

from heard.sessions.models import Session


def tell_soon(session: Session, news: Sequence[str]) -> None:
    """Tell them by a job of the caller's transaction: there may be hundreds.

    `news` are "time" and "place", as far as they are others. `session.sequence` names the change.
    """
    app.configure_task("heard.sessions.jobs.tell_of_move").defer(
        session_id=session.pk, news=list(news), sequence=session.sequence
    )


def tell_of_move(session: Session, news: Sequence[str], sequence: int) -> int:
    """Write to each household that is coming or waiting; gives to how many. Twice does no harm."""
    return 0

"""Telling families of sessions: the pages show them, the standing list hears of them once."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import override
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.boards.models import Subscriber
from heard.boards.models.words import Topic
from heard.boards.services.standing import tell_subscribers
from heard.mail.letters import Letter, letter
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member
from heard.sessions.models import Session
from heard.sessions.models.words import SessionState
from heard.sessions.queries.checklist import Check, missing
from heard.sessions.services.belonging import refuse_others
from heard.sessions.services.listeners import invite_listeners
from heard.sessions.services.session_revisions import locked, save_next
from heard.sessions.services.sessions import NotADraftError


class NotReadyError(Exception):
    """Something is missing without which no family can come; `missing` says what."""

    def __init__(self, session: Session, missing: Sequence[Check]) -> None:
        super().__init__(session)
        self.missing = missing


@transaction.atomic
def announce_sessions(sessions: Collection[Session], *, by: Member) -> list[Session]:
    """Show drafts to everybody, all or none, and tell the standing list in one letter.

    Raises NotADraftError, NotReadyError, NotOfThisPartnershipError.
    """
    announced = [_announce(session, by) for session in sorted(sessions, key=lambda each: each.pk)]
    if announced:
        app.configure_task("heard.sessions.jobs.tell_of_announced").defer(
            session_ids=[session.pk for session in announced]
        )
    return announced


def tell_of_announced(session_ids: Collection[int]) -> int:
    """Tell the standing list of sessions that were announced together; gives how many messages.

    Elected members near by are invited to listen. Those cancelled meanwhile are left out. Twice
    does no harm: the first of them names the letter.
    """
    rows = Session.objects.filter(pk__in=session_ids).select_related(
        "phase__programme__partnership", "venue"
    )
    sessions = list(rows.to_come().order_by("starts_at", "pk"))
    if not sessions:
        return 0
    partnership = sessions[0].phase.programme.partnership
    first = rows.order_by("pk")[0]
    at = addresses_of_install(partnership)
    invite_listeners(sessions, at=at)

    def words(subscriber: Subscriber) -> Letter:
        with override(subscriber.language):
            return letter(
                "sessions/mail/announced.txt",
                sessions=sessions,
                partnership=partnership,
                at=at,
            )

    return tell_subscribers(
        partnership, Topic.SESSIONS, words, key=f"sessions-announced:{first.key}"
    )


def _announce(session: Session, by: Member) -> Session:
    refuse_others(session.partnership_id, by)
    session = locked(session)
    if not session.is_draft:
        raise NotADraftError(session)
    if lacks := missing(session):
        raise NotReadyError(session, lacks)
    session.state = SessionState.ANNOUNCED
    save_next(session, "state")
    record("session announced", session, by=by.user)
    return session

"""Writing "what we heard", publishing it, and putting it right where everybody sees that."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.models import Answer, HeardCorrection, Session
from heard.sessions.queries.heard import count_now


class HeardChangedError(Exception):
    """Somebody has saved "what we heard" since it was read; `session` has it as it is now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session


class NotOverError(Exception):
    """The session is a draft, cancelled, or not over: nothing has been heard at it."""


class NothingWrittenError(Exception):
    """There is no summary to publish."""


class PublishedAlreadyError(Exception):
    """Everybody can read it: it is corrected now, with a note."""


class NotPublishedError(Exception):
    """What nobody can read yet is changed, not corrected."""


@dataclass(frozen=True)
class HeardWords:
    """What the partnership writes: a summary, and the same in Easy Read, one idea a line."""

    summary: str
    easy_read: str = ""


@dataclass(frozen=True)
class Correction:
    """Other words, what is different about them, and whether the numbers are counted anew."""

    words: HeardWords
    note: str
    counts_again: bool = False


@transaction.atomic
def write_heard(session: Session, words: HeardWords, *, revision: int, by: Member) -> Session:
    """Save the draft. Saving what is there already changes nothing.

    Raises PublishedAlreadyError, NotOverError, HeardChangedError.
    """
    session = _locked(session)
    if session.heard_published_at:
        raise PublishedAlreadyError(session)
    if not was_held(session):
        raise NotOverError(session)
    if _says(session) == words:
        return session
    _refuse_stale(session, revision)
    _save(session, words)
    record("what we heard written", session, by=by.user)
    return session


@transaction.atomic
def publish_heard(session: Session, *, revision: int, by: Member) -> Session:
    """Freeze the numbers, show it to everybody, and tell those who asked to be told, by a job.

    Raises PublishedAlreadyError, NotOverError, NothingWrittenError, HeardChangedError.
    """
    session = _locked(session)
    if session.heard_published_at:
        raise PublishedAlreadyError(session)
    if not was_held(session):
        raise NotOverError(session)
    if not session.heard_summary:
        raise NothingWrittenError(session)
    _refuse_stale(session, revision)
    session.heard_numbers = count_now(session).as_json
    session.heard_published_at, session.heard_by = timezone.now(), by
    _save(session, _says(session), "heard_numbers", "heard_published_at", "heard_by")
    # Whoever is told of the page reads there what became of it: no second message about that.
    answers = Answer.objects.filter(Q(session=session) | Q(point__session=session), told_at=None)
    answers.update(told_at=timezone.now())
    late = session.heard_due_on < timezone.localdate()
    record("what we heard published", session, by=by.user, late=late)
    app.configure_task("heard.sessions.jobs.tell_of_heard").defer(session_id=session.pk)
    return session


@transaction.atomic
def correct_heard(
    session: Session, correction: Correction, *, revision: int, by: Member
) -> HeardCorrection:
    """Change what everybody can read, with a dated note that everybody can read too.

    Raises NotPublishedError, NothingWrittenError, HeardChangedError.
    """
    session = _locked(session)
    if not session.heard_published_at:
        raise NotPublishedError(session)
    if not correction.words.summary:
        raise NothingWrittenError(session)
    _refuse_stale(session, revision)
    if correction.counts_again:
        session.heard_numbers = count_now(session).as_json
    _save(session, correction.words, "heard_numbers")
    made = HeardCorrection.objects.create(
        session=session, words=correction.note, on=timezone.localdate(), by=by
    )
    record("what we heard corrected", session, by=by.user, counted=correction.counts_again)
    return made


def was_held(session: Session) -> bool:
    """Over, and neither a draft nor cancelled: of it something can be written."""
    return (session.is_announced or session.is_held) and session.is_over


def _locked(session: Session) -> Session:
    found = Session.objects.select_related("phase__programme__partnership", "venue")
    return found.select_for_update(of=("self",)).get(pk=session.pk)


def _says(session: Session) -> HeardWords:
    return HeardWords(session.heard_summary, session.heard_easy_read)


def _refuse_stale(session: Session, revision: int) -> None:
    if session.heard_revision != revision:
        raise HeardChangedError(session)


def _save(session: Session, words: HeardWords, *more: str) -> None:
    session.heard_summary, session.heard_easy_read = words.summary, words.easy_read
    session.heard_revision += 1
    session.save(
        update_fields=["heard_summary", "heard_easy_read", "heard_revision", "changed_at", *more]
    )

"""Saying what became of what was said: did, will, can't because, still looking."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.models import Answer, Point, Session
from heard.sessions.models.words import AnswerKind
from heard.themes.models import Theme

OPEN = (AnswerKind.WILL, AnswerKind.LOOKING)


class NotPublicError(Exception):
    """The point may not be read by everybody, so nobody could read what became of it."""


class NotADayForItError(Exception):
    """What was done or turned down was so by today; a promise is for a day to come."""


@dataclass(frozen=True)
class Word:
    """What the partnership says. `on`: done on, decided on, promised for, looked at again on."""

    kind: str
    words: str
    on: date
    who: str = ""


@transaction.atomic
def answer_point(point: Point, word: Word, *, by: Member) -> Answer:
    """Answer one point. What was answered before is kept as history.

    The same answer again is one. Raises NotPublicError, NotADayForItError.
    """
    found = Point.objects.select_related("session__phase__programme")
    point = found.select_for_update(of=("self",), no_key=True).get(pk=point.pk)
    if not point.is_published:
        raise NotPublicError(point)
    return _answer(word, by, point=point)


@transaction.atomic
def answer_theme(theme: Theme, word: Word, *, session: Session | None, by: Member) -> Answer:
    """Answer all that was said under a theme: at one session, or without one so far anywhere.

    Raises NotADayForItError.
    """
    theme = Theme.objects.select_for_update(no_key=True).get(pk=theme.pk)
    return _answer(word, by, theme=theme, session=session)


def fits(kind: str, on: date) -> bool:
    """Whether the day goes with what is said."""
    today = timezone.localdate()
    return on >= today if kind in OPEN else on <= today


def _answer(
    word: Word,
    by: Member,
    *,
    point: Point | None = None,
    theme: Theme | None = None,
    session: Session | None = None,
) -> Answer:
    to = {"point": point, "theme": theme, "session": session}
    before = Answer.objects.current().filter(**to, partnership_id=by.partnership_id).first()
    if before and _says(before) == word:
        return before
    if not fits(word.kind, word.on):
        raise NotADayForItError(word.on)
    if before:
        before.replaced_at = timezone.now()
        before.save(update_fields=["replaced_at"])
    answer = Answer.objects.create(
        partnership_id=by.partnership_id,
        kind=word.kind,
        words=word.words,
        on=word.on,
        who=word.who,
        said_by=by,
        **to,
    )
    deed = "answer replaced" if before else "answer given"
    record(deed, answer, by=by.user, kind=word.kind, to=str(point or theme)[:200])
    return answer


def _says(answer: Answer) -> Word:
    return Word(answer.kind, answer.words, answer.on, answer.who)

"""Writing down what is said at a session, live at a table or later from a flip chart."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.form_keys import form_key
from heard.partnerships.models import Member
from heard.safeguarding.services import Worry
from heard.sessions.models import Point, Session
from heard.sessions.models.words import PointState
from heard.sessions.services.flagging import flag_point


class NotHeldYetError(Exception):
    """The session is a draft, cancelled, or still to come: nothing has been said at it."""


class ModeratedAlreadyError(Exception):
    """Somebody has gone through the point: only they change it."""


class ChangedMeanwhileError(Exception):
    """Somebody has changed the point since it was read; `point` says who, and how it is now."""

    def __init__(self, point: Point) -> None:
        super().__init__(point)
        self.point = point


@dataclass(frozen=True)
class Said:
    """One thing that was said, where and to what prompt."""

    words: str
    prompt: str
    table: str = ""
    audience: str = ""
    agreed: int | None = None


def takes_points(session: Session) -> bool:
    """From its first morning on, for as long as anybody still has notes to type."""
    is_on = session.is_announced or session.is_held
    return is_on and session.day <= timezone.localdate()


@transaction.atomic
def capture_point(
    session: Session, said: Said, *, key: UUID, by: Member, worry: Worry | None = None
) -> Point:
    """Write down one point. The same `key` from the same person is one point, however often sent.

    With a `worry` it goes straight to the safeguarding lead. Raises NotHeldYetError.
    """
    if not takes_points(session):
        raise NotHeldYetError(session)
    point, is_new = _point(session, said, key, by)
    if is_new:
        record("point captured", point, by=by.user, session=session.pk)
        if worry:
            flag_point(point, worry, by=by)
            point.refresh_from_db(fields=["state", "revision"])
    return point


@transaction.atomic
def capture_flip_chart(
    session: Session, points: Sequence[Said], *, token: str, by: Member
) -> list[Point]:
    """Type what stands on a flip chart. The same chart from the same form is typed once.

    Raises NotHeldYetError.
    """
    if not takes_points(session):
        raise NotHeldYetError(session)
    found = []
    for number, said in enumerate(points):
        key = form_key(token, f"{session.pk} {by.pk} {number} {said}")
        point, is_new = _point(session, said, key, by)
        if is_new:
            record("point captured", point, by=by.user, session=session.pk)
        found.append(point)
    return found


@transaction.atomic
def change_words(point: Point, said: Said, *, revision: int, by: Member) -> Point:
    """Put right what one wrote oneself, until somebody has gone through it.

    Raises ModeratedAlreadyError, ChangedMeanwhileError.
    """
    point = Point.objects.select_for_update().get(pk=point.pk)
    if point.state != PointState.NEW or point.captured_by_id != by.pk:
        raise ModeratedAlreadyError(point)
    if point.revision != revision:
        raise ChangedMeanwhileError(point)
    now = _columns(said)
    if all(getattr(point, name) == value for name, value in now.items()):
        return point
    for name, value in now.items():
        setattr(point, name, value)
    point.revision += 1
    point.save(update_fields=[*now, "revision"])
    record("point put right", point, by=by.user)
    return point


@transaction.atomic
def empty_said(point: Point) -> Point:
    """Forget what was said word for word; the public text stays. Twice is once."""
    point = Point.objects.select_for_update().get(pk=point.pk)
    if point.said:
        point.said = ""
        point.save(update_fields=["said"])
        record("words of a point emptied", point, by=None)
    return point


def _point(session: Session, said: Said, key: UUID, by: Member) -> tuple[Point, bool]:
    """A key that is somebody else's, or of another session, says nothing about this one."""
    known = Point.objects.filter(key=key).first()
    if known and (known.session_id, known.captured_by_id) == (session.pk, by.pk):
        return known, False
    columns = {"session": session, "captured_at": timezone.now(), "captured_by": by}
    wanted = uuid.uuid4() if known else key
    return Point.objects.get_or_create(key=wanted, defaults=columns | _columns(said))


def _columns(said: Said) -> dict[str, str | int | None]:
    return {
        "said": said.words,
        "prompt": said.prompt,
        "table": said.table,
        "audience": said.audience,
        "agreed": said.agreed,
    }

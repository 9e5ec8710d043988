"""Going through what was said: what everybody may read, in words that name nobody."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.models import Point
from heard.sessions.models.words import PointState
from heard.sessions.services.capturing import ChangedMeanwhileError
from heard.sessions.services.handing import hand_down_point, take_back_point

DECISIONS = (PointState.PUBLISHED, PointState.HELD, PointState.NOT_PUBLISHED)


class WithTheLeadError(Exception):
    """The point is with the safeguarding lead: nobody else decides on it."""


class NoWordsError(Exception):
    """A point is published in words that everybody may read; there are none."""


class NoReasonError(Exception):
    """A point that is not published says why not."""


@dataclass(frozen=True)
class Decision:
    """What becomes of a point. Only what is held back or not published has a reason."""

    state: str
    public_text: str = ""
    reason: str = ""
    reason_words: str = ""


@transaction.atomic
def moderate_point(point: Point, decision: Decision, *, revision: int, by: Member) -> Point:
    """Publish a point, hold it back, or decide not to publish it; as often as need be.

    Deciding what is decided already changes nothing. Raises WithTheLeadError, NoWordsError,
    NoReasonError, ChangedMeanwhileError.
    """
    found = Point.objects.select_related("session__phase__programme__partnership")
    point = found.select_for_update(of=("self",)).get(pk=point.pk)
    _refuse(point, decision)
    now = _columns(decision)
    was_published = point.is_published
    if all(getattr(point, name) == value for name, value in now.items()):
        return point
    if point.revision != revision:
        raise ChangedMeanwhileError(point)
    for name, value in now.items():
        setattr(point, name, value)
    point.moderated_at, point.moderated_by = timezone.now(), by
    point.revision += 1
    point.save(update_fields=[*now, "moderated_at", "moderated_by", "revision"])
    if point.is_published:
        hand_down_point(point)
    elif was_published:
        take_back_point(point)
    record(
        f"point {_DEEDS[PointState(decision.state)]}",
        point,
        by=by.user,
        reason=point.reason or None,
    )
    return point


_DEEDS = {
    PointState.PUBLISHED: "published",
    PointState.HELD: "held back",
    PointState.NOT_PUBLISHED: "not published",
}


def _refuse(point: Point, decision: Decision) -> None:
    if point.state == PointState.FLAGGED:
        raise WithTheLeadError(point)
    if decision.state not in DECISIONS:
        raise ValueError(decision.state)
    if decision.state == PointState.PUBLISHED and not decision.public_text:
        raise NoWordsError(point)
    if decision.state == PointState.NOT_PUBLISHED and not decision.reason:
        raise NoReasonError(point)


def _columns(decision: Decision) -> dict[str, str]:
    is_public = decision.state == PointState.PUBLISHED
    return {
        "state": str(decision.state),
        "public_text": decision.public_text,
        "reason": "" if is_public else decision.reason,
        "reason_words": "" if is_public else decision.reason_words,
    }

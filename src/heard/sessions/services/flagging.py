"""Points that worry somebody: with the safeguarding lead, in no normal queue until released."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.design.words import date_words
from heard.partnerships.models import Member, Partnership
from heard.safeguarding.models import Concern, ConcernSource
from heard.safeguarding.queries import held_keys, partnerships_with, released_keys
from heard.safeguarding.services import Flag, Worry, raise_concern
from heard.sessions.models import Point, PointQuerySet
from heard.sessions.models.words import PointState
from heard.sessions.services.handing import take_back_point


@transaction.atomic
def flag_point(point: Point, worry: Worry, *, by: Member) -> Concern:
    """Pass a point to the safeguarding lead. It leaves every list, count and export at once.

    Flagged twice it is one concern, and the lead reads what is new about it.
    """
    point = _locked(Point.objects.filter(pk=point.pk)).get()
    partnership = point.session.phase.programme.partnership
    flag = Flag(
        source=ConcernSource.SESSION,
        source_key=point.key,
        where=where_said(point),
        said=point.said or point.public_text,
        worry=worry.words,
        about=worry.about,
        urgency=worry.urgency,
    )
    concern = raise_concern(partnership, flag, by=by)
    if point.state != PointState.FLAGGED:
        _put_away(point)
        record("point passed to the safeguarding lead", point, by=by.user)
    return concern


@transaction.atomic
def settle_flags(partnership: Partnership) -> int:
    """Bring back as new what the lead released, put away what was opened again; gives how many.

    Twice is once.
    """
    points = Point.objects.filter(session__phase__programme__partnership=partnership)
    released = released_keys(partnership, ConcernSource.SESSION)
    back = list(_locked(points.filter(state=PointState.FLAGGED, key__in=released)))
    for point in back:
        _change(point, PointState.NEW)
        record("point released by the safeguarding lead", point, by=None)
    away = list(
        _locked(
            points.seen_by_staff().filter(key__in=held_keys(partnership, ConcernSource.SESSION))
        )
    )
    for point in away:
        _put_away(point)
        record("point passed to the safeguarding lead", point, by=None)
    return len(back) + len(away)


def settle_all_flags() -> int:
    """The same for every partnership that has concerns from sessions."""
    return sum(map(settle_flags, partnerships_with(ConcernSource.SESSION)))


def where_said(point: Point) -> str:
    """`Your Child, Your Voice, Harbour library, 12 November 2026, table 3`."""
    session = point.session
    place = session.venue.name if session.venue else session.title
    parts = [session.phase.programme.name, place, date_words(session.starts_at)]
    return ", ".join([*parts, f"table {point.table}"] if point.table else parts)


def _locked(points: PointQuerySet) -> PointQuerySet:
    related = points.select_related("session__phase__programme__partnership", "session__venue")
    return related.select_for_update(of=("self",)).order_by("pk")


def _put_away(point: Point) -> None:
    _change(point, PointState.FLAGGED)
    take_back_point(point)


def _change(point: Point, state: PointState) -> None:
    point.state, point.reason, point.reason_words = state, "", ""
    point.moderated_at, point.moderated_by = timezone.now(), None
    point.revision += 1
    point.save()

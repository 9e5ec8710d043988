"""Another session like this one: one, or many in a rhythm."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.clocks import days_later, on_day
from heard.sessions.models import Break, Host, Phase, Session
from heard.sessions.queries.repeated_days import days_like
from heard.sessions.services.belonging import refuse_foreign, refuse_others
from heard.sessions.services.programmes import open_programme

_SAME = (
    *("title", "theme", "about", "audience", "format", "venue", "online_link", "district"),
    *("division", "needs", "ages", "capacity", "childcare_places", "held_places"),
    *("takes_bookings", "offer_hours", "keep_together_until_days", "provided", "provided_words"),
    *("contact", "is_anonymous"),
)


_SAME_OF_HOST = ("member", "name", "kind", "is_named")


@transaction.atomic
def duplicate_session(session: Session, day: date, *, phase: Phase, by: Member) -> Session:
    """A draft like it on another day, perhaps in another phase; deadlines stand as far before.

    Raises NoSuchTimeError where the clocks skip its start or end on that day,
    ProgrammeClosedError, NotOfThisPartnershipError.
    """
    refuse_others(session.partnership_id, by)
    refuse_foreign(by.partnership_id, phase)
    phase.programme = open_programme(phase.programme)
    made = _copy(session, day, phase)
    record("session made", made, by=by.user, like=session.pk)
    return made


@transaction.atomic
def repeat_session(session: Session, days: Collection[date], *, by: Member) -> list[Session]:
    """Drafts like it on other days, in the same phase, at the same time of day.

    A day on which there is one like it already gets no second one, so asking twice does no harm.
    Raises as `duplicate_session` does.
    """
    refuse_others(session.partnership_id, by)
    phase = session.phase
    # Held so that two who repeat it at once do so one after the other.
    Phase.objects.select_for_update().get(pk=phase.pk)
    phase.programme = open_programme(phase.programme)
    there = days_like(session)
    made = [_copy(session, day, phase) for day in sorted(set(days)) if day not in there]
    if made:
        record("session repeated", session, by=by.user, number=len(made))
    return made


def _copy(session: Session, day: date, phase: Phase) -> Session:
    days = (day - session.day).days
    made = Session(phase=phase, **{column: getattr(session, column) for column in _SAME})
    if made.venue and made.venue.retired_at:
        made.venue = None
    made.starts_at = on_day(session.starts_at, day)
    made.ends_at = on_day(
        session.ends_at, day + (timezone.localdate(session.ends_at) - session.day)
    )
    for name in ("held_until", "support_by"):
        if deadline := getattr(session, name):
            setattr(made, name, deadline + timedelta(days=days))
    if session.booking_closes_at:
        made.booking_closes_at = days_later(session.booking_closes_at, days)
    made.save()
    Break.objects.bulk_create(
        Break(
            session=made,
            starts_at=days_later(each.starts_at, days),
            minutes=each.minutes,
            what=each.what,
        )
        for each in session.breaks.all()
    )
    Host.objects.bulk_create(
        Host(
            session=made, member=each.member, name=each.name, kind=each.kind, is_named=each.is_named
        )
        for each in session.hosts.select_related("member")
        if each.member is None or each.member.left_at is None
    )
    return made


def _hosts_for(made: Session, session: Session) -> list[Host]:
    """Who hosts the first, as far as they are still here."""
    return [
        Host(session=made, **{column: getattr(each, column) for column in _SAME_OF_HOST})
        for each in session.hosts.select_related("member")
        if each.member is None or each.member.left_at is None
    ]

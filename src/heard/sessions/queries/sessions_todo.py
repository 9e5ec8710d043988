"""Sessions to announce, to mark as held, to look at again; phases that have not reached all."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.design.words import date_words, join_and
from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.sessions.models import Phase, Session, SessionQuerySet
from heard.sessions.models.words import Format, SessionState
from heard.sessions.queries.coverage import missing_districts
from heard.sessions.queries.session_warnings import ANNOUNCED_BY, VENUE_BY
from heard.sessions.rules import can_run_sessions

MOST = 20  # of one kind: a page of things to do is no register


def todo(member: Member) -> list[Todo]:
    """For whoever runs sessions."""
    if not can_run_sessions(member):
        return []
    today = timezone.localdate()
    sessions = Session.objects.filter(phase__programme__partnership=member.partnership)
    return [
        *_to_hold(sessions),
        *_without_venue(sessions, today),
        *_drafts(sessions, today),
        *_not_reached(member, today),
    ]


def _to_hold(sessions: SessionQuerySet) -> list[Todo]:
    over = sessions.filter(state=SessionState.ANNOUNCED, ends_at__lt=timezone.now())
    words = _("Say whether %(title)s was held on %(day)s")
    return [_todo(words, each, "run_session") for each in over.order_by("starts_at")[:MOST]]


def _without_venue(sessions: SessionQuerySet, today: date) -> list[Todo]:
    soon = sessions.filter(
        state__in=[SessionState.DRAFT, SessionState.ANNOUNCED],
        venue=None,
        starts_at__gt=timezone.now(),
        starts_at__date__lte=today + VENUE_BY,
    ).exclude(format=Format.ONLINE)
    words = _("Find a venue for %(title)s on %(day)s")
    return [
        _todo(words, each, "move_session", each.day) for each in soon.order_by("starts_at")[:MOST]
    ]


def _drafts(sessions: SessionQuerySet, today: date) -> list[Todo]:
    soon = sessions.filter(
        state=SessionState.DRAFT,
        starts_at__gt=timezone.now(),
        starts_at__date__lte=today + ANNOUNCED_BY,
    )
    words = _("Announce %(title)s on %(day)s, or throw the draft away")
    return [
        _todo(words, each, "run_session", each.day) for each in soon.order_by("starts_at")[:MOST]
    ]


def _not_reached(member: Member, today: date) -> list[Todo]:
    """Phases that are half over, with districts where nobody has been heard."""
    words = _("Reach families in %(districts)s: half of %(phase)s is over")
    found = []
    for phase in _going_on(member, today):
        is_half_over = today - phase.starts_on > phase.ends_on - today
        if is_half_over and (districts := missing_districts(phase)):
            values = {"districts": _few(districts), "phase": phase}
            url = reverse("sessions:keep_phase", args=[phase.pk])
            found.append(Todo(words % values, url, phase.ends_on))
    return found


def _going_on(member: Member, today: date) -> QuerySet[Phase]:
    phases = Phase.objects.filter(
        programme__partnership=member.partnership,
        programme__closed_on=None,
        starts_on__lte=today,
        ends_on__gte=today,
    )
    return phases.select_related("programme__partnership").order_by("ends_on", "pk")[:5]


def _few(districts: list[str]) -> str:
    """A sentence names three and says how many more there are."""
    if len(districts) <= 3:
        return join_and(districts)
    more = _("%(number)d more districts") % {"number": len(districts) - 2}
    return join_and([*districts[:2], more])


def _todo(words: str, session: Session, page: str, due_on: date | None = None) -> Todo:
    values = {"title": session.title, "day": date_words(session.starts_at)}
    return Todo(words % values, reverse(f"sessions:{page}", args=[session.pk]), due_on)

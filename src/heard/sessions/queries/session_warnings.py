"""What is not right with sessions in a list, each in a few words."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.partnerships.models import Partnership
from heard.sessions.models import DateToAvoid, Session
from heard.sessions.models.words import Format

VENUE_BY = timedelta(days=21)
ANNOUNCED_BY = timedelta(days=14)


def warnings_of(partnership: Partnership, sessions: Sequence[Session]) -> dict[int, list[str]]:
    """By the session's pk; of all of them one statement."""
    if not sessions:
        return {}
    days = [session.day for session in sessions]
    avoided = list(
        DateToAvoid.objects.filter(
            partnership=partnership, starts_on__lte=max(days), ends_on__gte=min(days)
        )
    )
    today = timezone.localdate()
    return {session.pk: _warnings(session, avoided, today) for session in sessions}


def _warnings(session: Session, avoided: list[DateToAvoid], today: date) -> list[str]:
    if session.is_held or session.is_cancelled:
        return []
    if session.is_over:
        return [_("Over: say whether it was held")] if session.is_announced else [_("Over")]
    found = [each.why for each in avoided if each.starts_on <= session.day <= each.ends_on]
    words = [_("On a day to avoid: %(why)s") % {"why": why} for why in found]
    if lacks_venue(session):
        words.append(_("No venue yet"))
    if session.is_draft and session.day <= today + ANNOUNCED_BY:
        words.append(_("Soon, and still a draft"))
    if not session.phase.holds(session.day):
        words.append(_("Outside of the dates of its phase"))
    return words


def lacks_venue(session: Session) -> bool:
    return session.venue_id is None and session.format != Format.ONLINE

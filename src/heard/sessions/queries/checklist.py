"""What a session has before families are told of it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.sessions.models import Session
from heard.sessions.models.words import Format


@dataclass(frozen=True)
class Check:
    """One thing that a session should have. `page` is where to put it right, `pk` of what."""

    words: str
    is_done: bool
    is_needed: bool
    page: str
    pk: int


def checklist(session: Session) -> list[Check]:
    """First what is needed: without it the session cannot be announced."""
    return sorted([*_needed(session), *_better(session)], key=lambda one: not one.is_needed)


def missing(session: Session) -> list[Check]:
    """What is needed and not there."""
    return [one for one in _needed(session) if not one.is_done]


def _needed(session: Session) -> list[Check]:
    programme = session.phase.programme
    is_coming = session.starts_at > timezone.now()
    return [
        Check(
            _("Its programme is shown to everybody"),
            programme.is_public,
            is_needed=True,
            page="sessions:change_programme",
            pk=programme.pk,
        ),
        Check(
            _("It is still to come"),
            is_coming,
            is_needed=True,
            page="sessions:move_session",
            pk=session.pk,
        ),
    ]


def _better(session: Session) -> list[Check]:
    def check(words: str, page: str, *, is_done: bool) -> Check:
        return Check(words, is_done, is_needed=False, page=f"sessions:{page}", pk=session.pk)

    where = [check(_("It has a venue"), "move_session", is_done=session.venue is not None)]
    if session.format == Format.ONLINE:
        where = [
            check(_("It has a link to join"), "move_session", is_done=bool(session.online_link))
        ]
    if session.venue:
        seen = session.venue.checked_on is not None
        words = _("Somebody has looked at how to get into its venue")
        where.append(Check(words, seen, False, "sessions:change_venue", session.venue.pk))
    what = bool(session.about or session.theme)
    checks = [check(_("It says what it is about"), "change_session", is_done=what), *where]
    if session.takes_bookings:
        limited = session.capacity is not None
        checks.append(check(_("It says how many can come"), "change_places", is_done=limited))
    has_provided = bool(session.provided or session.provided_words)
    has_hosts = len(session.hosts.all()) > 0
    return [
        *checks,
        check(_("It says what is provided"), "change_provided", is_done=has_provided),
        check(_("It says who runs it"), "add_host", is_done=has_hosts),
    ]

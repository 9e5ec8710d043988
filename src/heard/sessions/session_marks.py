"""What stands beside a session in public: its state, and its promise to say what was heard."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.sessions.models import Session
from heard.sessions.queries.promises import Promise, promise_of

CANCELLED = Tag(_("Cancelled"), Colour.RED)
ON_NOW = Tag(_("On now"), Colour.GREEN)


def state_tag(session: Session) -> Tag | None:
    """None for what goes without saying: that it is to come, or is over."""
    if session.is_cancelled:
        return CANCELLED
    is_on = session.is_announced and session.has_begun and not session.is_over
    return ON_NOW if is_on else None


def promise(session: Session) -> Promise | None:
    """None before a session is over, and of one that was cancelled."""
    return promise_of(session)

"""What stands beside a session in public: its state, and its promise to say what was heard."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import Colour, Tag, date_words
from heard.sessions.models import Session

CANCELLED = Tag(gettext_lazy("Cancelled"), Colour.RED)
ON_NOW = Tag(gettext_lazy("On now"), Colour.GREEN)
LATE = Tag(gettext_lazy("Late"), Colour.ORANGE)


@dataclass(frozen=True)
class Promise:
    """What became of the promise: words, where to read it if it is kept, a tag if it is late."""

    words: str
    href: str = ""
    tag: Tag | None = None


def state_tag(session: Session) -> Tag | None:
    """None for what goes without saying: that it is to come, or is over."""
    if session.is_cancelled:
        return CANCELLED
    is_on = session.is_announced and session.has_begun and not session.is_over
    return ON_NOW if is_on else None


def promise(session: Session) -> Promise | None:
    """None before a session is over, and of one that was cancelled."""
    if session.is_cancelled or not (session.is_over or session.is_held):
        return None
    due = {"day": date_words(session.heard_due_on)}
    if session.heard_published_at is not None:
        words = _("What we heard, published on %(day)s") % {
            "day": date_words(session.heard_published_at)
        }
        return Promise(words, reverse("sessions:heard", args=[session.key]))
    if session.heard_due_on < timezone.localdate():
        return Promise(
            _("We promised to publish what we heard by %(day)s. We have not done so yet.") % due,
            tag=LATE,
        )
    return Promise(_("We publish what we heard by %(day)s.") % due)

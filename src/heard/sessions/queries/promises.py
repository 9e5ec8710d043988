"""The promise to publish "what we heard": by when, and whether it was kept."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from heard.design.words import Colour, Tag, date_words
from heard.sessions.models import Session


@dataclass(frozen=True)
class Promise:
    """`due_on` was promised; `days_late` counts on until it is published."""

    due_on: date
    published_on: date | None
    days_late: int

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def is_kept(self) -> bool:
        return self.published_on is not None and not self.is_late

    @property
    def words(self) -> str:
        """`Promised by 3 December 2026. 5 days late`, with no full stop."""
        given = {"due": date_words(self.due_on), "late": _days(self.days_late)}
        if self.published_on is None:
            if self.is_late:
                return _("We promised this by %(due)s. It is %(late)s late") % given
            return _("We promise to publish this by %(due)s") % given
        given["day"] = date_words(self.published_on)
        if self.is_late:
            return _("Published on %(day)s, %(late)s later than we promised") % given
        return _("Published on %(day)s. We had promised it by %(due)s") % given

    @property
    def tag(self) -> Tag:
        if self.published_on is None:
            return _LATE if self.is_late else _TO_COME
        return _PUBLISHED_LATE if self.is_late else _PUBLISHED

    def __str__(self) -> str:
        return self.words


_TO_COME = Tag(lazy("To come"), Colour.GREY)
_LATE = Tag(lazy("Late"), Colour.RED)
_PUBLISHED = Tag(lazy("Published"), Colour.GREEN)
_PUBLISHED_LATE = Tag(lazy("Published late"), Colour.ORANGE)


def promise_of(session: Session, today: date | None = None) -> Promise | None:
    """What is promised of a session; nothing of a draft, of one cancelled, or before it is over."""
    if not (session.is_announced or session.is_held) or not session.is_over:
        return None
    published = session.heard_published_at
    published_on = timezone.localdate(published) if published else None
    counted_to = published_on or today or timezone.localdate()
    late = max((counted_to - session.heard_due_on).days, 0)
    return Promise(session.heard_due_on, published_on, late)


def _days(number: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}

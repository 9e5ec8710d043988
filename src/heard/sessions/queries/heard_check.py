"""What "what we heard" still lacks, for whoever writes it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.sessions.models import Session
from heard.sessions.models.words import PointState
from heard.sessions.queries.points import count_by_state
from heard.themes.models import Remark


@dataclass(frozen=True)
class HeardCheck:
    """Counts of a session's points: staff see them exactly."""

    has_summary: bool
    has_easy_read: bool
    to_moderate: int
    published: int
    unsorted: int

    @property
    def lacks(self) -> list[str]:
        """What is not done yet, a sentence each with no full stop."""
        found = [] if self.has_summary else [_("The summary is not written yet")]
        if not self.has_easy_read:
            found.append(_("The Easy Read version is not written yet"))
        if self.to_moderate:
            words = ngettext(
                "%(n)d point is new or held back",
                "%(n)d points are new or held back",
                self.to_moderate,
            )
            found.append(words % {"n": self.to_moderate})
        if not self.published:
            found.append(_("No point may be read by everybody yet"))
        if self.unsorted:
            words = ngettext(
                "%(n)d point is not sorted by theme yet, and is not counted",
                "%(n)d points are not sorted by theme yet, and are not counted",
                self.unsorted,
            )
            found.append(words % {"n": self.unsorted})
        return found


def heard_check(session: Session) -> HeardCheck:
    counts = count_by_state(session)
    partnership = session.phase.programme.partnership
    waiting = Remark.objects.waiting().filter(partnership=partnership, group=session.key)
    return HeardCheck(
        has_summary=bool(session.heard_summary),
        has_easy_read=bool(session.heard_easy_read),
        to_moderate=counts[PointState.NEW] + counts[PointState.HELD],
        published=counts[PointState.PUBLISHED],
        unsorted=waiting.count(),
    )

"""Whether a version of a plan is agreed: only if everybody who was asked approved it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import Colour, Tag, join_and
from heard.plans.models import Approval
from heard.plans.models.words import Decision


class Agreed(Enum):
    NOBODY_ASKED = auto()
    WAITING = auto()
    AGREED = auto()
    REFUSED = auto()


@dataclass(frozen=True)
class Agreement:
    """Who said what to one version."""

    approved: tuple[Approval, ...] = ()
    refused: tuple[Approval, ...] = ()
    waiting: tuple[Approval, ...] = ()

    @property
    def state(self) -> Agreed:
        if self.refused:
            return Agreed.REFUSED
        if self.waiting:
            return Agreed.WAITING
        return Agreed.AGREED if self.approved else Agreed.NOBODY_ASKED

    @property
    def is_agreed(self) -> bool:
        return self.state == Agreed.AGREED

    @property
    def tag(self) -> Tag:
        return _TAGS[self.state]()

    @property
    def words(self) -> str:
        """One sentence that leaves out nobody."""
        if self.state == Agreed.NOBODY_ASKED:
            return _("Nobody has been asked to approve it yet.")
        if self.state == Agreed.AGREED:
            return _("Agreed: approved by %(names)s.") % {"names": _names(self.approved)}
        parts = [
            words % {"names": _names(said)}
            for words, said in (
                (_("approved by %(names)s"), self.approved),
                (_("refused by %(names)s"), self.refused),
                (_("not decided yet by %(names)s"), self.waiting),
            )
            if said
        ]
        return _("Not agreed: %(parts)s.") % {"parts": "; ".join(parts)}

    @property
    def count_words(self) -> str:
        asked = len(self.approved) + len(self.refused) + len(self.waiting)
        words = ngettext(
            "%(approved)d of %(asked)d approved", "%(approved)d of %(asked)d approved", asked
        )
        return words % {"approved": len(self.approved), "asked": asked}


def agreement(approvals: Sequence[Approval]) -> Agreement:
    """Of those on one version."""
    said = {
        decision: tuple(each for each in approvals if each.decision == decision)
        for decision in Decision
    }
    return Agreement(said[Decision.APPROVED], said[Decision.REFUSED], said[Decision.WAITING])


def _names(approvals: Sequence[Approval]) -> str:
    return join_and([each.name for each in approvals])


_TAGS = {
    Agreed.NOBODY_ASKED: lambda: Tag(_("Nobody asked yet"), Colour.GREY),
    Agreed.WAITING: lambda: Tag(_("Waiting for approval"), Colour.YELLOW),
    Agreed.AGREED: lambda: Tag(_("Agreed"), Colour.GREEN),
    Agreed.REFUSED: lambda: Tag(_("Not agreed"), Colour.RED),
}

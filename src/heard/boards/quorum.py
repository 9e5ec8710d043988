"""Whether enough members came for a meeting to decide."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Quorum:
    """How many of the members came, by themselves or through a substitute, and how many must."""

    members: int
    present: int
    substitutes: int = 0
    needed: int | None = None

    @property
    def counted(self) -> int:
        """Nobody counts twice: never more than there are members."""
        return min(self.present + self.substitutes, self.members)

    @property
    def is_met(self) -> bool:
        """True where no quorum is set."""
        return self.needed is None or self.counted >= self.needed

    @property
    def words(self) -> str:
        """`5 of 9 members, quorum is 4: enough to decide`."""
        came = ngettext(
            "%(counted)d of %(count)d member", "%(counted)d of %(count)d members", self.members
        ) % {"counted": self.counted, "count": self.members}
        if self.counted > self.present:
            came += ngettext(
                " (%(count)d through a substitute)",
                " (%(count)d through substitutes)",
                self.counted - self.present,
            ) % {"count": self.counted - self.present}
        if self.needed is None:
            return _("%(came)s. It is not set how many must come") % {"came": came}
        words = {"came": came, "needed": self.needed}
        if self.is_met:
            return _("%(came)s, quorum is %(needed)d: enough to decide") % words
        return _("%(came)s, quorum is %(needed)d: too few to decide") % words

"""Their shares as ours, each with the marks that say how far it may be compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heard.engines.estimation.external.about import AboutWave
from heard.engines.estimation.external.problems import Doubt

SMALLEST_BASE = 30


class Mark(StrEnum):
    """What stands between their share and ours. The first five forbid to compare them."""

    NOT_SHOWN = "not_shown"
    NO_BASE = "no_base"
    SMALL_BASE = "small_base"
    OTHER_GROUP = "other_group"
    UNKNOWN_BASE = "unknown_base"
    INCOMPLETE = "incomplete"
    SUMMED = "summed"
    REBASED = "rebased"
    NO_INTERVAL = "no_interval"
    SIMILAR_WORDING = "similar_wording"
    OTHER_INSTRUMENT = "other_instrument"


_FORBID = frozenset(
    {Mark.NOT_SHOWN, Mark.NO_BASE, Mark.SMALL_BASE, Mark.OTHER_GROUP, Mark.UNKNOWN_BASE}
)
MEANINGS: dict[Mark, str] = {
    Mark.NOT_SHOWN: "They do not show this figure.",
    Mark.NO_BASE: "They do not say how many answered, so nobody can tell how sure the figure is.",
    Mark.SMALL_BASE: f"Fewer than {SMALLEST_BASE} people answered: too few to compare.",
    Mark.OTHER_GROUP: "This group of theirs is none of ours.",
    Mark.UNKNOWN_BASE: "They do not say whether “I do not know” is part of the base. In ours it "
    "is not.",
    Mark.INCOMPLETE: "The shares of this question do not sum to everybody: answers are missing.",
    Mark.SUMMED: "Put together from several of their options, so it has no interval.",
    Mark.REBASED: "Worked out again without “I do not know”, as ours is; the base is rounded.",
    Mark.NO_INTERVAL: "They give no interval and no standard error.",
    Mark.SIMILAR_WORDING: "The question was asked in other words.",
    Mark.OTHER_INSTRUMENT: "Another survey: show it as a line to look at, and test nothing.",
}


@dataclass(frozen=True)
class ExternalShare:
    """A share of theirs under our names; shares from 0 to 1, None where there is none.

    breakdown, group: empty for everybody; ours where they are mapped, else theirs.
    theirs: the (question, option) that it is made of; lines: where they stand in the file.
    """

    item: str
    option: str
    breakdown: str
    group: str
    estimate: float | None
    low: float | None
    high: float | None
    se: float | None
    base: int | None
    marks: tuple[Mark, ...]
    theirs: tuple[tuple[str, str], ...]
    lines: tuple[int, ...]

    @property
    def is_comparable(self) -> bool:
        """Whether ours may be laid beside it at all; its other marks go with it."""
        return not _FORBID.intersection(self.marks)


@dataclass(frozen=True)
class ExternalWave:
    """Results of others, read and mapped.

    unmapped: (question, option) of the file that the mapping says nothing of.
    fingerprint: SHA-256 of the file, in hexadecimal.
    """

    about: AboutWave
    shares: tuple[ExternalShare, ...]
    unmapped: tuple[tuple[str, str], ...]
    doubts: tuple[Doubt, ...]
    fingerprint: str

    @property
    def comparable(self) -> tuple[ExternalShare, ...]:
        return tuple(share for share in self.shares if share.is_comparable)

    def share(
        self, item: str, option: str, breakdown: str = "", group: str = ""
    ) -> ExternalShare | None:
        wanted = (item, option, breakdown, group)
        return next(
            (s for s in self.shares if (s.item, s.option, s.breakdown, s.group) == wanted), None
        )

"""Counts of “Do you notice it?” that may be shown, and the rule by which families say so.

Shown once, when the question has closed: what is shown again and again while answers come in could
be subtracted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from heard.design.words import number_words
from heard.engines.disclosure import (
    RATED,
    TOTAL,
    Release,
    Rule,
    Table,
    cell_of,
    item_axis,
    protect,
)
from heard.plans.models.words import NoticeAnswer

LEAST_WITH_A_VIEW = 10
_FAVOURS: dict[str, int | None] = {NoticeAnswer.YES: 1, NoticeAnswer.NOT_YET: -1, NoticeAnswer.CANNOT_SAY: None}
_VARIABLE, _VIEWS = "notice", "views"


@dataclass(frozen=True)
class ShownCounts:
    """About how many gave each answer; None where too few to show. `views`: yes and not yet."""

    total: int | None = None
    views: int | None = None
    yes: int | None = None
    not_yet: int | None = None
    cannot_say: int | None = None

    @property
    def says_so(self) -> bool:
        """Whether families say that they notice it: the published rule."""
        enough = self.views is not None and self.views >= LEAST_WITH_A_VIEW
        return enough and self.yes is not None and self.yes * 2 > (self.views or 0)

    @property
    def words(self) -> str:
        """With its base. Of what is hidden it says that too few answered."""
        if self.yes is None or self.views is None:
            return _("Too few families answered to show how many notice it.")
        return _("About %(yes)s of %(views)s answers say: yes, I notice a difference.") % {
            "yes": number_words(self.yes),
            "views": number_words(self.views),
        }


def rule_words() -> str:
    return _(
        "Families say that they notice it when the question has closed, at least %(least)d "
        "answered yes or not yet, and more than half of these said yes. Anybody could answer, also "
        "more than once: it is a sign, not a vote."
    ) % {"least": LEAST_WITH_A_VIEW}


def protected_counts(counts: Mapping[NoticeAnswer, int]) -> ShownCounts:
    """Round, and hide what is small, so that nobody works it out."""
    axis = item_axis(_VARIABLE, _FAVOURS, may_be_blank=False)
    table = Table((axis,), np.array([counts[NoticeAnswer(answer)] for answer in _FAVOURS], dtype=np.int64))
    protected = protect(Release((table,)), Rule())
    if protected.report is None or protected.report.opened:  # pragma: no cover - `protect` ends so
        raise ValueError("counts that the attacker opens are never shown")

    def shown(place: str) -> int | None:
        return protected.published.shown(cell_of({_VARIABLE: place}))

    return ShownCounts(
        total=shown(TOTAL),
        views=shown(RATED),
        yes=shown(NoticeAnswer.YES),
        not_yet=shown(NoticeAnswer.NOT_YET),
        cannot_say=shown(NoticeAnswer.CANNOT_SAY),
    )

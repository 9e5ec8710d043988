"""Counts of “Do you notice it?” that may be shown, and the rule by which families say so.

Worked out once, when the question has closed: what is shown again and again while answers come in
could be subtracted. Those who do not know are left out: with them, a few would hide all the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from heard.design.words import number_words
from heard.engines.disclosure import TOTAL, Release, Rule, Table, cell_of, item_axis, protect
from heard.plans.models.words import NoticeAnswer

LEAST_WITH_A_VIEW = 10
_FAVOURS: dict[str, int | None] = {NoticeAnswer.YES: 1, NoticeAnswer.NOT_YET: -1}
_VARIABLE = "notice"


@dataclass(frozen=True)
class ShownCounts:
    """About how many had a view, and how many said what; None where too few to show.

    `says_so`: families say that they notice it, by the published rule. It may be told where the
    numbers may not: that more than half of at least ten said yes gives nobody away.
    """

    says_so: bool
    views: int | None = None
    yes: int | None = None
    not_yet: int | None = None

    @property
    def words(self) -> str:
        if self.yes is not None and self.views is not None:
            return _("About %(yes)s of %(views)s answers say: yes, I notice a difference.") % {
                "yes": number_words(self.yes),
                "views": number_words(self.views),
            }
        if self.says_so:
            return _("More than half say: yes, I notice a difference. It is too few for numbers.")
        return _("Too few families answered to show how many notice it.")


def rule_words() -> str:
    return _(
        "Families say that they notice it when the question has closed, at least %(least)d "
        "answered yes or not yet, and more than half of these said yes. Anybody could answer, also "
        "more than once: it is a sign, not a vote."
    ) % {"least": LEAST_WITH_A_VIEW}


def protected_counts(counts: Mapping[NoticeAnswer, int]) -> ShownCounts:
    """Round, and hide what is small, so that nobody works it out."""
    exact = [counts[NoticeAnswer(answer)] for answer in _FAVOURS]
    axis = item_axis(_VARIABLE, _FAVOURS, may_be_blank=False)
    protected = protect(Release((Table((axis,), np.array(exact, dtype=np.int64)),)), Rule())
    if protected.report is None or protected.report.opened:  # pragma: no cover - `protect` ends so
        raise ValueError("counts that the attacker opens are never shown")

    def shown(place: str) -> int | None:
        return protected.published.shown(cell_of({_VARIABLE: place}))

    return ShownCounts(
        says_so=sum(exact) >= LEAST_WITH_A_VIEW and 2 * exact[0] > sum(exact),
        views=shown(TOTAL),
        yes=shown(NoticeAnswer.YES),
        not_yet=shown(NoticeAnswer.NOT_YET),
    )

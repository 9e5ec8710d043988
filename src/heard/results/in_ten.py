"""A share as so many people in ten: for readers to whom per cent says nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

ALL = 10
CLOSE = 1  # per cent on either side of a tenth that are "about" it


@dataclass(frozen=True)
class InTen:
    """`words` say it, and go before what the people did; `filled` of ten figures are drawn.

    None where it is hidden: then nothing is drawn, for empty figures would say nobody.
    """

    words: str
    filled: int | None

    @property
    def is_known(self) -> bool:
        return self.filled is not None


def in_ten(percent: int | None) -> InTen:
    """So many of ten people, never more sure than the number.

    percent: whole per cent, 0 to 100, or None where too few people answered.

    - Within 1 per cent of a tenth: "About 6 in 10 people".
    - 2 to 4 below it: "Nearly 6 in 10 people".
    - 2 to 5 above it: "A little more than 5 in 10 people". A half goes down, for 55 per cent is
      more than 5 in 10 and is not 6.
    - 1 to 4 per cent, where no whole figure can be drawn: "Very few people".
    - 5 to 8: "Fewer than 1 in 10 people", and one figure, or they would seem to be nobody.
    - 96 to 99: "Nearly everyone".
    - 0 and 100 come of rounded numbers, so that a few people may differ: "Nobody, or almost
      nobody", "Everyone, or almost everyone".

    Raises ValueError for a number that is no share.
    """
    if percent is None:
        return InTen(_("We do not know"), None)
    if not 0 <= percent <= 100:
        raise ValueError(f"{percent} is not between 0 and 100 per cent")
    return _at_an_edge(percent) or _between(percent)


def _at_an_edge(percent: int) -> InTen | None:
    if percent == 0:
        return InTen(_("Nobody, or almost nobody"), 0)
    if percent < 5:
        return InTen(_("Very few people"), 0)
    if percent < ALL - CLOSE:
        return InTen(_("Fewer than 1 in 10 people"), 1)
    if percent == 100:
        return InTen(_("Everyone, or almost everyone"), ALL)
    if percent > 95:
        return InTen(_("Nearly everyone"), ALL)
    return None


def _between(percent: int) -> InTen:
    nearest = (percent + 4) // 10
    over = percent - 10 * nearest
    if abs(over) <= CLOSE:
        words = _("About %(n)d in 10 people")
    elif over < 0:
        words = _("Nearly %(n)d in 10 people")
    else:
        words = _("A little more than %(n)d in 10 people")
    return InTen(words % {"n": nearest}, nearest)

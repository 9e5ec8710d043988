"""How different those who did not reply would have to be to turn a headline round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class TippingPoint:
    """What would turn "more than t" (or "fewer than t") round.

    silent: the share among those who did not reply at which the whole stands at t, None where no
    share can do it. distance: how far that is from those who replied, in share points.
    """

    claim: Literal["above", "below"]
    threshold: float
    share: float
    responded: float
    silent: float | None

    @property
    def distance(self) -> float | None:
        return None if self.silent is None else abs(self.share - self.silent)

    @property
    def can_be_turned(self) -> bool:
        return self.silent is not None


def tipping_point(share: float, responded: float, threshold: float = 0.5) -> TippingPoint:
    """Return the tipping point of a share against a threshold.

    responded: share of all asked who replied, f. With q = (t - f p) / (1 - f) among the silent,
    the share of all is t. Raises ValueError for numbers outside 0 to 1, or f = 0.
    """
    for name, value in (("share", share), ("responded", responded), ("threshold", threshold)):
        if not 0 <= value <= 1:
            raise ValueError(f"{name} is {value}; give a number from 0 to 1")
    if responded == 0:
        raise ValueError("nobody replied; there is no share to turn round")
    claim: Literal["above", "below"] = "above" if share > threshold else "below"
    if responded == 1:
        return TippingPoint(claim, threshold, share, responded, None)
    silent = (threshold - responded * share) / (1 - responded)
    possible = 0 <= silent <= 1
    return TippingPoint(claim, threshold, share, responded, silent if possible else None)

"""Funnel plots: which areas differ by more than chance, without a league table.

Spiegelhalter (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine
24, 1185-1202: limits around a target that narrow as numbers grow, and overdispersion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import scipy

from heard.engines.estimation.coding import FloatArray

SMALLEST_AREA = 100
INNER, OUTER = 0.95, 0.998
_WINSORISED = 0.1
_FEWEST = 5

Place = Literal["low alarm", "low", "within", "high", "high alarm"]
# The outermost limits first: what lies beyond them lies beyond the inner ones, too.
_BEYOND: tuple[tuple[float, Place, Place], ...] = (
    (OUTER, "low alarm", "high alarm"),
    (INNER, "low", "high"),
)


@dataclass(frozen=True)
class AreaShare:
    """A share in one area: base people answered, worth `effective` of a plain sample."""

    area: str
    share: float
    base: int
    effective: float

    def __post_init__(self) -> None:
        if not (0 <= self.share <= 1 and self.base >= 0 and self.effective > 0):
            raise ValueError(f"{self.area}: give a share from 0 to 1, and people above 0")


@dataclass(frozen=True)
class Funnel:
    """Limits for a share over numbers of people.

    target: the share of all areas together. spread: variance between areas beyond chance
    (tau^2), 0 where there is none. dispersion: phi, the winsorised mean of z^2.
    """

    target: float
    spread: float
    dispersion: float
    areas: tuple[AreaShare, ...]
    left_out: tuple[str, ...]

    def limits(self, effective: FloatArray, level: float) -> tuple[FloatArray, FloatArray]:
        """Return low and high limits of shares that stand on so many people each."""
        z = scipy.special.ndtri((1 + level) / 2)
        reach = z * np.sqrt(self.target * (1 - self.target) / effective + self.spread)
        return np.maximum(self.target - reach, 0), np.minimum(self.target + reach, 1)

    def place(self, area: AreaShare) -> Place:
        """Say where an area lies: beyond 99.8 % limits, beyond 95 %, or within."""
        effective = np.array([area.effective])
        for level, low_name, high_name in _BEYOND:
            low, high = self.limits(effective, level)
            if area.share < low[0]:
                return low_name
            if area.share > high[0]:
                return high_name
        return "within"


class TooFewAreasError(ValueError):
    """Fewer areas than a funnel can be drawn of."""


def funnel(areas: Sequence[AreaShare]) -> Funnel:
    """Return the funnel of areas. Those with fewer than 100 answers are left out, and named.

    Raises TooFewAreasError with fewer than 5 areas left.
    """
    used = tuple(area for area in areas if area.base >= SMALLEST_AREA)
    if len(used) < _FEWEST:
        raise TooFewAreasError(
            f"{len(used)} areas have {SMALLEST_AREA} answers or more; a funnel needs {_FEWEST}"
        )
    share = np.array([area.share for area in used])
    effective = np.array([area.effective for area in used])
    target = float(share @ effective / effective.sum())
    within = target * (1 - target) / effective
    dispersion = _dispersion((share - target) / np.sqrt(within)) if target * (1 - target) else 0.0
    spread = _spread(dispersion, within) if dispersion else 0.0
    left_out = tuple(area.area for area in areas if area.base < SMALLEST_AREA)
    return Funnel(target, spread, dispersion, used, left_out)


def _dispersion(z: FloatArray) -> float:
    """Return the mean of z^2 with the outermost tenth on each side pulled in."""
    low, high = np.quantile(z, [_WINSORISED, 1 - _WINSORISED])
    return float(np.mean(np.clip(z, low, high) ** 2))


def _spread(dispersion: float, within: FloatArray) -> float:
    """Return tau^2 by moments: (I phi - (I - 1)) / (sum w - sum w^2 / sum w), not below 0.

    Spiegelhalter (2005, section 5.2), after DerSimonian and Laird (1986), with weights 1 / s^2.
    """
    areas, weight = len(within), 1 / within
    above = areas * dispersion - (areas - 1)
    if above <= 0:
        return 0.0
    return float(above / (weight.sum() - (weight**2).sum() / weight.sum()))

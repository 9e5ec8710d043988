"""How far coders agree: Krippendorff's alpha, for one value or a set of themes per comment.

Ratings are `ratings[coder][unit]`, None where a coder did not rate a unit; each coder's row has one
place for every unit. Units with fewer than two ratings cannot be paired and are left out.

Sources: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); A. F. Hayes and
K. Krippendorff, Answering the Call for a Standard Reliability Measure for Coding Data (2007);
K. Krippendorff, Algorithm for bootstrapping a distribution of alpha (2006, revised 2011);
R. Passonneau, Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic
Annotation (2006).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Level = Literal["nominal", "ordinal", "interval", "ratio"]
SetDistance = Literal["masi", "jaccard"]
Ratings = Sequence[Sequence[Hashable | None]]
Codings = Sequence[Sequence[Set[str] | None]]
Array = npt.NDArray[np.float64]

# Krippendorff's marks: below the first, conclude nothing; below the second, only tentatively.
TENTATIVE = 0.667
RELIABLE = 0.8
PERCENT_WARNING = (
    "Percent agreement counts what chance alone would bring about. Where one answer is far more "
    "common than the others it is high whatever the coders did: judge by alpha."
)
_DRAWS_A_CELL = 25


class AgreementError(ValueError):
    """Agreement cannot be computed from these ratings; the text says why."""


class TooFewRatingsError(AgreementError):
    """No unit was rated by two coders."""


class NoVariationError(AgreementError):
    """Everybody gave the same value to everything: alpha is undefined, not 1."""


@dataclass(frozen=True)
class AlphaInterval:
    """What alpha would be if many similar samples were coded. `misses`: mark -> probability."""

    low: float
    high: float
    coverage: float
    misses: Mapping[float, float]


@dataclass(frozen=True)
class PercentAgreement:
    """Share of pairs of ratings that agree, and the share that chance would bring about; 0-1."""

    share: float
    by_chance: float
    pairs: int
    warning: str = PERCENT_WARNING


@dataclass(frozen=True)
class ThemeAgreement:
    """Agreement on whether a theme applies. `alpha` is None where nobody differs on anything."""

    theme: str
    alpha: float | None
    percent: PercentAgreement
    times_given: int


@dataclass(frozen=True)
class Confusion:
    """One coder gave one theme where another gave the other, or (None) none in its place."""

    theme: str
    other: str | None
    times: int


@dataclass(frozen=True)
class _Pairable:
    """Units x values counts of the pairable units, and the coincidences o_ck from them."""

    values: tuple[Any, ...]
    counts: Array
    coders: int

    @property
    def coincidences(self) -> Array:
        per_unit = self.counts / (self.counts.sum(axis=1) - 1)[:, None]
        off = per_unit.T @ self.counts
        return np.asarray(off - np.diag(per_unit.sum(axis=0)))


def alpha(ratings: Ratings, level: Level = "nominal") -> float:
    """Return Krippendorff's alpha: 1 is perfect agreement, 0 what chance would bring about.

    alpha = 1 - D_o / D_e = 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck, with o the coincidences
    and d the squared difference of the level. Values may be anything hashable where the level is
    nominal, else they are finite numbers (none below 0 for a ratio).
    Raises TooFewRatingsError, NoVariationError, and AgreementError for values that do not fit.
    """
    units = _pairable(ratings, level)
    return _alpha_of(units.coincidences, _differences(units, level))


def alpha_interval(
    ratings: Ratings,
    level: Level = "nominal",
    *,
    resamples: int = 5_000,
    coverage: float = 0.95,
    seed: int = 0,
) -> AlphaInterval:
    """Return an interval for alpha by Krippendorff's bootstrap. Same seed, same interval.

    Pairs are drawn from the observed coincidences, as many as there are, at most 25 for each kind
    of pair that occurs; the expected disagreement stays. Where all draws fall on one value, the
    sample has no variation and counts as 0. Raises as `alpha`.
    """
    units = _pairable(ratings, level)
    return _resampled(units, _differences(units, level), (resamples, coverage, seed))


def percent_agreement(ratings: Ratings) -> PercentAgreement:
    """Return how many pairs of ratings agree, with the warning that belongs to the figure.

    A unit with m ratings has m(m-1)/2 pairs; each rating weighs the same, as in alpha.
    Raises TooFewRatingsError.
    """
    units = _pairable(ratings, "nominal")
    coincidences = units.coincidences
    n_c = coincidences.sum(axis=0)
    n = n_c.sum()
    m_u = units.counts.sum(axis=1)
    return PercentAgreement(
        share=float(np.trace(coincidences) / n),
        by_chance=float((n_c * (n_c - 1)).sum() / (n * (n - 1))),
        pairs=int((m_u * (m_u - 1) / 2).sum()),
    )


def themes_alpha(codings: Codings, distance: SetDistance = "masi") -> float:
    """Return alpha over whole sets of themes: `codings[coder][comment]`, an empty set for none.

    The distance of two sets stands where the squared difference does (Passonneau 2006).
    Raises TooFewRatingsError, NoVariationError.
    """
    units = _pairable(_as_ratings(codings), "nominal")
    return _alpha_of(units.coincidences, _set_differences(units, distance))


def themes_alpha_interval(
    codings: Codings,
    distance: SetDistance = "masi",
    *,
    resamples: int = 5_000,
    coverage: float = 0.95,
    seed: int = 0,
) -> AlphaInterval:
    """Return an interval for `themes_alpha`, as `alpha_interval` does for `alpha`."""
    units = _pairable(_as_ratings(codings), "nominal")
    return _resampled(units, _set_differences(units, distance), (resamples, coverage, seed))


def agreement_by_theme(codings: Codings) -> tuple[ThemeAgreement, ...]:
    """Return agreement on each theme by itself, given or not given, in the themes' order.

    `times_given`: codings that hold the theme, on comments with two codings or more.
    Raises TooFewRatingsError.
    """
    units = _pairable(_as_ratings(codings), "nominal")
    totals = units.counts.sum(axis=0)
    given = Counter[str]()
    for themes, times in zip(units.values, totals, strict=True):
        given.update(dict.fromkeys(themes, int(times)))
    return tuple(_theme_agreement(codings, theme, given[theme]) for theme in sorted(given))


def mixed_up(codings: Codings) -> tuple[Confusion, ...]:
    """Return which themes stand where another coder gave another one, most often first.

    Over each pair of coders of a comment, a theme that only one of them gave is set against each
    that only the other gave, or against None where the other gave nothing that differs.
    """
    times = Counter[tuple[str, str | None]]()
    for first, second in combinations(codings, 2):
        for one, other in zip(first, second, strict=True):
            if one is not None and other is not None:
                times.update(_confused(one - other, other - one))
    ranked = sorted(times.items(), key=lambda each: (-each[1], each[0][0], each[0][1] or ""))
    return tuple(Confusion(theme, other, count) for (theme, other), count in ranked)


def masi_distance(one: Set[str], other: Set[str]) -> float:
    """Return 1 - Jaccard x monotonicity: 1 if equal, 2/3 nested, 1/3 crossing, 0 apart."""
    if one == other:
        return 0.0
    if not one & other:
        return 1.0
    monotonicity = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - monotonicity * (1 - jaccard_distance(one, other))


def jaccard_distance(one: Set[str], other: Set[str]) -> float:
    """Return 1 - shared / all; two empty sets are equal."""
    union = one | other
    return 1 - len(one & other) / len(union) if union else 0.0


def _pairable(ratings: Ratings, level: Level) -> _Pairable:
    lengths = {len(row) for row in ratings}
    if len(lengths) > 1:
        raise AgreementError("rows of different lengths; give None where a rating is missing")
    columns = [
        [each for each in unit if not _is_missing(each)] for unit in zip(*ratings, strict=True)
    ]
    pairable = [unit for unit in columns if len(unit) > 1]
    if not pairable:
        raise TooFewRatingsError("no unit has two ratings; let two coders rate the same units")
    seen = dict.fromkeys(value for unit in pairable for value in unit)
    values = tuple(seen) if level == "nominal" else _in_order(seen, level)
    place = {value: number for number, value in enumerate(values)}
    counts = np.zeros((len(pairable), len(values)))
    for number, unit in enumerate(pairable):
        for value in unit:
            counts[number, place[value]] += 1
    return _Pairable(values, counts, len(ratings))


def _is_missing(value: Hashable | None) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _in_order(values: Mapping[Any, None], level: Level) -> tuple[Any, ...]:
    for value in values:
        if not isinstance(value, (int, float, np.number)) or not math.isfinite(value):
            raise AgreementError(f"{value!r} is not a number; use the nominal level for names")
        if level == "ratio" and value < 0:
            raise AgreementError(f"{value!r} is below 0; use the interval level")
    return tuple(sorted(values))


def _differences(units: _Pairable, level: Level) -> Array:
    """Return the squared differences of the level, values x values."""
    size = len(units.values)
    if level == "nominal":
        return 1 - np.eye(size)
    if level == "ordinal":
        n_c = units.counts.sum(axis=0)
        middles = np.cumsum(n_c) - n_c / 2
        return np.asarray((middles[:, None] - middles[None, :]) ** 2)
    v = np.array(units.values, dtype=np.float64)
    gaps = v[:, None] - v[None, :]
    if level == "interval":
        return np.asarray(gaps**2)
    if level == "ratio":
        sums = v[:, None] + v[None, :]
        return np.asarray(np.divide(gaps, sums, out=np.zeros_like(gaps), where=sums > 0) ** 2)
    raise AgreementError(f"{level!r} is no level; give nominal, ordinal, interval or ratio")


def _set_differences(units: _Pairable, distance: SetDistance) -> Array:
    between: Callable[[Set[str], Set[str]], float]
    between = masi_distance if distance == "masi" else jaccard_distance
    return np.array([[between(one, other) for other in units.values] for one in units.values])


def _expected(coincidences: Array, differences: Array) -> float:
    """Return D_e, the disagreement to be expected by chance."""
    n_c = coincidences.sum(axis=0)
    n = n_c.sum()
    disagreement = float(n_c @ differences @ n_c / (n * (n - 1)))
    if disagreement == 0:
        raise NoVariationError("every rating is the same, so nothing shows that coders can agree")
    return disagreement


def _alpha_of(coincidences: Array, differences: Array) -> float:
    observed = float((coincidences * differences).sum() / coincidences.sum())
    return 1 - observed / _expected(coincidences, differences)


def _resampled(units: _Pairable, differences: Array, how: tuple[int, float, int]) -> AlphaInterval:
    resamples, coverage, seed = how
    coincidences = units.coincidences
    expected = _expected(coincidences, differences)
    n = coincidences.sum()
    upper = np.triu(coincidences) + np.triu(coincidences, 1)
    rows, columns = np.nonzero(upper)
    kinds_of_pair = np.count_nonzero(coincidences)
    draws = int(min(_DRAWS_A_CELL * kinds_of_pair, (units.coders - 1) * n / 2))
    chances = upper[rows, columns] / n
    drawn = np.random.default_rng(seed).multinomial(draws, chances / chances.sum(), resamples)
    alphas = np.maximum(1 - drawn @ differences[rows, columns] / (draws * expected), -1.0)
    alphas[(drawn[:, rows == columns] == draws).any(axis=1)] = 0.0
    tail = (1 - coverage) / 2
    low, high = np.quantile(alphas, [tail, 1 - tail])
    misses = {mark: float((alphas < mark).mean()) for mark in (TENTATIVE, RELIABLE)}
    return AlphaInterval(float(low), float(high), coverage, misses)


def _as_ratings(codings: Codings) -> list[list[frozenset[str] | None]]:
    return [[None if each is None else frozenset(each) for each in row] for row in codings]


def _theme_agreement(codings: Codings, theme: str, times: int) -> ThemeAgreement:
    given = [[None if each is None else theme in each for each in row] for row in codings]
    try:
        found: float | None = alpha(given)
    except NoVariationError:
        found = None
    return ThemeAgreement(theme, found, percent_agreement(given), times)


def _confused(one: Set[str], other: Set[str]) -> list[tuple[str, str | None]]:
    if not one or not other:
        return [(theme, None) for theme in one | other]
    return [(min(pair), max(pair)) for pair in product(one, other)]

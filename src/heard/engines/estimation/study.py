"""One survey, estimated whole: coded returns and population figures in, everything said out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from heard.engines.estimation.association import Association, associations
from heard.engines.estimation.calibration import Bounds, Weights, calibrate, equal_weights
from heard.engines.estimation.coding import MODE, Coded
from heard.engines.estimation.comparisons import SMALLEST_COMPARED, Comparison, compare_groups
from heard.engines.estimation.estimates import Estimates, estimate
from heard.engines.estimation.intervals import edge_variance
from heard.engines.estimation.margins import (
    Margin,
    MarginError,
    check_margins,
    targets_of,
)
from heard.engines.estimation.measures import (
    MEAN,
    NEGATIVE,
    POSITIVE,
    Measures,
    levels,
    measures_of,
)
from heard.engines.estimation.pairs import PairSums, WeightOf, covariance, pair_sums
from heard.engines.estimation.ranks import Ranked, rank_sets
from heard.engines.estimation.representativity import (
    Representativity,
    margin_representativity,
    overall_representativity,
)
from heard.engines.estimation.tabulation import Tabulation, tabulate
from heard.engines.estimation.tipping import TippingPoint, tipping_point
from heard.engines.questionnaire import Problem, Questionnaire


@dataclass(frozen=True)
class Study:
    """A survey's returns with their weights.

    tabulation: by margins, mode and further groups. invited: how many were asked, None where not
    known. breakdowns: what groups are formed by, margins first.
    """

    questionnaire: Questionnaire
    coded: Coded
    tabulation: Tabulation
    weights: Weights
    invited: int | None
    breakdowns: tuple[str, ...]

    @cached_property
    def measures(self) -> Measures:
        return measures_of(self.questionnaire, self.tabulation.columns)

    @cached_property
    def headlines(self) -> Measures:
        """The shares of good answers, one for each rated question."""
        return self.measures.where(option=POSITIVE)

    @property
    def responded(self) -> float | None:
        """Share of all who were asked that replied, where it is known."""
        asked = self.invited or self.weights.population
        return self.tabulation.total / asked if asked else None

    def estimates(self, by: str = "") -> Estimates:
        """Return every measure for everybody, or by a breakdown. Raises KeyError for another."""
        return estimate(self.tabulation, self.weights, self.measures, by)

    def comparisons(self, by: str) -> list[Comparison]:
        """Compare the groups of a breakdown: good and bad answers, other questions by option."""
        return compare_groups(self.tabulation, self.weights, self._compared, by)

    @cached_property
    def _compared(self) -> Measures:
        rated = {measure.question for measure in self.headlines.all}
        return self.measures.only(
            each
            for each in self.measures.all
            if each.question not in rated or each.option in (POSITIVE, NEGATIVE)
        )

    @cached_property
    def pairs(self) -> PairSums:
        """Sums over pairs of headlines."""
        return self._pairs_of(self.headlines)

    def _pairs_of(self, measures: Measures) -> PairSums:
        weight_of = WeightOf(self.tabulation, self.weights)
        return pair_sums(self.coded, weight_of(self.coded), measures)

    def associations(self, outcome: str) -> tuple[Association, ...]:
        """Return what goes with good answers to a rated question, or with being high on a scale.

        Raises KeyError for any other question.
        """
        if any(each.question == outcome for each in self.headlines.all):
            return associations(self.headlines, self.pairs, outcome)
        means = self.measures.where(option=MEAN).all
        scale = [each for each in means if each.question == outcome and len(each.parts) > 1]
        if not scale:
            raise KeyError(outcome)
        measures = self.measures.only([*self.headlines.all, *levels(scale[0])])
        return associations(measures, self._pairs_of(measures), outcome)

    def ranks(self, among: Collection[str] | None = None) -> tuple[Ranked, ...]:
        """Return rated questions from the largest share of good answers to the smallest.

        among: which questions, None for all. Those with fewer than 30 answers are left out.
        """
        share, between = covariance(self.tabulation, self.weights, self.headlines, self.pairs)
        found = estimate(self.tabulation, self.weights, self.headlines)
        is_wanted = [among is None or each.question in among for each in self.headlines.all]
        share = np.where((found.base[0] >= SMALLEST_COMPARED) & is_wanted, share, np.nan)
        effective = found.base[0] / self.weights.design_effect
        return rank_sets(self.headlines, share, between + np.diag(edge_variance(share, effective)))

    def tipping_points(self, threshold: float = 0.5) -> dict[str, TippingPoint]:
        """Return for each rated question what those who did not reply would have to say."""
        responded = self.responded
        if responded is None:
            return {}
        found = estimate(self.tabulation, self.weights, self.headlines)
        return {
            each.measure.question: tipping_point(each.estimate, responded, threshold)
            for each in found
            if each.base
        }

    def representativity(self) -> tuple[Representativity, ...]:
        """Return R of all margins together, then of each."""
        overall = overall_representativity(self.weights)
        each = tuple(margin_representativity(target) for target in self.weights.targets)
        return (overall, *each) if overall else ()


@dataclass(frozen=True)
class Plan:
    """How a survey is to be estimated.

    margins: population figures, none for equal weights. bounds: how far weights may go, None for
    raking. invited: how many were asked. by: further questions to form groups by.
    """

    margins: tuple[Margin, ...] = ()
    bounds: Bounds | None = None
    invited: int | None = None
    by: tuple[str, ...] = ()


def study(questionnaire: Questionnaire, coded: Coded, plan: Plan) -> Study:
    """Weight returns as planned.

    Raises MarginError where figures and returns do not fit; KeyError for an item in `by` that
    has not one answer of a list; TooManyGroupsError.
    """
    check_margins(questionnaire, plan.margins)
    items = [margin.item for margin in plan.margins]
    breakdowns = tuple(dict.fromkeys([*items, MODE, *plan.by]))
    tabulation = tabulate(coded, breakdowns)
    _check_invited(plan.invited, tabulation.total)
    if plan.margins:
        weights = calibrate(tabulation, targets_of(tabulation, plan.margins), plan.bounds)
    else:
        weights = equal_weights(tabulation, plan.invited)
    return Study(questionnaire, coded, tabulation, weights, plan.invited, breakdowns)


def _check_invited(invited: int | None, returns: int) -> None:
    if invited is not None and invited < max(returns, 1):
        problem = f"{returns:,} returns of {invited:,} people who were asked"
        raise MarginError([Problem("", problem, "give the number of all who were asked")])


def notes(found: Study) -> Iterable[str]:
    """Give what an analyst should know before using the numbers, in plain words."""
    weights = found.weights
    if weights.targets and weights.design_effect > 2:
        yield (
            f"weighting makes {found.tabulation.total:,} answers worth about "
            f"{found.tabulation.total / weights.design_effect:,.0f}; put small categories together"
        )
    if weights.targets and weights.most > 5:
        yield (
            f"the largest weight is {weights.most:.1f} times an equal one; "
            "put small categories together, or bound the weights"
        )
    yield from _more_returns_than_people(found)
    margins = ", ".join(target.item for target in weights.targets)
    if margins:
        yield f"the shares of {margins} are fixed by weighting and have no interval"
    if found.invited and weights.population and found.invited != weights.population:
        yield (
            f"{found.invited:,} were asked, and the margins are of {weights.population:,}: "
            "make sure that both are the same people"
        )


def _more_returns_than_people(found: Study) -> Iterable[str]:
    for target in found.weights.targets:
        for name, people, returns in zip(
            target.categories, target.people, target.returns, strict=True
        ):
            if returns > people:
                yield (
                    f"{target.item}: {returns:,.0f} returns are of {name}, where the population "
                    f"has {people:,.0f}; make sure that both count the same people"
                )

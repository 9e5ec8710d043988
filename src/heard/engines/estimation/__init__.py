"""Estimates from returns: weights, shares, intervals, comparisons, ranks, who is missing.

coded = code_returns(questionnaire, returns)          # (mode, answers) pairs, a byte a column
found = study(questionnaire, coded, Plan(margins))    # weights that fit the population
found.estimates("district").at("listened", "_positive", "north")
found.comparisons("district"), found.ranks(), found.tipping_points(), found.representativity()

Everybody on the list was asked and some replied: intervals say what holds if those who did not
reply are like those who did, within the groups that weights adjust for, and nothing more.
"""

from heard.engines.estimation.association import Association, associations
from heard.engines.estimation.calibration import (
    Bounds,
    Trimmed,
    Weights,
    calibrate,
    equal_weights,
    trim,
)
from heard.engines.estimation.coding import (
    Coded,
    Coder,
    Variable,
    code_returns,
    scale_points,
)
from heard.engines.estimation.comparisons import (
    Apart,
    Comparison,
    benjamini_hochberg,
    compare_groups,
    compare_surveys,
    holm,
)
from heard.engines.estimation.estimates import Estimate, Estimates, estimate
from heard.engines.estimation.funnel import AreaShare, Funnel, TooFewAreasError, funnel
from heard.engines.estimation.margins import (
    Margin,
    MarginError,
    check_margins,
    is_possible_margin,
    targets_of,
)
from heard.engines.estimation.measures import (
    MEAN,
    NEGATIVE,
    POSITIVE,
    Measure,
    Measures,
    measures_of,
)
from heard.engines.estimation.ranks import Ranked, rank_sets
from heard.engines.estimation.representativity import (
    Representativity,
    margin_representativity,
    overall_representativity,
    who_replied,
)
from heard.engines.estimation.study import Plan, Study, notes, study
from heard.engines.estimation.tabulation import (
    MixedTabulationsError,
    Tabulation,
    TooManyGroupsError,
    tabulate,
    tabulate_parts,
)
from heard.engines.estimation.tipping import TippingPoint, tipping_point

__all__ = [
    "MEAN",
    "NEGATIVE",
    "POSITIVE",
    "Apart",
    "AreaShare",
    "Association",
    "Bounds",
    "Coded",
    "Coder",
    "Comparison",
    "Estimate",
    "Estimates",
    "Funnel",
    "Margin",
    "MarginError",
    "Measure",
    "Measures",
    "MixedTabulationsError",
    "Plan",
    "Ranked",
    "Representativity",
    "Study",
    "Tabulation",
    "TippingPoint",
    "TooFewAreasError",
    "TooManyGroupsError",
    "Trimmed",
    "Variable",
    "Weights",
    "associations",
    "benjamini_hochberg",
    "calibrate",
    "check_margins",
    "code_returns",
    "compare_groups",
    "compare_surveys",
    "equal_weights",
    "estimate",
    "funnel",
    "holm",
    "is_possible_margin",
    "margin_representativity",
    "measures_of",
    "notes",
    "overall_representativity",
    "rank_sets",
    "scale_points",
    "study",
    "tabulate",
    "tabulate_parts",
    "targets_of",
    "tipping_point",
    "trim",
    "who_replied",
]

"""How good returns are, before anybody works with them. Nothing is ever taken out by itself.

    found = check_quality(questionnaire, returns, combinations)
    found.items[0].blank.everyone        # Share(count=24, base=800)
    found.items[0].blank.by_mode["web"]
    findings(found)                      # what stands out, what it means, what may be done

Source of the measures: Groves and others, "Survey Methodology" (2nd edition, 2009), on item
non-response and checks; Krosnick, "Response strategies for coping with the cognitive demands of
attitude measures in surveys" (1991), on answers all alike.
"""

from heard.engines.estimation.quality.check import check_quality
from heard.engines.estimation.quality.coding import TooManyModesError
from heard.engines.estimation.quality.combinations import Combination, CombinationError
from heard.engines.estimation.quality.findings import Finding, Limits, findings
from heard.engines.estimation.quality.record import (
    BatteryQuality,
    Found,
    ItemQuality,
    Measure,
    Quality,
    Repeats,
    SectionQuality,
    Share,
    StraightEffect,
    TextLengths,
)

__all__ = [
    "BatteryQuality",
    "Combination",
    "CombinationError",
    "Finding",
    "Found",
    "ItemQuality",
    "Limits",
    "Measure",
    "Quality",
    "Repeats",
    "SectionQuality",
    "Share",
    "StraightEffect",
    "TextLengths",
    "TooManyModesError",
    "check_quality",
    "findings",
]

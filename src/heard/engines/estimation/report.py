"""`report.json`: who replied, how weights were made, and what stands on thin ground."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from heard.engines.estimation.coding import MODE
from heard.engines.estimation.representativity import who_replied
from heard.engines.estimation.study import Study, notes
from heard.engines.estimation.sums import groups_of


def report(found: Study) -> dict[str, Any]:
    """Return the record of an estimation, ready for JSON; shares are 0-1."""
    weights = found.weights
    return {
        "questionnaire": found.questionnaire.id,
        "version": found.questionnaire.version,
        "returns": found.tabulation.total,
        "invited": found.invited,
        "population": weights.population,
        "response_rate": found.responded,
        "modes": _modes(found),
        "weighting": {
            "method": weights.method,
            "design_effect": weights.design_effect,
            "least": weights.least,
            "most": weights.most,
        },
        "representativity": [
            asdict(each) | {"bias": each.bias} for each in found.representativity()
        ],
        "margins": [
            {"margin": target.item} | asdict(each)
            for target in weights.targets
            for each in who_replied(target)
        ],
        "tipping_points": [
            {"question": question}
            | asdict(point)
            | {"distance": point.distance, "can_be_turned": point.can_be_turned}
            for question, point in found.tipping_points().items()
        ],
        "ranks": [asdict(ranked) for ranked in found.ranks()] if len(found.headlines) else [],
        "notes": list(notes(found)),
    }


def _modes(found: Study) -> dict[str, int]:
    groups = groups_of(found.tabulation, MODE)
    returns = found.tabulation.returns
    return {
        name: int(returns[groups.place == place].sum()) for place, name in enumerate(groups.names)
    }

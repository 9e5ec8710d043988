"""The record of how a release was protected. It has ranges, never counts, but stays inside."""

from __future__ import annotations

from typing import Any

from heard.engines.disclosure.attacker import attack
from heard.engines.disclosure.published import ProtectedRelease
from heard.engines.disclosure.report import AttackReport
from heard.engines.disclosure.tables import TOTAL, Shape


def audit(
    protected: ProtectedRelease, report: AttackReport | None = None, shape: Shape | None = None
) -> dict[str, Any]:
    """Return the record, ready for JSON: the rule, how many cells are hidden, what is opened.

    report: what the attacker found, if not what stands in the release. Without either the attack
        is made here.
    shape: name every axis of this table in a cell, totals too (for a table on its own).
    """
    report = report or protected.report or attack(protected.published)
    whole = {axis.variable: TOTAL for axis in shape.axes} if shape else {}
    return {
        "rule": protected.rule.as_mapping(),
        **_price(protected),
        "primary": len(protected.primary),
        "secondary": len(protected.secondary),
        "opened": len(report.opened),
        "openings": [str(opening) for opening in report.opened],
        "cells": [
            {
                "cell": whole | dict(found.cell),
                "kind": "primary" if found.cell in protected.primary else "secondary",
                "low": found.low,
                "high": found.high,
                "exact": found.is_exact,
            }
            for found in report.ranges
            if found.cell not in protected.left_out
        ],
    }


def _price(protected: ProtectedRelease) -> dict[str, Any]:
    """Return how the secondary cells were chosen, and how far from the cheapest they may be."""
    price = protected.price
    if price is None:
        return {}
    return {"choice": price.method, "cost": round(price.cost, 4), "bound": price.bound}

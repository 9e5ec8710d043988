"""Findings from answers: how they were weighted, worked out, agreed and published."""

from heard.results.models.export import (
    APPROVED_STATES,
    OPEN_STATES,
    Problem,
    RowExport,
    RowState,
)
from heard.results.models.publication import AT_WORK, COLOURS, Publication, Stage, decoded

__all__ = [
    "APPROVED_STATES",
    "AT_WORK",
    "COLOURS",
    "OPEN_STATES",
    "Problem",
    "Publication",
    "RowExport",
    "RowState",
    "Stage",
    "decoded",
]

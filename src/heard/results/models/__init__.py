"""Findings from answers: how they were weighted, worked out, agreed and published."""

from heard.results.models.external import ExternalWave
from heard.results.models.publication import AT_WORK, COLOURS, Publication, Stage, decoded
from heard.results.models.quality import CHECK_AT_WORK, CheckStage, QualityCheck

__all__ = [
    "AT_WORK",
    "CHECK_AT_WORK",
    "COLOURS",
    "CheckStage",
    "ExternalWave",
    "Publication",
    "QualityCheck",
    "Stage",
    "decoded",
]

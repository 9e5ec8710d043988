"""Findings from answers: how they were weighted, worked out, agreed and published."""

from heard.results.models.agreement import AgreedAs, Agreement, ForumStatement
from heard.results.models.publication import AT_WORK, COLOURS, Publication, Stage, decoded
from heard.results.models.weighting import Population, Weighting, WeightingStage

__all__ = [
    "AT_WORK",
    "COLOURS",
    "AgreedAs",
    "Agreement",
    "ForumStatement",
    "Population",
    "Publication",
    "Stage",
    "Weighting",
    "WeightingStage",
    "decoded",
]

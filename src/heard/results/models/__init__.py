"""Findings from answers: how they were weighted, worked out, agreed and published."""

from heard.results.models.agreement import AgreedAs, Agreement, ForumStatement
from heard.results.models.comment import Comment, CommentSet, CommentState, LeftOutBecause
from heard.results.models.publication import AT_WORK, COLOURS, Publication, Stage, decoded
from heard.results.models.weighting import Population, Weighting, WeightingStage

__all__ = [
    "AT_WORK",
    "COLOURS",
    "AgreedAs",
    "Agreement",
    "Comment",
    "CommentSet",
    "CommentState",
    "ForumStatement",
    "LeftOutBecause",
    "Population",
    "Publication",
    "Stage",
    "Weighting",
    "WeightingStage",
    "decoded",
]

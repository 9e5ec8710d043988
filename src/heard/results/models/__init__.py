"""Findings from answers: how they were weighted, worked out, agreed and published."""

from heard.results.models.publication import AT_WORK, COLOURS, Publication, Stage, decoded

__all__ = ["AT_WORK", "COLOURS", "Publication", "Stage", "decoded"]

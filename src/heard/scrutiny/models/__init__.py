"""Decisions of committees: what was read, its editions, and each resolution as its own row."""

from heard.scrutiny.models.decision import (
    Change,
    DecisionDocument,
    DecisionQuerySet,
    DecisionRecord,
)
from heard.scrutiny.models.resolution import Resolution
from heard.scrutiny.models.source import Source
from heard.scrutiny.models.words import VERB_WORDS, SourceKind, State, StatusWord, VerbWord

__all__ = [
    "VERB_WORDS",
    "Change",
    "DecisionDocument",
    "DecisionQuerySet",
    "DecisionRecord",
    "Resolution",
    "Source",
    "SourceKind",
    "State",
    "StatusWord",
    "VerbWord",
]

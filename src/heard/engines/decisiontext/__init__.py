"""Reads an English council's decision record into fields and single resolutions."""

from heard.engines.decisiontext.files import (
    parse_decision,
    read_decision,
    read_decision_bytes,
    read_decision_text,
)
from heard.engines.decisiontext.problems import DecisionFileError
from heard.engines.decisiontext.record import (
    DecisionText,
    Document,
    Doubt,
    Meeting,
    ReadDecision,
    Resolution,
    Status,
    StatusWord,
    Verb,
    to_json,
)

__all__ = [
    "DecisionFileError",
    "DecisionText",
    "Document",
    "Doubt",
    "Meeting",
    "ReadDecision",
    "Resolution",
    "Status",
    "StatusWord",
    "Verb",
    "parse_decision",
    "read_decision",
    "read_decision_bytes",
    "read_decision_text",
    "to_json",
]

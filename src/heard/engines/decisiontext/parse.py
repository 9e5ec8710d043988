"""Lines to a decision."""

from collections.abc import Sequence

from heard.engines.decisiontext.fields import read_fields
from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.record import DecisionText


def parse_lines(lines: Sequence[Line]) -> DecisionText:
    """The decision that the lines record."""
    reading = read_fields(lines)
    return DecisionText(**reading.values, confidence=reading.confidence, lines=reading.lines)

"""How good the answers are, as staff may see it: a protected record of what the engine counts."""

from heard.results.quality.combining import (
    MOST_COMBINATIONS,
    Chosen,
    ChosenError,
    as_combination,
    choose,
    usual_combinations,
)
from heard.results.quality.protecting import protected_record
from heard.results.quality.record import Count, Record, Row, without_hidden
from heard.results.quality.standing_out import findings_of

__all__ = [
    "MOST_COMBINATIONS",
    "Chosen",
    "ChosenError",
    "Count",
    "Record",
    "Row",
    "as_combination",
    "choose",
    "findings_of",
    "protected_record",
    "usual_combinations",
    "without_hidden",
]

"""Reads of the room; rooms above use these by name."""

from heard.results.queries.answers import responses
from heard.results.queries.exports import (
    left_out_of,
    profile_choices,
    profile_words,
    refusal_of,
    risk_words,
    row_exports,
    rows_todo,
    surveys_with_rows,
)
from heard.results.queries.findings import (
    GroupingChoice,
    grouping_choices,
    progress_of,
    published,
    surveys_ready_for_findings,
    todo,
)

__all__ = [
    "GroupingChoice",
    "grouping_choices",
    "left_out_of",
    "profile_choices",
    "profile_words",
    "progress_of",
    "published",
    "refusal_of",
    "responses",
    "risk_words",
    "row_exports",
    "rows_todo",
    "surveys_ready_for_findings",
    "surveys_with_rows",
    "todo",
]

"""Reads of the room; rooms above use these by name."""

from heard.results.queries.answers import (
    responses,
)
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
    published_of,
    readable,
    surveys_ready_for_findings,
    todo,
    weighting_in_use,
)
from heard.results.queries.papers import (
    easy_wording,
    metadata_of,
    pdf_of,
    word_of,
)
from heard.results.queries.workflow import (
    ClosedSurvey,
    FindingsStep,
    agreements_of,
    closed_surveys,
    correction_of,
    history_of,
    statement_of,
    steps_of,
)

__all__ = [
    "ClosedSurvey",
    "FindingsStep",
    "GroupingChoice",
    "agreements_of",
    "closed_surveys",
    "correction_of",
    "easy_wording",
    "grouping_choices",
    "history_of",
    "left_out_of",
    "metadata_of",
    "pdf_of",
    "profile_choices",
    "profile_words",
    "progress_of",
    "published",
    "published_of",
    "readable",
    "refusal_of",
    "responses",
    "risk_words",
    "row_exports",
    "rows_todo",
    "statement_of",
    "steps_of",
    "surveys_ready_for_findings",
    "surveys_with_rows",
    "todo",
    "weighting_in_use",
    "word_of",
]

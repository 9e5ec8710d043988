"""Reads of the room; rooms above use these by name."""

from heard.results.queries.answers import responses
from heard.results.queries.comments import comments_todo, text_items
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
    "comments_todo",
    "correction_of",
    "grouping_choices",
    "history_of",
    "progress_of",
    "published",
    "published_of",
    "readable",
    "responses",
    "statement_of",
    "steps_of",
    "surveys_ready_for_findings",
    "text_items",
    "todo",
    "weighting_in_use",
]

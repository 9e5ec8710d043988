"""Reads of the room; rooms above use these by name."""

from heard.results.queries.answers import responses
from heard.results.queries.findings import (
    GroupingChoice,
    grouping_choices,
    progress_of,
    published,
    surveys_ready_for_findings,
    todo,
)
from heard.results.queries.quality import (
    check_of,
    choices_of,
    closed_surveys,
    progress_of_check,
    quality_record,
)

__all__ = [
    "GroupingChoice",
    "check_of",
    "choices_of",
    "closed_surveys",
    "grouping_choices",
    "progress_of",
    "progress_of_check",
    "published",
    "quality_record",
    "responses",
    "surveys_ready_for_findings",
    "todo",
]

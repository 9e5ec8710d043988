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
from heard.results.queries.papers import easy_wording, metadata_of, pdf_of, word_of

__all__ = [
    "GroupingChoice",
    "easy_wording",
    "grouping_choices",
    "metadata_of",
    "pdf_of",
    "progress_of",
    "published",
    "responses",
    "surveys_ready_for_findings",
    "todo",
    "word_of",
]

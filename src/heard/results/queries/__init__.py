"""Reads of the room; rooms above use these by name."""

from heard.results.queries.answers import responses
from heard.results.queries.external import (
    all_external_waves,
    external_waves,
    loaded_waves,
    reference_lines,
    trend_of,
    versions_to_map_to,
    waiting_waves,
    waves_to_replace,
)
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
    "all_external_waves",
    "check_of",
    "choices_of",
    "closed_surveys",
    "external_waves",
    "grouping_choices",
    "loaded_waves",
    "progress_of",
    "progress_of_check",
    "published",
    "quality_record",
    "reference_lines",
    "responses",
    "surveys_ready_for_findings",
    "todo",
    "trend_of",
    "versions_to_map_to",
    "waiting_waves",
    "waves_to_replace",
]

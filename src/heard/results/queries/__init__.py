"""Reads of the room; rooms above use these by name."""

from heard.results.queries.answers import (
    responses,
)
from heard.results.queries.audiences import (
    audiences,
)
from heard.results.queries.comments import (
    comments_todo,
    text_items,
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
from heard.results.queries.external import (
    all_external_waves,
    external_waves,
    loaded_waves,
    versions_to_map_to,
    waiting_waves,
    waves_to_replace,
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
from heard.results.queries.quality import (
    check_of,
    choices_of,
    closed_surveys,
    progress_of_check,
    quality_record,
)
from heard.results.queries.quotes import (
    YES,
    permission_item,
    quotable,
    quotes_of,
)
from heard.results.queries.trends import (
    reference_lines,
    trend_of,
)
from heard.results.queries.workflow import (
    ClosedSurvey,
    FindingsStep,
    agreements_of,
    closed_with_state,
    history_of,
    steps_of,
)

__all__ = [
    "YES",
    "ClosedSurvey",
    "FindingsStep",
    "GroupingChoice",
    "agreements_of",
    "all_external_waves",
    "audiences",
    "check_of",
    "choices_of",
    "closed_surveys",
    "closed_with_state",
    "comments_todo",
    "easy_wording",
    "external_waves",
    "grouping_choices",
    "history_of",
    "left_out_of",
    "loaded_waves",
    "metadata_of",
    "pdf_of",
    "permission_item",
    "profile_choices",
    "profile_words",
    "progress_of",
    "progress_of_check",
    "published",
    "published_of",
    "quality_record",
    "quotable",
    "quotes_of",
    "readable",
    "reference_lines",
    "refusal_of",
    "responses",
    "risk_words",
    "row_exports",
    "rows_todo",
    "steps_of",
    "surveys_ready_for_findings",
    "surveys_with_rows",
    "text_items",
    "todo",
    "trend_of",
    "versions_to_map_to",
    "waiting_waves",
    "waves_to_replace",
    "weighting_in_use",
    "word_of",
]

"""Every write of the room, by subject."""

from heard.results.services.checking import (
    add_combination,
    check_quality,
    keep_quality,
    work_out_quality,
)
from heard.results.services.preparing import (
    MOST_GROUPINGS,
    SMALLEST_SURVEY,
    SurveyStillOpenError,
    UnknownGroupingError,
    findings_of,
    keep_findings,
    prepare_findings,
    work_out_findings,
)
from heard.results.services.publishing import (
    AlreadyPublishedError,
    NotReadyError,
    publish_findings,
)

__all__ = [
    "MOST_GROUPINGS",
    "SMALLEST_SURVEY",
    "AlreadyPublishedError",
    "NotReadyError",
    "SurveyStillOpenError",
    "UnknownGroupingError",
    "add_combination",
    "check_quality",
    "findings_of",
    "keep_findings",
    "keep_quality",
    "prepare_findings",
    "publish_findings",
    "work_out_findings",
    "work_out_quality",
]

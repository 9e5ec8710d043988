"""Every write of the room, by subject."""

from heard.results.services.agreeing import (
    ForumOnlyError,
    OwnWorkError,
    SaidAlreadyError,
    agree_findings,
    say_for_forum,
)
from heard.results.services.assembling import findings_of
from heard.results.services.preparing import (
    MOST_GROUPINGS,
    SMALLEST_SURVEY,
    SurveyStillOpenError,
    UnknownGroupingError,
    keep_findings,
    prepare_findings,
    study_of,
    work_out_findings,
)
from heard.results.services.publishing import (
    AlreadyPublishedError,
    NotAgreedError,
    NotReadyError,
    publish_findings,
)
from heard.results.services.weighting import (
    Counted,
    UnknownMarginError,
    WeightingNotReadyError,
    accept_weights,
    bring_in_population,
    drop_weights,
    try_weights,
    work_out_weights,
)

__all__ = [
    "MOST_GROUPINGS",
    "SMALLEST_SURVEY",
    "AlreadyPublishedError",
    "Counted",
    "ForumOnlyError",
    "NotAgreedError",
    "NotReadyError",
    "OwnWorkError",
    "SaidAlreadyError",
    "SurveyStillOpenError",
    "UnknownGroupingError",
    "UnknownMarginError",
    "WeightingNotReadyError",
    "accept_weights",
    "agree_findings",
    "bring_in_population",
    "drop_weights",
    "findings_of",
    "keep_findings",
    "prepare_findings",
    "publish_findings",
    "say_for_forum",
    "study_of",
    "try_weights",
    "work_out_findings",
    "work_out_weights",
]

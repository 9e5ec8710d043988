"""Every write of the room, by subject."""

from heard.results.services.checking import (
    add_combination,
    check_quality,
    keep_quality,
    work_out_quality,
)
from heard.results.services.external import (
    AlreadyBroughtError,
    AlreadyLoadedError,
    AlreadyRemovedError,
    MappedMeanwhileError,
    NotTheirsError,
    WaveFile,
    bring_external_wave,
    drop_external_wave,
    load_external_wave,
    map_external_wave,
    read_wave,
    remove_external_wave,
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
    "AlreadyBroughtError",
    "AlreadyLoadedError",
    "AlreadyPublishedError",
    "AlreadyRemovedError",
    "MappedMeanwhileError",
    "NotReadyError",
    "NotTheirsError",
    "SurveyStillOpenError",
    "UnknownGroupingError",
    "WaveFile",
    "add_combination",
    "bring_external_wave",
    "check_quality",
    "drop_external_wave",
    "findings_of",
    "keep_findings",
    "keep_quality",
    "load_external_wave",
    "map_external_wave",
    "prepare_findings",
    "publish_findings",
    "read_wave",
    "remove_external_wave",
    "work_out_findings",
    "work_out_quality",
]

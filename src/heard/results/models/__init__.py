"""Findings from answers: how they were weighted, worked out, agreed and published."""

from heard.results.models.agreement import (
    AgreedAs,
    Agreement,
    ForumStatement,
)
from heard.results.models.comment import (
    Comment,
    CommentSet,
    CommentState,
    LeftOutBecause,
)
from heard.results.models.export import (
    APPROVED_STATES,
    OPEN_STATES,
    Problem,
    RowExport,
    RowState,
)
from heard.results.models.external import (
    ExternalWave,
)
from heard.results.models.publication import (
    AT_WORK,
    COLOURS,
    Publication,
    Stage,
    decoded,
)
from heard.results.models.quality import (
    CHECK_AT_WORK,
    CheckStage,
    QualityCheck,
)
from heard.results.models.weighting import (
    Population,
    Weighting,
    WeightingStage,
)

__all__ = [
    "APPROVED_STATES",
    "AT_WORK",
    "CHECK_AT_WORK",
    "COLOURS",
    "OPEN_STATES",
    "AgreedAs",
    "Agreement",
    "CheckStage",
    "Comment",
    "CommentSet",
    "CommentState",
    "ExternalWave",
    "ForumStatement",
    "LeftOutBecause",
    "Population",
    "Problem",
    "Publication",
    "QualityCheck",
    "RowExport",
    "RowState",
    "Stage",
    "Weighting",
    "WeightingStage",
    "decoded",
]

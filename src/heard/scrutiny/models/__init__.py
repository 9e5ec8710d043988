"""Committees: their decisions, reports, requests, members' duties and packs."""

from heard.scrutiny.models.committee import (
    Committee,
    ImplicationKind,
    ReportDeadline,
    ReportTemplate,
)
from heard.scrutiny.models.decision import (
    Change,
    DecisionDocument,
    DecisionQuerySet,
    DecisionRecord,
)
from heard.scrutiny.models.duty import Duty, MemberDuty, ReportBack
from heard.scrutiny.models.importing import Batch, BatchFile
from heard.scrutiny.models.pack import Pack
from heard.scrutiny.models.report import (
    BackgroundPaper,
    Report,
    ReportBlock,
    ReportImplication,
    ReportIssue,
    ReportQuerySet,
    ReportRecommendation,
    RestrictedAppendix,
)
from heard.scrutiny.models.resolution import Resolution
from heard.scrutiny.models.source import Source
from heard.scrutiny.models.tracker import (
    Confirmation,
    Request,
    RequestEvidence,
    RequestQuerySet,
    RequestStep,
    RequestUpdate,
    ResolutionLink,
)
from heard.scrutiny.models.words import VERB_WORDS, SourceKind, State, StatusWord, VerbWord

__all__ = [
    "VERB_WORDS",
    "BackgroundPaper",
    "Batch",
    "BatchFile",
    "Change",
    "Committee",
    "Confirmation",
    "DecisionDocument",
    "DecisionQuerySet",
    "DecisionRecord",
    "Duty",
    "ImplicationKind",
    "MemberDuty",
    "Pack",
    "Report",
    "ReportBack",
    "ReportBlock",
    "ReportDeadline",
    "ReportImplication",
    "ReportIssue",
    "ReportQuerySet",
    "ReportRecommendation",
    "ReportTemplate",
    "Request",
    "RequestEvidence",
    "RequestQuerySet",
    "RequestStep",
    "RequestUpdate",
    "Resolution",
    "ResolutionLink",
    "RestrictedAppendix",
    "Source",
    "SourceKind",
    "State",
    "StatusWord",
    "VerbWord",
]

"""Inspections, findings, plans, actions, measures, updates, snapshots, files on their way in."""

from heard.plans.models.action import (
    Action,
    ActionQuerySet,
    ActionSuccession,
    DueChange,
    Milestone,
    Risk,
    StateChange,
)
from heard.plans.models.impact import Impact, NoticeQuestion, NoticeReceipt
from heard.plans.models.importing import ColumnMeaning, PlanFile, PlanFileQuerySet
from heard.plans.models.inspection import Finding, FindingQuerySet, Inspection
from heard.plans.models.lead import Holder, Post
from heard.plans.models.measure import Measure, Reading, ReadingQuerySet
from heard.plans.models.plan import (
    Approval,
    ForumStatement,
    Plan,
    PlanQuerySet,
    Priority,
    Snapshot,
    Succession,
)
from heard.plans.models.update import Update, UpdateQuerySet, UpdateRound
from heard.plans.models.why import Evidence, Shaping

__all__ = [
    "Action",
    "ActionQuerySet",
    "ActionSuccession",
    "Approval",
    "ColumnMeaning",
    "DueChange",
    "Evidence",
    "Finding",
    "FindingQuerySet",
    "ForumStatement",
    "Holder",
    "Impact",
    "Inspection",
    "Measure",
    "Milestone",
    "NoticeQuestion",
    "NoticeReceipt",
    "Plan",
    "PlanFile",
    "PlanFileQuerySet",
    "PlanQuerySet",
    "Post",
    "Priority",
    "Reading",
    "ReadingQuerySet",
    "Risk",
    "Shaping",
    "Snapshot",
    "StateChange",
    "Succession",
    "Update",
    "UpdateQuerySet",
    "UpdateRound",
]

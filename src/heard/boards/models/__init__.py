"""Bodies, seats, people in them, meetings, calls, expressions of interest, the standing list."""

from heard.boards.models.body import Aim, Body, BodyQuerySet, Succession, TermsOfReference
from heard.boards.models.call import Call, CallQuerySet, CallSeats, Criterion, PanelMember
from heard.boards.models.expression import Conflict, Expression, Score, StageChange
from heard.boards.models.looking_after import Expense, InductionItem
from heard.boards.models.meeting import (
    Action,
    AgendaItem,
    Attendee,
    Meeting,
    MeetingQuerySet,
    MinutesCorrection,
    Paper,
)
from heard.boards.models.person import Declaration, Person
from heard.boards.models.reachable import Reachable
from heard.boards.models.seat import Membership, MembershipQuerySet, Office, Seat, SeatGroup
from heard.boards.models.standing import Subscriber, SubscriberQuerySet

__all__ = [
    "Action",
    "AgendaItem",
    "Aim",
    "Attendee",
    "Body",
    "BodyQuerySet",
    "Call",
    "CallQuerySet",
    "CallSeats",
    "Conflict",
    "Criterion",
    "Declaration",
    "Expense",
    "Expression",
    "InductionItem",
    "Meeting",
    "MeetingQuerySet",
    "Membership",
    "MembershipQuerySet",
    "MinutesCorrection",
    "Office",
    "PanelMember",
    "Paper",
    "Person",
    "Reachable",
    "Score",
    "Seat",
    "SeatGroup",
    "StageChange",
    "Subscriber",
    "SubscriberQuerySet",
    "Succession",
    "TermsOfReference",
]

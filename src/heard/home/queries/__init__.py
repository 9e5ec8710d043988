"""Reads that join the rooms: the front page, and what needs a member today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils import timezone

from heard.areas import queries as areas
from heard.boards import queries as boards
from heard.boards.models import Call
from heard.figures import queries as figures
from heard.home.queries import rights
from heard.partnerships import queries as members
from heard.partnerships.models import Member, Organisation, Partnership
from heard.partnerships.todo import Todo
from heard.plans import queries as plans
from heard.plans.queries.front_plans import PlanInBrief, plans_in_brief
from heard.results import queries as results
from heard.results.models import Publication
from heard.safeguarding import queries as safeguarding
from heard.scrutiny import queries as scrutiny
from heard.scrutiny.models import DecisionRecord
from heard.sessions import queries as sessions
from heard.sessions.queries.public_sessions import Row, next_sessions
from heard.surveys import queries as surveys
from heard.surveys.models import Survey
from heard.themes import queries as themes

SHOWN_ON_FRONT_PAGE = 5

# Every room that asks something of its members, in the order in which a year goes.
ROOMS_WITH_TODOS: tuple[Callable[[Member], Iterable[Todo]], ...] = (
    safeguarding.todo,
    surveys.todo,
    results.todo,
    results.rows_todo,
    results.comments_todo,
    areas.todo,
    sessions.todo,
    themes.todo,
    plans.todo,
    figures.todo,
    boards.todo,
    scrutiny.todo,
    rights.todo,
    members.todo,
)


@dataclass(frozen=True)
class FrontPage:
    """What a visitor to a partnership's front page finds."""

    surveys: list[Survey]
    sessions: list[Row]
    publications: list[Publication]
    plans: list[PlanInBrief]
    decisions: list[DecisionRecord]
    calls: list[Call]
    organisations: list[Organisation]


def front_page(partnership: Partnership) -> FrontPage:
    return FrontPage(
        surveys=list(surveys.open_surveys(partnership)[:SHOWN_ON_FRONT_PAGE]),
        sessions=next_sessions(partnership, SHOWN_ON_FRONT_PAGE),
        publications=list(results.published(partnership)[:SHOWN_ON_FRONT_PAGE]),
        plans=plans_in_brief(partnership, SHOWN_ON_FRONT_PAGE),
        decisions=list(scrutiny.published(partnership)[:SHOWN_ON_FRONT_PAGE]),
        calls=list(partnership.calls.open(timezone.localdate())[:SHOWN_ON_FRONT_PAGE]),
        organisations=list(partnership.organisations.all()),
    )


def what_needs_you(member: Member) -> list[Todo]:
    """Everything that the rooms ask of this member, the most pressing first."""
    todos = chain.from_iterable(room(member) for room in ROOMS_WITH_TODOS)
    return sorted(todos, key=lambda todo: (not todo.is_urgent, todo.due_on or date.max))

"""Reads of the register, of drafts, and of what one source says where."""

from itertools import chain

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.scrutiny.queries import (
    batches_todo,
    committees_todo,
    duties_todo,
    packs_todo,
    reports_todo,
    requests_todo,
    work,
)
from heard.scrutiny.queries.facts import CHECK_THIS, Fact, facts, state_tag, summary
from heard.scrutiny.queries.public_format import as_public
from heard.scrutiny.queries.register import (
    RegisterFilter,
    committees,
    meeting_asked_for,
    published,
    register,
    register_page,
    withdrawn_lately,
    years,
)
from heard.scrutiny.queries.source_lines import SourceLine, source_lines
from heard.scrutiny.queries.work import (
    SURE,
    Problem,
    changes_since,
    doubtful,
    drafts,
    earlier_editions,
    in_force,
    latest,
    next_edition,
    problems,
    taken_before,
)

_ASKERS = (
    work.todo,
    batches_todo.todo,
    reports_todo.todo,
    packs_todo.todo,
    requests_todo.todo,
    duties_todo.todo,
    committees_todo.todo,
)


def todo(member: Member) -> list[Todo]:
    """What committees ask of a member today."""
    return list(chain.from_iterable(ask(member) for ask in _ASKERS))


__all__ = [
    "CHECK_THIS",
    "SURE",
    "Fact",
    "Problem",
    "RegisterFilter",
    "SourceLine",
    "as_public",
    "changes_since",
    "committees",
    "doubtful",
    "drafts",
    "earlier_editions",
    "facts",
    "in_force",
    "latest",
    "meeting_asked_for",
    "next_edition",
    "problems",
    "published",
    "register",
    "register_page",
    "source_lines",
    "state_tag",
    "summary",
    "taken_before",
    "todo",
    "withdrawn_lately",
    "years",
]

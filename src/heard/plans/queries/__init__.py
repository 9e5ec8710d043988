"""Reads of the room, by subject."""

from itertools import chain

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.plans.queries import (
    actions_todo,
    impact_todo,
    measures_todo,
    plans_todo,
    updates_todo,
)

_ASKERS = (
    updates_todo.todo,
    plans_todo.todo,
    actions_todo.todo,
    impact_todo.todo,
    measures_todo.todo,
)


def todo(member: Member) -> list[Todo]:
    """What plans ask of a member today."""
    return list(chain.from_iterable(ask(member) for ask in _ASKERS))

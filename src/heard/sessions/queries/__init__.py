"""Reads that span several models, by subject."""

from itertools import chain

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.sessions.queries import arriving_todo, heard_todo, sessions_todo, visits_todo


def todo(member: Member) -> list[Todo]:
    """What the room asks of a member: sessions to run, support to arrange, promises to keep."""
    subjects = (sessions_todo, arriving_todo, heard_todo, visits_todo)
    return list(chain.from_iterable(subject.todo(member) for subject in subjects))

"""Reads that span several models, by subject."""

from itertools import chain

from heard.boards.queries import bodies, calls, looking_after, meetings, standing
from heard.partnerships.models import Member
from heard.partnerships.todo import Todo


def todo(member: Member) -> list[Todo]:
    """What the room asks of a member: seats about to empty, meetings, calls, the list."""
    subjects = (bodies, looking_after, meetings, calls, standing)
    return list(chain.from_iterable(subject.todo(member) for subject in subjects))

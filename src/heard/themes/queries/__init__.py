"""Reads of the room, by subject."""

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo


def todo(member: Member) -> list[Todo]:
    """What the room asks of a member."""
    return []

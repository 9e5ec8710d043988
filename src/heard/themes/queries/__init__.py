"""Reads of the room, by subject. What the rooms above call stands here."""

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.themes.queries.sorted_remarks import counts_by_theme, themes_of

__all__ = ["counts_by_theme", "themes_of", "todo"]


def todo(member: Member) -> list[Todo]:
    """What the room asks of a member."""
    return []

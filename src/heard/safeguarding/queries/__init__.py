"""Reads of the room, by subject."""

from heard.safeguarding.queries.released import released_keys
from heard.safeguarding.queries.todo import todo

__all__ = ["released_keys", "todo"]

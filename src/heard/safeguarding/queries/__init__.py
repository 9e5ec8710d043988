"""Reads of the room, by subject."""

from heard.safeguarding.queries.released import held_keys, partnerships_with, released_keys
from heard.safeguarding.queries.todo import todo

__all__ = ["held_keys", "partnerships_with", "released_keys", "todo"]

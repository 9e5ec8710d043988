"""Reads of the register, of drafts, and of what one source says where."""

from heard.scrutiny.queries.public_format import as_public
from heard.scrutiny.queries.register import (
    RegisterFilter,
    committees,
    published,
    register,
    years,
)
from heard.scrutiny.queries.source_lines import SourceLine, source_lines
from heard.scrutiny.queries.work import (
    Problem,
    changes_since,
    doubtful,
    earlier_editions,
    in_force,
    problems,
    taken_before,
    todo,
)

__all__ = [
    "Problem",
    "RegisterFilter",
    "SourceLine",
    "as_public",
    "changes_since",
    "committees",
    "doubtful",
    "earlier_editions",
    "in_force",
    "problems",
    "published",
    "register",
    "source_lines",
    "taken_before",
    "todo",
    "years",
]

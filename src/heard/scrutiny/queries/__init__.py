"""Reads of the register, of drafts, and of what one source says where."""

from heard.scrutiny.queries.facts import CHECK_THIS, Fact, facts, state_tag, summary
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
    todo,
)

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
    "next_edition",
    "problems",
    "published",
    "register",
    "source_lines",
    "state_tag",
    "summary",
    "taken_before",
    "todo",
    "years",
]

"""The page docs/roles.md, written from the table that the rules read."""

from heard.partnerships.roles import (
    PERMISSION_NAMES,
    PERMISSIONS,
    ROLE_HINTS,
    ROLE_NAMES,
    Role,
)

INTRODUCTION = """\
# Roles

What each role may do in its partnership. Written by `heard roles_table --write` from
`src/heard/partnerships/roles.py`, which is what the rules read; a test fails when they differ.

A member may hold several roles. A role counts in one partnership only. No page shows single
answers. They leave as a file of rows, without written words, where one person asks and another
approves. Whoever looks after the whole install adds partnerships by command and has no role by
that alone.
"""


def roles_page() -> str:
    """The page as Markdown: what each role is, then a table of who may do what."""
    return "\n".join([INTRODUCTION, *_roles(), "", *_permissions(), ""])


def _roles() -> list[str]:
    rows = [f"| {ROLE_NAMES[role]} | {ROLE_HINTS[role]} |" for role in Role]
    return ["| Role | What it is |", "|---|---|", *rows]


def _permissions() -> list[str]:
    rows = [
        f"| {PERMISSION_NAMES[permission]} | {_holders(holders)} |"
        for permission, holders in PERMISSIONS.items()
    ]
    return ["| May | Roles |", "|---|---|", *rows]


def _holders(holders: frozenset[Role]) -> str:
    if holders == frozenset(Role):
        return "Every role"
    return ", ".join(str(ROLE_NAMES[role]) for role in Role if role in holders)

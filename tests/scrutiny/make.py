"""Dull valid decisions for tests: name only what your test is about."""

from itertools import count
from typing import Any

from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.scrutiny import services
from heard.scrutiny.models import DecisionRecord
from tests.partnerships import make as partnerships

_number = count(1)

RECORD = """\
Decision details

{title}

Decision Maker: Children and Families Scrutiny Committee

Decision status: Recommendations approved

Is Key decision?: No

Decisions:

The Chair welcomed Orla Fenwick, Head of Service for SEND, to the meeting.

A working group had been set up which had two task and finish groups:

1)  Writing a coproduction strategy.

2)  Making the Local Offer easier to use.

Resolved: That;

  i.  The report presented be noted;

  ii.  Members attend listening sessions in their areas and report back to the Committee.

Report author: Idris Pell

Date of decision: 04/07/2024

Decided at meeting: 04/07/2024 - Children and Families Scrutiny Committee

Accompanying Documents:
"""


def officer(**more: Any) -> Member:
    """A committee officer, of a partnership of their own unless `of` says which."""
    return partnerships.member(Role.COMMITTEE_OFFICER, **more)


def text(title: str = "") -> str:
    """The text of a record, unlike any other's."""
    return RECORD.format(title=title or f"Listening to families, part {next(_number)}")


def draft(by: Member | None = None, title: str = "", **columns: Any) -> DecisionRecord:
    """A decision that has been read from a text and not been published."""
    by = by or officer()
    record = services.read_decision(services.Offer(text(title)), by=by)
    if columns:
        record = services.change_decision(record, columns, revision=record.revision, by=by)
    return record


def published(by: Member | None = None, title: str = "", **columns: Any) -> DecisionRecord:
    """A decision in the register."""
    by = by or officer()
    # A title of one word reads as doubtful: somebody has looked at it.
    columns = {"checked": ["title", *columns.pop("checked", [])]} | columns
    record = draft(by, title, **columns)
    return services.publish_decision(record, by=by, revision=record.revision)

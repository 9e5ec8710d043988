"""A report to a committee as it was issued: plain, public values.

Dates are ISO 8601. What is restricted is in a `FrozenAppendix` of its own, which is stored apart.
New fields need a default, so that what was issued before can still be read.
"""

import msgspec

from heard.design.papers.pieces import Piece

FORMAT = "heard-committee-report-1"


class FrozenBlock(msgspec.Struct, frozen=True):
    """One block with its figures as they were; `kind` is a `BlockKind`.

    `figure` is the sentence of them that tells most, `base` of whom it is, from where, which day.
    """

    kind: str
    heading: str
    pieces: tuple[Piece, ...] = ()
    figure: str = ""
    base: str = ""


class FrozenImplication(msgspec.Struct, frozen=True):
    """`post` is who has to sign it off; `signed_by` who did, empty where nobody has to."""

    title: str
    text: str
    key: int
    post: str = ""
    signed_by: str = ""
    signed_on: str | None = None


class FrozenPaper(msgspec.Struct, frozen=True):
    """A background paper (Local Government Act 1972, section 100D)."""

    title: str
    address: str = ""


class FrozenReport(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of an issue that everybody may read."""

    format: str
    key: str
    slug: str
    number: int
    committee: str
    title: str
    issued_on: str
    meeting_on: str | None = None
    note: str = ""
    purpose: str = ""
    summary: str = ""
    background: str = ""
    reasons: str = ""
    options: str = ""
    authors: tuple[str, ...] = ()
    contact: str = ""
    divisions: str = ""
    recommendations: tuple[str, ...] = ()
    blocks: tuple[FrozenBlock, ...] = ()
    implications: tuple[FrozenImplication, ...] = ()
    background_papers: tuple[FrozenPaper, ...] = ()
    exempt_words: str = ""
    exempt_reason: str = ""
    has_restricted: bool = False
    easy_read: tuple[str, ...] = ()


class FrozenAppendix(msgspec.Struct, frozen=True, kw_only=True):
    """What of an issue is not for the public."""

    format: str
    report: str
    number: int
    title: str
    committee: str
    exempt_words: str
    exempt_reason: str
    blocks: tuple[FrozenBlock, ...] = ()


def read_report(content: str) -> FrozenReport:
    """Raises msgspec.ValidationError for what is no report."""
    return msgspec.json.decode(content, type=FrozenReport)


def read_appendix(content: str) -> FrozenAppendix:
    """Raises msgspec.ValidationError for what is no appendix."""
    return msgspec.json.decode(content, type=FrozenAppendix)

"""Blocks, recommendations, implications and background papers of a report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.scrutiny.models import (
    BackgroundPaper,
    ImplicationKind,
    Report,
    ReportBlock,
    ReportImplication,
    ReportRecommendation,
)
from heard.scrutiny.queries.block_choices import first_choice
from heard.scrutiny.services.held_reports import (
    NotYourReportError,
    held,
    held_as_read,
    save_next,
)

MOST_BLOCKS, MOST_RECOMMENDATIONS, MOST_PAPERS = 60, 30, 50
Row = TypeVar("Row", ReportBlock, ReportRecommendation, BackgroundPaper)


class TooManyError(Exception):
    """A report has no more rows of this kind; the argument is how many it may have."""


@dataclass(frozen=True)
class BlockDetails:
    """What a block shows, and whether the public may read it."""

    heading: str = ""
    words: str = ""
    chosen: dict[str, Any] = field(default_factory=dict)
    is_restricted: bool = False


@dataclass(frozen=True)
class ImplicationWords:
    """What a report means under one heading; with both `signed_by` and `signed_on`, or neither."""

    text: str
    signed_by: str = ""
    signed_on: date | None = None


@dataclass(frozen=True)
class PaperDetails:
    title: str
    address: str = ""


@transaction.atomic
def add_block(report: Report, kind: str, *, by: Member) -> ReportBlock:
    """At the end, of what is newest. Raises TooManyError, ReportWithdrawnError."""
    report = held(report, by)
    position = _end(list(report.blocks.all()), MOST_BLOCKS)
    chosen = first_choice(kind, report.committee, report.meeting)
    block = ReportBlock.objects.create(report=report, position=position, kind=kind, chosen=chosen)
    _changed(report, by, "block added to a committee report")
    return block


@transaction.atomic
def change_block(
    block: ReportBlock, details: BlockDetails, *, revision: int, by: Member
) -> ReportBlock:
    """Raises ReportChangedError, ReportWithdrawnError, NotYourReportError."""
    report = held_as_read(block.report, revision, by)
    block = report.blocks.get(pk=block.pk)
    block.heading, block.words = details.heading, details.words
    block.chosen, block.is_restricted = details.chosen, details.is_restricted
    block.save(update_fields=["heading", "words", "chosen", "is_restricted"])
    _changed(report, by, "block of a committee report changed")
    return block


@transaction.atomic
def move_block(block: ReportBlock, step: int, *, by: Member) -> None:
    """One place up (-1) or down (1). The first stays first, and what is gone moves nowhere."""
    report = held(block.report, by)
    if _move(list(report.blocks.all()), block.pk, step):
        _changed(report, by, "block of a committee report moved")


@transaction.atomic
def remove_block(block: ReportBlock, *, by: Member) -> None:
    """Twice does no harm."""
    report = held(block.report, by)
    if report.blocks.filter(pk=block.pk).delete()[0]:
        _changed(report, by, "block of a committee report removed")


@transaction.atomic
def add_recommendation(report: Report, text: str, *, by: Member) -> ReportRecommendation:
    """At the end. Raises TooManyError, ReportWithdrawnError."""
    report = held(report, by)
    position = _end(list(report.recommendations.all()), MOST_RECOMMENDATIONS)
    made = ReportRecommendation.objects.create(report=report, position=position, text=text)
    _changed(report, by, "recommendation added to a committee report")
    return made


@transaction.atomic
def change_recommendation(
    row: ReportRecommendation, text: str, *, revision: int, by: Member
) -> ReportRecommendation:
    """Raises ReportChangedError, ReportWithdrawnError."""
    report = held_as_read(row.report, revision, by)
    row = report.recommendations.get(pk=row.pk)
    row.text = text
    row.save(update_fields=["text"])
    _changed(report, by, "recommendation of a committee report changed")
    return row


@transaction.atomic
def move_recommendation(row: ReportRecommendation, step: int, *, by: Member) -> None:
    report = held(row.report, by)
    if _move(list(report.recommendations.all()), row.pk, step):
        _changed(report, by, "recommendation of a committee report moved")


@transaction.atomic
def remove_recommendation(row: ReportRecommendation, *, by: Member) -> None:
    """Twice does no harm."""
    report = held(row.report, by)
    if report.recommendations.filter(pk=row.pk).delete()[0]:
        _changed(report, by, "recommendation of a committee report removed")


@transaction.atomic
def write_implication(
    report: Report, kind: ImplicationKind, words: ImplicationWords, *, revision: int, by: Member
) -> ReportImplication:
    """Say it, and that it was signed off: other words than were signed are not signed any more.

    Raises ReportChangedError, ReportWithdrawnError, NotYourReportError.
    """
    report = held_as_read(report, revision, by)
    if kind.committee_id != report.committee_id:
        raise NotYourReportError(kind)
    before = report.implications.filter(kind=kind).first()
    was_signed = before is not None and before.signed_by
    is_same_signature = before is not None and (before.signed_by, before.signed_on) == (
        words.signed_by,
        words.signed_on,
    )
    lapses = before is not None and before.text != words.text and was_signed and is_same_signature
    columns = {
        "text": words.text,
        "signed_by": "" if lapses else words.signed_by,
        "signed_on": None if lapses else words.signed_on,
    }
    made, _is_new = report.implications.update_or_create(kind=kind, defaults=columns)
    _changed(report, by, "implication of a committee report changed", signed_by=made.signed_by)
    return made


@transaction.atomic
def set_background_papers(
    report: Report, papers: Sequence[PaperDetails], *, revision: int, by: Member
) -> Report:
    """All of them, in order. Raises TooManyError, ReportChangedError, ReportWithdrawnError."""
    report = held_as_read(report, revision, by)
    if len(papers) > MOST_PAPERS:
        raise TooManyError(MOST_PAPERS)
    report.background_papers.all().delete()
    BackgroundPaper.objects.bulk_create(
        BackgroundPaper(report=report, position=position, title=each.title, address=each.address)
        for position, each in enumerate(papers)
    )
    _changed(report, by, "background papers of a committee report changed")
    return report


def _changed(report: Report, by: Member, deed: str, **details: str) -> None:
    save_next(report, by)
    record(deed, report, by=by.user, **details)


def _end(rows: Sequence[Row], most: int) -> int:
    """The position after the last. Raises TooManyError."""
    if len(rows) >= most:
        raise TooManyError(most)
    return max((row.position for row in rows), default=-1) + 1


def _move(rows: list[Row], pk: int, step: int) -> bool:
    """Number them anew with that one a place further; whether anything moved."""
    places = [row.pk for row in rows]
    if pk not in places:
        return False
    at = places.index(pk)
    to = at + (1 if step > 0 else -1)
    if not 0 <= to < len(rows):
        return False
    rows[at], rows[to] = rows[to], rows[at]
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
    return True

"""Making a report to a committee, and writing what stands around its blocks."""

from dataclasses import asdict, dataclass, fields

from django.db import transaction
from django.utils.text import slugify

from heard.audit.services import record
from heard.boards.models import AgendaItem, Meeting
from heard.partnerships.models import Member
from heard.scrutiny.models import Committee, Report, ReportBlock
from heard.scrutiny.queries.block_choices import outline
from heard.scrutiny.services.held_reports import (
    NotYourReportError,
    held_as_read,
    save_next,
)

LONGEST_SLUG = 90


@dataclass(frozen=True)
class FrontMatter:
    """What stands around the blocks. Authors are posts, never names of people."""

    title: str
    purpose: str = ""
    summary: str = ""
    background: str = ""
    reasons: str = ""
    options: str = ""
    authors: tuple[str, ...] = ()
    contact: str = ""
    divisions: str = ""
    meeting: Meeting | None = None
    item: AgendaItem | None = None


@dataclass(frozen=True)
class Exemption:
    """Why a part of it is kept from the public."""

    paragraph: str
    reason: str


@transaction.atomic
def make_report(
    committee: Committee, title: str, *, by: Member, meeting: Meeting | None = None
) -> Report:
    """A draft with the blocks that a report usually has. Raises NotYourReportError."""
    if committee.partnership_id != by.partnership_id:
        raise NotYourReportError(committee)
    _refuse_other_meetings(committee, meeting)
    committee = Committee.objects.select_for_update(no_key=True, of=("self",)).get(pk=committee.pk)
    report = Report.objects.create(
        partnership=committee.partnership,
        committee=committee,
        meeting=meeting,
        title=title,
        slug=_free_slug(committee, title),
        saved_by=by,
    )
    ReportBlock.objects.bulk_create(
        ReportBlock(report=report, position=position, kind=each.kind, chosen=each.chosen)
        for position, each in enumerate(outline(committee, meeting))
    )
    record("committee report made", report, by=by.user)
    return report


@transaction.atomic
def change_report(report: Report, front: FrontMatter, *, revision: int, by: Member) -> Report:
    """Its address stays. Raises ReportChangedError, ReportWithdrawnError, NotYourReportError."""
    report = held_as_read(report, revision, by)
    _refuse_other_meetings(report.committee, front.meeting)
    if front.item is not None and (
        front.meeting is None or front.item.meeting_id != front.meeting.pk
    ):
        raise NotYourReportError(front.item)
    for each in fields(FrontMatter):
        value = getattr(front, each.name)
        setattr(report, each.name, list(value) if each.name == "authors" else value)
    save_next(report, by, *(each.name for each in fields(FrontMatter)))
    record("committee report changed", report, by=by.user)
    return report


@transaction.atomic
def set_exemption(report: Report, exemption: Exemption, *, revision: int, by: Member) -> Report:
    """Say why a part of it is kept from the public. Raises what `change_report` raises."""
    report = held_as_read(report, revision, by)
    given = asdict(exemption)
    report.exempt_paragraph, report.exempt_reason = given["paragraph"], given["reason"]
    save_next(report, by, "exempt_paragraph", "exempt_reason")
    record("exempt information of a committee report changed", report, by=by.user)
    return report


@transaction.atomic
def write_easy_read(report: Report, words: str, *, revision: int, by: Member) -> Report:
    """Raises what `change_report` raises."""
    report = held_as_read(report, revision, by)
    report.easy_read = words
    save_next(report, by, "easy_read")
    record("Easy Read summary of a committee report changed", report, by=by.user)
    return report


def _refuse_other_meetings(committee: Committee, meeting: Meeting | None) -> None:
    if meeting is not None and meeting.body_id != committee.body_id:
        raise NotYourReportError(meeting)


def _free_slug(committee: Committee, title: str) -> str:
    """From the title; with a number behind it where another report has the same."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or "report"
    like = Report.objects.filter(partnership=committee.partnership, slug__startswith=base)
    taken = set(like.values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug

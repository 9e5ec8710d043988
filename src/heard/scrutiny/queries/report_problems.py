"""What a report still lacks: each a sentence that says what to do, with the page to do it on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.freezing_report import Reading


@dataclass(frozen=True)
class Problem:
    """`part` is the part of the report that it is about; without `blocks` it is a warning alone."""

    part: str
    words: str
    url: str
    blocks: bool = True


def problems(report: Report, reading: Reading) -> list[Problem]:
    """What stands between a draft and its issue, in the order of the report's parts."""
    return [
        *_front(report),
        *_recommendations(report),
        *_blocks(report, reading),
        *_implications(report),
        *_exempt(report, reading),
        *_easy_read(report),
    ]


def too_long(report: Report, pages: int | None) -> list[Problem]:
    """Whether it has more pages than its committee takes."""
    limit = report.committee.page_limit
    if pages is None or limit is None or pages <= limit:
        return []
    words = _("Shorten the report: it has %(pages)d pages, and the committee takes %(limit)d")
    url = _url("write_report", report)
    return [Problem("blocks", words % {"pages": pages, "limit": limit}, url)]


def _front(report: Report) -> Iterator[Problem]:
    if report.meeting is None:
        words = _("Choose the meeting that the report goes to")
        yield Problem("front", words, _url("change_report", report))
    needed = {
        "purpose": _("Enter what the committee is asked to do with the report"),
        "summary": _("Enter the report in a few sentences"),
    }
    for name, words in needed.items():
        if not getattr(report, name).strip():
            yield Problem("front", words, _url("change_report", report))
    if not report.authors:
        words = _("Enter the post that the report is of")
        yield Problem("front", words, _url("change_report", report))
    if not report.committee.body.is_public:
        words = _("The committee has no public page: the public will not see the report")
        yield Problem("front", words, _url("change_report", report), blocks=False)


def _recommendations(report: Report) -> Iterator[Problem]:
    if not report.recommendations.exists():
        words = _("Enter what the committee is asked to resolve")
        yield Problem("recommendations", words, _url("recommendations", report))


def _blocks(report: Report, reading: Reading) -> Iterator[Problem]:
    if not reading.public:
        yield Problem("blocks", _("Add what the report tells"), _url("blocks", report))
    for number, block in enumerate(reading.blocks, 1):
        pieces = reading.pieces[block.pk]
        if pieces is None:
            words = _("Choose again what block %(number)d shows, or remove it")
        elif not pieces:
            words = _("Enter the words of block %(number)d, or remove it")
        else:
            continue
        yield Problem("blocks", words % {"number": number}, _block_url(block))


def _implications(report: Report) -> Iterator[Problem]:
    """Each heading says something; where a post signs it off, it has."""
    said = {each.kind_id: each for each in report.implications.all()}
    for kind in report.committee.implication_kinds.filter(is_used=True):
        each = said.get(kind.pk)
        title, url = {"title": kind.title}, _url("implication", report, kind.pk)
        if each is None or not each.text.strip():
            words = _("Enter what the report means for: %(title)s")
            yield Problem("implications", words % title, url)
        elif kind.signed_off_by and not each.signed_by:
            words = _("Get “%(title)s” signed off by the %(post)s")
            yield Problem("implications", words % {**title, "post": kind.signed_off_by}, url)


def _exempt(report: Report, reading: Reading) -> Iterator[Problem]:
    if not reading.restricted:
        return
    if not report.exempt_paragraph:
        words = _("Select why a part of the report is kept from the public")
        yield Problem("exempt", words, _url("exempt_information", report))
    if not report.exempt_reason.strip():
        words = _("Enter why keeping it from the public is in the public interest")
        yield Problem("exempt", words, _url("exempt_information", report))


def _easy_read(report: Report) -> Iterator[Problem]:
    if not report.easy_read.strip():
        words = _("Write an Easy Read summary, so that everybody can follow the meeting")
        yield Problem("easy_read", words, _url("easy_read", report), blocks=False)


def _url(name: str, report: Report, *more: int) -> str:
    return reverse(f"scrutiny:{name}", args=[report.pk, *more])


def _block_url(block: ReportBlock) -> str:
    return reverse("scrutiny:change_block", args=[block.pk])

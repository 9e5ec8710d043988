"""Reports to committees, for everybody: as page, Word, PDF, briefing, Easy Read and data."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heard.design.paging import page_links
from heard.design.papers.pdf import PDF
from heard.design.papers.word import WORD
from heard.partnerships.access import current_partnership
from heard.partnerships.sealing import is_intact
from heard.scrutiny.queries import report_files as files
from heard.scrutiny.queries import reports as queries
from heard.scrutiny.queries.reports import PublicReport
from heard.scrutiny.report_paper import report_paper

PAGE_LENGTH = 30


@login_not_required
@require_safe
def committee_reports(request: HttpRequest) -> HttpResponse:
    """Every report that was issued, the newest first."""
    found = queries.issued_reports(current_partnership(request))
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    links = page_links(page, "", before=_("Page before"), after=_("Next page"))
    context = {"page": page, "links": links}
    return render(request, "scrutiny/committee_reports.jinja", context)


@login_not_required
@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest issue; of one that was withdrawn, why."""
    return _page(request, slug)


@login_not_required
@require_safe
def report_issue(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One issue as it was; one that was replaced says by which, and why."""
    return _page(request, slug, number)


@login_not_required
@require_safe
def report_word(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """In the council's own template, if it has one."""
    found = _found(request, slug, number)
    return _file(found, files.word_of(found.report, found.frozen), WORD, "docx")


@login_not_required
@require_safe
def report_pdf(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Tagged, in our own look."""
    found = _found(request, slug, number)
    return _file(found, files.pdf_of(found.issue.frozen), PDF, "pdf")


@login_not_required
@require_safe
def report_briefing(request: HttpRequest, slug: str) -> HttpResponse:
    """What members need on two pages."""
    found = _found(request, slug)
    paper = files.briefing_of(found.issue.frozen)
    context = {"found": found, "report": found.report, "paper": paper}
    return render(request, "scrutiny/report_briefing.jinja", context)


@login_not_required
@require_safe
def report_briefing_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    found = _found(request, slug)
    return _file(found, files.briefing_pdf_of(found.issue.frozen), PDF, "pdf", "briefing-")


@login_not_required
@require_safe
def report_easy_read(request: HttpRequest, slug: str) -> HttpResponse:
    """One idea on each line, large; 404 where nobody wrote one."""
    found = _found(request, slug)
    if not found.frozen.easy_read:
        raise Http404
    context = {"found": found, "report": found.report, "frozen": found.frozen}
    return render(request, "scrutiny/report_easy_read.jinja", context)


@login_not_required
@require_safe
def report_json(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The issue as it is frozen, byte for byte."""
    found = _found(request, slug, number)
    return HttpResponse(found.issue.frozen, content_type="application/json")


def _found(request: HttpRequest, slug: str, number: int | None = None) -> PublicReport:
    """Raises Http404, also for a draft and for one that was withdrawn."""
    found = queries.public_report(current_partnership(request), slug, number)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    withdrawn = queries.withdrawn_report(current_partnership(request), slug)
    if withdrawn is not None:
        gone = {"report": withdrawn}
        return render(request, "scrutiny/report_withdrawn.jinja", gone, status=410)
    found = _found(request, slug, number)
    context = {
        "found": found,
        "report": found.report,
        "paper": report_paper(found.frozen),
        "issues": list(found.report.issues.defer("frozen")),
        "is_intact": is_intact(found.issue.frozen, found.issue.sha256),
    }
    return render(request, "scrutiny/report.jinja", context)


def _file(
    found: PublicReport, content: bytes, kind: str, suffix: str, prefix: str = ""
) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = f"{prefix}{found.report.slug}-{found.issue.number}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

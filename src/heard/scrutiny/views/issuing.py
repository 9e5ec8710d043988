"""Issuing a report, withdrawing it, and reading what of it is not for the public."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.design.papers.word import WORD
from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny.forms.reports import IssueForm, WithdrawReportForm
from heard.scrutiny.frozen_report import read_appendix
from heard.scrutiny.models import Report, RestrictedAppendix
from heard.scrutiny.queries import reports as queries
from heard.scrutiny.queries.report_files import appendix_word_of
from heard.scrutiny.queries.report_hub import report_hub
from heard.scrutiny.report_paper import appendix_paper, report_paper
from heard.scrutiny.rules import can_issue_report, can_read_all_restricted, can_read_restricted
from heard.scrutiny.services import issuing as services
from heard.scrutiny.services.held_reports import ReportChangedError
from heard.scrutiny.views.opening_reports import report_here, sends_back_to_the_report


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def issue_report(request: HttpRequest, pk: int) -> HttpResponse:
    """See all of it once more, with what is missing; then freeze it."""
    member, report = _issuer(request, pk)
    hub = report_hub(report)
    form = IssueForm(request.POST if request.method == "POST" else None, is_first=not hub.issues)
    if form.is_valid():
        sent = sent_revision(request.POST)
        try:
            services.issue_report(report, note=form.note_given, revision=sent, by=member)
        except ReportChangedError:
            form.add_error(None, _("Somebody changed the report meanwhile. Look at it again"))
        except services.NotReadyError:
            form.add_error(None, _("Do what is missing first"))
        else:
            messages.success(request, _("Report issued. It stays as it is now"))
            return redirect("scrutiny:write_report", pk)
    context = {"form": form, "report": report, "hub": hub, "paper": report_paper(hub.frozen)}
    return render(request, "scrutiny/issue_report.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def withdraw_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it from the public; its page says why."""
    member, report = _issuer(request, pk)
    form = WithdrawReportForm(request.POST or None)
    if form.is_valid():
        try:
            services.withdraw_report(report, because=form.cleaned_data["because"], by=member)
        except services.NeverIssuedError:
            form.add_error(None, _("This report was never issued: there is nothing to withdraw"))
        else:
            messages.success(request, _("Report withdrawn"))
            return redirect("scrutiny:write_report", pk)
    return render(request, "scrutiny/withdraw_report.jinja", {"form": form, "report": report})


@require_safe
def restricted_appendices(request: HttpRequest) -> HttpResponse:
    """Every restricted part there is, for who may read them: councillors have no other list."""
    member = current_member(request)
    if not can_read_all_restricted(member):
        raise PermissionDenied
    page = Paginator(queries.appendices_of(member.partnership), 30).get_page(
        request.GET.get("page")
    )
    links = page_links(page, "", before=_("Page before"), after=_("Next page"))
    context = {"page": page, "links": links}
    return _kept_nowhere(render(request, "scrutiny/restricted_appendices.jinja", context))


@require_safe
def restricted_appendix(request: HttpRequest, pk: int) -> HttpResponse:
    """What of an issue is not for the public; who opened it is written down."""
    member, appendix = _appendix(request, pk)
    services.note_reading(appendix, by=member)
    context = {
        "appendix": appendix,
        "report": appendix.issue.report,
        "paper": appendix_paper(read_appendix(appendix.frozen)),
    }
    return _kept_nowhere(render(request, "scrutiny/restricted_appendix.jinja", context))


@require_safe
def restricted_appendix_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The same to print; who took it is written down."""
    member, appendix = _appendix(request, pk)
    services.note_download(appendix, by=member)
    response = HttpResponse(appendix_word_of(appendix), content_type=WORD)
    name = f"restricted-{appendix.issue.report.slug}-{appendix.issue.number}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return _kept_nowhere(response)


def _issuer(request: HttpRequest, pk: int) -> tuple[Member, Report]:
    """Raises Http404, PermissionDenied."""
    member = current_member(request)
    report = report_here(member, pk)
    if not can_issue_report(member, report):
        raise PermissionDenied
    return member, report


def _appendix(request: HttpRequest, pk: int) -> tuple[Member, RestrictedAppendix]:
    """Raises Http404, PermissionDenied."""
    member = current_member(request)
    appendix = get_object_or_404(queries.appendices_of(member.partnership), pk=pk)
    if not can_read_restricted(member, appendix.issue.report):
        raise PermissionDenied
    return member, appendix


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response

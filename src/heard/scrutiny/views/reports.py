"""Writing reports to committees: the list, the hub of one, and what stands around its blocks."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.scrutiny.briefing import key_figures
from heard.scrutiny.easy_read import easy_lines, long_lines
from heard.scrutiny.forms.reports import (
    EasyReadForm,
    ExemptionForm,
    FrontMatterForm,
    MakeReportForm,
)
from heard.scrutiny.queries import reports as queries
from heard.scrutiny.queries.freezing_report import draft, read_report_blocks
from heard.scrutiny.queries.report_hub import report_hub
from heard.scrutiny.queries.sitting import committees_of, next_meeting
from heard.scrutiny.report_paper import report_paper
from heard.scrutiny.rules import can_issue_report, can_read_restricted
from heard.scrutiny.services import reports as services
from heard.scrutiny.views.opening_reports import (
    Saving,
    report_here,
    sends_back_to_the_report,
    writer,
)

PAGE_LENGTH = 20


@require_safe
def all_reports(request: HttpRequest) -> HttpResponse:
    """Drafts first, by the day of their meeting; then what was issued."""
    member = writer(request)
    over = queries.reports_of(member.partnership).exclude(state="draft")
    page = Paginator(over, PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "drafts": queries.drafts_of(member.partnership),
        "page": page,
        "links": page_links(page, "", before=_("Page before"), after=_("Next page")),
        "committees": committees_of(member.partnership),
        "words": queries,
    }
    return render(request, "scrutiny/all_reports.jinja", context)


@require_http_methods(["GET", "POST"])
def make_report(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one, which begins with the blocks that there is something to show of."""
    member = writer(request)
    committee = get_object_or_404(committees_of(member.partnership), pk=pk)
    form = MakeReportForm(request.POST or None, committee, next_meeting(committee))
    if form.is_valid():
        title, meeting = form.cleaned_data["title"], form.meeting_chosen
        report = services.make_report(committee, title, meeting=meeting, by=member)
        messages.success(request, _("Report begun. Only staff see it until it is issued"))
        return redirect("scrutiny:write_report", report.pk)
    return render(request, "scrutiny/make_report.jinja", {"form": form, "committee": committee})


@require_safe
def write_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The hub of one report: its parts with what is missing, its days, its length."""
    member = writer(request)
    report = report_here(member, pk)
    context = {
        "report": report,
        "hub": report_hub(report),
        "tag": queries.report_tag(report),
        "may_issue": can_issue_report(member, report),
        "restricted": list(queries.restricted_issues(report))
        if can_read_restricted(member, report)
        else [],
        "template": queries.template_of(report),
    }
    return render(request, "scrutiny/write_report.jinja", context)


@require_safe
def preview_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The public part as it would be issued today."""
    report = report_here(writer(request), pk)
    paper = report_paper(draft(report, read_report_blocks(report)))
    context = {"report": report, "paper": paper}
    return render(request, "scrutiny/preview_report.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def change_report(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is about, who it is of, which meeting it goes to."""
    member = writer(request)
    report = report_here(member, pk)
    form = FrontMatterForm(request.POST or None, report)
    saving = Saving(request, report, form, lambda now: FrontMatterForm(None, now))
    if saving.done(lambda revision: services.change_report(
        report, form.front, revision=revision, by=member)
    ):  # fmt: skip
        return redirect("scrutiny:write_report", pk)
    context = {"form": form, "report": report, "saving": saving}
    return render(request, "scrutiny/change_report.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def exempt_information(request: HttpRequest, pk: int) -> HttpResponse:
    """Why a part of it is kept from the public."""
    member = writer(request)
    report = report_here(member, pk)
    form = ExemptionForm(request.POST or None, report)
    saving = Saving(request, report, form, lambda now: ExemptionForm(None, now))
    if saving.done(lambda revision: services.set_exemption(
        report, form.exemption, revision=revision, by=member)
    ):  # fmt: skip
        return redirect("scrutiny:write_report", pk)
    context = {"form": form, "report": report, "saving": saving}
    return render(request, "scrutiny/exempt_information.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_report
def easy_read(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer writes it; long lines are pointed out, and the report's figures stand beside."""
    member = writer(request)
    report = report_here(member, pk)
    form = EasyReadForm(request.POST or None, report)
    saving = Saving(request, report, form, lambda now: EasyReadForm(None, now))
    if saving.done(lambda revision: services.write_easy_read(
        report, form.cleaned_data["words"], revision=revision, by=member)
    ):  # fmt: skip
        return redirect("scrutiny:easy_read", pk)
    context = {
        "form": form,
        "report": report,
        "saving": saving,
        "long_lines": long_lines(easy_lines(report.easy_read)),
        "figures": key_figures(draft(report, read_report_blocks(report))),
    }
    return render(request, "scrutiny/easy_read.jinja", context)

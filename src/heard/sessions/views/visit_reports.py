"""Elected members' visits and reports, for the committee and whoever runs sessions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from heard.design.paging import as_query, page_links
from heard.partnerships.access import current_member
from heard.partnerships.addresses import addresses_of_request
from heard.partnerships.models import Member
from heard.sessions import visit_tags
from heard.sessions.forms.visits import ReportsForm
from heard.sessions.queries import visits as queries
from heard.sessions.rules import can_run_sessions, can_see_reports
from heard.sessions.services import listeners as services
from heard.sessions.visit_files import csv_lines

PAGE_LENGTH = 30


@never_cache
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Who came, who reported, who has not yet."""
    member = _reader(request)
    form = ReportsForm(member.partnership, request.GET)
    found = queries.chosen_visits(member.partnership, form.chosen)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "form": form,
        "page": page,
        "links": page_links(page, as_query(form.chosen), **words),
        "query": as_query(form.chosen),
        "late": queries.outstanding(member.partnership).count(),
        "runs": can_run_sessions(member),
        "tag": visit_tags.visit_tag,
    }
    return render(request, "sessions/reports.jinja", context)


@never_cache
@require_safe
def visit_report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report, to be read."""
    member = _reader(request)
    visit = get_object_or_404(queries.visits_of(member.partnership), pk=pk)
    context = {"visit": visit, "tag": visit_tags.visit_tag(visit)}
    return render(request, "sessions/visit_report.jinja", context)


@never_cache
@require_safe
def reports_printed(request: HttpRequest) -> HttpResponse:
    """Everything of the chosen reports on one page, to be printed for the committee."""
    member = _reader(request)
    form = ReportsForm(member.partnership, request.GET)
    found = queries.chosen_visits(member.partnership, form.chosen)
    context = {
        "visits": list(found.exclude(reported_at=None)),
        "missing": list(found.filter(pk__in=queries.owed(member.partnership).values("pk"))),
        "query": as_query(form.chosen),
        "tag": visit_tags.visit_tag,
    }
    return render(request, "sessions/reports_printed.jinja", context)


@never_cache
@require_safe
def reports_file(request: HttpRequest) -> StreamingHttpResponse:
    member = _reader(request)
    chosen = ReportsForm(member.partnership, request.GET).chosen
    found = queries.chosen_visits(member.partnership, chosen).iterator(chunk_size=500)
    response = StreamingHttpResponse(csv_lines(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reports.csv"'
    return response


@require_safe
def listeners(request: HttpRequest) -> HttpResponse:
    """Every elected member, and when they were sent their link."""
    member = _runner(request)
    context = {"members": list(queries.elected_members(member.partnership))}
    return render(request, "sessions/listeners.jinja", context)


@require_POST
def send_visit_links(request: HttpRequest) -> HttpResponse:
    member = _runner(request)
    at = addresses_of_request(request)
    sent = services.send_visit_links(member.partnership, at=at, by=member)
    words = ngettext(
        "Link sent to %(n)d elected member", "Links sent to %(n)d elected members", sent
    )
    nobody = _("Nobody was sent a link: everybody got theirs today, or nobody is an elected member")
    messages.success(request, words % {"n": sent} if sent else nobody)
    return redirect("sessions:listeners")


@require_POST
def renew_visit_link(request: HttpRequest, pk: int) -> HttpResponse:
    member = _runner(request)
    elected = get_object_or_404(queries.elected_members(member.partnership), pk=pk)
    services.renew_visit_link(elected, at=addresses_of_request(request), by=member)
    words = _("%(name)s was sent a new link. The old one opens nothing any more")
    messages.success(request, words % {"name": elected})
    return redirect("sessions:listeners")


def _reader(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_see_reports(member):
        raise PermissionDenied
    return member


def _runner(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_run_sessions(member):
        raise PermissionDenied
    return member

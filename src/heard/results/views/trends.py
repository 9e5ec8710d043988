"""Findings over time and beside those of others, for staff before everybody reads them."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from heard.partnerships.access import current_member
from heard.results import queries
from heard.results.rules import can_see_findings
from heard.results.trend_charts import reference_figures, trend_figures


@require_safe
def trend(request: HttpRequest, key: UUID) -> HttpResponse:
    """Each rated question over time, and what others found."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    found = get_object_or_404(member.partnership.publications, key=key)
    if not found.content:
        raise Http404
    page = {
        "publication": found,
        "trends": trend_figures(queries.trend_of(found)),
        "references": reference_figures(queries.reference_lines(found)),
    }
    return render(request, "results/trend.jinja", page)

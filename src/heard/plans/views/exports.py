"""A plan to take away: as a Word document, as a table, as data."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from heard.design.papers.word import WORD
from heard.partnerships.access import current_member, current_partnership
from heard.plans.exports.open_data import csv_lines, to_json
from heard.plans.exports.word import to_word
from heard.plans.models import Plan
from heard.plans.queries.freezing import freeze
from heard.plans.queries.plan_document import plan_document
from heard.plans.queries.plans import plans_of
from heard.plans.rules import can_see_plan


@login_not_required
@require_safe
def plan_word(request: HttpRequest, slug: str) -> HttpResponse:
    """All of it to print, to read aloud, or to table at a board."""
    found = _readable(request, slug)
    address = request.build_absolute_uri(reverse("plans:plan", args=[slug]))
    return _file(found, to_word(plan_document(found, address=address)), WORD, "docx")


@login_not_required
@require_safe
def plan_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Its actions, a row for each."""
    found = _readable(request, slug)
    lines = "".join(csv_lines(freeze(found, with_drafts=not found.is_public)))
    return _file(found, lines.encode(), "text/csv; charset=utf-8; header=present", "csv")


@login_not_required
@require_safe
def plan_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan with findings, actions and measures, as it is frozen for a board."""
    found = _readable(request, slug)
    content = to_json(freeze(found, with_drafts=not found.is_public))
    return _file(found, content, "application/json", "json")


def _readable(request: HttpRequest, slug: str) -> Plan:
    """A published plan for everybody; before that, for staff who see plans here."""
    found = get_object_or_404(plans_of(current_partnership(request)), slug=slug)
    if not found.is_public and not _is_seen_by_staff(request, found):
        raise Http404
    return found


def _is_seen_by_staff(request: HttpRequest, plan: Plan) -> bool:
    try:
        return can_see_plan(current_member(request), plan)
    except PermissionDenied:
        return False


def _file(plan: Plan, content: bytes, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    if ending != "json":
        response["Content-Disposition"] = f'attachment; filename="{plan.slug}.{ending}"'
    if not plan.is_public:
        add_never_cache_headers(response)
    return response

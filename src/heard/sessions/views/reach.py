"""Whom a phase reached: the page that an inspector can be handed, and the same as a file."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.design.paging import as_query
from heard.partnerships.access import current_member
from heard.sessions.forms.reach import ReachForm
from heard.sessions.models import Phase
from heard.sessions.queries import reach as queries
from heard.sessions.reaching.csv_file import write_csv
from heard.sessions.reaching.parts import reach_page
from heard.sessions.rules import can_run_phase, can_see_sessions


@require_safe
def reach(request: HttpRequest, pk: int) -> HttpResponse:
    """Every number for those who run sessions; protected for everybody else, and to hand on."""
    phase, sees_all = _phase(request, pk)
    form = ReachForm(phase, request.GET)
    is_protected = not sees_all or "hand_on" in request.GET
    counted = queries.reach(phase, form.period)
    context = {
        "phase": phase,
        "reach": counted,
        "page": reach_page(counted, is_protected=is_protected),
        "form": form,
        "sees_all": sees_all,
        "is_protected": is_protected,
        "query": as_query({**form.asked, "hand_on": "1" if is_protected else ""}),
        "all_query": as_query(form.asked),
        "hand_on_query": as_query({**form.asked, "hand_on": "1"}),
    }
    return render(request, "sessions/reach.jinja", context)


@require_safe
def reach_csv(request: HttpRequest, pk: int) -> HttpResponse:
    phase, sees_all = _phase(request, pk)
    form = ReachForm(phase, request.GET)
    counted = queries.reach(phase, form.period)
    is_protected = not sees_all or "hand_on" in request.GET
    written = write_csv(counted, reach_page(counted, is_protected=is_protected))
    response = HttpResponse(written, content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = 'attachment; filename="reach.csv"'
    return response


def _phase(request: HttpRequest, pk: int) -> tuple[Phase, bool]:
    """The phase, and whether this member may see small numbers."""
    member = current_member(request)
    try:
        phase = queries.find_phase(member.partnership, pk)
    except Phase.DoesNotExist as problem:
        raise Http404 from problem
    if not can_see_sessions(member):
        raise PermissionDenied
    return phase, can_run_phase(member, phase)

"""Passing a point to the safeguarding lead."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.safeguarding.forms.flagging import FlagForm
from heard.safeguarding.queries.setup import setup_of
from heard.sessions.queries import points as queries
from heard.sessions.rules import can_moderate_points
from heard.sessions.services import flagging as services


@never_cache
@require_http_methods(["GET", "POST"])
def flag_point(request: HttpRequest, pk: int) -> HttpResponse:
    """It leaves every list; then the page says who looks, and by when."""
    member = current_member(request)
    point = get_object_or_404(queries.points_of(member.partnership), pk=pk)
    if not can_moderate_points(member):
        raise PermissionDenied
    form = FlagForm(request.POST or None)
    if form.is_valid():
        concern = services.flag_point(point, form.flagged, by=member)
        return redirect("safeguarding:concern_raised", concern.reference)
    context = {"form": form, "point": point, "setup": setup_of(member.partnership)}
    return render(request, "sessions/flag_point.jinja", context)

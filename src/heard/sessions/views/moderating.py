"""Going through what was said at a session."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.naming import named_people
from heard.design.paging import as_query, page_links
from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.sessions import point_tags
from heard.sessions.forms.moderating import ModerateForm
from heard.sessions.models import Point
from heard.sessions.models.words import PointState
from heard.sessions.queries import points as queries
from heard.sessions.rules import can_moderate_points
from heard.sessions.services import moderating as services
from heard.sessions.services.capturing import ChangedMeanwhileError

PAGE_LENGTH = 30
LISTED = (PointState.NEW, PointState.HELD, PointState.PUBLISHED, PointState.NOT_PUBLISHED)


@require_safe
def points(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said at a session, by state; first what waits for somebody."""
    member = current_member(request)
    session = get_object_or_404(queries.sessions_of(member.partnership), pk=pk)
    if not can_moderate_points(member):
        raise PermissionDenied
    state = request.GET.get("state", "")
    state = state if state in LISTED else ""
    page = Paginator(queries.in_queue(session, state), PAGE_LENGTH).get_page(
        request.GET.get("page")
    )
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "session": session,
        "state": state,
        "states": LISTED,
        "counts": queries.count_by_state(session),
        "page": page,
        "links": page_links(page, as_query({"state": state}), **words),
        "tags": point_tags,
        "named_people": named_people,
    }
    return render(request, "sessions/points.jinja", context)


@require_http_methods(["GET", "POST"])
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """One point: as said beside what everybody may read."""
    member = current_member(request)
    point = get_object_or_404(queries.points_of(member.partnership), pk=pk)
    if not can_moderate_points(member):
        raise PermissionDenied
    form = ModerateForm(request.POST or None, point)
    if form.is_valid():
        try:
            services.moderate_point(
                point, form.decision, revision=sent_revision(request.POST), by=member
            )
        except ChangedMeanwhileError as changed:
            form.add_error(None, _who_decided(changed.point))
            return _page(request, changed.point, form, changed.point.revision)
        except services.WithTheLeadError:
            messages.warning(request, _("This point is with the safeguarding lead now"))
            return redirect("sessions:points", point.session_id)
        return _on_to_the_next(request, point, form.decision)
    return _page(
        request, point, form, sent_revision(request.POST) if form.is_bound else point.revision
    )


def _page(request: HttpRequest, point: Point, form: ModerateForm, revision: int) -> HttpResponse:
    context = {
        "form": form,
        "point": point,
        "revision": revision,
        "said": queries.names_marked(point.said),
        "neighbours": queries.neighbours(point),
        "left": queries.left_to_moderate(point.session),
        "history": queries.history(point),
        "tags": point_tags,
    }
    return render(request, "sessions/moderate.jinja", context)


def _who_decided(point: Point) -> str:
    name = point.moderated_by.user.name if point.moderated_by else _("Somebody else")
    words = _(
        "%(name)s has changed this point while you had it open. What you typed is kept here and "
        "not saved yet. Look at how it is now, then decide again"
    )
    return words % {"name": name}


def _on_to_the_next(
    request: HttpRequest, point: Point, decision: services.Decision
) -> HttpResponse:
    done = {
        PointState.PUBLISHED: _("Published: it shows once “What we heard” is published"),
        PointState.HELD: _("Held back"),
        PointState.NOT_PUBLISHED: _("Not published"),
    }
    messages.success(request, f"{point}: {done[PointState(decision.state)]}")
    following = queries.next_to_moderate(point)
    if following:
        return redirect("sessions:moderate", following)
    return redirect("sessions:points", point.session_id)

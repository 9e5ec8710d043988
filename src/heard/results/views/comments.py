"""Comments of surveys: taking them in, and what became of them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heard.design.csv_lines import MARK
from heard.design.paging import as_query, page_links
from heard.partnerships.access import current_member
from heard.results.models import CommentState
from heard.results.queries import comment_numbers as numbers
from heard.results.queries import comments as queries
from heard.results.rules import can_check_comments
from heard.results.services import comments as services
from heard.surveys.models import Survey

ON_A_PAGE = 30
LISTED = (CommentState.WAITING, CommentState.RELEASED, CommentState.LEFT_OUT)


@require_safe
def all_comments(request: HttpRequest) -> HttpResponse:
    """Closed surveys that asked for comments, each with how far they are."""
    member = current_member(request)
    if not can_check_comments(member):
        raise PermissionDenied
    surveys = queries.surveys_with_comments(member.partnership)
    return render(request, "results/all_comments.jinja", {"surveys": surveys})


@require_safe
def comments(request: HttpRequest, key: UUID) -> HttpResponse:
    """The comments of one survey: how many wait, and a list by state."""
    survey = _survey(request, key)
    sent = request.GET.get("state", "")
    state = next((each for each in LISTED if each == sent), CommentState.WAITING)
    found = Paginator(queries.comments_in_state(survey, state), ON_A_PAGE)
    page = found.get_page(request.GET.get("page"))
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "survey": survey,
        "comment_set": queries.comment_set_of(survey),
        "asks": bool(queries.text_items(survey)),
        "counts": queries.comment_counts(survey),
        "states": LISTED,
        "state": state,
        "page": page,
        "links": page_links(page, as_query({"state": state}), **words),
        "parts": queries.comment_parts,
    }
    return render(request, "results/comments.jinja", context)


@require_POST
def take_in_comments(request: HttpRequest, key: UUID) -> HttpResponse:
    """Start striking them out and taking them in."""
    survey = _survey(request, key)
    try:
        services.take_in_comments(survey, by=current_member(request))
    except services.NoCommentsAskedError:
        messages.error(request, _("No question of this survey is answered in one’s own words"))
    return redirect("results:comments", survey.key)


@require_safe
def comment_agreement(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far two coders who do not see each other's sort this survey's comments alike."""
    survey = _survey(request, key)
    context = {"survey": survey, "agreement": numbers.comment_agreement(survey)}
    return render(request, "results/comment_agreement.jinja", context)


@require_safe
def comment_themes(request: HttpRequest, key: UUID) -> HttpResponse:
    """How often each theme comes up, as it may be shown."""
    survey = _survey(request, key)
    context = {"survey": survey, "counts": numbers.theme_counts(survey)}
    return render(request, "results/comment_themes.jinja", context)


@require_safe
def comment_themes_csv(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same as a file."""
    survey = _survey(request, key)
    lines = MARK + numbers.theme_counts_csv(numbers.theme_counts(survey))
    response = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="themes-{survey.key}.csv"'
    return response


def _survey(request: HttpRequest, key: UUID) -> Survey:
    """A closed survey of the member's. Raises Http404, PermissionDenied."""
    member = current_member(request)
    if not can_check_comments(member):
        raise PermissionDenied
    closed = member.partnership.surveys.filter(closed_at__isnull=False)
    survey: Survey = get_object_or_404(closed.select_related("version"), key=key)
    return survey

"""Published findings, for everybody. What stands here was frozen, and is never computed anew."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from heard.partnerships.access import current_partnership
from heard.results import charts, queries
from heard.results.downloads import to_csv, to_json
from heard.results.metadata import CSVM
from heard.results.models import Publication
from heard.results.sentences import contrast_sentences, turning_of
from heard.results.shown import shown_blocks

View = Callable[..., HttpResponse]


def frozen(view: View) -> View:
    """Caches may keep what a stranger gets, and it is sent compressed.

    Safe from BREACH: a page for a stranger holds no secret and nothing that the reader sent.
    """
    for_strangers = cache_control(public=True, max_age=300)(gzip_page(view))
    for_members = cache_control(private=True)(view)

    @wraps(view)
    @vary_on_headers("Cookie", "Accept-Encoding")
    def open_page(request: HttpRequest, **place: Any) -> HttpResponse:
        is_stranger = settings.SESSION_COOKIE_NAME not in request.COOKIES
        return (for_strangers if is_stranger else for_members)(request, **place)

    return open_page


def published_here(request: HttpRequest, key: UUID) -> Publication:
    """What was published, and what was put right since: each stays at its address."""
    return get_object_or_404(queries.readable(current_partnership(request)), key=key)


@login_not_required
@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    """Everything that this partnership has published."""
    found = queries.published(current_partnership(request)).defer("content")
    return render(request, "results/publications.jinja", {"publications": found})


@login_not_required
@require_safe
@frozen
def publication(request: HttpRequest, key: UUID) -> HttpResponse:
    """What families said: everybody together, question by question."""
    found = published_here(request, key)
    findings = found.findings
    page = {
        "publication": found,
        "findings": findings,
        "blocks": shown_blocks(findings),
        "replied": charts.replies_sentence(findings),
    }
    return render(request, "results/publication.jinja", page)


@login_not_required
@require_safe
@frozen
def question(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """One question, everybody and by every grouping."""
    found = published_here(request, key)
    asked = found.findings.question(code)
    if asked is None or asked.is_writing:
        raise Http404
    page = {
        "publication": found,
        "findings": found.findings,
        "question": asked,
        "everybody": charts.options_chart(asked),
        "note": charts.shares_note(asked),
        "breakdowns": charts.breakdowns(asked, found.findings),
        "contrasts": contrast_sentences,
        "turning": turning_of(asked, found.findings),
    }
    return render(request, "results/question.jinja", page)


@login_not_required
@require_safe
@frozen
def grouping(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """Every rated question by one grouping, in one table."""
    found = published_here(request, key)
    by = found.findings.grouping(code)
    if by is None:
        raise Http404
    page = {
        "publication": found,
        "findings": found.findings,
        "grouping": by,
        "tables": charts.group_tables(found.findings, code),
    }
    return render(request, "results/grouping.jinja", page)


@login_not_required
@require_safe
@frozen
def findings_csv(request: HttpRequest, key: UUID) -> HttpResponse:
    """The shown figures as CSV, `c` where there are too few."""
    found = published_here(request, key)
    response = HttpResponse(to_csv(found.findings), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="findings-{found.key}.csv"'
    described = reverse("results:findings_metadata", args=[found.key])
    response["Link"] = f'<{described}>; rel="describedby"; type="{CSVM}"'  # RFC 8288
    return response


@login_not_required
@require_safe
@frozen
def findings_json(request: HttpRequest, key: UUID) -> HttpResponse:
    """The shown figures as JSON, null where there are too few."""
    found = published_here(request, key)
    return HttpResponse(to_json(found.findings), content_type="application/json")

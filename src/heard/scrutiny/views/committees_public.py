"""Committees, for everybody: who sits on them, their meetings, what they resolved."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from heard.partnerships.access import current_partnership
from heard.partnerships.models import Partnership
from heard.scrutiny.models import Committee
from heard.scrutiny.queries import committee_pages as queries
from heard.scrutiny.queries.sitting import committees_of


@login_not_required
@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    """Those that are followed here."""
    found = _public(current_partnership(request))
    return render(request, "scrutiny/committees.jinja", {"committees": found})


@login_not_required
@require_safe
def committee(request: HttpRequest, slug: str) -> HttpResponse:
    """The municipal year that it is now."""
    found = _found(request, slug)
    return _page(request, found, queries.year_of(found, timezone.localdate()))


@login_not_required
@require_safe
def committee_year(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Another municipal year, by the calendar year in which it began."""
    found = _found(request, slug)
    for year in queries.years_of(found):
        if year.number == number:
            return _page(request, found, year)
    raise Http404


def _page(request: HttpRequest, committee: Committee, year: queries.Year) -> HttpResponse:
    page = queries.committee_page(committee, year, queries.years_of(committee))
    context = {"committee": committee, "page": page, "today": timezone.localdate()}
    return render(request, "scrutiny/committee.jinja", context)


def _found(request: HttpRequest, slug: str) -> Committee:
    return get_object_or_404(_public(current_partnership(request)), body__slug=slug)


def _public(partnership: Partnership) -> QuerySet[Committee]:
    return committees_of(partnership).filter(body__is_public=True)

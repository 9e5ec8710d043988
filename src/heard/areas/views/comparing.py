"""Areas beside each other, for the operator and for every area that joined."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.areas import queries
from heard.areas.charts import funnel_chart, overview, to_csv
from heard.areas.comparing import Comparison
from heard.areas.queries import Compared
from heard.areas.views.looking import looking_at


@require_safe
def comparison(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every question in one sentence each; each leads to its funnel."""
    compared = _compared(request, key)
    page = {"compared": compared, "lines": overview(compared), **_sides(compared)}
    return render(request, "areas/comparison.jinja", page)


@require_safe
def compare_areas(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """One question or response rate as a funnel, with its table."""
    compared, found = _one(request, key, code)
    page = {"chart": funnel_chart(compared, found), "comparison": found, **_sides(compared)}
    return render(request, "areas/compare_areas.jinja", page)


@require_safe
def compare_areas_csv(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """The table of that page as a file: the same lines, names hidden where they are there."""
    compared, found = _one(request, key, code)
    chart = funnel_chart(compared, found)
    response = HttpResponse(to_csv(chart), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{chart.key}.csv"'
    return response


def _compared(request: HttpRequest, key: UUID) -> Compared:
    _member, viewpoint = looking_at(request, key)
    if not viewpoint.may_compare:
        raise Http404
    return queries.compared(viewpoint)


def _one(request: HttpRequest, key: UUID, code: str) -> tuple[Compared, Comparison]:
    compared = _compared(request, key)
    found = compared.of(code)
    if found is None:
        raise Http404
    return compared, found


def _sides(compared: Compared) -> dict[str, object]:
    viewpoint = compared.viewpoint
    return {
        "programme": viewpoint.programme,
        "viewpoint": viewpoint,
        "page_above": viewpoint.programme.get_absolute_url()
        if viewpoint.is_operator or viewpoint.area is None
        else viewpoint.area.get_absolute_url(),
    }

"""How often each theme comes up, how far people agree, and what was sorted under a theme."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_member
from heard.themes.forms.numbers import CountFilterForm
from heard.themes.queries import numbers as queries
from heard.themes.queries.sorted_remarks import remarks_of
from heard.themes.rules import can_keep_themes, can_sort_remarks

REMARKS_ON_A_PAGE = 30


@require_safe
def theme_counts(request: HttpRequest) -> HttpResponse:
    """For those who read the remarks: exact numbers, beside what may be shown."""
    member = current_member(request)
    if not can_sort_remarks(member):
        raise PermissionDenied
    area = member.partnership
    form = CountFilterForm(request.GET, queries.groups(area))
    counts = queries.theme_counts(area, form.source_chosen, form.group_chosen)
    context = {"form": form, "counts": counts, "rule": counts.protected.published.rule}
    return render(request, "themes/theme_counts.jinja", context)


@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """How far two people who do not see each other's sort alike."""
    member = current_member(request)
    if not can_keep_themes(member):
        raise PermissionDenied
    context = {"agreement": queries.agreement(member.partnership)}
    return render(request, "themes/agreement.jinja", context)


@require_safe
def theme_remarks(request: HttpRequest, pk: int) -> HttpResponse:
    """What was sorted under a theme, the latest first."""
    member = current_member(request)
    if not can_sort_remarks(member):
        raise PermissionDenied
    theme = get_object_or_404(member.partnership.themes, pk=pk)
    page = Paginator(remarks_of(theme), REMARKS_ON_A_PAGE).get_page(request.GET.get("page"))
    links = page_links(page, "", before=_("Page before"), after=_("Next page"))
    context = {"theme": theme, "page": page, "links": links}
    return render(request, "themes/theme_remarks.jinja", context)

"""The codebook: its themes, its history, and each theme by itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.themes import codebook_files, history_words, start_set
from heard.themes.queries import codebook as queries
from heard.themes.rules import can_keep_themes, can_see_themes, can_sort_remarks
from heard.themes.services import starting

CHANGES_ON_A_PAGE = 30


@require_safe
def codebook(request: HttpRequest) -> HttpResponse:
    """All themes, and what can be done with them."""
    member = reader(request)
    context = {
        "codebook": queries.codebook(member.partnership),
        "start_set": start_set.START_SET,
        "may_keep": can_keep_themes(member),
        "may_sort": can_sort_remarks(member),
        "state_tag": history_words.state_tag,
    }
    return render(request, "themes/codebook.jinja", context)


@require_safe
def theme(request: HttpRequest, pk: int) -> HttpResponse:
    """What one theme says, and how it came to say it."""
    member = reader(request)
    themes = member.partnership.themes.select_related("parent", "merged_into")
    found = get_object_or_404(themes, pk=pk)
    context = {
        "theme": found,
        "below": list(found.children.in_use()),
        "came_in": list(found.merged.all()),
        "changes": list(queries.changes(member.partnership).filter(theme=found)),
        "may_keep": can_keep_themes(member),
        "may_sort": can_sort_remarks(member),
        "words": history_words,
    }
    return render(request, "themes/theme.jinja", context)


@require_safe
def codebook_history(request: HttpRequest) -> HttpResponse:
    """Every change, the last first."""
    member = reader(request)
    page = Paginator(queries.changes(member.partnership), CHANGES_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    links = page_links(page, "", before=_("Newer changes"), after=_("Older changes"))
    context = {"page": page, "links": links, "words": history_words}
    return render(request, "themes/codebook_history.jinja", context)


@require_safe
def codebook_csv(request: HttpRequest) -> HttpResponse:
    """For a spreadsheet, or another install."""
    found = queries.codebook(reader(request).partnership)
    return _file(codebook_files.to_csv(found), "text/csv; charset=utf-8", "codebook.csv")


@require_safe
def codebook_json(request: HttpRequest) -> HttpResponse:
    """For programs."""
    area = reader(request).partnership
    content = codebook_files.to_json(queries.codebook(area), area.name)
    return _file(content, "application/json", "codebook.json")


@require_POST
def take_start_set(request: HttpRequest) -> HttpResponse:
    """Fill an empty codebook."""
    member = current_member(request)
    if not can_keep_themes(member):
        raise PermissionDenied
    try:
        taken = starting.take_start_set(member.partnership, by=member)
    except starting.CodebookNotEmptyError:
        messages.warning(request, _("There are themes already. Nothing was added"))
    else:
        words = _("%(number)d themes added. Change them as you need") % {"number": len(taken)}
        messages.success(request, words)
    return redirect("themes:codebook")


def reader(request: HttpRequest) -> Member:
    """Whoever may read the codebook. Raises PermissionDenied."""
    member = current_member(request)
    if not can_see_themes(member):
        raise PermissionDenied
    return member


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

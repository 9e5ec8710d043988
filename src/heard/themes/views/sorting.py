"""The desk at which people sort what was said: one remark after the other."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.design.typed import whole_number
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.themes.forms.sorting import SortRemarkForm
from heard.themes.models import Remark
from heard.themes.queries import desk
from heard.themes.queries.codebook import in_use
from heard.themes.rules import can_keep_themes, can_sort_remark, can_sort_remarks
from heard.themes.services import sorting as services
from heard.themes.services.settling import ThemeGoneError, WordsChangedError
from heard.themes.views.places import group_of, in_group

MOST_PLACES = 50


@require_safe
def sorting(request: HttpRequest) -> HttpResponse:
    """What waits, from where, and how it is done."""
    member = current_member(request)
    if not can_sort_remarks(member):
        raise PermissionDenied
    places = desk.places(member)
    context = {
        "progress": desk.progress_over(places),
        "places": places[:MOST_PLACES],
        "before": desk.sorted_before(member, None),
        "has_themes": member.partnership.themes.in_use().exists(),
        "apart": desk.apart(member.partnership).count() if can_keep_themes(member) else 0,
        "may_keep": can_keep_themes(member),
    }
    return render(request, "themes/sorting.jinja", context)


@require_safe
def next_remark(request: HttpRequest) -> HttpResponse:
    """On to the next one, after the one that is skipped."""
    member = current_member(request)
    if not can_sort_remarks(member):
        raise PermissionDenied
    group, after = group_of(request), whole_number(request.GET.get("after"))
    skipped = member.partnership.remarks.here().filter(pk=after).first() if after else None
    found = desk.next_remark(member, after=skipped, group=group)
    if found is None and skipped is not None and desk.waiting_for(member, group).exists():
        messages.info(request, _("Only what you skipped is left"))
        return redirect(in_group(reverse("themes:sort_remark", args=[skipped.pk]), group))
    return _go_on_to(request, found, group)


@require_http_methods(["GET", "POST"])
def sort_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """One remark. Saving it leads on to the next."""
    member, remark = opened(request, pk)
    group = group_of(request)
    coding = desk.own_coding(remark, member)
    is_open = services.may_still_sort(remark, member)
    if not is_open and coding is None:
        messages.info(request, _("Others have sorted that one"))
        return _go_on_to(request, desk.next_remark(member, after=remark, group=group), group)
    themes = in_use(member.partnership)
    form = SortRemarkForm(request.POST or None, remark=remark, themes=themes, coding=coding)
    if form.is_valid() and _is_saved(request, form, remark, member):
        return _go_on_to(request, desk.next_remark(member, after=remark, group=group), group)
    context = {
        "form": form,
        "remark": remark,
        "coding": coding,
        "is_open": is_open,
        "progress": desk.progress(member, group),
        "before": desk.sorted_before(member, coding),
        "group": group,
        "in_group": in_group,
    }
    return render(request, "themes/sort_remark.jinja", context)


@require_POST
def undo_sorting(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back how one sorted it."""
    member, remark = opened(request, pk)
    try:
        services.undo_sorting(remark, by=member)
    except services.TooLateToUndoError:
        messages.warning(request, _("It stays as it is: somebody has sorted it since, or decided"))
    else:
        messages.success(request, _("Taken back. It waits to be sorted again"))
    return redirect(in_group(reverse("themes:sorting"), group_of(request)))


def opened(request: HttpRequest, pk: int) -> tuple[Member, Remark]:
    """A remark that the member may sort. Raises Http404, PermissionDenied."""
    member = current_member(request)
    if not can_sort_remarks(member):
        raise PermissionDenied
    remark = get_object_or_404(member.partnership.remarks.here(), pk=pk)
    if not can_sort_remark(member, remark):
        raise PermissionDenied
    return member, remark


def _is_saved(request: HttpRequest, form: SortRemarkForm, remark: Remark, member: Member) -> bool:
    """False where the form has to be shown again: it then says why."""
    try:
        services.sort_remark(remark, form.sorting, by=member)
    except WordsChangedError:
        remark.refresh_from_db()
        form.revision = remark.revision
        form.add_error(None, _("Its words have changed meanwhile. Read it again, then save"))
        return False
    except ThemeGoneError:
        words = _("A theme that you chose is not in use any more. Select again")
        form.add_error("themes", words)
        return False
    except services.NotToBeSortedError:
        messages.info(request, _("Others sorted that one meanwhile. What you chose was not kept"))
    return True


def _go_on_to(request: HttpRequest, found: Remark | None, group: UUID | None) -> HttpResponse:
    if found is None:
        messages.success(request, _("Nothing more waits for you here"))
        return redirect("themes:sorting")
    return redirect(in_group(reverse("themes:sort_remark", args=[found.pk]), group))

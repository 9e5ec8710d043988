"""Deciding where two people sorted a remark differently."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.themes.forms.sorting import DecideForm
from heard.themes.models import Remark
from heard.themes.queries import desk
from heard.themes.queries.codebook import in_use
from heard.themes.queries.sorted_remarks import codings_of
from heard.themes.rules import can_keep_themes, can_settle_remark
from heard.themes.services import settling as services

ON_A_PAGE = 30


@require_safe
def disagreements(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, the oldest first."""
    member = current_member(request)
    if not can_keep_themes(member):
        raise PermissionDenied
    page = Paginator(desk.apart(member.partnership), ON_A_PAGE).get_page(request.GET.get("page"))
    links = page_links(page, "", before=_("Page before"), after=_("Next page"))
    return render(request, "themes/disagreements.jinja", {"page": page, "links": links})


@require_http_methods(["GET", "POST"])
def decide_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Both codings side by side, and what counts."""
    member = current_member(request)
    if not can_keep_themes(member):
        raise PermissionDenied
    remark = get_object_or_404(member.partnership.remarks.here(), pk=pk)
    if not can_settle_remark(member, remark):
        raise PermissionDenied
    codings = codings_of(remark)
    chosen = [{theme.pk for theme in coding.themes.all()} for coding in codings]
    agreed = set.intersection(*chosen) if chosen else set()
    form = DecideForm(
        request.POST or None, remark=remark, themes=in_use(member.partnership), agreed=agreed
    )
    if remark.apart_at is None:
        messages.info(request, _("Nothing is to be decided there any more"))
        return redirect("themes:disagreements")
    if form.is_valid() and _is_decided(form, remark, member):
        messages.success(request, _("Decided"))
        return redirect("themes:disagreements")
    context = {"form": form, "remark": remark, "codings": codings}
    return render(request, "themes/decide_remark.jinja", context)


def _is_decided(form: DecideForm, remark: Remark, member: Member) -> bool:
    """False where the form has to be shown again: it then says why."""
    because = form.cleaned_data["because"]
    try:
        services.decide(remark, form.chosen, because=because, revision=form.revision, by=member)
    except services.WordsChangedError:
        form.add_error(None, _("Its words have changed meanwhile. It is sorted again first"))
    except services.ThemeGoneError:
        words = _("A theme that you chose is not in use any more. Select again")
        form.add_error("themes", words)
    except services.NotApartError:
        form.add_error(None, _("Somebody has decided this meanwhile"))
    return not form.errors

"""What follows from a decision, and what a resolution changes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.scrutiny.forms.following import FollowForms, LinkResolutionForm
from heard.scrutiny.forms.request_steps import ButtonForm
from heard.scrutiny.models import Request
from heard.scrutiny.queries import following as queries
from heard.scrutiny.rules import can_keep_requests
from heard.scrutiny.services import following, requests
from heard.scrutiny.views.opening_requests import sent


@require_http_methods(["GET", "POST"])
def follow_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Resolution by resolution: what is proposed, checked by an officer; one button makes it."""
    member = current_member(request)
    record = get_object_or_404(queries.decisions_in_force(member.partnership), pk=pk)
    if not can_keep_requests(member):
        raise PermissionDenied
    proposed = queries.proposals(record)
    forms = FollowForms(record, proposed, sent(request) if record.filed_under else None)
    if record.filed_under and forms.is_valid():
        made = requests.make_requests(record.filed_under, forms.asked, by=member)
        words = ngettext("%(count)d line made", "%(count)d lines made", len(made))
        messages.success(request, words % {"count": len(made)})
        return redirect("scrutiny:follow_decision", pk)
    context = {
        "record": record,
        "forms": forms,
        "proposed": proposed,
        "is_called_in": queries.is_called_in(record),
    }
    return render(request, "scrutiny/follow_decision.jinja", context)


@require_http_methods(["GET", "POST"])
def link_resolution(request: HttpRequest, pk: int) -> HttpResponse:
    """This resolution changes or replaces an earlier one."""
    member = current_member(request)
    later = get_object_or_404(queries.resolutions_here(member.partnership_id), pk=pk)
    if not can_keep_requests(member):
        raise PermissionDenied
    words = request.GET.get("words", "")[:200]
    several = queries.earlier_resolutions(later.record, words)
    form = LinkResolutionForm(sent(request), later.record, several)
    if form.is_valid():
        replaces = form.cleaned_data["how"] == "replaces"
        try:
            following.link_resolution(later, form.earlier, replaces=replaces, by=member)
        except following.NotOlderError:
            form.add_error("earlier_key", _("Select an older resolution of another decision"))
        else:
            messages.success(request, _("Both resolutions say so now"))
            return redirect("scrutiny:follow_decision", later.record_id)
    context = {"form": form, "later": later, "words": words, "several": several}
    return render(request, "scrutiny/link_resolution.jinja", context)


@require_http_methods(["GET", "POST"])
def unlink_resolution(request: HttpRequest, pk: int) -> HttpResponse:
    """It was said by mistake that a resolution changes an earlier one."""
    member = current_member(request)
    link = get_object_or_404(member.partnership.resolution_links, pk=pk)
    if not can_keep_requests(member):
        raise PermissionDenied
    known = queries.resolutions_in_force(link.partnership_id, [link.earlier, link.later])
    form = ButtonForm(sent(request), Request(partnership=member.partnership))
    if form.is_valid():
        following.unlink_resolution(link, by=member)
        messages.success(request, _("The earlier resolution stands as before"))
        earlier = known.get(link.earlier)
        if earlier is None:
            return redirect("scrutiny:all_decisions")
        return redirect("scrutiny:follow_decision", earlier.record_id)
    context = {"form": form, "earlier": known.get(link.earlier), "later": known.get(link.later)}
    return render(request, "scrutiny/unlink_resolution.jinja", context)

"""The tracker for the officer who keeps it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.scrutiny.forms.requests import ChangeRequestForm, MakeRequestForm
from heard.scrutiny.forms.tracker import TrackerForm
from heard.scrutiny.queries import tracker as queries
from heard.scrutiny.queries.request_page import kept
from heard.scrutiny.queries.sitting import committees_of
from heard.scrutiny.request_words import DEED_WORDS
from heard.scrutiny.rules import can_keep_requests
from heard.scrutiny.services import requests as services
from heard.scrutiny.views.opening_requests import line_kept, sent, show_deed

PAGE_LENGTH = 25


@require_safe
def tracker(request: HttpRequest) -> HttpResponse:
    """Every line, sought and sorted."""
    member = current_member(request)
    if not can_keep_requests(member):
        raise PermissionDenied
    found = queries.requests_of(member.partnership)
    committees = list(committees_of(member.partnership))
    form = TrackerForm(
        request.GET,
        years=queries.years_tracked(found),
        committees=committees,
        posts=queries.posts_tracked(member.partnership),
    )
    listed = queries.lines(found, form.wanted)
    page = Paginator(listed, PAGE_LENGTH).get_page(request.GET.get("page"))
    links = page_links(page, form.query, before=_("Page before"), after=_("Next page"))
    context = {"form": form, "page": page, "links": links, "counts": queries.counts(listed)}
    return render(request, "scrutiny/tracker.jinja", context | {"committees": committees})


@require_http_methods(["GET", "POST"])
def make_request(request: HttpRequest, pk: int) -> HttpResponse:
    """By hand, for a line that no record here holds."""
    member = current_member(request)
    committee = get_object_or_404(committees_of(member.partnership), pk=pk)
    if not can_keep_requests(member):
        raise PermissionDenied
    form = MakeRequestForm(sent(request), member.partnership)
    if form.is_valid():
        made = services.make_request(committee, form.asked, by=member)
        messages.success(request, _("%(reference)s is in the tracker") % {"reference": made})
        return redirect("scrutiny:keep_request", made.pk)
    return render(request, "scrutiny/make_request.jinja", {"form": form, "committee": committee})


@require_safe
def keep_request(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one line together, with what can be done."""
    _member, line = line_kept(request, pk)
    context = {"page": kept(line), "deed_words": DEED_WORDS}
    return render(request, "scrutiny/keep_request.jinja", context)


@require_http_methods(["GET", "POST"])
def change_request(request: HttpRequest, pk: int) -> HttpResponse:
    """In other words, or led by another post."""
    member, line = line_kept(request, pk)
    form = ChangeRequestForm(sent(request), line)
    if form.is_valid():
        revision = sent_revision(request.POST)
        try:
            services.change_request(line, form.details, revision=revision, by=member)
        except services.SavedMeanwhileError as changed:
            line = changed.request
            form.say_what_stands_now(line)
        else:
            messages.success(request, str(DEED_WORDS["change_request"].saved))
            return redirect("scrutiny:keep_request", pk)
    return show_deed(request, line, "change_request", form)

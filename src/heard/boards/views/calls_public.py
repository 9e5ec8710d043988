"""Calls for seats as everybody sees them, and the form to print."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from heard.boards.feeds.calls import LENGTH, entries
from heard.boards.forms.expressions import ExpressInterestForm
from heard.boards.models import Call
from heard.boards.open_calls import open_call
from heard.boards.queries import public_calls as queries
from heard.design.feeds import Head, write_feed
from heard.design.paging import page_links
from heard.partnerships.access import current_partnership

PAGE_LENGTH = 20


@login_not_required
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Open calls first, then those that are over, with what became of them."""
    partnership, today = current_partnership(request), timezone.localdate()
    pages = Paginator(queries.past_calls(partnership, today), PAGE_LENGTH)
    page = pages.get_page(request.GET.get("page"))
    words = {"before": _("Newer calls"), "after": _("Older calls")}
    context = {
        "open_calls": queries.open_calls(partnership, today),
        "past_calls": [queries.as_seen(call, today) for call in page],
        "links": page_links(page, "", **words),
        "is_first": not page.has_previous(),
    }
    return render(request, "boards/calls.jinja", context)


@login_not_required
@require_safe
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """One call, whatever became of it. Drafts are not there."""
    seen = queries.as_seen(find_call(request, slug), timezone.localdate())
    return render(request, "boards/call.jinja", {"seen": seen, "call": seen.call})


@login_not_required
@require_safe
def paper_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of the form with boxes to write in, for printing on A4."""
    found = find_call(request, slug)
    seen = queries.as_seen(found, timezone.localdate())
    if not seen.is_open:
        return render(request, "boards/call_closed.jinja", {"call": found, "typed": []}, status=410)
    context = {"seen": seen, "call": found, "form": ExpressInterestForm(found)}
    return render(request, "boards/paper_form.jinja", context)


@login_not_required
@require_safe
def open_calls_json(request: HttpRequest) -> HttpResponse:
    """Open calls with the keys of `heard.boards.open_calls`."""
    partnership = current_partnership(request)
    found = queries.open_calls(partnership, timezone.localdate())
    absolute = request.build_absolute_uri
    return JsonResponse(
        {
            "partnership": partnership.name,
            "address": absolute(reverse("boards:calls")),
            "calls": [open_call(each, absolute) for each in found],
        }
    )


@login_not_required
@require_safe
@conditional_page
def calls_feed(request: HttpRequest) -> HttpResponse:
    """The newest calls as an Atom feed."""
    partnership, today = current_partnership(request), timezone.localdate()
    head = Head(
        title=_("Seats on boards and groups: %(name)s") % {"name": partnership.name},
        author=partnership.name,
        page=request.build_absolute_uri(reverse("boards:calls")),
        address=request.build_absolute_uri(),
        about=_("Seats on boards and groups that you can ask for"),
    )
    newest = queries.public_calls(partnership, today).order_by("-opened_at")[:LENGTH]
    found = [queries.as_seen(each, today) for each in newest]
    written = write_feed(head, entries(found), request.build_absolute_uri)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def find_call(request: HttpRequest, slug: str) -> Call:
    """A call of this partnership that was opened at some time. Raises Http404."""
    try:
        return queries.find_call(current_partnership(request), slug, timezone.localdate())
    except Call.DoesNotExist:
        raise Http404 from None

"""Meetings as everybody can read them."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from heard.boards import meeting_tags
from heard.boards.feeds import meetings as feeds
from heard.boards.queries import public_meetings as queries
from heard.boards.views.paper_files import give
from heard.design.feeds import Head, write_feed
from heard.design.ical import write_calendar
from heard.design.paging import page_links
from heard.design.typed import whole_number
from heard.partnerships.access import current_partnership

PAGE_LENGTH = 40
COMING_SHOWN = 60


@login_not_required
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """What is to come, and what was, by year."""
    partnership = current_partnership(request)
    years = queries.years(partnership)
    asked = whole_number(request.GET.get("year"))
    year = asked if asked in years else (years or [timezone.localdate().year])[0]
    page = Paginator(queries.past(partnership, year), PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Later meetings"), "after": _("Earlier meetings")}
    context = {
        "coming": list(queries.coming(partnership)[:COMING_SHOWN]),
        "page": page,
        "links": page_links(page, f"?year={year}", **words),
        "years": years,
        "year": year,
        "tags": meeting_tags,
    }
    return render(request, "boards/meetings.jinja", context)


@login_not_required
@require_safe
def meeting(request: HttpRequest, key: UUID) -> HttpResponse:
    """When, where, agenda, papers, who came, and what was agreed once that is confirmed."""
    found = get_object_or_404(queries.public_meetings(current_partnership(request)), key=key)
    context = {
        "sheet": queries.sheet(found),
        "meeting": found,
        "tags": meeting_tags,
        "owner": queries.public_owner,
    }
    return render(request, "boards/meeting.jinja", context)


@login_not_required
@require_safe
def paper(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A public paper of a public body."""
    found = queries.public_papers(current_partnership(request)).filter(key=key).first()
    if found is None:
        raise Http404
    return give(found)


@login_not_required
@require_safe
@conditional_page
def meetings_feed(request: HttpRequest) -> HttpResponse:
    """What is new of meetings, as an Atom feed."""
    partnership = current_partnership(request)
    head = Head(
        title=_("Meetings: %(name)s") % {"name": partnership.name},
        author=partnership.name,
        page=request.build_absolute_uri(reverse("boards:meetings")),
        address=request.build_absolute_uri(),
    )
    news = feeds.entries(queries.news(partnership))
    written = write_feed(head, news, request.build_absolute_uri)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
@conditional_page
def meetings_calendar(request: HttpRequest) -> HttpResponse:
    """Meetings as a calendar that a telephone can follow; with `body` in the address, of one."""
    partnership, body = current_partnership(request), None
    if slug := request.GET.get("body"):
        body = get_object_or_404(partnership.bodies.all().public(), slug=slug)
    found = queries.for_calendar(partnership, body=body)
    events = feeds.events(found, request.build_absolute_uri)
    name = _("Meetings: %(name)s") % {"name": body.name if body else partnership.name}
    written = write_calendar(name, events)
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    return response

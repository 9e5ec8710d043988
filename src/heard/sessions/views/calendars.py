"""Sessions as calendar files and as a feed, for telephones and for other websites."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from heard.design.feeds import Head, write_feed
from heard.design.ical import write_calendar
from heard.partnerships.access import current_partnership
from heard.sessions import feeds, ical
from heard.sessions.queries import public_sessions as queries
from heard.sessions.views.public import find_form
from heard.sessions.where_words import place_words


@login_not_required
@require_safe
def session_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """One session as a file that a calendar opens."""
    session = get_object_or_404(queries.public_sessions(current_partnership(request)), key=key)
    url = request.build_absolute_uri(session.get_absolute_url())
    about = ical.about_words(session)
    written = ical.write_session(session, url, place=place_words(session), about=about)
    return _calendar_file(written, "session.ics")


@login_not_required
@require_safe
@conditional_page
def calendar(request: HttpRequest) -> HttpResponse:
    """The sessions that were asked for, as a calendar that a telephone can follow."""
    partnership = current_partnership(request)
    form = find_form(request, partnership)
    found = queries.for_calendar(queries.public_sessions(partnership, form.wanted))
    events = ical.events(found, request.build_absolute_uri)
    name = ", ".join([_("Sessions: %(name)s") % {"name": partnership.name}, *form.asked_words])
    return _calendar_file(write_calendar(name, events), "sessions.ics")


@login_not_required
@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """New sessions, and what was heard at them, as an Atom feed."""
    partnership = current_partnership(request)
    form = find_form(request, partnership)
    head = Head(
        title=", ".join([_("Sessions: %(name)s") % {"name": partnership.name}, *form.asked_words]),
        author=partnership.name,
        page=request.build_absolute_uri(reverse("sessions:sessions") + form.query),
        address=request.build_absolute_uri(),
    )
    news = queries.news(queries.public_sessions(partnership, form.wanted))
    written = write_feed(head, feeds.entries(news), request.build_absolute_uri)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _calendar_file(written: str, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""Sessions as staff and hosts find them, and the one page from which each is run."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_member
from heard.sessions import provided_words, session_tags, venue_words
from heard.sessions.forms.session_filter import SessionFilterForm
from heard.sessions.forms.sessions import MakeSessionForm, Places
from heard.sessions.queries import hub
from heard.sessions.queries import sessions as queries
from heard.sessions.queries.cautions import cautions_of
from heard.sessions.queries.checklist import checklist
from heard.sessions.queries.programmes import venues_in_use
from heard.sessions.queries.session_warnings import warnings_of
from heard.sessions.queries.taken import NOTHING, taken_by_session, taken_of
from heard.sessions.rules import can_run_session, can_run_sessions, can_see_sessions
from heard.sessions.services import sessions as services
from heard.sessions.services.programmes import ProgrammeClosedError

PAGE_LENGTH = 25


@require_safe
def all_sessions(request: HttpRequest) -> HttpResponse:
    """Those that were asked for, with how far they are taken and what is not right."""
    member = current_member(request)
    if not can_see_sessions(member):
        raise PermissionDenied
    form = SessionFilterForm(request.GET, queries.programmes_of(member.partnership))
    found = queries.wanted_sessions(member.partnership, form.wanted)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    rows = list(page)
    context = {
        "form": form,
        "page": page,
        "taken": taken_by_session(rows),
        "nothing": NOTHING,
        "warnings": warnings_of(member.partnership, rows),
        "links": page_links(page, form.query, before=_("Page before"), after=_("Next page")),
        "may_run": can_run_sessions(member),
        "lists": hub.lists(member),
        "tags": session_tags,
    }
    return render(request, "sessions/all_sessions.jinja", context)


@require_safe
def my_sessions(request: HttpRequest) -> HttpResponse:
    """Those that the member hosts, with what a host does."""
    member = current_member(request)
    found = queries.hosted_by(member)
    context = {
        "coming": [(each, hub.doors(member, each)) for each in queries.soonest(found)],
        "past": list(queries.latest(found)),
        "tags": session_tags,
    }
    return render(request, "sessions/my_sessions.jinja", context)


@require_http_methods(["GET", "POST"])
def make_session(request: HttpRequest) -> HttpResponse:
    """A draft, with the least that it needs."""
    member = current_member(request)
    if not can_run_sessions(member):
        raise PermissionDenied
    places = Places(venues_in_use(member.partnership))
    phases = queries.phases_of(member.partnership)
    form = MakeSessionForm(request.POST or None, places, phases, request.GET.get("phase", ""))
    if form.is_valid() and form.accepts(cautions_of(form.phase_chosen, form.timing)):
        try:
            made = services.make_session(form.phase_chosen, form.about, form.timing, by=member)
        except ProgrammeClosedError:
            form.add_error("phase", _("This programme has closed. Select another"))
        else:
            messages.success(request, _("Draft saved. Nobody but staff sees it yet"))
            return redirect("sessions:run_session", made.pk)
    return render(request, "sessions/make_session.jinja", {"form": form, "phases": phases})


@require_safe
def run_session(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one session: what it is, what is missing, where to go."""
    member = current_member(request)
    session = get_object_or_404(queries.of_partnership(member.partnership), pk=pk)
    if not can_see_sessions(member):
        raise PermissionDenied
    may_run = can_run_session(member, session)
    context = {
        "session": session,
        "may_run": may_run,
        "may_change": may_run and (session.is_draft or session.is_announced),
        "sees_link": may_run or queries.is_host(member, session),
        "checks": checklist(session) if may_run and session.is_draft else [],
        "warnings": warnings_of(member.partnership, [session])[session.pk],
        "taken": taken_of(session),
        "hosts": list(session.hosts.select_related("member__user")),
        "doors": hub.doors(member, session),
        "provided": provided_words.lines(session),
        "words": venue_words,
        "about_words": provided_words,
        "tags": session_tags,
    }
    return render(request, "sessions/run_session.jinja", context)

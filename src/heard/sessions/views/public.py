"""Sessions as everybody sees them: what is to come, and what was."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_partnership
from heard.partnerships.models import Partnership
from heard.sessions import session_marks
from heard.sessions.forms.finding import FindSessionsForm
from heard.sessions.queries import public_sessions as queries
from heard.sessions.queries.public_programme import programme_page
from heard.sessions.queries.session_page import session_page

PAGE_LENGTH = 20
PAST_SHOWN = 5


@login_not_required
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Those to come, or with `when=past` those that are over."""
    partnership = current_partnership(request)
    form = find_form(request, partnership)
    found = queries.public_sessions(partnership, form.wanted)
    is_past = request.GET.get("when") == "past"
    chosen = queries.over(found) if is_past else queries.to_come(found)
    page = Paginator(chosen, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Sessions before these"), "after": _("More sessions")}
    context = {
        "form": form,
        "is_past": is_past,
        "rows": queries.rows(page),
        "page": page,
        "links": page_links(page, form.query_with(when="past" if is_past else ""), **words),
        "past": [] if is_past else list(queries.over(found)[:PAST_SHOWN]),
        "programmes": list(queries.public_programmes(partnership)),
        "marks": session_marks,
    }
    return render(request, "sessions/sessions.jinja", context)


@login_not_required
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, its phases with their aims, and its sessions."""
    public = current_partnership(request).programmes.all().public()
    found = get_object_or_404(public, slug=slug)
    context = {"programme": found, "page": programme_page(found), "marks": session_marks}
    return render(request, "sessions/programme.jinja", context)


@login_not_required
@require_safe
def session(request: HttpRequest, key: UUID) -> HttpResponse:
    """All that a family asks before it says yes; afterwards, what was heard."""
    found = get_object_or_404(queries.public_sessions(current_partnership(request)), key=key)
    context = {"session": found, "page": session_page(found), "marks": session_marks}
    return render(request, "sessions/session.jinja", context)


def find_form(request: HttpRequest, partnership: Partnership) -> FindSessionsForm:
    """What somebody looks for, from the address of a page, a calendar or a feed."""
    return FindSessionsForm(
        request.GET,
        districts=list(partnership.districts.all()),
        programmes=list(queries.public_programmes(partnership)),
    )

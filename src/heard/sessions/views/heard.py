"""What was heard and what became of it, as everybody reads it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_partnership
from heard.partnerships.addresses import addresses_of_request
from heard.sessions import point_tags
from heard.sessions.models import Session
from heard.sessions.qr import qr_picture
from heard.sessions.queries import answers as answer_queries
from heard.sessions.queries import heard as queries
from heard.sessions.queries.promises import promise_of

PAGE_LENGTH = 20
OPEN_SHOWN = 30


@login_not_required
@require_safe
def heard(request: HttpRequest, key: UUID) -> HttpResponse:
    """All of it; before it is published the promise, and whether it is broken."""
    session = _session(request, key)
    context = {"heard": queries.heard_page(session), "session": session, "tags": point_tags}
    return render(request, "sessions/heard.jinja", context | {"is_preview": False})


@login_not_required
@require_safe
def heard_easy_read(request: HttpRequest, key: UUID) -> HttpResponse:
    """Short sentences, one idea a line."""
    session = _published(request, key)
    lines = [line.strip() for line in session.heard_easy_read.splitlines() if line.strip()]
    context = {"heard": queries.heard_page(session), "session": session, "lines": lines}
    return render(request, "sessions/heard_easy_read.jinja", context)


@login_not_required
@require_safe
def heard_one_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """For a notice board: one side of A4, with the address of the rest."""
    session = _published(request, key)
    address = addresses_of_request(request)("sessions:heard", session.key)
    context = {
        "heard": queries.heard_page(session),
        "session": session,
        "address": address,
        "qr": qr_picture(address),
    }
    return render(request, "sessions/heard_one_page.jinja", context)


@login_not_required
@require_safe
def all_heard(request: HttpRequest) -> HttpResponse:
    """Of each session that is over: published or promised, in time or late, and what is open."""
    partnership = current_partnership(request)
    found = queries.sessions_heard(partnership)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Later sessions"), "after": _("Earlier sessions")}
    open_answers = answer_queries.open_to_all(partnership)
    context = {
        "page": page,
        "links": page_links(page, "", **words),
        "promises": {session.pk: promise_of(session) for session in page},
        "counts": answer_queries.count_answers(page),
        "open_answers": list(open_answers[:OPEN_SHOWN]) if page.number == 1 else [],
        "open_count": open_answers.count() if page.number == 1 else 0,
        "tags": point_tags,
    }
    return render(request, "sessions/all_heard.jinja", context)


def _session(request: HttpRequest, key: UUID) -> Session:
    return get_object_or_404(queries.sessions_heard(current_partnership(request)), key=key)


def _published(request: HttpRequest, key: UUID) -> Session:
    session = _session(request, key)
    if session.heard_published_at is None:
        raise Http404
    return session

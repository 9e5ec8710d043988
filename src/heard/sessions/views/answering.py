"""Saying what became of what was said."""

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
from heard.sessions import point_tags
from heard.sessions.forms.heard import AnswerForm, AnswerThemeForm
from heard.sessions.models import Answer
from heard.sessions.queries import answers as queries
from heard.sessions.queries.heard import heard_page
from heard.sessions.queries.points import points_of, sessions_of
from heard.sessions.rules import can_answer_points
from heard.sessions.services import answering as services

PAGE_LENGTH = 30


@require_safe
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Themes and points of a session, each with its answer or without one."""
    member = _who_answers(request)
    session = get_object_or_404(sessions_of(member.partnership), pk=pk)
    page = heard_page(session, is_preview=session.heard_published_at is None)
    context = {"session": session, "heard": page, "tags": point_tags}
    return render(request, "sessions/answers.jinja", context)


@require_safe
def open_answers(request: HttpRequest) -> HttpResponse:
    """What is promised or looked at, across sessions; what is past its day first."""
    member = _who_answers(request)
    found = queries.still_open(member.partnership)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {"page": page, "links": page_links(page, "", **words), "tags": point_tags}
    return render(request, "sessions/open_answers.jinja", context)


@require_http_methods(["GET", "POST"])
def answer_point(request: HttpRequest, pk: int) -> HttpResponse:
    """One point."""
    member = _who_answers(request)
    point = get_object_or_404(points_of(member.partnership).published(), pk=pk)
    earlier = list(point.answers.select_related("said_by__user"))
    form = AnswerForm(request.POST or None, _current(earlier))
    if form.is_valid():
        try:
            services.answer_point(point, form.word, by=member)
        except services.NotPublicError:
            messages.warning(request, _("This point may not be read by everybody any more"))
        else:
            messages.success(request, _("Answer saved"))
        return redirect("sessions:answers", point.session_id)
    context = {"form": form, "session": point.session, "about": point.public_text}
    context |= {"earlier": earlier, "tags": point_tags}
    return render(request, "sessions/answer.jinja", context)


@require_http_methods(["GET", "POST"])
def answer_theme(request: HttpRequest, pk: int, theme_pk: int) -> HttpResponse:
    """All that was said under a theme, here or anywhere."""
    member = _who_answers(request)
    session = get_object_or_404(sessions_of(member.partnership), pk=pk)
    theme = get_object_or_404(member.partnership.themes, pk=theme_pk)
    earlier = list(queries.to_theme(member.partnership, theme, session))
    form = AnswerThemeForm(request.POST or None, _current(earlier))
    if form.is_valid():
        here = session if form.is_for_here else None
        services.answer_theme(theme, form.word, session=here, by=member)
        messages.success(request, _("Answer saved"))
        return redirect("sessions:answers", pk)
    context = {"form": form, "session": session, "about": theme.name}
    context |= {"earlier": earlier, "tags": point_tags}
    return render(request, "sessions/answer.jinja", context)


@require_http_methods(["GET", "POST"])
def answer_theme_anywhere(request: HttpRequest, theme_pk: int) -> HttpResponse:
    """The same for every session, from the list of what is open."""
    member = _who_answers(request)
    theme = get_object_or_404(member.partnership.themes, pk=theme_pk)
    earlier = list(queries.to_theme(member.partnership, theme, None))
    form = AnswerForm(request.POST or None, _current(earlier))
    if form.is_valid():
        services.answer_theme(theme, form.word, session=None, by=member)
        messages.success(request, _("Answer saved"))
        return redirect("sessions:open_answers")
    context = {"form": form, "about": theme.name, "earlier": earlier, "tags": point_tags}
    return render(request, "sessions/answer.jinja", {"session": None, **context})


def _who_answers(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_answer_points(member):
        raise PermissionDenied
    return member


def _current(answers: list[Answer]) -> Answer | None:
    """The last word; for this very session before that for all."""
    current = [each for each in answers if each.replaced_at is None]
    return min(current, key=lambda each: each.session_id is None, default=None)

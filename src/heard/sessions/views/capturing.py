"""Writing down what is said, at a table or from a flip chart."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from heard.design.paging import as_query
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.safeguarding.queries.setup import setup_of
from heard.sessions.forms.capturing import (
    CaptureByScriptForm,
    CaptureForm,
    ChangeWordsForm,
    FlipChartForm,
)
from heard.sessions.models import Point, Session
from heard.sessions.models.words import Prompt
from heard.sessions.queries import points as queries
from heard.sessions.rules import can_capture_points, can_moderate_points
from heard.sessions.services import capturing as services
from heard.sessions.views.unsent import is_sent_by_script, refused, taken

_PASSED_ON = lazy("Passed to the safeguarding lead. It is in no other list")


@require_http_methods(["GET", "POST"])
def capture(request: HttpRequest, pk: int) -> HttpResponse:
    """Point after point, on whatever somebody has at the table."""
    member = current_member(request)
    session = _session_to_write_at(member, pk)
    by_script = is_sent_by_script(request)
    make_form = CaptureByScriptForm if by_script else CaptureForm
    form = make_form(request.POST or None, first=_chosen(request))
    if form.is_valid():
        try:
            point = services.capture_point(
                session, form.point, key=form.key, by=member, worry=form.worry_noted
            )
        except services.NotHeldYetError:
            form.add_error(None, _("Nothing can be written down before the day of the session"))
        else:
            return _told(point, form) if by_script else _next_one(request, point)
    if by_script and form.is_bound:
        return refused(form)
    return _page(request, session, form, member)


@require_http_methods(["GET", "POST"])
def flip_chart(request: HttpRequest, pk: int) -> HttpResponse:
    """Many points at once, by table and prompt."""
    member = current_member(request)
    session = _session_to_write_at(member, pk)
    form = FlipChartForm(request.POST or None, first=_chosen(request))
    if form.is_valid():
        try:
            written = services.capture_flip_chart(session, form.points, token=form.token, by=member)
        except services.NotHeldYetError:
            form.add_error(None, _("Nothing can be written down before the day of the session"))
        else:
            words = ngettext("%(n)d point saved", "%(n)d points saved", len(written))
            messages.success(request, words % {"n": len(written)})
            return redirect("sessions:flip_chart", pk)
    context = {"form": form, "session": session, "takes_points": services.takes_points(session)}
    return render(request, "sessions/flip_chart.jinja", context)


@require_http_methods(["GET", "POST"])
def change_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right what one wrote oneself."""
    member = current_member(request)
    point = get_object_or_404(queries.points_of(member.partnership), pk=pk, captured_by=member)
    if not can_capture_points(member, point.session):
        raise PermissionDenied
    form = ChangeWordsForm(request.POST or None, point)
    if form.is_valid():
        try:
            services.change_words(point, form.point, revision=point.revision, by=member)
        except (services.ModeratedAlreadyError, services.ChangedMeanwhileError):
            messages.warning(request, _("Somebody has gone through it already. Nothing changed"))
        else:
            messages.success(request, _("Words changed"))
        return redirect("sessions:capture", point.session_id)
    return render(request, "sessions/change_words.jinja", {"form": form, "point": point})


def _session_to_write_at(member: Member, pk: int) -> Session:
    session = get_object_or_404(queries.sessions_of(member.partnership), pk=pk)
    if not can_capture_points(member, session):
        raise PermissionDenied
    return session


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """Table and prompt as they were chosen last, from the address."""
    prompt = request.GET.get("prompt", "")
    return {
        "table": request.GET.get("table", "")[:40],
        "prompt": prompt if prompt in Prompt.values else Prompt.WORKING_WELL.value,
    }


def _page(
    request: HttpRequest, session: Session, form: CaptureForm, member: Member
) -> HttpResponse:
    context = {
        "form": form,
        "session": session,
        "member": member,
        "takes_points": services.takes_points(session),
        "just_written": queries.just_written(session, member),
        "moderates": can_moderate_points(member),
        "setup": setup_of(member.partnership),
    }
    return render(request, "sessions/capture.jinja", context)


def _next_one(request: HttpRequest, point: Point) -> HttpResponse:
    messages.success(request, _("Point saved") if point.is_in_the_queue else _PASSED_ON)
    kept = as_query({"table": point.table, "prompt": point.prompt})
    return redirect(reverse("sessions:capture", args=[point.session_id]) + kept)


def _told(point: Point, form: CaptureForm) -> HttpResponse:
    """For the list on the page: where the words can be put right, and what to look at in them."""
    if not point.is_in_the_queue:
        return taken(note=str(_PASSED_ON))
    return taken(
        said=point.said,
        prompt=str(point.get_prompt_display()),
        change=reverse("sessions:change_words", args=[point.pk]),
        names=", ".join(form.names),
    )

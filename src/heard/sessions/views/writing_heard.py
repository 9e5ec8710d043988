"""Writing "what we heard", publishing it, putting it right."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.sessions import point_tags
from heard.sessions.forms.heard import CorrectHeardForm, HeardForm
from heard.sessions.heard_numbers import read_numbers
from heard.sessions.models import Session
from heard.sessions.queries import heard as queries
from heard.sessions.queries.heard_check import heard_check
from heard.sessions.queries.points import sessions_of
from heard.sessions.queries.promises import promise_of
from heard.sessions.rules import can_publish_heard
from heard.sessions.services import heard as services

_REFUSALS: dict[type[Exception], Promise] = {
    services.NotOverError: lazy("Nothing can be written before the session is over"),
    services.NothingWrittenError: lazy("Write what you heard, in short, before you publish it"),
    services.PublishedAlreadyError: lazy("It is published already. Correct it here"),
    services.HeardChangedError: lazy("Somebody changed it meanwhile. Read it, then publish it"),
}
_MEANWHILE = lazy(
    "Somebody has saved this page while you had it open. What you typed is kept here and not "
    "saved yet. What is saved now stands below. Compare, then save again"
)


@require_http_methods(["GET", "POST"])
def write_heard(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft, as often as one likes; once it is published, a correction with a note."""
    session = _session_to_publish(current_member(request), pk)
    if session.heard_published_at:
        return _correct(request, session)
    form = HeardForm(request.POST or None, session)
    if form.is_valid():
        try:
            services.write_heard(
                session,
                form.words,
                revision=sent_revision(request.POST),
                by=current_member(request),
            )
        except services.HeardChangedError as changed:
            form.add_error(None, str(_MEANWHILE))
            return _page(request, changed.session, form, is_stale=True)
        except (services.NotOverError, services.PublishedAlreadyError) as refusal:
            return _refused(request, refusal, pk)
        messages.success(request, _("Draft saved"))
        return redirect("sessions:write_heard", pk)
    return _page(request, session, form)


@require_safe
def preview_heard(request: HttpRequest, pk: int) -> HttpResponse:
    """As everybody would read it today."""
    session = _session_to_publish(current_member(request), pk)
    page = queries.heard_page(session, is_preview=True)
    context = {"heard": page, "session": session, "tags": point_tags, "is_preview": True}
    return render(request, "sessions/heard.jinja", context)


@require_http_methods(["GET", "POST"])
def publish_heard(request: HttpRequest, pk: int) -> HttpResponse:
    """What it lacks, once more; then for everybody to read."""
    member = current_member(request)
    session = _session_to_publish(member, pk)
    if request.method == "POST":
        try:
            services.publish_heard(session, revision=sent_revision(request.POST), by=member)
        except tuple(_REFUSALS) as refusal:
            return _refused(request, refusal, pk)
        messages.success(request, _("Published. Everybody can read what you heard"))
        return redirect("sessions:write_heard", pk)
    context = {"session": session, "check": heard_check(session)}
    return render(request, "sessions/publish_heard.jinja", context)


def _correct(request: HttpRequest, session: Session) -> HttpResponse:
    form = CorrectHeardForm(request.POST or None, session)
    if form.is_valid():
        try:
            services.correct_heard(
                session,
                form.correction,
                revision=sent_revision(request.POST),
                by=current_member(request),
            )
        except services.HeardChangedError as changed:
            form.add_error(None, str(_MEANWHILE))
            return _page(request, changed.session, form, is_stale=True)
        messages.success(request, _("Corrected. The note stands on the page"))
        return redirect("sessions:write_heard", session.pk)
    return _page(request, session, form)


def _page(
    request: HttpRequest, session: Session, form: HeardForm, *, is_stale: bool = False
) -> HttpResponse:
    is_own = form.is_bound and not is_stale
    context = {
        "form": form,
        "session": session,
        "revision": sent_revision(request.POST) if is_own else session.heard_revision,
        "is_stale": is_stale,
        "check": heard_check(session),
        "numbers": read_numbers(session.heard_numbers) or queries.count_now(session),
        "promise": promise_of(session),
        "was_held": services.was_held(session),
    }
    return render(request, "sessions/write_heard.jinja", context)


def _session_to_publish(member: Member, pk: int) -> Session:
    session = get_object_or_404(sessions_of(member.partnership), pk=pk)
    if not can_publish_heard(member, session):
        raise PermissionDenied
    return session


def _refused(request: HttpRequest, refusal: Exception, pk: int) -> HttpResponse:
    messages.warning(request, str(_REFUSALS[type(refusal)]))
    return redirect("sessions:write_heard", pk)

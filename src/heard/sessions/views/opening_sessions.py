"""Getting hold of a session, and telling somebody that it has moved on meanwhile."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.typed import sent_revision
from heard.design.words import moment_words
from heard.partnerships.models import Member
from heard.sessions.models import Phase, Programme, Session
from heard.sessions.queries import programmes, sessions
from heard.sessions.queries.session_history import last_changed_by
from heard.sessions.rules import can_run_phase, can_run_session, can_run_sessions
from heard.sessions.services.ending import StillToComeError
from heard.sessions.services.hosts import SessionCancelledError
from heard.sessions.services.session_revisions import ChangedMeanwhileError, NotGoingOnError
from heard.sessions.services.sessions import NotADraftError

Given = ParamSpec("Given")
View = Callable[Concatenate[Any, Given], HttpResponse]

REFUSALS: dict[type[Exception], Promise] = {
    NotGoingOnError: lazy("This session has been held or cancelled. Nothing was changed"),
    NotADraftError: lazy("This session has been announced already. Nothing was changed"),
    StillToComeError: lazy("This session is still to come. Say that it was held once it began"),
    SessionCancelledError: lazy("This session is cancelled. Nothing was changed"),
}


def open_session(member: Member, pk: int) -> Session:
    """A session that the member runs. Raises Http404, PermissionDenied."""
    session = get_object_or_404(sessions.of_partnership(member.partnership), pk=pk)
    if not can_run_session(member, session):
        raise PermissionDenied
    return session


def open_programme(member: Member, pk: int) -> Programme:
    """Raises Http404, PermissionDenied."""
    programme: Programme = get_object_or_404(member.partnership.programmes, pk=pk)
    if not can_run_sessions(member):
        raise PermissionDenied
    return programme


def open_phase(member: Member, pk: int) -> Phase:
    """Raises Http404, PermissionDenied."""
    phase = get_object_or_404(programmes.phases_in(member.partnership), pk=pk)
    if not can_run_phase(member, phase):
        raise PermissionDenied
    return phase


def revision_read(request: HttpRequest, session: Session) -> int:
    """Which revision somebody has before them."""
    return sent_revision(request.POST) if request.method == "POST" else session.revision


def say_who_saved(form: Form, changed: ChangedMeanwhileError) -> int:
    """Tell the later of two; what they typed stays in the form. Gives the revision to save on."""
    words = _(
        "%(name)s changed this session (%(when)s) while you had it open. What you typed is kept "
        "here and not saved yet. Compare, then save again"
    )
    session = changed.session
    name = last_changed_by(session) or _("Somebody else")
    form.add_error(None, words % {"name": name, "when": moment_words(session.changed_at)})
    return session.revision


def sends_back_to_the_session(view: View[Given]) -> View[Given]:
    """Where the session has moved on, say so and lead to its page."""

    @wraps(view)
    def sent_back(request: Any, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except tuple(REFUSALS) as refusal:
            messages.warning(request, str(REFUSALS[type(refusal)]))
            return redirect("sessions:run_session", refusal.args[0].pk)

    return sent_back

"""Getting hold of a meeting, and telling somebody that it has moved on meanwhile."""

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

from heard.boards.models import Meeting
from heard.boards.queries import meetings as queries
from heard.boards.rules import can_run_meeting
from heard.boards.services.meetings import NotPlannedError, StillToComeError
from heard.boards.services.minutes import NoMinutesError, NotConfirmedError, NotHeldError
from heard.boards.services.revisions import (
    ChangedMeanwhileError,
    MeetingCancelledError,
    MinutesConfirmedError,
)
from heard.design.typed import sent_revision
from heard.design.words import moment_words
from heard.partnerships.models import Member

Given = ParamSpec("Given")
View = Callable[Concatenate[Any, Given], HttpResponse]

REFUSALS: dict[type[Exception], Promise] = {
    MeetingCancelledError: lazy("This meeting is cancelled. Nothing was changed"),
    MinutesConfirmedError: lazy("The minutes are confirmed. They and the agenda stay as they are"),
    NotPlannedError: lazy("This meeting has been held or cancelled already"),
    StillToComeError: lazy("This meeting is still to come. Say who came once it has started"),
    NotHeldError: lazy("Say that the meeting was held before you write its minutes"),
    NoMinutesError: lazy("Write the minutes before you confirm them"),
    NotConfirmedError: lazy("These minutes are a draft. Change them instead"),
    ChangedMeanwhileError: lazy(
        "Somebody changed the agenda meanwhile. Look at it, then try again"
    ),
}


def open_meeting(member: Member, pk: int) -> Meeting:
    """A meeting that the member runs. Raises Http404, PermissionDenied."""
    meeting = get_object_or_404(queries.of_partnership(member.partnership), pk=pk)
    if not can_run_meeting(member, meeting):
        raise PermissionDenied
    return meeting


def revision_read(request: HttpRequest, meeting: Meeting) -> int:
    """Which revision somebody has before them."""
    return sent_revision(request.POST) if request.method == "POST" else meeting.revision


def say_who_saved(form: Form, changed: ChangedMeanwhileError) -> int:
    """Tell the later of two; what they typed stays in the form. Gives the revision to save on."""
    meeting = changed.meeting
    words = _(
        "%(name)s saved the agenda or minutes at %(when)s, while you had them open. What you typed "
        "is kept here and not saved yet. Compare, then save again"
    )
    saved = meeting.saved_by, meeting.saved_at
    name = saved[0].user.name if saved[0] else _("Somebody else")
    when = moment_words(saved[1] or meeting.made_at)
    form.add_error(None, words % {"name": name, "when": when})
    return meeting.revision


def sends_back_to_the_meeting(view: View[Given]) -> View[Given]:
    """Where the meeting has moved on, say so and lead to its page."""

    @wraps(view)
    def sent_back(request: Any, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except tuple(REFUSALS) as refusal:
            messages.warning(request, str(REFUSALS[type(refusal)]))
            return redirect("boards:run_meeting", refusal.args[0].pk)

    return sent_back

"""Minutes: written, confirmed, and corrected beside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.boards.forms.minutes import ConfirmMinutesForm, CorrectMinutesForm, MinutesForm
from heard.boards.forms.naming import hidden_words
from heard.boards.models import Meeting
from heard.boards.models.words import MinutesState
from heard.boards.queries import meetings as queries
from heard.boards.services import minutes as services
from heard.boards.services.revisions import ChangedMeanwhileError, MeetingCancelledError
from heard.boards.views.opening_meetings import (
    open_meeting,
    revision_read,
    say_who_saved,
    sends_back_to_the_meeting,
)
from heard.partnerships.access import current_member


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def write_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said and decided, item by item; saved as often as one likes."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    _refuse_what_is_not_written(meeting)
    revision = revision_read(request, meeting)
    form = MinutesForm(request.POST or None, meeting, list(meeting.agenda.all()))
    if form.is_valid():
        items = {pk: services.ItemMinutes(*words) for pk, words in form.by_item.items()}
        minutes = services.Minutes(form.cleaned_data["words"], items)
        try:
            services.write_minutes(meeting, minutes, revision=revision, by=member)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
        else:
            messages.success(request, _("Draft minutes saved"))
            return redirect("boards:write_minutes", pk)
    context = {"form": form, "meeting": meeting, "revision": revision}
    return render(request, "boards/write_minutes.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def confirm_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """For good."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    _refuse_what_is_not_written(meeting)
    if meeting.minutes_state != MinutesState.DRAFT:
        raise services.NoMinutesError(meeting)
    form = ConfirmMinutesForm(request.POST or None, list(queries.later_meetings_held(meeting)[:24]))
    if form.is_valid():
        try:
            services.confirm_minutes(meeting, by=member, **form.how_confirmed)
        except services.NotALaterMeetingError:
            form.add_error("meeting", _("Select a later meeting of the body that was held"))
        except services.NotADayForItError:
            form.add_error("on", _("Enter a day from the meeting until today"))
        except services.NamesHiddenError as hidden:
            form.add_error(None, hidden_words(hidden.names))
        else:
            messages.success(request, _("Minutes confirmed. Everybody can read them"))
            return redirect("boards:run_meeting", pk)
    context = {"form": form, "meeting": meeting, "items": list(meeting.agenda.all())}
    return render(request, "boards/confirm_minutes.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def correct_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """A dated note beside what was confirmed."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    if not meeting.is_confirmed:
        raise services.NotConfirmedError(meeting)
    form = CorrectMinutesForm(request.POST or None)
    if form.is_valid():
        try:
            services.correct_minutes(meeting, by=member, text=form.cleaned_data["text"])
        except services.NamesHiddenError as hidden:
            form.add_error("text", hidden_words(hidden.names))
        else:
            messages.success(request, _("Correction added"))
            return redirect("boards:run_meeting", pk)
    return render(request, "boards/correct_minutes.jinja", {"form": form, "meeting": meeting})


def _refuse_what_is_not_written(meeting: Meeting) -> None:
    """No form for what the service would refuse."""
    if meeting.is_cancelled:
        raise MeetingCancelledError(meeting)
    if meeting.is_confirmed:
        raise services.MinutesConfirmedError(meeting)
    if not meeting.is_held:
        raise services.NotHeldError(meeting)

"""Who comes, who came."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from heard.boards.forms.attendance import AttendanceForm, GuestForm
from heard.boards.queries import attendance as queries
from heard.boards.queries.meetings import missing_members
from heard.boards.services import attendance as services
from heard.boards.services.meetings import StillToComeError
from heard.boards.services.meetings import expect_members as expect
from heard.boards.views.opening_meetings import open_meeting, sends_back_to_the_meeting
from heard.partnerships.access import current_member


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who is listed, with what is known of each."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    listed = queries.attendance(meeting)
    form = AttendanceForm(request.POST or None, listed.lines)
    if form.is_valid():
        try:
            services.note_attendance(meeting, form.presences, by=member)
        except StillToComeError:
            words = _("This meeting is still to come: nobody was present yet. Note apologies only")
            form.add_error(None, words)
        else:
            messages.success(request, _("Attendance saved"))
            return redirect("boards:attendance", pk)
    context = {"form": form, "meeting": meeting, "attendance": listed}
    missing = missing_members(meeting)
    return render(request, "boards/attendance.jinja", context | {"missing": missing})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def add_attendee(request: HttpRequest, pk: int) -> HttpResponse:
    """A guest, a substitute, somebody who presents or assists."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    form = GuestForm(request.POST or None, within=member.partnership)
    if form.is_valid():
        try:
            services.add_attendee(meeting, services.Guest(**form.cleaned_data), by=member)
        except services.TooManyAttendeesError:
            form.add_error(None, _("200 people are listed already. Remove somebody first"))
        else:
            return redirect("boards:attendance", pk)
    return render(request, "boards/add_attendee.jinja", {"form": form, "meeting": meeting})


@require_POST
@sends_back_to_the_meeting
def remove_attendee(request: HttpRequest, pk: int, attendee_pk: int) -> HttpResponse:
    """Somebody was listed by mistake."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    listed = meeting.attendees.select_related("meeting__body")
    try:
        services.remove_attendee(get_object_or_404(listed, pk=attendee_pk), by=member)
    except services.StillExpectedError:
        messages.warning(request, _("Who was present stays in the list"))
    return redirect("boards:attendance", pk)


@require_POST
@sends_back_to_the_meeting
def expect_members(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has taken a seat since the meeting was planned."""
    member = current_member(request)
    number = expect(open_meeting(member, pk), by=member)
    words = ngettext("%(count)d person added", "%(count)d people added", number)
    messages.success(request, words % {"count": number})
    return redirect("boards:attendance", pk)

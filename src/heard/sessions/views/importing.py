"""Bringing in a file of attendees: the file, its columns, a look, and what became of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import SignedInRequest
from heard.partnerships.models import Member
from heard.sessions.attendees.reading import UnreadableFileError
from heard.sessions.forms.importing import UNREADABLE, AttendeesForm, ColumnsForm, TakeInForm
from heard.sessions.models import AttendeeFile, FileState
from heard.sessions.queries import importing as queries
from heard.sessions.services import importing as services
from heard.sessions.services.booking import NotOpenError
from heard.sessions.views.bookings import open_bookings


@require_http_methods(["GET", "POST"])
def import_bookings(request: SignedInRequest, pk: int) -> HttpResponse:
    """A file, and those that were brought before."""
    member, session = open_bookings(request, pk)
    form = AttendeesForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        upload = services.Upload(sent.name, sent.read())
        try:
            file = services.keep_attendees(session, upload, by=member)
        except UnreadableFileError as error:
            form.add_error("file", UNREADABLE[error.why])
        except NotOpenError:
            form.add_error(None, _("This session takes no bookings"))
        else:
            return redirect(file)
    files = session.attendee_files.select_related("brought_by__user")[:20]
    context = {"form": form, "session": session, "files": files}
    return render(request, "sessions/import_bookings.jinja", context)


@require_http_methods(["GET", "POST"])
def map_columns(request: SignedInRequest, pk: int, key: UUID) -> HttpResponse:
    """Which column is what."""
    member, file = _open_file(request, pk, key)
    form = ColumnsForm(file, request.POST or None)
    if not file.waits:
        return redirect(file)
    if form.is_valid():
        try:
            return redirect(services.map_columns(file, form.columns, by=member))
        except services.NotWaitingError:
            return _moved_on(request, file)
    return render(request, "sessions/map_columns.jinja", {"form": form, "file": file})


@require_http_methods(["GET", "POST"])
def attendee_file(request: SignedInRequest, pk: int, key: UUID) -> HttpResponse:
    """What is in it, then how far it is, then what became of it."""
    member, file = _open_file(request, pk, key)
    if file.state == FileState.MAPPING:
        return redirect("sessions:map_columns", pk, key)
    form = TakeInForm(request.POST or None)
    if form.is_valid():
        try:
            deed = services.import_bookings if form.takes_in else services.drop_attendees
            return redirect(deed(file, by=member))
        except services.NotWaitingError:
            return _moved_on(request, file)
        except services.NothingToTakeInError:
            form.add_error("choice", _("There is nobody to book for"))
        except NotOpenError:
            form.add_error(None, _("This session takes no bookings"))
    context = {"form": form, "file": file, "session": file.session}
    if file.state == FileState.CHECKED:
        context |= {"preview": queries.preview(file), "shown": queries.SHOWN}
    return render(request, "sessions/attendee_file.jinja", context)


def _open_file(request: SignedInRequest, pk: int, key: UUID) -> tuple[Member, AttendeeFile]:
    member, session = open_bookings(request, pk)
    file = get_object_or_404(session.attendee_files, key=key)
    file.session = session
    return member, file


def _moved_on(request: SignedInRequest, file: AttendeeFile) -> HttpResponse:
    messages.info(request, _("Somebody has decided about this file meanwhile"))
    return redirect(file)

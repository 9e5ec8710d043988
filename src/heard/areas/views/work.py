"""Work over all areas that jobs do: making surveys, preparing findings, one file of reports."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from heard.areas import services
from heard.areas.views.looking import programme_to_run


@require_POST
def roll_out(request: HttpRequest, key: UUID) -> HttpResponse:
    """Make the surveys of all areas that joined."""
    member, programme = programme_to_run(request, key)
    try:
        started = services.roll_out(programme, by=member)
    except services.ProgrammeEndedError:
        messages.error(request, _("This has ended, so no survey is made any more"))
        return redirect(programme)
    words = ngettext(
        "The survey of %(started)d area is being made",
        "The surveys of %(started)d areas are being made",
        started,
    )
    messages.success(request, words % {"started": started})
    return redirect(programme)


@require_POST
def prepare_areas(request: HttpRequest, key: UUID) -> HttpResponse:
    """Prepare the findings of all areas whose surveys are closed."""
    member, programme = programme_to_run(request, key)
    started = services.prepare_all(programme, by=member)
    words = ngettext(
        "The findings of %(started)d area are being prepared",
        "The findings of %(started)d areas are being prepared",
        started,
    )
    messages.success(request, words % {"started": started})
    return redirect(programme)


@require_POST
def pack_reports(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put the reports of all areas that published into one file."""
    member, programme = programme_to_run(request, key)
    try:
        services.pack_reports(programme, by=member)
    except services.NothingPublishedError:
        messages.error(request, _("No area has published its findings yet"))
    return redirect(programme)


@require_POST
def download_reports(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give the file to whoever runs the programme, and write it down."""
    member, programme = programme_to_run(request, key)
    try:
        file = services.download_pack(programme, by=member)
    except services.NoPackError:
        messages.error(request, _("The file is not there. Make it again"))
        return redirect(programme)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"reports-{programme.key}.zip",
        content_type="application/zip",
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response

"""Answers row by row: asking, looking at the risk, approving or refusing, downloading."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.results import queries, rules, services
from heard.results.forms import (
    ApproveRowsForm,
    AskForRowsForm,
    RefuseRowsForm,
    RowColumnsForm,
)
from heard.results.models import RowExport

# What a service refuses, and what a person is told.
REFUSED = {
    services.SurveyStillOpenError: gettext_lazy("Close this survey before you ask for its rows"),
    services.ProtectedSurveyError: gettext_lazy(
        "This survey promised to protect who answered, so its answers never go out row by row"
    ),
    services.AnotherWaitsError: gettext_lazy("A request for rows of this survey waits already"),
    services.OtherColumnsError: gettext_lazy(
        "Rows of this survey went out before. Choose the same profile items and the same number "
        "as then: two files with different columns could be joined"
    ),
    services.UnknownColumnsError: gettext_lazy("Select from what is offered"),
    services.PastKeepingError: gettext_lazy("Enter a day in the future to keep the file until"),
    services.NotWaitingError: gettext_lazy("This request does not wait for you any longer"),
    services.ChangedMeanwhileError: gettext_lazy(
        "The columns were changed after you looked. Look at the new figures"
    ),
    services.NotTheirsError: gettext_lazy(
        "A second person must approve, and whoever asked must still be a custodian"
    ),
}
REFUSALS = tuple(REFUSED)


def _seen(request: HttpRequest, key: UUID) -> tuple[Member, RowExport]:
    """The request, for one of those who may look at it. Raises PermissionDenied, Http404."""
    member = current_member(request)
    if not rules.can_see_row_exports(member):
        raise PermissionDenied
    return member, get_object_or_404(queries.row_exports(member.partnership), key=key)


@require_safe
def all_row_exports(request: HttpRequest) -> HttpResponse:
    """What was asked for, and of which surveys rows can be asked for."""
    member = current_member(request)
    if not rules.can_see_row_exports(member):
        raise PermissionDenied
    page = {
        "exports": queries.row_exports(member.partnership),
        "surveys": queries.surveys_with_rows(member.partnership),
        "may_ask": rules.can_ask_anywhere(member),
        "days": services.DOWNLOAD_DAYS,
    }
    return render(request, "results/all_row_exports.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_rows(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say why, for whom, until when, under what agreement, and with which columns."""
    member = current_member(request)
    survey = get_object_or_404(member.partnership.surveys.select_related("version"), key=key)
    if not rules.can_ask_for_rows(member, survey):
        raise PermissionDenied
    choices = queries.profile_choices(survey.version.questionnaire)
    form = AskForRowsForm(
        request.POST or None, choices=choices, initial={"smallest": str(services.COARSENESS[0])}
    )
    if request.method == "POST" and form.is_valid():
        try:
            export = services.ask_for_rows(survey, form.wanted, by=member)
        except REFUSALS as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            return redirect(export)
    page = {"form": form, "survey": survey, "refusal": queries.refusal_of(survey)}
    return render(request, "results/ask_for_rows.jinja", page)


@require_safe
def row_export(request: HttpRequest, key: UUID) -> HttpResponse:
    """A request with its risk, what became of it, and the file while it is there."""
    member, export = _seen(request, key)
    page = _risk(export) | {
        "may_change": rules.can_change_row_export(member, export),
        "may_approve": rules.can_approve_rows(member, export),
        "may_download": rules.can_download_rows(member, export)
        and export.can_be_downloaded_on(timezone.localdate()),
    }
    return render(request, "results/row_export.jinja", page)


def _risk(export: RowExport) -> dict[str, object]:
    return {
        "export": export,
        "risk": queries.risk_words(export),
        "left_out": queries.left_out_of(export),
        "profile": queries.profile_words(export),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def choose_row_columns(request: HttpRequest, key: UUID) -> HttpResponse:
    """Leave profile items out or coarsen them, until the risk is small enough."""
    member, export = _seen(request, key)
    if not rules.can_change_row_export(member, export) or export.survey is None:
        raise PermissionDenied
    choices = queries.profile_choices(export.survey.version.questionnaire)
    initial = {"profile": export.profile, "smallest": str(export.smallest)}
    form = RowColumnsForm(request.POST or None, choices=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.choose_row_columns(export, form.columns, by=member)
        except REFUSALS as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            return redirect(export)
    return render(request, "results/choose_row_columns.jinja", _risk(export) | {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def approve_rows(request: HttpRequest, key: UUID) -> HttpResponse:
    """Approve as a second person, with the risk in view."""
    member, export = _seen(request, key)
    if not rules.can_approve_rows(member, export):
        raise PermissionDenied
    form = ApproveRowsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("revision", "")
        try:
            services.approve_rows(export, by=member, seen=int(seen) if seen.isdecimal() else 0)
        except REFUSALS as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            messages.success(request, _("Approved. The file is being written"))
            return redirect(export)
    return render(request, "results/approve_rows.jinja", _risk(export) | {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def refuse_rows(request: HttpRequest, key: UUID) -> HttpResponse:
    """Refuse as a second person, and say why."""
    member, export = _seen(request, key)
    if not rules.can_approve_rows(member, export):
        raise PermissionDenied
    form = RefuseRowsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.refuse_rows(export, by=member, reason=form.cleaned_data["reason"])
        except REFUSALS as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            messages.success(request, _("Refused"))
            return redirect(export)
    return render(request, "results/refuse_rows.jinja", {"form": form, "export": export})


@require_POST
def withdraw_rows(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take the request back."""
    member, export = _seen(request, key)
    if not rules.can_change_row_export(member, export):
        raise PermissionDenied
    try:
        services.withdraw_rows(export, by=member)
    except services.NotWaitingError:
        messages.error(request, _("This request is settled already"))
    else:
        messages.success(request, _("Request withdrawn"))
    return redirect(export)


@require_POST
def download_rows(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Give the file to one of the two, and write it down."""
    member, export = _seen(request, key)
    if not rules.can_download_rows(member, export):
        raise PermissionDenied
    try:
        file = services.download_rows(export, by=member)
    except services.NoFileError:
        messages.error(request, _("The file is not there: its days are over, or it is not written"))
        return redirect(export)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"rows-{export.key}.zip",
        content_type="application/zip",
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response

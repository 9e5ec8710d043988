"""Staff pages: the versions, bringing one in, looking at one, taking it away as a file."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.engines.questionnaire import QuestionnaireError, questionnaire_bytes
from heard.partnerships.access import current_member
from heard.questionnaires import services
from heard.questionnaires.forms import BringInForm
from heard.questionnaires.queries import preview, versions_of
from heard.questionnaires.rules import can_see_questionnaires, can_write_questionnaires

FORMATS = {"xlsx": "XLSForm", "yaml": "YAML", "json": "JSON"}


@require_safe
def questionnaires(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not can_see_questionnaires(member):
        raise PermissionDenied
    return render(
        request,
        "questionnaires/questionnaires.jinja",
        {"versions": versions_of(member), "may_write": can_write_questionnaires(member)},
    )


@require_http_methods(["GET", "POST"])
def bring_in_questionnaire(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not can_write_questionnaires(member):
        raise PermissionDenied

    form = BringInForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "problems": (), "known": None}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            version = services.bring_in_questionnaire(file.read(), filename=file.name, by=member)
        except QuestionnaireError as error:
            context["problems"] = error.problems
            form.add_error("file", _("This file cannot be brought in. See what to mend below"))
        except services.KnownVersionError as error:
            context["known"] = error.version
            form.add_error("file", str(error.words))
        else:
            messages.success(request, _("Questionnaire brought in"))
            return redirect(version)
    return render(request, "questionnaires/bring_in_questionnaire.jinja", context)


@require_safe
def show_questionnaire(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    if not can_see_questionnaires(member):
        raise PermissionDenied
    version = get_object_or_404(member.partnership.questionnaire_versions, pk=pk)
    return render(
        request,
        "questionnaires/show_questionnaire.jinja",
        {"version": version, "preview": preview(version), "formats": FORMATS},
    )


@require_safe
def download_questionnaire(request: HttpRequest, pk: int, ending: str) -> FileResponse:
    member = current_member(request)
    if not can_see_questionnaires(member):
        raise PermissionDenied
    version = get_object_or_404(member.partnership.questionnaire_versions, pk=pk)
    name = f"{version.file_stem}.{ending}"
    content = questionnaire_bytes(version.questionnaire, name)
    return FileResponse(BytesIO(content), as_attachment=True, filename=name)

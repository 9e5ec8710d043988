"""Staff pages of surveys: list, make, word, watch, open, close, archive."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import current_member
from heard.surveys import rules, services
from heard.surveys.forms.words import (
    CloseSurveyForm,
    MakeSurveyForm,
    OpenSurveyForm,
    WordsForm,
    words_of,
)
from heard.surveys.models import Survey
from heard.surveys.queries.staff import (
    answer_counts,
    archived_surveys,
    surveys_of,
    versions_to_ask,
)
from heard.surveys.queries.tags import RETURNS_TAGS, survey_tag


def survey_to_run(request: HttpRequest, pk: int) -> Survey:
    """A survey that the member may run. Raises Http404, PermissionDenied."""
    member = current_member(request)
    survey = get_object_or_404(member.partnership.surveys.select_related("version"), pk=pk)
    if not rules.can_run_survey(member, survey):
        raise PermissionDenied
    return survey


@require_safe
def surveys(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not rules.can_see_surveys(member):
        raise PermissionDenied
    context = {
        "surveys": surveys_of(member),
        "archived": archived_surveys(member),
        "may_run": rules.can_run_surveys(member),
        "survey_tag": survey_tag,
    }
    return render(request, "surveys/surveys.jinja", context)


@require_http_methods(["GET", "POST"])
def make_survey(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not rules.can_run_surveys(member):
        raise PermissionDenied
    versions = versions_to_ask(member)
    asked = {"version": request.GET.get("version", "")}
    form = MakeSurveyForm(request.POST or None, versions=versions, initial=asked)
    if form.is_valid():
        survey = services.make_survey(form.chosen_version, words=form.words, by=member)
        messages.success(request, _("Survey made. Nobody can see it until you open it"))
        return redirect(survey)
    return render(request, "surveys/make_survey.jinja", {"form": form})


@require_safe
def run_survey(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    survey = get_object_or_404(member.partnership.surveys.select_related("version"), pk=pk)
    if not rules.can_see_surveys(member):
        raise PermissionDenied
    context = {
        "survey": survey,
        "tag": survey_tag(survey),
        "counts": answer_counts(survey),
        "returns_files": survey.returns_files.select_related("brought_by__user"),
        "returns_tags": RETURNS_TAGS,
        "may_run": rules.can_run_survey(member, survey),
        "may_bring_in": rules.can_bring_in_returns(member, survey),
        "public_address": request.build_absolute_uri(public_path(survey)),
    }
    return render(request, "surveys/run_survey.jinja", context)


def public_path(survey: Survey) -> str:
    return reverse("surveys:show_survey", args=[survey.key])


@require_http_methods(["GET", "POST"])
def edit_survey(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_to_run(request, pk)
    form = WordsForm(request.POST or None, initial=words_of(survey))
    if form.is_valid():
        try:
            services.edit_survey(survey, words=form.words, by=current_member(request))
        except services.SurveyAlreadyOpenError:
            form.add_error(None, _("This survey has opened, so its words stay as they are"))
        else:
            messages.success(request, _("Words saved"))
            return redirect(survey)
    return render(request, "surveys/edit_survey.jinja", {"form": form, "survey": survey})


@require_http_methods(["GET", "POST"])
def open_survey(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_to_run(request, pk)
    form = OpenSurveyForm(request.POST or None)
    if form.is_valid():
        try:
            services.open_survey(survey, by=current_member(request))
        except services.SurveyAlreadyOpenError:
            form.add_error(None, _("This survey has been opened or archived already"))
        else:
            messages.success(request, _("Survey opened"))
            return redirect(survey)
    return render(request, "surveys/open_survey.jinja", {"form": form, "survey": survey})


@require_http_methods(["GET", "POST"])
def close_survey(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_to_run(request, pk)
    form = CloseSurveyForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            services.close_survey(survey, by=current_member(request), reason=reason)
        except services.SurveyNotOpenError:
            form.add_error(None, _("This survey is not open"))
        except services.ReturnsAtWorkError:
            form.add_error(None, _("Returns are being brought in. Wait until that is done"))
        else:
            messages.success(request, _("Survey closed"))
            return redirect(survey)
    context = {"form": form, "survey": survey, "waiting": survey.returns_files.waiting()}
    return render(request, "surveys/close_survey.jinja", context)


@require_POST
def archive_survey(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_to_run(request, pk)
    try:
        services.archive_survey(survey, by=current_member(request))
    except services.SurveyAlreadyOpenError:
        messages.error(request, _("Close the survey before you archive it"))
        return redirect(survey)
    messages.success(request, _("Survey archived"))
    return redirect("surveys:surveys")

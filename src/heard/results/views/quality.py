"""How good the answers of a closed survey are, for those who prepare findings."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.results import queries, services
from heard.results.forms import CombinationForm, TwoQuestionsForm
from heard.results.models import CheckStage
from heard.results.quality import MOST_COMBINATIONS, ChosenError
from heard.results.quality.page import quality_page
from heard.results.rules import can_prepare_findings
from heard.surveys.models import Survey


@require_http_methods(["GET", "HEAD", "POST"])
def check_quality(request: HttpRequest, key: UUID) -> HttpResponse:
    """Look through the answers; how far that is; what was found."""
    member, survey = _closed(request, key)
    if request.method == "POST":
        services.check_quality(survey, by=member)
        return redirect("results:check_quality", key)
    check = queries.check_of(survey)
    is_done = check is not None and check.stage == CheckStage.DONE
    page = {
        "survey": survey,
        "check": check,
        "progress": queries.progress_of_check(check) if check and check.is_at_work else None,
        "page": quality_page(queries.quality_record(check)) if check and is_done else None,
        "needed": services.SMALLEST_SURVEY,
        "most": MOST_COMBINATIONS,
    }
    return render(request, "results/check_quality.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def add_combination(request: HttpRequest, key: UUID) -> HttpResponse:
    """Which two questions; then which of their answers, and why."""
    member, survey = _closed(request, key)
    questionnaire = survey.version.questionnaire
    asked = request.GET if "first" in request.GET else None
    items = queries.choices_of(questionnaire)
    questions = TwoQuestionsForm(asked, items, questionnaire.default_language)
    page = {"survey": survey, "form": questions, "is_first": True, "most": MOST_COMBINATIONS}
    if not questions.is_valid():
        return render(request, "results/add_combination.jinja", page)
    first, second = questions.cleaned_data["first"], questions.cleaned_data["second"]
    form = CombinationForm(request.POST or None, questionnaire, first, second)
    if form.is_valid() and _adds(request, survey, form, member):
        return redirect("results:check_quality", key)
    return render(
        request, "results/add_combination.jinja", page | {"form": form, "is_first": False}
    )


def _adds(request: HttpRequest, survey: Survey, form: CombinationForm, member: Member) -> bool:
    try:
        services.add_combination(survey, form.chosen, by=member)
    except ChosenError as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("The answers are looked through again"))
    return True


def _closed(request: HttpRequest, key: UUID) -> tuple[Member, Survey]:
    member = current_member(request)
    survey = get_object_or_404(queries.closed_surveys(member.partnership), key=key)
    if not can_prepare_findings(member, survey):
        raise PermissionDenied
    return member, survey

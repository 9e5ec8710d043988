"""Pages that everybody can read: the list of surveys and each one's start."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.partnerships.access import current_partnership
from heard.surveys import queries
from heard.surveys.queries.public import section_to_go_on, stages
from heard.surveys.views.visit import begin_visit


@login_not_required
@require_safe
def list_surveys(request: HttpRequest) -> HttpResponse:
    partnership = current_partnership(request)
    return render(
        request,
        "surveys/list_surveys.jinja",
        {
            "open_surveys": queries.open_surveys(partnership),
            "closed_surveys": queries.closed_surveys(partnership),
        },
    )


@login_not_required
@require_safe
def show_survey(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = begin_visit(request, key)
    if not visit.survey.is_open:
        return visit.page("closed")
    sections = stages(visit.reading.voice, visit.answers)
    onward = section_to_go_on(visit.reading.questionnaire, visit.answers)
    return visit.page("show_survey", first=sections[0].code, onward=onward, count=len(sections))

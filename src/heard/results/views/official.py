"""Taking the population from official statistics that are loaded already."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heard.engines.estimation import MarginError
from heard.partnerships.access import current_member
from heard.results import services
from heard.results.forms.official import ChooseOfficialForm, MapOfficialForm
from heard.results.queries import official as queries
from heard.results.queries.weighting import margin_items
from heard.results.views.weighting import survey_to_prepare

MOST_TOLD = 5


@require_http_methods(["GET", "HEAD", "POST"])
def take_official(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choose, question by question, what official figures tell it by."""
    survey = survey_to_prepare(request, key)
    choices = queries.official_choices(survey)
    language = survey.version.questionnaire.default_language
    form = ChooseOfficialForm(request.POST or None, margin_items(survey), choices, language)
    if form.is_valid():
        groups = reverse("results:map_official", args=[survey.key])
        return redirect(f"{groups}?{urlencode(form.chosen)}")
    page = {"form": form, "survey": survey, "choices": choices}
    return render(request, "results/take_official.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def map_official(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say which group of the figures is which answer, and take them."""
    survey = survey_to_prepare(request, key)
    margins = queries.official_margins(survey, request.GET.dict())
    if not any(margin.groups for margin in margins):
        return redirect("results:take_official", survey.key)
    language = survey.version.questionnaire.default_language
    form = MapOfficialForm(request.POST or None, margins, language)
    if form.is_valid():
        counted = services.Counted(queries.source_of(margins), queries.oldest_day(margins))
        try:
            population = services.bring_in_population(
                survey, form.margins, counted, by=current_member(request)
            )
        except MarginError as error:
            for problem in error.problems[:MOST_TOLD]:
                form.add_error(None, str(problem))
        else:
            return redirect("results:try_weights", population.key)
    page = {"form": form, "survey": survey, "margins": margins}
    return render(request, "results/map_official.jinja", page)

"""Weights: what is known of everybody who was asked, and what weighting to it does."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.engines.estimation import MarginError
from heard.partnerships.access import current_member
from heard.results import services
from heard.results.forms import PopulationForm, TryWeightsForm
from heard.results.models import Weighting
from heard.results.queries import weighting as queries
from heard.results.rules import can_prepare_findings, can_see_findings
from heard.surveys.models import Survey


@require_safe
def weights(request: HttpRequest, key: UUID) -> HttpResponse:
    """What weighting is, what is in use, and what was tried."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    survey = get_object_or_404(member.partnership.surveys, key=key)
    page = {
        "survey": survey,
        "populations": survey.populations.all(),
        "tried": queries.tried(survey),
        "may_prepare": can_prepare_findings(member, survey),
    }
    return render(request, "results/weights.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in_population(request: HttpRequest, key: UUID) -> HttpResponse:
    """Bring in counts of everybody who was asked."""
    survey = survey_to_prepare(request, key)
    form = PopulationForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            population = services.bring_in_population(
                survey, form.cleaned_data["file"], form.counted, by=current_member(request)
            )
        except MarginError as error:
            for problem in error.problems:
                form.add_error("file", str(problem))
        else:
            return redirect("results:try_weights", population.key)
    page = {"form": form, "survey": survey, "items": queries.margin_items(survey)}
    return render(request, "results/bring_in_population.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def try_weights(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choose what to weight by, and see what it does before it is used."""
    member = current_member(request)
    population = get_object_or_404(member.partnership.populations, key=key)
    if not can_prepare_findings(member, population.survey):
        raise PermissionDenied
    form = TryWeightsForm(request.POST or None, choices=queries.margin_choices(population))
    if request.method == "POST" and form.is_valid():
        return redirect(services.try_weights(population, by=member, **form.cleaned_data))
    page = {"form": form, "population": population, "survey": population.survey}
    return render(request, "results/try_weights.jinja", page)


@require_safe
def weighting(request: HttpRequest, key: UUID) -> HttpResponse:
    """What some weights do, in numbers that may be seen."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    found = _weighting(request, key)
    labels = queries.margin_labels(found.survey.version.questionnaire, found.items)
    page = {
        "weighting": found,
        "survey": found.survey,
        "labels": labels,
        "may_prepare": can_prepare_findings(member, found.survey),
    }
    return render(request, "results/weighting.jinja", page)


@require_POST
def accept_weights(request: HttpRequest, key: UUID) -> HttpResponse:
    """Use these weights from now on."""
    words = _("These weights are in use for findings prepared from now on")
    return _decided(request, key, services.accept_weights, words)


@require_POST
def drop_weights(request: HttpRequest, key: UUID) -> HttpResponse:
    """Do not use these weights, or not any more."""
    return _decided(request, key, services.drop_weights, _("These weights are not in use"))


def _decided(
    request: HttpRequest, key: UUID, decide: Callable[..., Weighting], words: str
) -> HttpResponse:
    member, found = current_member(request), _weighting(request, key)
    if not can_prepare_findings(member, found.survey):
        raise PermissionDenied
    try:
        decide(found, by=member)
    except services.WeightingNotReadyError:
        messages.error(request, _("These weights were decided on already"))
    else:
        messages.success(request, words)
    return redirect("results:weights", found.survey.key)


def survey_to_prepare(request: HttpRequest, key: UUID) -> Survey:
    """A survey of ours, for those who prepare its findings."""
    member = current_member(request)
    survey: Survey = get_object_or_404(member.partnership.surveys, key=key)
    if not can_prepare_findings(member, survey):
        raise PermissionDenied
    return survey


def _weighting(request: HttpRequest, key: UUID) -> Weighting:
    return get_object_or_404(queries.weightings(current_member(request).partnership), key=key)

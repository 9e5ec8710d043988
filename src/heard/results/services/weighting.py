"""Population figures, and trying, accepting and dropping weights."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.engines.disclosure import protect
from heard.engines.estimation import Margin, MarginError, Study, check_margins, notes
from heard.partnerships.models import Member
from heard.results import queries
from heard.results.blocks import Chosen
from heard.results.freezing import Freezer
from heard.results.models import Population, Weighting, WeightingStage
from heard.results.rules import SMALL_NUMBERS
from heard.results.services.assembling import findings_of
from heard.results.services.studying import study_of
from heard.results.tally import Tally
from heard.results.weighing import Weigher
from heard.surveys.models import Survey

TOO_FEW = "too few"


class WeightingNotReadyError(Exception):
    """Weights are not worked out yet, are not possible, or were decided on already."""


class UnknownMarginError(Exception):
    """A margin that the population figures do not have, or none at all."""


@dataclass(frozen=True)
class Counted:
    """Where population figures come from: who counted whom, and the day they are of."""

    source: str
    counted_on: date


@transaction.atomic
def bring_in_population(
    survey: Survey, margins: Iterable[Margin], counted: Counted, *, by: Member
) -> Population:
    """Keep counts of everybody who was asked. Raises MarginError where they do not fit."""
    margins = tuple(margins)
    check_margins(survey.version.questionnaire, margins)
    population = Population.objects.create(
        partnership_id=survey.partnership_id,
        survey=survey,
        source=counted.source,
        counted_on=counted.counted_on,
        margins={margin.item: dict(margin.counts) for margin in margins},
        brought_by=by,
    )
    record("population figures brought in", population, by=by.user, survey=survey.title)
    return population


@transaction.atomic
def try_weights(
    population: Population, *, items: Iterable[str], is_bounded: bool, by: Member
) -> Weighting:
    """Start working out what weighting does, as a job. Raises UnknownMarginError."""
    chosen = [item for item in population.margins if item in set(items)]
    if not chosen:
        raise UnknownMarginError(population)
    weighting = Weighting.objects.create(
        survey=population.survey,
        population=population,
        items=chosen,
        is_bounded=is_bounded,
        tried_by=by,
    )
    app.configure_task("results.jobs.work_out_weights").defer(weighting_id=weighting.pk)
    record("weights tried", weighting, by=by.user, margins=", ".join(chosen))
    return weighting


def work_out_weights(weighting: Weighting) -> None:
    """See what the weights do, in protected numbers. May run twice."""
    if weighting.stage != WeightingStage.WAITING:
        return
    survey = weighting.survey
    tally = Tally.of(survey.version.questionnaire, queries.responses(survey))
    if len(tally) < SMALL_NUMBERS.percentage_base:
        _settle(weighting, WeightingStage.FAILED, problems=[TOO_FEW])
        return
    try:
        found = study_of(survey, weighting, tally)
    except MarginError as error:
        problems = [str(problem) for problem in error.problems]
        _settle(weighting, WeightingStage.FAILED, problems=problems)
        return
    _settle(weighting, WeightingStage.READY, effect=_effect(weighting, tally, found))


def _settle(weighting: Weighting, stage: WeightingStage, **found: Any) -> None:
    Weighting.objects.filter(pk=weighting.pk, stage=WeightingStage.WAITING).update(
        stage=stage, **found
    )


def _effect(weighting: Weighting, tally: Tally, found: Study) -> dict[str, Any]:
    """What members see of weights: no number that findings would not show."""
    everything = Chosen.everything(tally.questionnaire)
    protected = protect(tally.release(everything), SMALL_NUMBERS)
    freezer = Freezer(protected.published, tally, everything, Weigher(found))
    findings = findings_of(weighting.survey, weighting, freezer)
    weights = found.weights
    return {
        "replies": findings.replies,
        "worth": 5 * round(found.tabulation.total / weights.design_effect / 5),
        "least": round(weights.least, 1),
        "most": round(weights.most, 1),
        "evenness": findings.evenness,
        "mirrors": msgspec.to_builtins(findings.mirrors),
        "changes": [
            {"label": question.label, "before": figure.percent, "after": figure.weighted}
            for question in findings.questions
            if (figure := question.everybody.positive) and figure.weighted is not None
        ],
        "notes": list(notes(found)),
    }


@transaction.atomic
def accept_weights(weighting: Weighting, *, by: Member) -> Weighting:
    """Use these weights for the findings of the survey from now on. Others go out of use.

    Raises WeightingNotReadyError.
    """
    Survey.objects.select_for_update().get(pk=weighting.survey_id)
    weighting = Weighting.objects.select_for_update().get(pk=weighting.pk)
    if weighting.stage != WeightingStage.READY:
        raise WeightingNotReadyError(weighting)
    weighting.survey.weightings.filter(stage=WeightingStage.ACCEPTED).update(
        stage=WeightingStage.DROPPED
    )
    weighting.stage = WeightingStage.ACCEPTED
    weighting.accepted_at = timezone.now()
    weighting.save()
    record("weights accepted", weighting, by=by.user, margins=", ".join(weighting.items))
    return weighting


@transaction.atomic
def drop_weights(weighting: Weighting, *, by: Member) -> Weighting:
    """Do not use these weights, or not any more. Findings that were prepared with them stay."""
    weighting = Weighting.objects.select_for_update().get(pk=weighting.pk)
    if weighting.stage not in (WeightingStage.READY, WeightingStage.ACCEPTED):
        raise WeightingNotReadyError(weighting)
    weighting.stage = WeightingStage.DROPPED
    weighting.save(update_fields=["stage"])
    record("weights dropped", weighting, by=by.user, margins=", ".join(weighting.items))
    return weighting

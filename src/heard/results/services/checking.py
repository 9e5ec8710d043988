"""Looking at how good the answers of a closed survey are. No answer is ever taken out by it."""

import msgspec
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.engines.estimation import Coder
from heard.engines.estimation.quality import check_quality as engine_check
from heard.partnerships.models import Member
from heard.results import queries
from heard.results.models import CHECK_AT_WORK, CheckStage, QualityCheck
from heard.results.quality import (
    Chosen,
    Record,
    choose,
    protected_record,
    usual_combinations,
)
from heard.results.quality.tables import Counting
from heard.results.rules import SMALL_NUMBERS
from heard.results.services.building import SurveyStillOpenError
from heard.results.services.preparing import SMALLEST_SURVEY
from heard.surveys.models import Survey
from heard.surveys.services.settling import settle_answers


@transaction.atomic
def check_quality(survey: Survey, *, by: Member) -> QualityCheck:
    """Start looking through the answers, as a job. Where that was asked before, nothing is done.

    Raises SurveyStillOpenError: a count that grows can be subtracted from the one before.
    """
    survey = _closed(survey)
    combinations = msgspec.to_builtins(usual_combinations(survey.version.questionnaire))
    found, is_new = QualityCheck.objects.get_or_create(
        survey=survey, defaults={"combinations": combinations}
    )
    if is_new:
        _defer(found)
        record("answers looked through", found, by=by.user)
    return found


@transaction.atomic
def add_combination(survey: Survey, chosen: Chosen, *, by: Member) -> QualityCheck:
    """Look for one more combination of answers, for good, and look through the answers again.

    The same one twice is harmless. Raises SurveyStillOpenError, ChosenError.
    """
    survey = _closed(survey)
    found = check_quality(survey, by=by)
    more = choose(found.chosen, chosen, survey.version.questionnaire)
    if more != found.chosen:
        found.combinations = msgspec.to_builtins(more)
        found.stage = CheckStage.WAITING
        found.save()
        _defer(found)
        record("combination looked for", found, by=by.user, questions=", ".join(chosen.items))
    return found


def _closed(survey: Survey) -> Survey:
    survey = (
        Survey.objects.select_for_update(of=("self",)).select_related("version").get(pk=survey.pk)
    )
    if survey.closed_at is None:
        raise SurveyStillOpenError(survey)
    return survey


def _defer(check: QualityCheck) -> None:
    app.configure_task("results.jobs.work_out_quality").defer(survey_id=check.pk)


def work_out_quality(check: QualityCheck) -> None:
    """Count, hide, attack, keep. May run twice: the second run starts from the beginning.

    A check that is done, or gone, is left alone.
    """
    if not check.is_at_work:
        return
    _reached(check, CheckStage.LOOKING)
    settle_answers(check.survey)
    questionnaire, chosen = check.survey.version.questionnaire, check.chosen
    coder = Coder(questionnaire)
    quality = engine_check(questionnaire, coder.passing(queries.responses(check.survey)))
    if quality.returns < SMALLEST_SURVEY:
        _reached(check, CheckStage.FAILED)
        return
    _reached(check, CheckStage.PROTECTING)
    counting = Counting(questionnaire, coder.coded(), quality, chosen)
    keep_quality(check, chosen, protected_record(counting, SMALL_NUMBERS))


def _reached(check: QualityCheck, stage: CheckStage) -> None:
    """Say how far it is, unless the work is over or somebody has asked for more meanwhile."""
    at_work = QualityCheck.objects.filter(pk=check.pk, combinations=check.combinations)
    at_work.filter(stage__in=CHECK_AT_WORK).update(stage=stage)


@transaction.atomic
def keep_quality(check: QualityCheck, chosen: tuple[Chosen, ...], found: Record) -> None:
    """Keep what was worked out, unless somebody asked for more meanwhile: then that is at work."""
    current = QualityCheck.objects.select_for_update(of=("self",)).filter(pk=check.pk).first()
    if current is None or not current.is_at_work or current.chosen != chosen:
        return
    current.stage = CheckStage.DONE
    current.record = msgspec.json.encode(found).decode()
    current.checked_at = timezone.now()
    current.save()
    record("quality of answers told", current, by=None, combinations=len(chosen))

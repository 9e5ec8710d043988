"""Reads of how good answers are."""

from django.db.models import QuerySet

from heard.design.words import Tag
from heard.engines.questionnaire import Item, Questionnaire
from heard.partnerships.models import Partnership
from heard.results.models import CHECK_AT_WORK, CheckStage, QualityCheck
from heard.results.quality import Record, without_hidden
from heard.results.queries.progress import progress
from heard.surveys.models import Survey


def closed_surveys(partnership: Partnership) -> QuerySet[Survey]:
    """Surveys whose answers can be looked through, the latest first."""
    closed = Survey.objects.filter(partnership=partnership, closed_at__isnull=False)
    return closed.select_related("version").order_by("-closed_at")


def check_of(survey: Survey) -> QualityCheck | None:
    return QualityCheck.objects.select_related("survey").filter(survey=survey).first()


def quality_record(check: QualityCheck) -> Record:
    """What staff may see now: without what any findings of the same answers hide."""
    prepared = check.survey.publications.exclude(content="")
    return without_hidden(check.found, [each.findings for each in prepared])


def choices_of(questionnaire: Questionnaire) -> list[Item]:
    """Questions that a combination can ask for."""
    return [item for item in questionnaire.items if item.is_choice]


def progress_of_check(check: QualityCheck) -> list[tuple[str, Tag]]:
    """Each step of the work with how far it is."""
    return progress(CHECK_AT_WORK, CheckStage(check.stage))

"""Running a survey: make, word, open, close, archive."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.questionnaires.models import QuestionnaireVersion
from heard.surveys.models import ReturnsState, Survey
from heard.surveys.queries import remembered
from heard.surveys.services.intake import SurveyNotOpenError


class SurveyAlreadyOpenError(Exception):
    """The survey has been opened: its words and questions stay as they are."""


class ReturnsAtWorkError(Exception):
    """A file of returns is being brought in right now."""


@dataclass(frozen=True)
class SurveyWords:
    """What a survey says of itself, all of it needed but `asked_count`."""

    title: str
    audience: str
    introduction: str
    use_of_answers: str
    next_steps: str
    contact: str
    worried_contact: str
    minutes: int
    unit_asked: str
    asked_count: int | None = None


@transaction.atomic
def make_survey(version: QuestionnaireVersion, *, words: SurveyWords, by: Member) -> Survey:
    """Make a survey from a questionnaire version. Nobody can see it until it is opened."""
    survey = Survey.objects.create(partnership=by.partnership, version=version, **asdict(words))
    record("survey made", survey, by=by.user, questionnaire=str(version))
    return survey


@transaction.atomic
def edit_survey(survey: Survey, *, words: SurveyWords, by: Member) -> Survey:
    """Change what a survey says of itself. Raises SurveyAlreadyOpenError once it has opened."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_draft:
        raise SurveyAlreadyOpenError(survey)

    for name, value in asdict(words).items():
        setattr(survey, name, value)
    survey.save(update_fields=list(asdict(words)))
    record("survey words edited", survey, by=by.user)
    return survey


@transaction.atomic
def open_survey(survey: Survey, *, by: Member) -> Survey:
    """Let people answer. Raises SurveyAlreadyOpenError."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_draft or survey.archived_at is not None:
        raise SurveyAlreadyOpenError(survey)

    survey.opened_at = timezone.now()
    survey.save(update_fields=["opened_at"])
    record("survey opened", survey, by=by.user)
    return survey


@transaction.atomic
def close_survey(survey: Survey, *, by: Member, reason: str) -> Survey:
    """Stop taking answers, for good. Answers already given are kept; unsent drafts go.

    Raises SurveyNotOpenError, ReturnsAtWorkError.
    """
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    if survey.returns_files.filter(state=ReturnsState.BRINGING_IN).exists():
        raise ReturnsAtWorkError(survey)

    survey.closed_at = timezone.now()
    survey.closing_reason = reason
    survey.save(update_fields=["closed_at", "closing_reason"])
    record("survey closed", survey, by=by.user)
    remembered.forget(survey)
    app.configure_task("heard.surveys.jobs.settle_answers").defer(survey_id=survey.pk)
    return survey


@transaction.atomic
def archive_survey(survey: Survey, *, by: Member) -> Survey:
    """Take a survey that is not open off the lists. Its answers and findings stay."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.is_open:
        raise SurveyAlreadyOpenError(survey)

    if survey.archived_at is None:
        survey.archived_at = timezone.now()
        survey.save(update_fields=["archived_at"])
        record("survey archived", survey, by=by.user)
        remembered.forget(survey)
    return survey

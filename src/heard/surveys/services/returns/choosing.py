"""What becomes of a checked file of returns: its good rows are brought in, or nothing is."""

from django.db import transaction
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.surveys.answers import files
from heard.surveys.models import WAITING, ReturnsFile, ReturnsState, Survey
from heard.surveys.services.intake import SurveyNotOpenError


class NotCheckedError(Exception):
    """The file is not at the point where somebody can choose what to do with it."""


@transaction.atomic
def choose_rows(returns: ReturnsFile, *, by: Member) -> ReturnsFile:
    """Have all rows of a checked file taken in, but those with something wrong.

    Raises NotCheckedError, SurveyNotOpenError.
    """
    survey = Survey.objects.select_for_update().get(pk=returns.survey_id)
    returns = survey.returns_files.select_for_update().get(pk=returns.pk)
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    if returns.state != ReturnsState.CHECKED or not returns.good_rows:
        raise NotCheckedError(returns)

    returns.state, returns.rows_done = ReturnsState.BRINGING_IN, 0
    returns.save(update_fields=["state", "rows_done"])
    record(
        "returns chosen",
        survey,
        by=by.user,
        file=returns.filename,
        rows=returns.good_rows,
        left_out=returns.wrong_rows,
    )
    app.configure_task("heard.surveys.jobs.import_returns").defer(returns_id=returns.pk)
    return returns


def drop_returns(returns: ReturnsFile, *, by: Member) -> ReturnsFile:
    """Take nothing in from a file, and delete it. Raises NotCheckedError."""
    with transaction.atomic():
        returns = ReturnsFile.objects.select_for_update().get(pk=returns.pk)
        if returns.state not in WAITING:
            raise NotCheckedError(returns)
        returns.state = ReturnsState.DROPPED
        returns.save(update_fields=["state"])
        record("returns dropped", returns.survey, by=by.user, file=returns.filename)
    files.delete_file(returns.key)
    return returns

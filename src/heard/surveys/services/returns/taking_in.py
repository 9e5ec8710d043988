"""Taking in the rows of a chosen file of returns."""

from contextlib import suppress

from django.db import transaction

from heard.audit.services import record
from heard.engines.questionnaire import AnswersFileError
from heard.surveys.answers import files
from heard.surveys.models import ReturnsFile, ReturnsState
from heard.surveys.services.reach import recount_finished
from heard.surveys.services.returns.reading import failure_noted, rows_of, set_aside


def import_returns(returns: ReturnsFile) -> ReturnsFile:
    """Take in the good rows of a chosen file, once, however often this runs or is killed."""
    if returns.state != ReturnsState.BRINGING_IN:
        return returns
    with failure_noted(returns):
        try:
            _take_in(returns)
        except AnswersFileError as error:
            return set_aside(returns, error)
    return returns


def _take_in(returns: ReturnsFile) -> None:
    survey = returns.survey
    batch = files.Batch(returns.key, returns.sha256, survey.key, survey.version.sha256)
    good = ((row.mode, row.answers) for row in rows_of(returns) if not row.problems)
    # Where an earlier run was killed after its rows were in, only the book-keeping is left.
    with suppress(files.TakenInBeforeError):
        files.take_in_rows(batch, good)
    _finish_import(returns)


@transaction.atomic
def _finish_import(returns: ReturnsFile) -> None:
    locked = ReturnsFile.objects.select_for_update().get(pk=returns.pk)
    # A second run of this job may have failed while this one was still at it: the rows are in.
    if locked.state not in {ReturnsState.BRINGING_IN, ReturnsState.FAILED}:
        return
    counts = recount_finished(returns.survey)
    returns.state, returns.rows_done = ReturnsState.BROUGHT_IN, returns.rows
    returns.save(update_fields=["state", "rows_done"])
    record(
        "returns brought in",
        returns.survey,
        by=None,
        file=returns.filename,
        rows=returns.good_rows,
        in_all=sum(counts.values()),
    )

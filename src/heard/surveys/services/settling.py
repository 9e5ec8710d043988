"""What follows a close: the answers lose their order, and the ways to them are forgotten."""

from heard.surveys.answers import responses
from heard.surveys.models import ReturnsState, Survey
from heard.surveys.services.reach import recount_finished


class SurveyStillOpenError(Exception):
    """Only a closed survey's answers can be settled."""


def settle_answers(survey: Survey) -> None:
    """Shuffle a closed survey's answers, forget drafts and receipts, put the ledger right.

    May run again. Raises SurveyStillOpenError.
    """
    if not survey.is_closed:
        raise SurveyStillOpenError(survey)
    if not responses.is_closed(survey.key):
        responses.settle(survey.key)
    survey.returns_files.waiting().update(state=ReturnsState.DROPPED)
    recount_finished(survey)

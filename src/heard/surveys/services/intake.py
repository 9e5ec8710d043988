"""The one intake: every answer, from the web, a file or paper, comes in through `take_in`."""

from collections.abc import Mapping
from typing import Any

from heard.engines.questionnaire import AnswerProblem, check_answers, tidy_answers
from heard.surveys.answers import responses
from heard.surveys.answers.models import Mode
from heard.surveys.models import Step, Survey
from heard.surveys.services.reach import Place, add_reach


class SurveyNotOpenError(Exception):
    """The survey has not opened yet, or somebody has closed it already."""


class AnswersRefusedError(Exception):
    """The questionnaire does not allow these answers; `problems` says which and why."""

    def __init__(self, problems: tuple[AnswerProblem, ...]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} answers are not allowed")


def take_in(survey: Survey, answers: Mapping[str, Any], *, mode: Mode, key: bytes) -> bool:
    """Keep one person's answers, once for each `key` (random or hashed, 32 bytes).

    True when they were counted now, False when answers came in under this key before. The
    response is written first, in its own database; the ledger follows, and where a crash comes
    between the two `recount_finished` puts it right. Raises SurveyNotOpenError, and
    AnswersRefusedError for what the questionnaire does not allow: then nothing is written.
    """
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    questionnaire = survey.version.questionnaire
    tidy = tidy_answers(questionnaire, answers)
    problems = check_answers(questionnaire, tidy)
    if problems:
        raise AnswersRefusedError(problems)

    response = responses.new_response(survey.key, survey.version.sha256, mode, tidy)
    is_new = responses.add_response(response, key)
    if is_new:
        add_reach(survey, Place(Step.FINISHED, mode))
    elif responses.is_closed(survey.key):
        raise SurveyNotOpenError(survey)
    return is_new

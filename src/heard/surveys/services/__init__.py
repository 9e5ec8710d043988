"""Every write of the room, by subject."""

from heard.surveys.services.answering import (
    AnswersRefusedError,
    TooManyDraftsError,
    begin_answers,
    change_answers,
    send_answers,
    stop_answering,
)
from heard.surveys.services.intake import SurveyNotOpenError, take_in
from heard.surveys.services.reach import add_reach, recount_finished, set_reach
from heard.surveys.services.running import (
    ReturnsAtWorkError,
    SurveyAlreadyOpenError,
    SurveyWords,
    archive_survey,
    close_survey,
    edit_survey,
    make_survey,
    open_survey,
)

__all__ = [
    "AnswersRefusedError",
    "ReturnsAtWorkError",
    "SurveyAlreadyOpenError",
    "SurveyNotOpenError",
    "SurveyWords",
    "TooManyDraftsError",
    "add_reach",
    "archive_survey",
    "begin_answers",
    "change_answers",
    "close_survey",
    "edit_survey",
    "make_survey",
    "open_survey",
    "recount_finished",
    "send_answers",
    "set_reach",
    "stop_answering",
    "take_in",
]

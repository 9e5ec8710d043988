"""What a respondent does: begin, change, send, stop. Nobody is named and nothing is audited."""

import secrets
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from heard.surveys.answers import drafts
from heard.surveys.answers.drafts import DraftKey, TooManyDraftsError
from heard.surveys.answers.models import Mode
from heard.surveys.models import Survey
from heard.surveys.services.intake import AnswersRefusedError, SurveyNotOpenError, take_in

__all__ = [
    "AnswersRefusedError",
    "TooManyDraftsError",
    "begin_answers",
    "change_answers",
    "draft_key",
    "new_token",
    "send_answers",
    "stop_answering",
]


def new_token() -> str:
    """256 random bits for one browser to hold."""
    return secrets.token_urlsafe(32)


def draft_key(survey: Survey, token: str) -> DraftKey:
    """The draft that a browser's token opens. The token itself is never stored."""
    return DraftKey(survey.key, sha256(token.encode()).digest())


def begin_answers(survey: Survey, answers: Mapping[str, Any]) -> str:
    """Start a draft with the first answers. Returns the token.

    Raises SurveyNotOpenError, TooManyDraftsError.
    """
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    token = new_token()
    drafts.start_draft(draft_key(survey, token), survey.version.sha256, answers)
    return token


def change_answers(
    survey: Survey, draft: DraftKey, *, cleared: Iterable[str], answers: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Put a section's answers into a draft; those of the `cleared` items go out first.

    Gives back all the draft's answers, or None where there is no such draft any more. Raises
    SurveyNotOpenError.
    """
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    return drafts.change_draft(draft, survey.version.sha256, cleared=cleared, answers=answers)


def send_answers(survey: Survey, draft: DraftKey, answers: Mapping[str, Any]) -> bool:
    """Send a draft's answers. False where they had been sent before; they count once.

    Raises SurveyNotOpenError, AnswersRefusedError.
    """
    return take_in(survey, answers, mode=Mode.WEB, key=draft.key)


def stop_answering(draft: DraftKey) -> None:
    """Delete a draft for good."""
    drafts.delete_draft(draft)

"""Dull valid surveys for tests: name only what your test is about."""

import io
from typing import Any
from uuid import uuid4

from django.db import connections

from heard.engines.questionnaire import Questionnaire
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.surveys import services
from heard.surveys.answers.models import Draft, Mode, Response
from heard.surveys.models import ReturnsFile, Survey
from heard.surveys.services import returns
from tests.partnerships import make as partnerships
from tests.questionnaires import make as questionnaires


def lead(of: Any = None) -> Member:
    return partnerships.member(Role.ENGAGEMENT_LEAD, of=of)


def words(**other: Any) -> services.SurveyWords:
    """What a survey says of itself."""
    return services.SurveyWords(
        **{
            "title": "Short breaks 2026",
            "audience": "Parents and carers of children who have short breaks",
            "introduction": "We want to know what short breaks are like.",
            "use_of_answers": "We count the answers and publish the counts.",
            "next_steps": "We publish what we found in the spring.",
            "contact": "The engagement team, 01632 960 001",
            "worried_contact": "Call the children's team on 01632 960 002.",
            "minutes": 10,
            "unit_asked": "children who have short breaks",
            "asked_count": 400,
        }
        | other
    )


def survey(
    by: Member | None = None, of: Questionnaire | None = None, *, is_open: bool = True, **other: Any
) -> Survey:
    """An open survey with the small questionnaire."""
    by = by or lead()
    version = questionnaires.version(by, of)
    made = services.make_survey(version, words=words(**other), by=by)
    return services.open_survey(made, by=by) if is_open else made


def closed_survey(by: Member | None = None) -> Survey:
    by = by or lead()
    return services.close_survey(survey(by), by=by, reason="Enough answers")


def key() -> bytes:
    return uuid4().bytes * 2


def answer(survey: Survey, mode: Mode = Mode.WEB, **answers: Any) -> None:
    """One person's answers, taken in."""
    services.take_in(survey, answers, mode=mode, key=key())


def responses(survey: Survey) -> list[dict[str, Any]]:
    """What lies behind the wall for a survey: mode and answers, in a fixed order."""
    found = Response.objects.filter(survey=survey.key)
    return sorted(({"mode": row.mode, **row.answers} for row in found), key=str)


def nights_as_they_lie(survey: Survey) -> list[int]:
    """The answers to "How many nights?" in the order of the rows on the disk."""
    with connections["answers"].cursor() as cursor:
        cursor.execute(
            "SELECT answers->'nights' FROM answers_response WHERE survey = %s ORDER BY ctid",
            [survey.key],
        )
        return [int(row[0]) for row in cursor]


def upload(content: str | bytes, filename: str = "returns.csv") -> returns.Upload:
    if isinstance(content, str):
        content = content.encode()
    pieces = iter(io.BytesIO(content).readlines())
    return returns.Upload(filename, pieces, Mode.PAPER)


def returns_file(survey: Survey, content: str | bytes, by: Member | None = None) -> ReturnsFile:
    """A file of returns that has been checked."""
    by = by or lead(of=survey.partnership)
    return returns.check_returns(returns.bring_in_file(survey, upload(content), by=by))


def drafts_of(survey: Survey) -> list[dict[str, Any]]:
    return [draft.answers for draft in Draft.objects.filter(survey=survey.key)]

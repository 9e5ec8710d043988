"""Closed surveys whose comments are taken in."""

from collections.abc import Iterable
from typing import Any

from heard.engines.questionnaire import read_questionnaire_bytes
from heard.partnerships.models import Member
from heard.results.models import Comment, CommentSet
from heard.results.services.comment_checking import release_comment
from heard.results.services.comments import read_comments, take_in_comments
from heard.surveys.models import Survey
from tests.results import make

PLAIN = "We waited eighteen months and nobody rang us back"


def families(words: Iterable[str]) -> list[tuple[str, dict[str, Any]]]:
    """One answer for each comment."""
    return [
        (("web", "paper")[n % 2], {"sources": ["website"], "missing": said, "district": "lake"})
        for n, said in enumerate(words)
    ]


def closed_survey(by: Member, words: Iterable[str] = (PLAIN,)) -> Survey:
    return make.closed_survey(by, families=families(words))


def taken_in(by: Member, words: Iterable[str] = (PLAIN,)) -> CommentSet:
    """Comments that wait to be checked."""
    found = take_in_comments(closed_survey(by, words), by=by)
    read_comments(found)
    found.refresh_from_db()
    return found


def comment(by: Member, said: str = PLAIN) -> Comment:
    """The only comment of a survey; it waits to be checked."""
    return Comment.objects.get(survey=taken_in(by, [said]).survey)


def many(by: Member, number: int) -> Survey:
    return taken_in(by, [f"{PLAIN} in month {n}" for n in range(number)]).survey


def released(survey: Survey, by: Member) -> list[Comment]:
    """Every comment of a survey, with the coders."""
    waiting = Comment.objects.filter(survey=survey).waiting().in_order()
    return [release_comment(each, revision=each.revision, by=by) for each in waiting]


ALLOWING = """
  - code: may_quote
    kind: one_choice
    construct: permission_to_quote
    label: {en: May we quote you?}
    options:
    - {code: 'yes', label: {en: 'Yes'}}
    - {code: 'no', label: {en: 'No'}}
- code: about
"""


def allowed(by: Member, words: dict[str, str], others: int = 60) -> Survey:
    """A closed survey whose comments are checked. words: comment -> `yes`, `no` or nothing.

    others: families beside these who wrote nothing.
    """
    asked = make.VIEWS.replace(b"\n- code: about\n", ALLOWING.encode())
    said = families(words)
    for _mode, answers in said:
        permission = words[answers["missing"]]
        if permission:
            answers["may_quote"] = permission
    rest = [("web", {"listened": ("agree", "disagree")[n % 2]}) for n in range(others)]
    survey = make.closed_survey(
        by, families=[*said, *rest], of=read_questionnaire_bytes(asked, "views.yaml")
    )
    read_comments(take_in_comments(survey, by=by))
    released(survey, by)
    return survey

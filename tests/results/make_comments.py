"""Closed surveys whose comments are taken in."""

from collections.abc import Iterable
from typing import Any

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

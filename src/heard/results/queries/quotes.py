"""Reads of comments that may be quoted."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from uuid import UUID

from django.db.models import QuerySet

from heard.engines.questionnaire import Item, Questionnaire
from heard.results.blocks import PERMISSION
from heard.results.models import Comment, CommentState, Publication
from heard.surveys.models import Survey

YES = "yes"


def permission_item(questionnaire: Questionnaire) -> Item | None:
    """The question that asks whether words may be quoted: one choice, with an answer `yes`."""
    asked = (item for item in questionnaire.items if item.construct == PERMISSION)
    return next(
        (each for each in asked if each.kind == "one_choice" and YES in each.option_codes), None
    )


def quotable(survey: Survey, keys: Iterable[str] | None = None) -> QuerySet[Comment]:
    """Comments that whoever wrote them allowed to be quoted, and that were struck and checked.

    keys: of those that are looked for, None for all. What is with the safeguarding lead, left out
    or forgotten is not among them.
    """
    found = Comment.objects.filter(
        survey=survey, state=CommentState.RELEASED, may_be_quoted=True
    ).exclude(text="")
    return found if keys is None else found.filter(key__in=list(_known(keys)))


def _known(keys: Iterable[str]) -> Iterator[UUID]:
    for key in keys:
        with suppress(ValueError):  # sent by hand: it names no comment
            yield UUID(key)


def quotes_of(publication: Publication) -> list[Comment]:
    """The comments that the blocks quote, in order, as far as they may be quoted still."""
    keys = [key for block in publication.built for key in block.quotes]
    found = {str(each.key): each for each in quotable(publication.survey, keys)}
    return [found[key] for key in dict.fromkeys(keys) if key in found]

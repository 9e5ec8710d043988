"""Handing checked comments down to be sorted by theme, and taking them back."""

from django.utils import timezone

from heard.results.models import Comment
from heard.results.queries.comments import question_of
from heard.themes.models import Source
from heard.themes.services import Handed, hand_down, withdraw_remark


def hand_down_comment(comment: Comment) -> None:
    """Its struck words, dated by the day on which the survey closed: no comment has one of its own.

    The partnership's codebook sorts it, in the version of the day on which a coder does.
    """
    survey = comment.survey
    handed = Handed(
        source=Source.SURVEY,
        key=comment.key,
        group=survey.key,
        text=comment.text,
        context=question_of(comment),
        said_on=timezone.localdate(survey.closed_at),
        coders_wanted=2 if comment.is_coded_twice else 1,
        where=survey.title,
    )
    hand_down(comment.partnership, handed)


def take_back_comment_words(comment: Comment) -> None:
    """It is sorted no more and counts no more. One that was never handed down stays as it is."""
    withdraw_remark(comment.partnership, Source.SURVEY, comment.key)

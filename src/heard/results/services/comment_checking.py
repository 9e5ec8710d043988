"""What whoever checks comments does with one: to the coders, struck further, or left out."""

from collections.abc import Iterable, Sequence

import msgspec
from django.db import transaction

from heard.audit.services import record
from heard.engines.plainwords import Kind
from heard.partnerships.likeness import strike as strike_subject
from heard.partnerships.models import Member
from heard.partnerships.privacy import Subject
from heard.results.marking import found_again, marked, places_of
from heard.results.models import Comment, CommentSet, CommentState, LeftOutBecause
from heard.results.services.comment_desk import hand_down_comment, take_back_comment_words
from heard.results.services.comment_sample import draw_sample
from heard.themes.models import Source
from heard.themes.services.forgetting import empty_remark


class CheckedMeanwhileError(Exception):
    """Somebody else has done something with the comment since it was read."""


class NotInItError(Exception):
    """A phrase that is to be struck does not stand in the comment: `phrase` says which."""

    def __init__(self, phrase: str) -> None:
        super().__init__("not in the comment")  # words of a comment do not go into logs
        self.phrase = phrase


@transaction.atomic
def release_comment(comment: Comment, *, revision: int, by: Member) -> Comment:
    """Hand it to the coders: nothing in it tells who somebody is. Raises CheckedMeanwhileError."""
    comment = held_to_check(comment, revision)
    move_comment(comment, CommentState.RELEASED)
    hand_down_comment(comment)
    record("comment given to the coders", comment, by=by.user)
    return comment


@transaction.atomic
def strike_more(
    comment: Comment, phrases: Iterable[str], kind: Kind, *, revision: int, by: Member
) -> Comment:
    """Strike each phrase wherever it stands. It waits to be read again.

    Raises CheckedMeanwhileError, NotInItError.
    """
    comment = held_to_check(comment, revision)
    marks, struck = comment.marks, 0
    # The longest first, so that nothing is left over of a phrase that holds another.
    wanted = sorted(phrases, key=len, reverse=True)
    for phrase in wanted:
        if not places_of(phrase, comment.text, kind, marks):
            raise NotInItError(phrase)
    for phrase in wanted:
        found = places_of(phrase, comment.text, kind, marks)
        comment.text, marks = marked(comment.text, [*marks, *found])
        struck += len(found)
    comment.strikes = msgspec.to_builtins(marks)
    move_comment(comment, CommentState.WAITING)
    record("more struck from a comment", comment, by=by.user, places=struck)
    return comment


@transaction.atomic
def leave_out_comment(
    comment: Comment, reason: LeftOutBecause, *, revision: int, by: Member
) -> Comment:
    """Nobody sorts it. Raises CheckedMeanwhileError."""
    comment = held_to_check(comment, revision)
    comment.reason = reason
    move_comment(comment, CommentState.LEFT_OUT)
    record("comment left out", comment, by=by.user, because=str(reason))
    return comment


@transaction.atomic
def check_comment_again(comment: Comment, *, revision: int, by: Member) -> Comment:
    """Take it back, from the coders or from what was left out. Raises CheckedMeanwhileError."""
    again = (CommentState.RELEASED, CommentState.LEFT_OUT)
    comment = held_to_check(comment, revision, states=again)
    take_back_comment_words(comment)
    move_comment(comment, CommentState.WAITING)
    record("comment taken back to be checked", comment, by=by.user)
    return comment


@transaction.atomic
def strike_comment(comment: Comment, subject: Subject, *, by: Member | None) -> Comment:
    """Strike somebody who asked for it; what the coders have of it, their own room strikes."""
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    comment.text = strike_subject(comment.text, subject)
    comment.strikes = msgspec.to_builtins(found_again(comment.text, comment.marks))
    comment.revision += 1
    comment.save(update_fields=["text", "strikes", "revision"])
    record("name struck from comment", comment, by=by.user if by else None)
    return comment


@transaction.atomic
def empty_comment(comment: Comment) -> Comment:
    """Forget its words, here and with the coders. How it was sorted stays, and what it counts."""
    related = Comment.objects.select_related("partnership")
    comment = related.select_for_update(of=("self",), no_key=True).get(pk=comment.pk)
    empty_remark(comment.partnership, Source.SURVEY, comment.key)
    comment.text, comment.strikes = "", []
    comment.revision += 1
    comment.save(update_fields=["text", "strikes", "revision"])
    record("comment emptied", comment, by=None)
    return comment


def held_to_check(
    comment: Comment, revision: int, *, states: Sequence[str] = (CommentState.WAITING,)
) -> Comment:
    """The comment as it is now, held; its set too, as the sample is the set's."""
    CommentSet.objects.select_for_update().get(survey_id=comment.survey_id)
    related = Comment.objects.select_related("survey__version", "partnership")
    found = related.select_for_update(of=("self",)).get(pk=comment.pk)
    if found.revision != revision or found.state not in states:
        raise CheckedMeanwhileError(found)
    return found


def move_comment(comment: Comment, state: CommentState) -> None:
    """Write it in its new state, and keep the sample as large as it has to be. Hold the set."""
    comment.state = state
    if state != CommentState.LEFT_OUT:
        comment.reason = ""
    if state in (CommentState.FLAGGED, CommentState.LEFT_OUT):
        comment.is_coded_twice = False
    comment.revision += 1
    comment.save()
    draw_sample(comment.survey_id)

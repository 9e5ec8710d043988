"""Comments that worry somebody: with the safeguarding lead, in no other queue until released."""

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.results.models import Comment, CommentSet, CommentState
from heard.results.queries.comments import question_of
from heard.results.services.comment_checking import move_comment
from heard.results.services.comment_desk import take_back_comment_words
from heard.safeguarding.models import Concern, ConcernSource
from heard.safeguarding.queries import held_keys, partnerships_with, released_keys
from heard.safeguarding.services import Flag, Worry, raise_concern


@transaction.atomic
def flag_comment(comment: Comment, worry: Worry, *, by: Member) -> Concern:
    """Pass a comment to the safeguarding lead. It leaves every queue and count at once.

    Never refused, whatever became of the comment meanwhile; flagged twice it is one concern.
    """
    comment = _held(comment.pk)
    flag = Flag(
        source=ConcernSource.SURVEY,
        source_key=comment.key,
        where=f"{comment.survey.title}, {question_of(comment)}",
        said=comment.text,
        worry=worry.words,
        about=worry.about,
        urgency=worry.urgency,
    )
    concern = raise_concern(comment.partnership, flag, by=by)
    if comment.state != CommentState.FLAGGED:
        _put_away(comment)
        record("comment passed to the safeguarding lead", comment, by=by.user)
    return concern


def settle_all_comment_flags() -> int:
    """For every partnership: bring back what the lead released, put away what is open again."""
    return sum(map(settle_comment_flags, partnerships_with(ConcernSource.SURVEY)))


def settle_comment_flags(partnership: Partnership) -> int:
    """Give how many were moved. Twice is once. What was emptied meanwhile stays where it is."""
    ours = Comment.objects.filter(partnership=partnership).exclude(text="")
    released = released_keys(partnership, ConcernSource.SURVEY)
    back = ours.filter(state=CommentState.FLAGGED, key__in=released)
    away = ours.seen_by_staff().filter(key__in=held_keys(partnership, ConcernSource.SURVEY))
    moved = [_bring_back(pk) for pk in back.values_list("pk", flat=True)]
    moved += [_put_away_again(pk) for pk in away.values_list("pk", flat=True)]
    return sum(moved)


@transaction.atomic
def _bring_back(pk: int) -> bool:
    comment = _held(pk)
    if comment.state != CommentState.FLAGGED:
        return False
    comment.is_read_first = False  # the lead has read it
    move_comment(comment, CommentState.WAITING)
    record("comment released by the safeguarding lead", comment, by=None)
    return True


@transaction.atomic
def _put_away_again(pk: int) -> bool:
    comment = _held(pk)
    if comment.state == CommentState.FLAGGED:
        return False
    _put_away(comment)
    record("comment passed to the safeguarding lead", comment, by=None)
    return True


def _put_away(comment: Comment) -> None:
    take_back_comment_words(comment)
    move_comment(comment, CommentState.FLAGGED)


def _held(pk: int) -> Comment:
    """The comment, held; its set first, as everywhere."""
    survey = Comment.objects.values_list("survey_id", flat=True).get(pk=pk)
    CommentSet.objects.select_for_update().get(survey_id=survey)
    related = Comment.objects.select_related("survey__version", "partnership")
    return related.select_for_update(of=("self",)).get(pk=pk)

"""Which comments a second coder sorts too: drawn at random, and kept as large as it has to be."""

from random import SystemRandom

from heard.results.models import Comment, CommentState
from heard.results.services.comment_desk import hand_down_comment

# One in five, and no fewer than this where there are as many: alpha of fewer says little.
LEAST_TWICE = 30
_ONE_IN = 5


def sample_size(comments: int) -> int:
    """How many of so many comments two people sort."""
    return min(comments, max(LEAST_TWICE, -(-comments // _ONE_IN)))


def draw_sample(survey_id: int) -> None:
    """Draw as many as are missing, among all that coders have or may get.

    Hold the survey's set of comments.

    In place of a comment that leaves, any other may be drawn, so the sample stays a random one; one
    that is with the coders already then waits for a second of them.
    """
    there = Comment.objects.filter(survey_id=survey_id).exclude(text="").to_be_coded()
    rest = list(there.filter(is_coded_twice=False).values_list("pk", flat=True))
    in_all = there.count()
    missing = sample_size(in_all) - (in_all - len(rest))
    if missing <= 0:
        return
    drawn = Comment.objects.filter(pk__in=SystemRandom().sample(rest, missing))
    drawn.update(is_coded_twice=True)
    for comment in drawn.filter(state=CommentState.RELEASED).select_related(
        "survey__version", "partnership"
    ):
        hand_down_comment(comment)

"""Taking in what families wrote in their own words: struck before anybody reads it."""

from collections.abc import Iterator
from random import SystemRandom

import msgspec
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.engines.plainwords import KnownNames, signs_of_harm, strike
from heard.partnerships.models import Member, Partnership
from heard.results import queries
from heard.results.marking import marked
from heard.results.models import Comment, CommentSet
from heard.results.services.comment_sample import draw_sample
from heard.surveys.models import Survey
from heard.surveys.services.settling import settle_answers

WRITTEN_AT_ONCE = 1_000


class CommentsStillComeError(Exception):
    """Comments are of closed surveys: as long as one is open, the latest could be somebody's."""


class NoCommentsAskedError(Exception):
    """No question of this survey is answered in one's own words."""


@transaction.atomic
def take_in_comments(survey: Survey, *, by: Member) -> CommentSet:
    """Start taking in the comments of a closed survey, as a job. Asked again, nothing changes.

    Raises CommentsStillComeError, NoCommentsAskedError.
    """
    survey = Survey.objects.select_for_update().select_related("version").get(pk=survey.pk)
    if survey.closed_at is None:
        raise CommentsStillComeError(survey)
    if not queries.text_items(survey):
        raise NoCommentsAskedError(survey)
    found, is_new = CommentSet.objects.get_or_create(
        survey=survey, defaults={"partnership_id": survey.partnership_id, "asked_by": by}
    )
    if is_new:
        app.configure_task("results.jobs.read_comments").defer(comment_set_id=found.pk)
        record("comments asked for", found, by=by.user)
    return found


def read_comments(comment_set: CommentSet) -> None:
    """Read and strike every comment, then write them all at once, in no order.

    May run twice, also at the same time. Whoever is killed has written nothing: the next run
    begins anew, since nothing says which answer a comment came from.
    """
    if not comment_set.is_at_work:
        return
    settle_answers(comment_set.survey)  # an answer may have been on its way when the survey closed
    comments = list(_struck(comment_set.survey))
    SystemRandom().shuffle(comments)
    _write(comment_set, comments)


def known_names(partnership: Partnership) -> KnownNames:
    """Places and organisations of the area are no people: "Otley" stays, "Mrs Otley" does not."""
    districts = partnership.districts.values_list("name", flat=True)
    organisations = partnership.organisations.values_list("name", flat=True)
    return KnownNames(never=(*sorted(districts), *sorted(organisations)))


def _struck(survey: Survey) -> Iterator[Comment]:
    known, items = known_names(survey.partnership), queries.text_items(survey)
    permission = queries.permission_item(survey.version.questionnaire)
    for _mode, answers in queries.responses(survey):
        is_allowed = permission is not None and answers.get(permission.code) == queries.YES
        for item in items:
            words = answers.get(item)
            if isinstance(words, str) and words.strip():
                comment = _comment(words.strip(), known)
                comment.partnership_id, comment.survey = survey.partnership_id, survey
                comment.item, comment.may_be_quoted = item, is_allowed
                yield comment


def _comment(words: str, known: KnownNames) -> Comment:
    text, marks = marked(words, strike(words, known).strikes)
    return Comment(
        text=text,
        strikes=msgspec.to_builtins(marks),
        is_read_first=bool(signs_of_harm(text)),
    )


@transaction.atomic
def _write(comment_set: CommentSet, comments: list[Comment]) -> None:
    held = CommentSet.objects.select_for_update().filter(pk=comment_set.pk).first()
    if held is None or not held.is_at_work:
        return
    Comment.objects.bulk_create(comments, batch_size=WRITTEN_AT_ONCE)
    held.taken_at, held.count = timezone.now(), len(comments)
    held.save(update_fields=["taken_at", "count"])
    draw_sample(held.survey_id)
    record("comments taken in", held, by=None, comments=len(comments))

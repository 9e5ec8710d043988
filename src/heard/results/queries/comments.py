"""Reads of comments: what waits to be checked, and what became of the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from heard.design.words import Colour, Tag, number_words
from heard.engines.plainwords import Kind
from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo
from heard.results.marking import parts_of
from heard.results.models import Comment, CommentSet, CommentState
from heard.results.rules import can_check_comments
from heard.surveys.models import Survey

MARK_WORDS: dict[Kind, Promise | str] = {
    "name": lazy("name"),
    "school": lazy("school"),
    "phone": lazy("phone number"),
    "email": lazy("e-mail address"),
    "postcode": lazy("postcode"),
    "address": lazy("address"),
    "born": lazy("date of birth"),
    "number": lazy("number"),
    "link": lazy("link"),
}


@dataclass(frozen=True)
class Part:
    """A piece of a comment: words as they were written, or what a mark stands for."""

    words: str
    is_mark: bool


@dataclass(frozen=True)
class SurveyWithComments:
    """A closed survey that asked for comments, with how far they are."""

    survey: Survey
    tag: Tag


def text_items(survey: Survey) -> list[str]:
    """The codes of the questions that are answered in one's own words."""
    return [item.code for item in survey.version.questionnaire.items if item.is_text]


def question_of(comment: Comment) -> str:
    """What a comment was written to, in the questionnaire's own language."""
    questionnaire = comment.survey.version.questionnaire
    label = questionnaire.item(comment.item).label
    return label.get(questionnaire.default_language)


def comment_parts(comment: Comment) -> list[Part]:
    """A comment as it is shown: marks in the reader's language."""
    return [
        Part(words if kind is None else f"[{MARK_WORDS[kind]}]", is_mark=kind is not None)
        for words, kind in parts_of(comment.text, comment.marks)
    ]


def comment_set_of(survey: Survey) -> CommentSet | None:
    return CommentSet.objects.filter(survey=survey).first()


def readable_comments(partnership: Partnership) -> QuerySet[Comment]:
    """What those who check may open: nothing that is with the safeguarding lead."""
    ours = Comment.objects.filter(partnership=partnership).seen_by_staff()
    return ours.select_related("survey__version", "partnership")


def next_comment(survey: Survey, *, after: Comment | None = None) -> Comment | None:
    """The next one to check: after this one, else from the start. Never this one again."""
    waiting = Comment.objects.filter(survey=survey).waiting().in_order()
    if after is None:
        return waiting.first()
    later = Q(is_read_first=after.is_read_first, key__gt=after.key)
    if after.is_read_first:
        later |= Q(is_read_first=False)
    others = waiting.exclude(pk=after.pk)
    return others.filter(later).first() or others.first()


def comments_in_state(survey: Survey, state: str) -> QuerySet[Comment]:
    found = Comment.objects.filter(survey=survey, state=state).seen_by_staff()
    return found.select_related("survey__version").in_order()


def comment_counts(survey: Survey) -> dict[CommentState, int]:
    """How many are in each state; those with the safeguarding lead are counted, not listed."""
    rows = Comment.objects.filter(survey=survey).order_by().values_list("state")
    counts = dict(rows.annotate(Count("pk")))
    return {state: counts.get(state, 0) for state in CommentState}


def surveys_with_comments(partnership: Partnership) -> list[SurveyWithComments]:
    """Closed surveys that asked for comments, the latest first."""
    return [
        SurveyWithComments(survey, comments_tag(survey))
        for survey in _asked_for_comments(partnership)
    ]


def comments_todo(member: Member) -> list[Todo]:
    """Comments to take in and to check; urgent where one may tell of harm."""
    return [*_to_do(member)] if can_check_comments(member) else []


def _to_do(member: Member) -> Iterator[Todo]:
    for survey in _asked_for_comments(member.partnership):
        title = {"survey": survey.title}
        url = reverse("results:comments", args=[survey.key])
        if comment_set_of(survey) is None:
            yield Todo(_("Take in what families wrote in %(survey)s") % title, url)
            continue
        waiting = Comment.objects.filter(survey=survey).waiting()
        if first := waiting.filter(is_read_first=True).count():
            words = ngettext(
                "Read %(number)s comment of %(survey)s first: it may need safeguarding",
                "Read %(number)s comments of %(survey)s first: they may need safeguarding",
                first,
            )
            yield Todo(words % {**title, "number": number_words(first)}, url, is_urgent=True)
        elif left := waiting.count():
            words = ngettext(
                "Check %(number)s comment of %(survey)s",
                "Check %(number)s comments of %(survey)s",
                left,
            )
            yield Todo(words % {**title, "number": number_words(left)}, url)


def _asked_for_comments(partnership: Partnership) -> list[Survey]:
    closed = partnership.surveys.filter(closed_at__isnull=False).select_related("version")
    return [each for each in closed.order_by("-closed_at") if text_items(each)]


def comments_tag(survey: Survey) -> Tag:
    found = comment_set_of(survey)
    if found is None:
        return Tag(_("Not taken in"), Colour.GREY)
    if found.is_at_work:
        return Tag(_("Being taken in"), Colour.BLUE)
    if Comment.objects.filter(survey=survey).waiting().exists():
        return Tag(_("To check"), Colour.YELLOW)
    return Tag(_("Checked"), Colour.GREEN)


def comment_by_key(survey: Survey, sent: str) -> Comment | None:
    """A comment of the survey by what came over HTTP; None where that names none."""
    try:
        return Comment.objects.filter(survey=survey, key=UUID(sent)).first()
    except ValueError:
        return None


def is_waiting(comment: Comment) -> bool:
    """Whether it waits to be checked now, whatever it did when it was read."""
    return Comment.objects.filter(pk=comment.pk).waiting().exists()

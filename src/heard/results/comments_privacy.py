"""What comments hold on people, and how long they are kept.

A comment does not say whose it is, so nobody's own can be found; where one names somebody all the
same, they are struck. What was written stands behind the answers wall, which is not for this page.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.partnerships.likeness import may_name, names_them
from heard.partnerships.models import Member
from heard.partnerships.privacy import (
    Held,
    RetentionRule,
    Room,
    Subject,
    end_of,
    rule,
    values,
    years_before,
)
from heard.results.models import Comment
from heard.results.services.comment_checking import empty_comment, strike_comment

KEPT_YEARS = 2


def held_on(subject: Subject) -> list[Held]:
    """Comments that are with the safeguarding lead are that room's to answer for."""
    return list(_naming(subject))


def counts(partnership_id: int) -> dict[str, int]:
    return {"comments": Comment.objects.filter(partnership_id=partnership_id).count()}


def _naming(subject: Subject) -> Iterator[Held]:
    ours = Comment.objects.filter(partnership_id=subject.partnership_id).seen_by_staff()
    for comment in ours.filter(may_name(subject, "text")).select_related("survey"):
        if names_them(comment.text, subject):
            yield Held(
                _("What somebody wrote in a survey names you"),
                f"comment:{comment.key}",
                values((_("Survey"), comment.survey.title)),
                is_certain=not subject.has_namesake,
                forget=partial(_strike, comment, subject),
            )


def _strike(comment: Comment, subject: Subject, by: Member | None) -> Comment:
    return strike_comment(comment, subject, by=by)


COMMENTS = Room("comments", lazy("What families wrote in surveys, struck"), held_on, counts)


def past_their_day(today: date) -> QuerySet[Comment]:
    """In whatever state: of what worries somebody, the safeguarding lead has words of their own."""
    rows = Comment.objects.exclude(text="")
    return rows.filter(survey__closed_at__lt=end_of(years_before(today, KEPT_YEARS)))


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "comments",
                lazy("What families wrote in surveys in their own words, with names struck out"),
                lazy("2 years"),
                lazy("the day on which the survey closed"),
                lazy("So that how it was sorted can be looked at again. The numbers stay"),
            ),
            due=past_their_day,
            forget=empty_comment,
            every=Comment.objects.all,
        ),
    ]

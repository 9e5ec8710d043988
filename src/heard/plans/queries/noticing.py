"""Questions to families that are open, and what they said."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.plans.models import Action, ActionQuerySet, NoticeQuestion
from heard.plans.models.words import ActionState
from heard.plans.noticing import ShownCounts

LOOK_AFTER = timedelta(days=90)


def public_questions(partnership: Partnership) -> QuerySet[NoticeQuestion]:
    """Those about actions of published plans, open or not."""
    found = NoticeQuestion.objects.filter(
        action__plan__partnership=partnership, action__plan__published_at__isnull=False
    )
    return found.select_related("action__plan__partnership")


def is_open(question: NoticeQuestion, today: date | None = None) -> bool:
    today = today or timezone.localdate()
    return question.closed_on is None and question.closes_on >= today


def shown_counts(question: NoticeQuestion) -> ShownCounts | None:
    """What may be shown of a question that has closed; None while it is open."""
    return ShownCounts(**question.shown) if question.closed_on and question.shown else None


def delivered_and_not_noticed(partnership: Partnership) -> ActionQuerySet:
    """Delivered some time ago, nothing shows that it helps, and nobody is being asked."""
    long_ago = timezone.localdate() - LOOK_AFTER
    found = Action.objects.filter(
        plan__partnership=partnership,
        plan__closed_on=None,
        state=ActionState.DELIVERED,
        delivered_on__lte=long_ago,
    )
    return found.exclude(notice_questions__closed_on=None, notice_questions__isnull=False)


def questions_to_close(partnership: Partnership) -> QuerySet[NoticeQuestion]:
    """Closed, and families say that they notice: nobody has drawn the conclusion yet."""
    found = NoticeQuestion.objects.filter(
        action__plan__partnership=partnership, action__state=ActionState.DELIVERED
    )
    return found.filter(~Q(closed_on=None), impacts=None).select_related("action__plan")

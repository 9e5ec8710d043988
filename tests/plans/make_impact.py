"""Questions to families and what was published, for tests about why and whether."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from heard.plans.models import Action, NoticeQuestion
from heard.plans.models.words import NoticeAnswer
from heard.plans.services import noticing
from heard.plans.services.noticing import Asking
from tests.plans import make


def asking(in_days: int = 42, **more: Any) -> Asking:
    day = timezone.localdate() + timedelta(days=in_days)
    return Asking(**({"words": "Somebody rings you within two weeks", "closes_on": day} | more))


def question(of: Action | None = None, **more: Any) -> NoticeQuestion:
    """An open question about a delivered action of a public plan."""
    of = of or make.delivered()
    return noticing.ask_families(of, asking(**more), by=make.lead(of.plan.partnership))


def answered(
    of: Action | None = None, *, yes: int = 20, not_yet: int = 5, cannot_say: int = 10
) -> NoticeQuestion:
    """A question that has closed."""
    found = question(of)
    NoticeQuestion.objects.filter(pk=found.pk).update(
        yes=yes, not_yet=not_yet, cannot_say=cannot_say
    )
    return noticing.close_question(found, by=None)


def give(to: NoticeQuestion, answer: NoticeAnswer = NoticeAnswer.YES, form: str = "a") -> bool:
    return noticing.count_notice(to, answer, form=form)

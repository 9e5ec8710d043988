"""Asking families whether they notice a change, and counting what they say."""

from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, NoticeQuestion, NoticeReceipt
from heard.plans.models.words import NoticeAnswer
from heard.plans.noticing import protected_counts
from heard.plans.services.held_actions import held_action

LONGEST_DAYS = 180
MOST_ON_PAPER = 10_000


class NotDeliveredError(Exception):
    """Nobody can notice what has not been delivered, or is not on a public page."""


class AlreadyAskedError(Exception):
    """One question about this action is open already."""


class NotADayToCloseError(Exception):
    """A question closes on a day to come, within half a year."""


class QuestionClosedError(Exception):
    """The question takes no answers any more."""


@dataclass(frozen=True)
class Asking:
    """What should be noticed, in plain words, and until when families may say."""

    words: str
    closes_on: date


@dataclass(frozen=True)
class OnPaper:
    """Answers that were counted by hand, and where: at a session, in a waiting room."""

    yes: int
    not_yet: int
    cannot_say: int
    where: str

    @property
    def total(self) -> int:
        return self.yes + self.not_yet + self.cannot_say


@transaction.atomic
def ask_families(action: Action, asking: Asking, *, by: Member) -> NoticeQuestion:
    """Raises NotDeliveredError, AlreadyAskedError, NotADayToCloseError."""
    action, today = held_action(action), timezone.localdate()
    if not action.is_delivered or not action.plan.is_public:
        raise NotDeliveredError(action)
    if action.notice_questions.filter(closed_on=None).exists():
        raise AlreadyAskedError(action)
    if not 0 < (asking.closes_on - today).days <= LONGEST_DAYS:
        raise NotADayToCloseError(asking.closes_on)
    question = NoticeQuestion.objects.create(
        action=action, words=asking.words, opened_on=today, closes_on=asking.closes_on
    )
    record("families asked whether they notice", action, by=by.user)
    return question


@transaction.atomic
def count_notice(question: NoticeQuestion, answer: NoticeAnswer, *, form: str) -> bool:
    """Count one answer. The same `form` is counted once: gives False the second time.

    Many may answer at once: nothing is read before it is written. Raises QuestionClosedError.
    """
    if not _is_new(question, form):
        return False
    _add(question, {answer: 1})
    return True


@transaction.atomic
def count_paper(question: NoticeQuestion, paper: OnPaper, *, form: str, by: Member) -> bool:
    """Add answers from paper; the same `form` once. Raises QuestionClosedError, ValueError."""
    if not 0 < paper.total <= MOST_ON_PAPER or min(paper.yes, paper.not_yet, paper.cannot_say) < 0:
        raise ValueError(paper)
    if not _is_new(question, form):
        return False
    counts = {
        NoticeAnswer.YES: paper.yes,
        NoticeAnswer.NOT_YET: paper.not_yet,
        NoticeAnswer.CANNOT_SAY: paper.cannot_say,
    }
    _add(question, counts)
    details: dict[str, str | int] = {"answers": paper.total, "where": paper.where}
    record("answers from paper counted", question.action, by=by.user, **details)
    return True


@transaction.atomic
def close_question(question: NoticeQuestion, *, by: Member | None) -> NoticeQuestion:
    """Take no more answers, and work out what may be shown. Closing twice is closing once."""
    question = NoticeQuestion.objects.select_for_update().get(pk=question.pk)
    if question.closed_on is not None:
        return question
    question.closed_on = timezone.localdate()
    question.shown = asdict(protected_counts(question.answers))
    question.save(update_fields=["closed_on", "shown"])
    question.receipts.all().delete()
    record("question to families closed", question.action, by=by.user if by else None)
    return question


def close_questions() -> int:
    """Close those whose last day is over. Gives how many."""
    over = NoticeQuestion.objects.filter(closed_on=None, closes_on__lt=timezone.localdate())
    return len([close_question(question, by=None) for question in over.order_by("pk")])


def _is_new(question: NoticeQuestion, form: str) -> bool:
    """Whether nobody sent this form before: the database decides, whoever comes at once."""
    mark = sha256(form.encode()).hexdigest()
    return NoticeReceipt.objects.get_or_create(question=question, form_hash=mark)[1]


def _add(question: NoticeQuestion, counts: dict[NoticeAnswer, int]) -> None:
    still_open = NoticeQuestion.objects.filter(
        pk=question.pk, closed_on=None, closes_on__gte=timezone.localdate()
    )
    more = {str(answer): F(str(answer)) + number for answer, number in counts.items()}
    if not still_open.update(**more):
        raise QuestionClosedError(question)

"""What members read of their surveys: the list, the counts, what needs doing."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.questionnaires.models import QuestionnaireVersion
from heard.surveys.answers import responses
from heard.surveys.answers.models import Mode
from heard.surveys.models import ReturnsState, Survey
from heard.surveys.rules import can_bring_in_returns, can_run_surveys

SMALLEST_SHOWN = 20
ROUNDED_TO = 5


@dataclass(frozen=True)
class AnswerCount:
    """How many answers came in one way, in words that staff may see."""

    mode: str
    words: str


def surveys_of(member: Member) -> QuerySet[Survey]:
    """The partnership's surveys that are not archived, the newest first."""
    return member.partnership.surveys.current().select_related("version")


def archived_surveys(member: Member) -> QuerySet[Survey]:
    return member.partnership.surveys.filter(archived_at__isnull=False).select_related("version")


def versions_to_ask(member: Member) -> QuerySet[QuestionnaireVersion]:
    """The questionnaire versions that a survey can be made from, the newest first."""
    versions = member.partnership.questionnaire_versions
    return versions.defer("canonical").order_by("-brought_in_at")


def count_words(count: int, *, is_final: bool) -> str:
    """A count for staff: rounded to 5 and none under 20 while more may come.

    Exact counts that can be watched tell who answered just now: somebody who helped a family
    this morning would see one more at noon. After the close a count stands still, and only small
    ones are kept back.
    """
    if count < SMALLEST_SHOWN:
        return _("fewer than %(least)s") % {"least": SMALLEST_SHOWN}
    if is_final:
        return f"{count:,}"
    rounded = ROUNDED_TO * round(count / ROUNDED_TO)
    return _("about %(count)s") % {"count": f"{rounded:,}"}


def answer_counts(survey: Survey) -> list[AnswerCount]:
    """Answers by mode and in all. A mode's count is left out where all are too few to show."""
    if survey.is_draft:
        return []
    counts = responses.count_by_mode(survey.key)
    total = sum(counts.values())
    words = count_words(total, is_final=survey.is_closed)
    lines = [AnswerCount(_("All answers"), words)]
    if total < SMALLEST_SHOWN:
        return lines
    by_mode = [
        AnswerCount(str(mode.label), count_words(counts[mode], is_final=False))
        for mode in Mode
        if counts[mode]
    ]
    return [*by_mode, *lines]


def todo(member: Member) -> list[Todo]:
    """What surveys ask of a member today."""
    return [*_to_open(member), *_to_choose(member)]


def _to_open(member: Member) -> list[Todo]:
    if not can_run_surveys(member):
        return []
    return [
        Todo(
            _("Finish and open the survey “%(title)s”") % {"title": survey.title},
            survey.get_absolute_url(),
        )
        for survey in surveys_of(member).filter(opened_at=None)
    ]


def _to_choose(member: Member) -> list[Todo]:
    found: list[Todo] = []
    for survey in surveys_of(member).filter(opened_at__isnull=False, closed_at=None):
        if not can_bring_in_returns(member, survey):
            continue
        found.extend(
            Todo(
                _("Decide which rows of “%(file)s” to bring in") % {"file": returns.filename},
                reverse("surveys:show_returns", args=[survey.pk, returns.key]),
            )
            for returns in survey.returns_files.filter(state=ReturnsState.CHECKED)
        )
    return found

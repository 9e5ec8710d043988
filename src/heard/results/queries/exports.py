"""Reads of requests for answers row by row."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import number_words, percent_words
from heard.engines.questionnaire import Questionnaire
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Permission
from heard.partnerships.todo import Todo
from heard.results.axes import MODE
from heard.results.models import RowExport, RowState
from heard.results.rowfile import Why, profile_items
from heard.surveys.models import Promise, Survey

WHY_WORDS: dict[Why, str | Words] = {
    Why.FREE: gettext_lazy("Written words, dates and numbers never go out"),
    Why.CHOSEN: gettext_lazy("Left out by choice"),
    Why.FOLLOWS: gettext_lazy("Asked only after an answer that is not in the file"),
    Why.TELLS: gettext_lazy("Who was asked it would tell an answer that few gave"),
    Why.FEW: gettext_lazy("Too few people gave any one answer"),
}
SMALLEST_WORDS: dict[int, str | Words] = {
    1: gettext_lazy("1: somebody is alone"),
    2: gettext_lazy("2 to 4"),
    5: gettext_lazy("5 to 9"),
    10: gettext_lazy("10 to 19"),
    20: gettext_lazy("20 or more"),
}


@dataclass(frozen=True)
class ProfileChoice:
    """A profile item that may go out, by code and label."""

    code: str
    label: str


@dataclass(frozen=True)
class LeftOut:
    """Questions that are not in the file for one reason."""

    why: str | Words
    labels: list[str]


def profile_choices(questionnaire: Questionnaire) -> list[ProfileChoice]:
    """What others may know of a family: how it answered, and every choice that is no view."""
    return [
        ProfileChoice(code, _label(questionnaire, code)) for code in profile_items(questionnaire)
    ]


def _label(questionnaire: Questionnaire, code: str) -> str:
    if code == MODE:
        return _("How people answered")
    return questionnaire.item(code).label.get(questionnaire.default_language)


def row_exports(partnership: Partnership) -> QuerySet[RowExport]:
    return partnership.row_exports.select_related(
        "asked_by__user", "settled_by__user", "survey__version"
    )


def surveys_with_rows(partnership: Partnership) -> QuerySet[Survey]:
    """Closed surveys whose promise allows it, newest first."""
    return partnership.surveys.filter(closed_at__isnull=False, promise=Promise.OPEN).order_by(
        "-closed_at"
    )


def refusal_of(survey: Survey) -> str:
    """Why nobody may ask for rows of it; nothing where they may."""
    if survey.promise != Promise.OPEN:
        return _(
            "This survey promised to protect who answered, so its answers never go out row by row."
        )
    if not survey.is_closed:
        return _("This survey is not closed. Rows are of closed surveys only.")
    return ""


def profile_words(export: RowExport) -> list[str]:
    """What of the profile is in the file."""
    if export.survey is None:
        return list(export.profile)
    return [_label(export.survey.version.questionnaire, code) for code in export.profile]


def left_out_of(export: RowExport) -> list[LeftOut]:
    """What is not in the file, reason by reason."""
    if export.survey is None:
        return []
    questionnaire = export.survey.version.questionnaire
    by_reason: dict[Why, list[str]] = {}
    for code, why in export.left_out:
        by_reason.setdefault(Why(why), []).append(_label(questionnaire, code))
    return [LeftOut(WHY_WORDS[why], labels) for why, labels in by_reason.items()]


def risk_words(export: RowExport) -> list[tuple[str, str]]:
    """The figures on the rows, as labels and words; none before they are worked out."""
    risk = export.risk
    if not risk:
        return []
    return [
        (_("Rows"), _("about %(rows)s") % {"rows": number_words(risk["rows"])}),
        (_("Smallest group that is alike in the profile"), str(SMALLEST_WORDS[risk["smallest"]])),
        (_("Rows that are alone in the profile"), _up_to(risk["alone"])),
        (_("Rows in a group of fewer than 5"), _up_to(risk["in_small_groups"])),
        (_("Rows that are alone in all their answers"), _up_to(risk["alone_in_all"])),
    ]


def _up_to(percent: int) -> str:
    if not percent:
        return _("none")
    return _("%(percent)s or a little less") % {"percent": percent_words(percent)}


def rows_todo(member: Member) -> list[Todo]:
    """Requests for a second person, and files to fetch before they are deleted."""
    found = row_exports(member.partnership)
    todos = []
    if member.may(Permission.APPROVE_ROWS):
        waiting = found.filter(state=RowState.WAITING).exclude(asked_by__user=member.user_id)
        todos += [
            Todo(
                _("Approve or refuse that answers to %(survey)s go out as rows")
                % {"survey": export.survey_title},
                reverse("results:row_export", args=[export.key]),
            )
            for export in waiting
        ]
    ready = found.filter(
        Q(asked_by=member),
        state=RowState.READY,
        downloads=0,
        download_until__gte=timezone.localdate(),
    )
    if member.may(Permission.EXPORT_ROWS):
        todos += [
            Todo(
                _("Download the rows of %(survey)s") % {"survey": export.survey_title},
                reverse("results:row_export", args=[export.key]),
                due_on=export.download_until,
            )
            for export in ready
        ]
    return todos

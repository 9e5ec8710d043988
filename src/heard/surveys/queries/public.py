"""What everybody may read: the surveys of a partnership, and how far somebody is in one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from heard.engines.questionnaire import (
    Item,
    Questionnaire,
    Section,
    asked_sections,
    missing_required,
    not_asked,
)
from heard.engines.questionnaire.answers import answer_fault
from heard.partnerships.models import Partnership
from heard.questionnaires.wording import Voice, condition_words
from heard.surveys.models import Survey


def open_surveys(partnership: Partnership) -> QuerySet[Survey]:
    """The surveys that can be answered now, the newest first."""
    return partnership.surveys.open().order_by("-opened_at")


def closed_surveys(partnership: Partnership) -> QuerySet[Survey]:
    """The surveys that have closed and are not archived, the newest first."""
    return partnership.surveys.current().filter(closed_at__isnull=False).order_by("-closed_at")


def public_survey(partnership: Partnership, key: UUID) -> Survey:
    """A survey that has been opened, with what its pages need, in one statement.

    Raises Survey.DoesNotExist, also for one that is still being prepared or was archived.
    """
    return (
        Survey.objects.select_related("version")
        .defer("version__canonical")
        .get(key=key, partnership=partnership, opened_at__isnull=False, archived_at=None)
    )


@dataclass(frozen=True)
class Stage:
    """One section in the list of progress."""

    number: int
    code: str
    title: str
    is_current: bool


def stages(voice: Voice, answers: Mapping[str, Any], current: str = "") -> list[Stage]:
    """The sections that somebody with these answers is asked, numbered from 1."""
    words = voice.questionnaire.words
    return [
        Stage(
            number,
            section.code,
            words(section.title, voice.language, voice.look),
            section.code == current,
        )
        for number, section in enumerate(asked_sections(voice.questionnaire, answers), start=1)
    ]


def section_to_go_on(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> str:
    """The first section after the last one with an answer; nothing where none is left."""
    following = ""
    for section in reversed(asked_sections(questionnaire, answers)):
        if any(item.code in answers for item in section.items):
            break
        following = section.code
    return following


@dataclass(frozen=True)
class CheckedAnswer:
    """A question with its answer in words; `lines` is empty where it was left blank."""

    code: str
    question: str
    lines: list[str]


@dataclass(frozen=True)
class CheckedSection:
    code: str
    title: str
    answers: list[CheckedAnswer]


@dataclass(frozen=True)
class UnusedAnswer:
    """An answer that will not be sent, because its question is not asked; `only_if` says when."""

    question: str
    only_if: str


@dataclass(frozen=True)
class CheckPage:
    """All answers before they are sent."""

    sections: list[CheckedSection]
    unused: list[UnusedAnswer]

    @property
    def has_answers(self) -> bool:
        return any(answer.lines for section in self.sections for answer in section.answers)


def check_page(voice: Voice, answers: Mapping[str, Any]) -> CheckPage:
    """What somebody with these answers looks over before sending."""
    sections = asked_sections(voice.questionnaire, answers)
    left_out = not_asked(voice.questionnaire, answers)
    return CheckPage(
        [_checked_section(section, voice, answers) for section in sections],
        [_unused(voice.questionnaire.item(code), voice) for code in left_out],
    )


def _checked_section(section: Section, voice: Voice, answers: Mapping[str, Any]) -> CheckedSection:
    return CheckedSection(
        section.code,
        voice.questionnaire.words(section.title, voice.language, voice.look),
        [
            CheckedAnswer(
                item.code,
                voice.question(item.code),
                voice.answer(item, answers[item.code]) if item.code in answers else [],
            )
            for item in section.items
        ],
    )


def _unused(item: Item, voice: Voice) -> UnusedAnswer:
    section = voice.questionnaire.section_of(item.code)
    condition = item.shown_when or section.shown_when
    words = "" if condition is None else condition_words(condition, voice)
    return UnusedAnswer(voice.question(item.code), words)


@dataclass(frozen=True)
class MissingAnswer:
    """A question that has to be answered and was not."""

    section: str
    code: str
    question: str


def missing_answers(voice: Voice, answers: Mapping[str, Any]) -> list[MissingAnswer]:
    """The questions that stand in the way of sending."""
    return [
        MissingAnswer(
            voice.questionnaire.section_of(item.code).code, item.code, voice.question(item.code)
        )
        for item in missing_required(voice.questionnaire, answers)
    ]


def fitting_answers(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Those answers that a questionnaire allows: what can be kept of a draft of another version."""
    return {
        item.code: answers[item.code]
        for item in questionnaire.items
        if item.code in answers and not answer_fault(item, answers[item.code])
    }

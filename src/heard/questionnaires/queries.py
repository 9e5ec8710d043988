"""Reads of the room: the versions, and one of them as somebody would be asked it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.engines.questionnaire import Item, Option, Section, warnings
from heard.partnerships.models import Member
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.wording import Voice, condition_words

KIND_NAMES = {
    "one_choice": gettext_lazy("One choice"),
    "several_choices": gettext_lazy("Several choices"),
    "scale": gettext_lazy("Scale"),
    "number": gettext_lazy("Number"),
    "short_text": gettext_lazy("Short text"),
    "long_text": gettext_lazy("Long text"),
    "date": gettext_lazy("Date"),
}
FAVOUR_NAMES = {1: gettext_lazy("good"), 0: gettext_lazy("neither"), -1: gettext_lazy("bad")}


@dataclass(frozen=True)
class PreviewOption:
    """An option; `remarks` are what it counts as and whether it stands alone."""

    label: str
    code: str
    remarks: str


@dataclass(frozen=True)
class PreviewItem:
    code: str
    label: str
    hint: str
    kind: str
    only_if: str
    options: list[PreviewOption]


@dataclass(frozen=True)
class PreviewSection:
    code: str
    title: str
    hint: str
    only_if: str
    items: list[PreviewItem]


@dataclass(frozen=True)
class Preview:
    """A whole version on one page, routing in words, and what may be a slip."""

    sections: list[PreviewSection]
    warnings: tuple[str, ...]
    languages: list[str]
    looks: list[str]


def versions_of(member: Member) -> QuerySet[QuestionnaireVersion]:
    """The partnership's questionnaire versions, newest first, without their definitions."""
    return member.partnership.questionnaire_versions.defer("canonical").order_by("-brought_in_at")


def preview(version: QuestionnaireVersion) -> Preview:
    questionnaire = version.questionnaire
    voice = version.voice(questionnaire.default_language)
    return Preview(
        [_section(section, voice) for section in questionnaire.sections],
        warnings(questionnaire),
        list(questionnaire.languages),
        list(questionnaire.looks),
    )


def _section(section: Section, voice: Voice) -> PreviewSection:
    words = voice.questionnaire.words
    condition = section.shown_when
    return PreviewSection(
        section.code,
        words(section.title, voice.language),
        words(section.hint, voice.language),
        condition_words(condition, voice) if condition else "",
        [_item(item, voice) for item in section.items],
    )


def _item(item: Item, voice: Voice) -> PreviewItem:
    options = [
        PreviewOption(voice.option(item.code, option.code), option.code, _remarks(option))
        for option in item.options
    ]
    return PreviewItem(
        item.code,
        voice.question(item.code),
        voice.questionnaire.words(item.hint, voice.language),
        _kind_words(item),
        condition_words(item.shown_when, voice) if item.shown_when else "",
        options,
    )


def _remarks(option: Option) -> str:
    remarks = [] if option.favour is None else [str(FAVOUR_NAMES[option.favour])]
    return ", ".join([*remarks, _("stands alone")] if option.exclusive else remarks)


def _kind_words(item: Item) -> str:
    words = [str(KIND_NAMES[item.kind])]
    if item.minimum is not None and item.maximum is not None:
        words.append(
            _("from %(least)s to %(most)s") % {"least": item.minimum, "most": item.maximum}
        )
    if item.required:
        words.append(_("must be answered"))
    return ", ".join(words)

"""Routing in plain words, for those who answer and those who prepare the questions."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from heard.design.words import date_words
from heard.engines.questionnaire import STANDARD, Item, Questionnaire
from heard.engines.questionnaire.conditions import (
    All,
    Answered,
    AnyOf,
    Compares,
    Condition,
    Includes,
    IsOption,
    Not,
)


@dataclass(frozen=True, eq=False)
class Voice:
    """Whose words: a questionnaire in one of its languages and looks.

    Two voices are equal when they are the same object: `QuestionnaireVersion.voice` keeps one.
    """

    questionnaire: Questionnaire
    language: str
    look: str = STANDARD

    def question(self, code: str) -> str:
        item = self.questionnaire.item(code)
        return self.questionnaire.words(item.label, self.language, self.look)

    def option(self, code: str, option: str) -> str:
        chosen = self.questionnaire.item(code).option(option)
        return self.questionnaire.words(chosen.label, self.language, self.look)

    def answer(self, item: Item, value: object) -> list[str]:
        """An answer as the person sees it: lines of words, or one line for each tick."""
        if item.is_choice:
            codes = value if isinstance(value, list) else [value]
            return [self.option(item.code, str(code)) for code in codes]
        if item.kind == "date":
            return [date_words(date.fromisoformat(str(value)))]
        return str(value).split("\n")


def condition_words(condition: Condition, voice: Voice) -> str:
    """A condition as the rest of a sentence that begins with "if": "you chose “Yes” for ..."."""
    match condition:
        case All(conditions):
            return _(" and ").join(_grouped(part, voice) for part in conditions)
        case AnyOf(conditions):
            return _(" or ").join(_grouped(part, voice) for part in conditions)
        case Not(inner):
            return _not_words(inner, voice)
        case IsOption(item, option) | Includes(item, option):
            return _("you chose “%(option)s” for “%(question)s”") % {
                "option": voice.option(item, option),
                "question": voice.question(item),
            }
        case Answered(item):
            return _("you answered “%(question)s”") % {"question": voice.question(item)}
        case Compares():
            return _comparison_words(condition, voice)


def _grouped(condition: Condition, voice: Voice) -> str:
    words = condition_words(condition, voice)
    return f"({words})" if isinstance(condition, All | AnyOf) else words


def _not_words(condition: Condition, voice: Voice) -> str:
    match condition:
        case IsOption(item, option) | Includes(item, option):
            return _("you did not choose “%(option)s” for “%(question)s”") % {
                "option": voice.option(item, option),
                "question": voice.question(item),
            }
        case Answered(item):
            return _("you did not answer “%(question)s”") % {"question": voice.question(item)}
        case _:
            return _("this is not so: %(words)s") % {"words": condition_words(condition, voice)}


def _comparison_words(test: Compares, voice: Voice) -> str:
    names = {"number": test.number, "question": voice.question(test.item)}
    match test.comparison:
        case "equals":
            return _("your answer to “%(question)s” is %(number)s") % names
        case "less_than":
            return _("your answer to “%(question)s” is less than %(number)s") % names
        case "at_most":
            return _("your answer to “%(question)s” is %(number)s or less") % names
        case "more_than":
            return _("your answer to “%(question)s” is more than %(number)s") % names
        case "at_least":
            return _("your answer to “%(question)s” is %(number)s or more") % names

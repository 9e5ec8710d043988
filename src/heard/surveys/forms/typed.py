"""Turning what somebody typed for one question into an answer, or into what to do about it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from heard.design.typed import printable
from heard.engines.questionnaire import Item
from heard.engines.questionnaire.answers import answer_fault, tidy_answer
from heard.questionnaires.wording import Voice

LONGEST = {"short_text": 500, "long_text": 5_000}
DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True)
class Typed:
    """What came for one question: the answer (None: blank), what was typed, what is wrong."""

    answer: Any
    shown: Any
    error: str = ""


def read_item(item: Item, sent: QueryDict, voice: Voice) -> Typed:
    """Read one question's answer from a posted form."""
    raw = _raw(item, sent)
    answer = tidy_answer(item, _as_date(raw) if item.kind == "date" else raw)
    if answer is None:
        return Typed(None, raw)
    error = _fault(item, answer, voice)
    return Typed(None if error else answer, raw, error)


def required_error(item: Item) -> str:
    if item.is_choice or item.kind == "scale":
        return _("Select an answer")
    return _("Enter an answer")


def shown_value(item: Item, answer: Any) -> Any:
    """How a kept answer stands in the form's controls."""
    if item.kind == "date":
        parts = str(answer or "--").split("-")
        return tuple(part.lstrip("0") for part in reversed(parts))
    if item.kind == "several_choices":
        return answer or []
    return "" if answer is None else str(answer)


def _raw(item: Item, sent: QueryDict) -> Any:
    if item.kind == "several_choices":
        return [printable(value) for value in sent.getlist(item.code)]
    if item.kind == "date":
        return tuple(printable(sent.get(f"{item.code}-{part}", "")).strip() for part in DATE_PARTS)
    value = printable(sent.get(item.code, ""))
    return value.replace(",", "").strip() if item.is_number else value


def _as_date(parts: tuple[str, ...]) -> str:
    """ISO 8601 where the parts look like a date; else something that is none, to be refused."""
    if not any(parts):
        return ""
    day, month, year = parts
    if all(part.isascii() and part.isdecimal() for part in parts) and len(year) == 4:
        return f"{year}-{month:0>2}-{day:0>2}"
    return "/".join(parts)


def _fault(item: Item, answer: Any, voice: Voice) -> str:
    most = LONGEST.get(item.kind)
    if most and isinstance(answer, str) and len(answer) > most:
        return _("Use %(most)s characters or fewer. You have used %(used)s") % {
            "most": f"{most:,}",
            "used": f"{len(answer):,}",
        }
    return _in_our_words(item, answer, voice) if answer_fault(item, answer) else ""


def _in_our_words(item: Item, answer: Any, voice: Voice) -> str:
    """The engine knows whether an answer is allowed; what to say about it is for this page."""
    match item.kind:
        case "several_choices":
            return _ticks_words(item, answer, voice)
        case "one_choice" | "scale":
            return _("Select one of the answers in the list")
        case "number":
            return _number_words(item, answer)
        case "date":
            return _("Enter a real date, like 27 3 2026")
        case _:
            return _("Type your answer again without special characters")


def _ticks_words(item: Item, answer: Any, voice: Voice) -> str:
    alone = next((option for option in item.options if option.exclusive), None)
    if alone is None or not set(answer) <= set(item.option_codes):
        return _("Select only answers in the list")
    return _("Select answers, or select “%(alone)s”, not both") % {
        "alone": voice.option(item.code, alone.code)
    }


def _number_words(item: Item, answer: Any) -> str:
    if not isinstance(answer, int | float):
        return _("Enter a number, like 3")
    if not item.decimals and not isinstance(answer, int):
        return _("Enter a whole number, like 3")
    limits = {"least": item.minimum, "most": item.maximum}
    if item.minimum is not None and item.maximum is not None:
        return _("Enter a number from %(least)s to %(most)s") % limits
    if item.minimum is not None and answer < item.minimum:
        return _("Enter %(least)s or more") % limits
    if item.maximum is not None and answer > item.maximum:
        return _("Enter %(most)s or less") % limits
    return _("Enter a smaller number")

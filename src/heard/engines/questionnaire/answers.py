"""Answers in canonical form: what each kind of question's answer looks like, and checking it.

    one_choice        the option's code
    several_choices   a list of codes in the order of the options, an exclusive one alone
    scale, number     a number (int where the item has no decimals)
    short_text        words, at most 2,000 bytes of UTF-8
    long_text         words, at most 20,000 bytes of UTF-8
    date              ISO 8601, 2026-03-31
    left blank        the code is absent

An item that routing did not ask has no answer either; `routing.asked_items` tells the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from heard.engines.questionnaire.conditions import holds
from heard.engines.questionnaire.definition import Item, Kind, Questionnaire, tidy_words
from heard.engines.questionnaire.routing import asked_items, routed
from heard.engines.questionnaire.validity import CONTROL_CHARACTERS

SHORT_TEXT_BYTES = 2_000
LONG_TEXT_BYTES = 20_000
LARGEST_ANSWER = 1_000_000_000_000
_CONTROL = re.compile(f"[{CONTROL_CHARACTERS}]")
_NUMBER = re.compile(r"[-+]?[0-9]{1,13}(\.[0-9]{1,6})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_OPTIONS_NAMED = 12

Answers = dict[str, Any]


class AnswerProblem(msgspec.Struct, frozen=True):
    """An answer that the questionnaire does not allow. `message` ends with what is allowed."""

    item_code: str
    value: Any
    message: str


def check_answers(
    questionnaire: Questionnaire, answers: Mapping[str, Any]
) -> tuple[AnswerProblem, ...]:
    """Return what is wrong with answers that should be in canonical form.

    A required item left blank is not wrong here: see `missing_required`.
    """
    problems: list[AnswerProblem] = []
    asked = {item.code for item in asked_items(questionnaire, answers)}
    for code, value in answers.items():
        item = questionnaire.items_by_code.get(code)
        if item is None:
            message = "there is no such question"
        elif code not in asked:
            message = "this question is not asked with these answers"
        else:
            message = answer_fault(item, value)
        if message:
            problems.append(AnswerProblem(code, value, message))
    return tuple(problems)


def missing_required(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> tuple[Item, ...]:
    """Return the items that are asked, required and left blank."""
    return tuple(
        item
        for item in asked_items(questionnaire, answers)
        if item.required and item.code not in answers
    )


def answer_fault(item: Item, value: Any) -> str:
    """Return why a value is not a canonical answer to an item; nothing if it is one."""
    return _FAULTS[item.kind](item, value)


def tidy_answers(questionnaire: Questionnaire, raw: Mapping[str, Any]) -> Answers:
    """Return answers as near to canonical form as can be without guessing.

    Blank ones go, words are stripped and put in NFC, ticks are ordered, numbers are read; then
    answers to items that are not asked are dropped. What fits no rule stays for `check_answers`.
    """
    answers = {
        code: value for code, value in raw.items() if code not in questionnaire.items_by_code
    }
    for item in questionnaire.items:
        value = tidy_answer(item, raw.get(item.code))
        if value is not None:
            answers[item.code] = value
    for code in not_asked(questionnaire, answers):
        del answers[code]
    return answers


def not_asked(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes that have an answer here although routing does not ask them."""
    asked = {item.code for item in asked_items(questionnaire, answers)}
    return tuple(
        item.code for item in questionnaire.items if item.code in answers and item.code not in asked
    )


def tidy_answer(item: Item, value: Any) -> Any:
    """Return one answer in canonical form where it can be had, None where it is blank."""
    if isinstance(value, str):
        value = tidy_words(value)
    if value is None or value in ("", [], ()):
        return None
    if item.kind == "several_choices":
        return _tidy_ticks(item, value)
    if item.is_number and isinstance(value, str):
        return _tidy_number(value)
    if isinstance(value, float) and item.is_number and value.is_integer():
        return int(value)
    return value


def _tidy_ticks(item: Item, value: Any) -> Any:
    ticks = [value] if isinstance(value, str) else value
    if not isinstance(ticks, list | tuple) or not all(isinstance(tick, str) for tick in ticks):
        return value
    codes = {tick.strip() for tick in ticks} - {""}
    known = [code for code in item.option_codes if code in codes]
    return [*known, *sorted(codes.difference(known))] or None


def _tidy_number(words: str) -> int | float | str:
    if not _NUMBER.fullmatch(words):
        return words
    number = float(words)
    return int(words) if "." not in words else int(number) if number.is_integer() else number


def _one_choice_fault(item: Item, value: Any) -> str:
    if isinstance(value, str) and value in item.option_codes:
        return ""
    return f"this is not an option; use {options_named(item)}"


def _several_choices_fault(item: Item, value: Any) -> str:
    if not isinstance(value, list) or not value:
        return "this is not a list of options"
    unknown = [str(tick) for tick in value if tick not in item.option_codes]
    if unknown:
        return f"“{unknown[0][:60]}” is not an option; use {options_named(item)}"
    if value != [code for code in item.option_codes if code in value]:
        return "the options are not each there once, in their order"
    alone = next((code for code in value if item.option(code).exclusive), "")
    if alone and len(value) > 1:
        return f"“{alone}” stands beside other options; use it alone"
    return ""


def options_named(item: Item) -> str:
    """Return the codes that may be chosen, for a message."""
    codes = item.option_codes
    if len(codes) <= MOST_OPTIONS_NAMED:
        return ", ".join(codes)
    return f"{', '.join(codes[:MOST_OPTIONS_NAMED])} or one of {len(codes)} in all"


def _number_fault(item: Item, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "this is not a number; use digits"
    if not -LARGEST_ANSWER <= value <= LARGEST_ANSWER:
        return "this number is out of range"
    if not item.decimals and not isinstance(value, int):
        return "this is not a whole number; leave out the decimals"
    if item.minimum is not None and value < item.minimum:
        return f"this is too small; use {item.minimum} or more"
    if item.maximum is not None and value > item.maximum:
        return f"this is too large; use {item.maximum} or less"
    return ""


def _text_fault(item: Item, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        return "this is not text"
    if _CONTROL.search(value):
        return "the text holds a control character; type it afresh"
    most = SHORT_TEXT_BYTES if item.kind == "short_text" else LONG_TEXT_BYTES
    if len(value) * 4 > most and len(value.encode()) > most:
        return f"the text is over {most:,} bytes; shorten it"
    return ""


def _date_fault(_: Item, value: Any) -> str:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return f"there is no such date as {value}; correct it"
        return ""
    return "this is not a date; use the form 2026-03-31"


_FAULTS: dict[Kind, Callable[[Item, Any], str]] = {
    "one_choice": _one_choice_fault,
    "several_choices": _several_choices_fault,
    "scale": _number_fault,
    "number": _number_fault,
    "short_text": _text_fault,
    "long_text": _text_fault,
    "date": _date_fault,
}


class RoutedItems:
    """The items that only some people are asked, prepared for many returns in a row."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.conditions = tuple(
            (item.code, conditions) for item, conditions in routed(questionnaire) if conditions
        )

    def drop_not_asked(self, answers: Answers) -> tuple[str, ...]:
        """Take out of `answers` what was not asked; return the codes. As `not_asked`, faster.

        In order of items, so that each condition sees only what was truly asked before it.
        """
        dropped: list[str] = []
        for code, conditions in self.conditions:
            if code in answers and not all(holds(part, answers) for part in conditions):
                del answers[code]
                dropped.append(code)
        return tuple(dropped)

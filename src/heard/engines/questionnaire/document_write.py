"""A questionnaire as a plain document: the shape of our YAML and JSON files.

    id: parents_carers
    version: '2026.1'
    title: {en: ..., en-x-easyread: ...}     # or plain words: the default language
    languages: [en]
    default_language: en
    option_lists:
      agree:
      - {code: agree, label: {en: Agree}, favour: 1}
    sections:
    - code: ...
      title: ...
      hint: ...                               # optional, as are the next ones
      shown_when: {item: sources, includes: local_offer}
      items:
      - {code: ..., kind: one_choice, label: ..., options: agree}

A condition is `{item, is}`, `{item, includes}`, `{item, answered: true}`, `{item, equals |
less_than | at_most | more_than | at_least: number}`, `{not: ...}`, `{all: [...]}`, `{any: [...]}`.
"""

from __future__ import annotations

from typing import Any

from heard.engines.questionnaire.conditions import (
    All,
    Answered,
    AnyOf,
    Compares,
    Condition,
    Includes,
    IsOption,
    Not,
    Number,
    simplified,
)
from heard.engines.questionnaire.definition import Item, Option, Questionnaire, Section, Text

Document = dict[str, Any]


def to_document(questionnaire: Questionnaire) -> Document:
    """Return the definition as mappings, lists, text, whole and decimal numbers and true.

    What is empty or not so is left out; texts are in Unicode NFC and conditions in normal form,
    so that equal meaning gives an equal document.
    """
    return {
        "id": questionnaire.id,
        "version": questionnaire.version,
        "title": _text(questionnaire.title),
        "languages": list(questionnaire.languages),
        "default_language": questionnaire.default_language,
        "option_lists": {
            item.list_name: [_option(option) for option in item.options]
            for item in questionnaire.items
            if item.is_choice
        },
        "sections": [_section(section) for section in questionnaire.sections],
    }


def _text(text: Text) -> dict[str, str]:
    return dict(Text.of(dict(text.wordings)).wordings)


def _option(option: Option) -> Document:
    written: Document = {"code": option.code, "label": _text(option.label)}
    if option.favour is not None:
        written["favour"] = option.favour
    if option.exclusive:
        written["exclusive"] = True
    return written


def _section(section: Section) -> Document:
    written: Document = {"code": section.code, "title": _text(section.title)}
    if section.hint:
        written["hint"] = _text(section.hint)
    if section.shown_when is not None:
        written["shown_when"] = condition_document(simplified(section.shown_when))
    written["items"] = [_item(item) for item in section.items]
    return written


def _item(item: Item) -> Document:
    written: Document = {"code": item.code, "kind": item.kind, "label": _text(item.label)}
    if item.hint:
        written["hint"] = _text(item.hint)
    if item.is_choice:
        written["options"] = item.list_name
    for field in ("required", "decimals"):
        if getattr(item, field):
            written[field] = True
    for field in ("minimum", "maximum"):
        bound: Number | None = getattr(item, field)
        if bound is not None:
            written[field] = plain_number(bound)
    if item.shown_when is not None:
        written["shown_when"] = condition_document(simplified(item.shown_when))
    for field in ("domain", "construct"):
        if getattr(item, field):
            written[field] = getattr(item, field)
    return written


def condition_document(condition: Condition) -> Document:
    """Return a condition as a document."""
    match condition:
        case All(conditions):
            return {"all": [condition_document(part) for part in conditions]}
        case AnyOf(conditions):
            return {"any": [condition_document(part) for part in conditions]}
        case Not(inner):
            return {"not": condition_document(inner)}
        case _:
            return _test_document(condition)


def _test_document(test: IsOption | Includes | Compares | Answered) -> Document:
    match test:
        case IsOption(item, option):
            return {"item": item, "is": option}
        case Includes(item, option):
            return {"item": item, "includes": option}
        case Answered(item):
            return {"item": item, "answered": True}
        case Compares(item, comparison, number):
            return {"item": item, comparison: plain_number(number)}


def plain_number(number: Number) -> Number:
    """Return a whole number as an int, so that 5 and 5.0 are written alike."""
    return int(number) if number == int(number) else number

"""Which questions a person is asked, given what they answered so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from heard.engines.questionnaire.conditions import Condition, holds
from heard.engines.questionnaire.definition import Item, Questionnaire, Section


def routed(questionnaire: Questionnaire) -> Iterator[tuple[Item, tuple[Condition, ...]]]:
    """Give each item with the conditions under which it is asked: its section's, then its own."""
    for section in questionnaire.sections:
        for item in section.items:
            conditions = (section.shown_when, item.shown_when)
            yield item, tuple(condition for condition in conditions if condition is not None)


def _walk(
    questionnaire: Questionnaire, answers: Mapping[str, Any]
) -> Iterator[tuple[Section, tuple[Item, ...]]]:
    """Yield the sections that are asked with their asked items.

    Conditions look back only, so one pass is enough: an answer joins `counted` when its item is
    asked, and what was answered on a path since left counts for nothing.
    """
    counted: dict[str, Any] = {}
    for section in questionnaire.sections:
        if section.shown_when is not None and not holds(section.shown_when, counted):
            continue
        asked: list[Item] = []
        for item in section.items:
            if item.shown_when is None or holds(item.shown_when, counted):
                asked.append(item)
                if item.code in answers:
                    counted[item.code] = answers[item.code]
        if asked:
            yield section, tuple(asked)


def asked_items(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> tuple[Item, ...]:
    """Return the items a person with these answers is asked, in order.

    An item in the result without an answer was left blank; an item that is not in the result
    was not asked. `answers` are in canonical form (see `answers`), blank ones absent.
    """
    return tuple(item for _, items in _walk(questionnaire, answers) for item in items)


def asked_sections(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> tuple[Section, ...]:
    """Return the sections with at least one item to ask, each with only those items."""
    return tuple(
        section if items == section.items else _with_items(section, items)
        for section, items in _walk(questionnaire, answers)
    )


def _with_items(section: Section, items: tuple[Item, ...]) -> Section:
    return Section(
        code=section.code,
        title=section.title,
        items=items,
        hint=section.hint,
        shown_when=section.shown_when,
    )


def next_section(
    questionnaire: Questionnaire, answers: Mapping[str, Any], after: str = ""
) -> Section | None:
    """Return the asked section that follows the section of code `after`; None after the last.

    With `after` empty, the first. A section that is itself no longer asked still has its place
    in the order, so that a person on it is led on, not back to the start.
    """
    order = [section.code for section in questionnaire.sections]
    position = order.index(after) if after in order else -1
    for section in asked_sections(questionnaire, answers):
        if order.index(section.code) > position:
            return section
    return None

"""One section of a questionnaire as a page: what can be asked there, given what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heard.engines.questionnaire import Item, Questionnaire, Section, asked_items
from heard.engines.questionnaire.conditions import All, AnyOf, Condition, Not, holds, simplified


@dataclass(frozen=True)
class PageItem:
    """A question on a page. `only_if` is what still depends on other answers on the same page.

    Without a script such a question is always shown, with the condition in words; with one it
    comes and goes. Either way the server decides, from the answers, whether it was asked.
    """

    item: Item
    only_if: Condition | None = None


def page_items(
    questionnaire: Questionnaire, section: Section, answers: Mapping[str, Any]
) -> tuple[PageItem, ...]:
    """The questions to show on a section's page to somebody with these answers so far."""
    if all(item.shown_when is None for item in section.items):
        return tuple(PageItem(item) for item in section.items)
    earlier = _earlier_answers(questionnaire, section, answers)
    return tuple(_shown(section, earlier))


def _earlier_answers(
    questionnaire: Questionnaire, section: Section, answers: Mapping[str, Any]
) -> dict[str, Any]:
    here = {item.code for item in section.items}
    return {
        item.code: answers[item.code]
        for item in asked_items(questionnaire, answers)
        if item.code in answers and item.code not in here
    }


def _shown(section: Section, earlier: Mapping[str, Any]) -> Iterator[PageItem]:
    on_page: set[str] = set()
    for item in section.items:
        left = True if item.shown_when is None else _left(item.shown_when, earlier, on_page)
        if left is False:
            continue
        on_page.add(item.code)
        yield PageItem(item, None if left is True else simplified(left))


def _left(condition: Condition, earlier: Mapping[str, Any], on_page: set[str]) -> Condition | bool:
    """What is left to find out of a condition: true, false, or what depends on this page."""
    match condition:
        case All(conditions):
            parts = [_left(part, earlier, on_page) for part in conditions]
            kept = tuple(part for part in parts if not isinstance(part, bool))
            return False if False in parts else All(kept) if kept else True
        case AnyOf(conditions):
            parts = [_left(part, earlier, on_page) for part in conditions]
            kept = tuple(part for part in parts if not isinstance(part, bool))
            return True if True in parts else AnyOf(kept) if kept else False
        case Not(inner):
            left = _left(inner, earlier, on_page)
            return not left if isinstance(left, bool) else Not(left)
        case test:
            return test if test.item in on_page else holds(test, earlier)

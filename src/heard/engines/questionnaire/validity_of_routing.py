"""Rules of routing: a condition looks back, at answers that can be given."""

from __future__ import annotations

from collections.abc import Iterator

from heard.engines.questionnaire.conditions import (
    DEEPEST,
    Answered,
    Compares,
    Condition,
    Includes,
    IsOption,
    depth,
    groups_in,
    tests_in,
)
from heard.engines.questionnaire.definition import Item, Path, Questionnaire

MOST_TESTS = 100
Found = tuple[Path, str, str]


def routing_findings(questionnaire: Questionnaire) -> Iterator[Found]:
    """Yield (path, message, action) for each condition that cannot be followed."""
    earlier: dict[str, Item] = {}
    for s, section in enumerate(questionnaire.sections):
        path: Path = ("sections", s)
        if section.shown_when is not None:
            yield from _condition_findings((*path, "shown_when"), section.shown_when, earlier)
        for i, item in enumerate(section.items):
            if item.shown_when is not None:
                here = (*path, "items", i, "shown_when")
                yield from _condition_findings(here, item.shown_when, earlier)
            earlier[item.code] = item


def _condition_findings(
    path: Path, condition: Condition, earlier: dict[str, Item]
) -> Iterator[Found]:
    if depth(condition) > DEEPEST:
        yield path, f"the condition is nested over {DEEPEST} deep", "make it simpler"
        return
    if any(not group.conditions for group in groups_in(condition)):
        yield path, "an all or any of the condition is empty", "put tests into it"
    tests = tuple(tests_in(condition))
    if len(tests) > MOST_TESTS:
        yield path, f"the condition has {len(tests)} tests", f"use at most {MOST_TESTS}"
    for test in tests:
        item = earlier.get(test.item)
        if item is None:
            yield path, f"the condition looks at “{test.item}”, no earlier question", "name one"
        else:
            yield from _test_findings(path, test, item)


def _test_findings(
    path: Path, test: IsOption | Includes | Compares | Answered, item: Item
) -> Iterator[Found]:
    match test:
        case Answered():
            return
        case Compares(_, _, number):
            if not item.is_number:
                yield path, f"the condition compares “{item.code}”, no number", "test an option"
            elif abs(number) > 1_000_000_000 or round(number, 4) != number:
                yield path, f"the number {number} is out of range", "use four decimal places"
        case IsOption(_, option) | Includes(_, option):
            wanted = "one_choice" if isinstance(test, IsOption) else "several_choices"
            if item.kind != wanted:
                yield (
                    path,
                    f"the condition tests an option of “{item.code}”, no {wanted} question",
                    "use “is” for one choice and “includes” for several",
                )
            elif option not in item.option_codes:
                yield (
                    path,
                    f"“{item.code}” has no option “{option}”",
                    f"use one of: {', '.join(item.option_codes)}"[:300],
                )

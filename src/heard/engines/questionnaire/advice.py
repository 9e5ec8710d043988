"""What a careful colleague would say about a valid questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from heard.engines.questionnaire.definition import (
    Item,
    Questionnaire,
    look_tag,
    option_path,
    texts_of,
)
from heard.engines.questionnaire.validity import path_words

# Screen readers say a label before every group of radio buttons.
LONG_LABEL = 160
_NONE_CODES = frozenset({"none", "none_of_these", "none_of_the_above"})


def warnings(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return what is allowed but may be a slip, a sentence each."""
    return (
        *_item_warnings(questionnaire),
        *_wording_warnings(questionnaire),
    )


def _item_warnings(questionnaire: Questionnaire) -> Iterator[str]:
    for item in questionnaire.items:
        if item.has_favour and all(option.favour is not None for option in item.options):
            yield f"{item.code}: there is no option without a favour, such as “I do not know”"
        if item.kind == "several_choices":
            yield from _exclusive_warnings(item)
        length = max((len(words) for _, words in item.label), default=0)
        if length > LONG_LABEL:
            yield f"{item.code}: the label has {length} characters, over {LONG_LABEL}"
        labels = [option.label for option in item.options]
        if len(set(labels)) < len(labels):
            yield f"{item.code}: two options have the same words"


def _exclusive_warnings(item: Item) -> Iterator[str]:
    for option in item.options:
        if option.code in _NONE_CODES and not option.exclusive:
            yield (
                f"{item.code}: the option “{option.code}” is not marked as exclusive,"
                " so it can be ticked beside others"
            )


def _wording_warnings(questionnaire: Questionnaire) -> Iterator[str]:
    used = {tag for _, text in texts_of(questionnaire) for tag in text.tags}
    wanted = [
        tag
        for language in questionnaire.languages
        for tag in (language, *(look_tag(language, look) for look in questionnaire.looks[1:]))
        if tag in used or tag == language
    ]
    for tag in wanted:
        missing = [
            path
            for path, text in texts_of(questionnaire)
            if path[-1] != "hint" and not text.exactly(tag)
        ]
        missing = [path for path in missing if not _is_short_option(questionnaire, path, tag)]
        if missing:
            yield (
                f"{tag}: {len(missing)} texts have no words of their own, the first at"
                f" {path_words(missing[0])}"
            )


def _is_short_option(questionnaire: Questionnaire, path: tuple[str | int, ...], tag: str) -> bool:
    """Say whether an option keeps its standard words in a look, as "Agree" well may."""
    if "-x-" not in tag or path[0] != "option_lists":
        return False
    return any(
        (*option_path(item, position), "label") == path
        and len(option.label.exactly(questionnaire.default_language)) <= 30
        for item in questionnaire.items
        for position, option in enumerate(item.options)
    )

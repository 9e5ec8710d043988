"""The rules that every definition keeps, whatever file it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from heard.engines.questionnaire.definition import (
    Item,
    Path,
    Questionnaire,
    Section,
    Text,
    option_path,
    split_tag,
    texts_of,
)
from heard.engines.questionnaire.problems import Problem
from heard.engines.questionnaire.validity_of_routing import routing_findings

CODE = re.compile(r"[a-z][a-z0-9_]{0,63}")
OPTION_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{0,63}")
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")
# A language, with script and region if wanted (RFC 5646); nothing rarer is needed.
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
LOOK = re.compile(r"[a-z0-9]{1,8}")
# XML 1.0 cannot hold most of these, so no XLSForm can, and the rest are no words either. Excel
# writes them as _x0007_, which is refused too.
CONTROL_CHARACTERS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff"
UNPRINTABLE = re.compile(rf"[{CONTROL_CHARACTERS}]|_x[0-9A-Fa-f]{{4}}_")

# "mode" and "form" are columns of answers.csv; "meta" is XLSForm's own group.
RESERVED_CODES = frozenset({"mode", "form", "meta"})
MOST_SECTIONS = 100
MOST_ITEMS = 1_000
MOST_OPTIONS = 500
LONGEST_TEXT = 4_000
LONGEST_SCALE = 100
LARGEST_NUMBER = 1_000_000_000
CODE_RULE = "use lower-case letters, digits and _, starting with a letter, at most 64"


class Finding(NamedTuple):
    """Something wrong at a path of the document."""

    path: Path
    message: str
    action: str


def definition_findings(questionnaire: Questionnaire) -> tuple[Finding, ...]:
    """Return everything that is wrong with a definition, in order of subject."""
    return (
        *_front_findings(questionnaire),
        *_code_findings(questionnaire),
        *_text_findings(questionnaire),
        *_section_findings(questionnaire),
        *_option_list_findings(questionnaire),
        *(Finding(*found) for found in routing_findings(questionnaire)),
    )


def definition_problems(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Return everything that is wrong with a definition, with places like `sections[0].code`."""
    return tuple(
        Problem(path_words(path), message, action)
        for path, message, action in definition_findings(questionnaire)
    )


def path_words(path: Path) -> str:
    """Return a path as people write it: `sections[0].items[2].label`."""
    words = ""
    for part in path:
        words += f"[{part}]" if isinstance(part, int) else f".{part}"
    return words.removeprefix(".")


def _front_findings(questionnaire: Questionnaire) -> Iterator[Finding]:
    if not IDENTIFIER.fullmatch(questionnaire.id):
        yield Finding(
            ("id",),
            f"“{questionnaire.id}” cannot be the id",
            "use letters, digits, _ . and -, starting with a letter, at most 64",
        )
    if not VERSION.fullmatch(questionnaire.version):
        yield Finding(
            ("version",),
            f"“{questionnaire.version}” cannot be the version",
            "use letters, digits, _ . and -, at most 32, such as 2026.1",
        )
    for position, tag in enumerate(questionnaire.languages):
        if not LANGUAGE.fullmatch(tag):
            yield Finding(
                ("languages", position),
                f"“{tag}” is not a language tag",
                "write it as in BCP 47, such as en, cy or pt-BR; a look is not a language",
            )
    if len(set(questionnaire.languages)) < len(questionnaire.languages):
        yield Finding(("languages",), "a language is listed twice", "list each once")
    if questionnaire.default_language not in questionnaire.languages:
        yield Finding(
            ("default_language",),
            f"the default language “{questionnaire.default_language}” is not among the languages",
            "add it to the languages or choose one of them",
        )


def _code_findings(questionnaire: Questionnaire) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, code in _codes(questionnaire):
        if not CODE.fullmatch(code):
            yield Finding(path, f"“{code}” cannot be a code", CODE_RULE)
        elif code in RESERVED_CODES:
            yield Finding(path, f"the code “{code}” is kept for our own use", "use another")
        elif code in seen:
            yield Finding(path, f"the code “{code}” is used twice", "give each its own code")
        seen.add(code)


def _codes(questionnaire: Questionnaire) -> Iterator[tuple[Path, str]]:
    for s, section in enumerate(questionnaire.sections):
        yield ("sections", s, "code"), section.code
        for i, item in enumerate(section.items):
            yield ("sections", s, "items", i, "code"), item.code


def _text_findings(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, text in texts_of(questionnaire):
        if path[-1] != "hint" and not text.exactly(questionnaire.default_language):
            yield Finding(
                path,
                f"the {path[-1]} has no words in the default language"
                f" ({questionnaire.default_language})",
                "write them",
            )
        yield from _wording_findings(path, text, questionnaire.languages)


def _wording_findings(path: Path, text: Text, languages: tuple[str, ...]) -> Iterator[Finding]:
    for tag, words in text:
        language, look = split_tag(tag)
        here = (*path, tag)
        if language not in languages or not LOOK.fullmatch(look):
            yield Finding(
                here,
                f"“{tag}” is not one of the languages, nor a look of one",
                "list the language, or write a look as in en-x-easyread",
            )
        if len(words) > LONGEST_TEXT:
            yield Finding(here, f"the text has {len(words)} characters", f"use {LONGEST_TEXT}")
        if UNPRINTABLE.search(words):
            yield Finding(here, "the text holds a control character", "type the words afresh")
        if "${" in words:
            yield Finding(
                here, "the text shows another answer (${...})", "word it without that answer"
            )


def _section_findings(questionnaire: Questionnaire) -> Iterator[Finding]:
    if not questionnaire.sections:
        yield Finding(("sections",), "there is no section", "add one with questions in it")
    if len(questionnaire.sections) > MOST_SECTIONS or len(questionnaire.items) > MOST_ITEMS:
        yield Finding(
            ("sections",),
            f"{len(questionnaire.sections)} sections with {len(questionnaire.items)} questions"
            " are too many",
            f"use at most {MOST_SECTIONS} sections and {MOST_ITEMS} questions",
        )
    for s, section in enumerate(questionnaire.sections):
        yield from _one_section_findings(s, section)


def _one_section_findings(s: int, section: Section) -> Iterator[Finding]:
    if not section.items:
        yield Finding(
            ("sections", s), f"the section {section.code} has no question", "add one or remove it"
        )
    for i, item in enumerate(section.items):
        path: Path = ("sections", s, "items", i)
        for field, value in (("domain", item.domain), ("construct", item.construct)):
            if value and not CODE.fullmatch(value):
                yield Finding((*path, field), f"“{value}” cannot be a {field}", CODE_RULE)
        yield from _choice_findings(path, item)
        yield from _number_findings(path, item)


def _choice_findings(path: Path, item: Item) -> Iterator[Finding]:
    here = (*path, "options")
    if not item.is_choice:
        if item.options or item.option_list:
            yield Finding(here, f"a {item.kind} question has no options", "remove them")
        return
    if len(item.options) < 2:
        yield Finding(here, f"{item.code} has fewer than two options", "add options")
    if len(item.options) > MOST_OPTIONS:
        yield Finding(here, f"{item.code} has over {MOST_OPTIONS} options", "use fewer")
    if item.option_list == item.code:
        yield Finding(here, "a list of the item's own needs no name", "leave option_list empty")
    if item.kind != "one_choice" and item.has_favour:
        yield Finding(
            here, f"{item.code} takes several choices, so no option can have a favour", "remove it"
        )
    if item.kind == "one_choice" and any(option.exclusive for option in item.options):
        yield Finding(
            here, f"{item.code} takes one choice, so every option is exclusive", "remove the mark"
        )


def _number_findings(path: Path, item: Item) -> Iterator[Finding]:
    bounds = [bound for bound in (item.minimum, item.maximum) if bound is not None]
    if not item.is_number:
        if bounds:
            yield Finding(path, f"a {item.kind} question has no minimum or maximum", "remove them")
        if item.decimals:
            yield Finding(path, f"a {item.kind} question has no decimals", "remove the mark")
        return
    if item.kind == "scale" and (len(bounds) < 2 or item.decimals):
        yield Finding(path, "a scale is in whole numbers between two ends", "give both ends")
    if not item.decimals and any(bound != int(bound) for bound in bounds):
        yield Finding(path, "a bound has decimals, the answer none", "use whole numbers")
    if any(abs(bound) > LARGEST_NUMBER or round(bound, 4) != bound for bound in bounds):
        yield Finding(
            path, "a bound is out of range", "use at most 1,000,000,000 and four decimal places"
        )
    if len(bounds) == 2 and bounds[0] >= bounds[1]:
        yield Finding(path, "the minimum is not below the maximum", "correct them")
    elif item.kind == "scale" and len(bounds) == 2 and bounds[1] - bounds[0] > LONGEST_SCALE:
        yield Finding(path, f"the scale has over {LONGEST_SCALE} steps", "ask for a number")


def _option_list_findings(questionnaire: Questionnaire) -> Iterator[Finding]:
    lists: dict[str, Item] = {}
    for item in questionnaire.items:
        if not item.is_choice:
            continue
        first = lists.setdefault(item.list_name, item)
        if first is item:
            yield from _options_findings(item)
        elif first.options != item.options:
            yield Finding(
                ("option_lists", item.list_name),
                f"{first.code} and {item.code} have different lists of options of this name",
                "name one of them otherwise",
            )


def _options_findings(item: Item) -> Iterator[Finding]:
    if not CODE.fullmatch(item.list_name):
        yield Finding(
            ("option_lists", item.list_name),
            f"“{item.list_name}” cannot name a list of options",
            CODE_RULE,
        )
    seen: set[str] = set()
    for position, option in enumerate(item.options):
        path = (*option_path(item, position), "code")
        if not OPTION_CODE.fullmatch(option.code):
            yield Finding(
                path,
                f"“{option.code}” cannot be the code of an option",
                "use letters, digits and _, starting with a letter or digit, at most 64",
            )
        elif option.code in seen:
            yield Finding(path, f"the option “{option.code}” is there twice", "remove one")
        seen.add(option.code)

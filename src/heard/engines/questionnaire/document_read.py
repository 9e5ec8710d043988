"""A questionnaire from a plain document (see `document_write` for its shape)."""

from __future__ import annotations

from typing import Any, cast, get_args

from heard.engines.questionnaire.conditions import (
    DEEPEST,
    All,
    Answered,
    AnyOf,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsOption,
    Not,
    simplified,
)
from heard.engines.questionnaire.definition import (
    KINDS,
    Favour,
    Item,
    Kind,
    Option,
    Path,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.questionnaire.problems import QuestionnaireError
from heard.engines.questionnaire.reading import PlaceFinder, Reading
from heard.engines.questionnaire.validity import definition_findings, path_words

FRONT = ("id", "version", "title", "languages", "default_language", "option_lists", "sections")
SECTION = ("code", "title", "hint", "shown_when", "items")
ITEM = (
    "code",
    "kind",
    "label",
    "hint",
    "required",
    "options",
    "shown_when",
    "minimum",
    "maximum",
    "decimals",
    "domain",
    "construct",
)
OPTION = ("code", "label", "favour", "exclusive")
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)


def read_document(document: Any, place: PlaceFinder = path_words) -> Questionnaire:
    """Return the questionnaire that a document describes.

    Raises QuestionnaireError with every problem, each at the place that `place` gives a path.
    """
    reading = Reading(place)
    questionnaire = questionnaire_of(document, reading)
    if reading.problems:
        raise QuestionnaireError(reading.problems)
    return questionnaire


def questionnaire_of(document: Any, reading: Reading) -> Questionnaire:
    """Return the questionnaire as far as it can be read; `reading` holds what is wrong."""
    front = reading.mapping((), document, FRONT)
    default = reading.words(("default_language",), front.get("default_language")) or "en"
    languages = tuple(
        reading.words(("languages", n), tag)
        for n, tag in enumerate(reading.sequence(("languages",), front.get("languages", [default])))
    )
    texts = _Texts(reading, default)
    lists = _option_lists(front.get("option_lists"), texts)
    sections = _sections(front.get("sections"), texts, lists)
    for name in lists.unused:
        reading.refuse(("option_lists", name), "no question uses this list", "remove it")
    questionnaire = Questionnaire(
        id=reading.words(("id",), front.get("id")),
        version=reading.words(("version",), front.get("version")),
        title=texts.read(("title",), front.get("title")),
        sections=sections,
        languages=languages,
        default_language=default,
    )
    if not reading.is_misshapen:
        for finding in definition_findings(questionnaire):
            reading.refuse(*finding)
    return questionnaire


class _Texts:
    """Reads words, which may be plain (the default language) or tag -> words."""

    def __init__(self, reading: Reading, default_language: str) -> None:
        self.reading = reading
        self.default_language = default_language

    def read(self, path: Path, value: Any) -> Text:
        if isinstance(value, dict):
            words = {str(tag): self.reading.words((*path, tag), v) for tag, v in value.items()}
        else:
            words = {self.default_language: self.reading.words(path, value)}
        return Text.of(words)


class _OptionLists:
    """The named lists of options, and which of them a question has used."""

    def __init__(self) -> None:
        self.options: dict[str, tuple[Option, ...]] = {}
        self.used: set[str] = set()

    @property
    def unused(self) -> tuple[str, ...]:
        return tuple(name for name in self.options if name not in self.used)


def _option_lists(value: Any, texts: _Texts) -> _OptionLists:
    lists = _OptionLists()
    if value is None:
        return lists
    if not isinstance(value, dict):
        texts.reading.mapping(("option_lists",), value, ())
        return lists
    for name, options in value.items():
        lists.options[name] = _options(("option_lists", name), options, texts)
    return lists


def _options(path: Path, value: Any, texts: _Texts) -> tuple[Option, ...]:
    return tuple(
        _option((*path, n), option, texts)
        for n, option in enumerate(texts.reading.sequence(path, value))
    )


def _option(path: Path, value: Any, texts: _Texts) -> Option:
    reading = texts.reading
    fields = reading.mapping(path, value, OPTION)
    favour = reading.number((*path, "favour"), fields.get("favour"))
    if favour not in (None, 1, 0, -1):
        reading.refuse((*path, "favour"), f"the favour is {favour}", "use 1, 0, -1 or nothing")
        favour = None
    return Option(
        code=reading.words((*path, "code"), fields.get("code")),
        label=texts.read((*path, "label"), fields.get("label")),
        favour=cast("Favour | None", favour),
        exclusive=reading.truth((*path, "exclusive"), fields.get("exclusive")),
    )


def _sections(value: Any, texts: _Texts, lists: _OptionLists) -> tuple[Section, ...]:
    sections = []
    for s, section in enumerate(texts.reading.sequence(("sections",), value)):
        path: Path = ("sections", s)
        fields = texts.reading.mapping(path, section, SECTION)
        items = texts.reading.sequence((*path, "items"), fields.get("items"))
        sections.append(
            Section(
                code=texts.reading.words((*path, "code"), fields.get("code")),
                title=texts.read((*path, "title"), fields.get("title")),
                items=tuple(
                    _item((*path, "items", i), item, texts, lists) for i, item in enumerate(items)
                ),
                hint=texts.read((*path, "hint"), fields.get("hint")),
                shown_when=_shown_when((*path, "shown_when"), fields, texts.reading),
            )
        )
    return tuple(sections)


def _item(path: Path, value: Any, texts: _Texts, lists: _OptionLists) -> Item:
    reading = texts.reading
    fields = reading.mapping(path, value, ITEM)
    code = reading.words((*path, "code"), fields.get("code"))
    kind = reading.words((*path, "kind"), fields.get("kind"))
    if kind not in KINDS:
        reading.refuse((*path, "kind"), f"“{kind}” is no kind", f"use one of {', '.join(KINDS)}")
        reading.is_misshapen = True
    options, list_name = _options_of_item(path, code, fields.get("options"), texts, lists)
    return Item(
        code=code,
        kind=cast("Kind", kind),
        label=texts.read((*path, "label"), fields.get("label")),
        hint=texts.read((*path, "hint"), fields.get("hint")),
        required=reading.truth((*path, "required"), fields.get("required")),
        options=options,
        option_list=list_name,
        shown_when=_shown_when((*path, "shown_when"), fields, reading),
        minimum=reading.number((*path, "minimum"), fields.get("minimum")),
        maximum=reading.number((*path, "maximum"), fields.get("maximum")),
        decimals=reading.truth((*path, "decimals"), fields.get("decimals")),
        domain=reading.words((*path, "domain"), fields.get("domain")),
        construct=reading.words((*path, "construct"), fields.get("construct")),
    )


def _options_of_item(
    path: Path, code: str, value: Any, texts: _Texts, lists: _OptionLists
) -> tuple[tuple[Option, ...], str]:
    """Return the options, and the list's name where it is not the item's own."""
    here = (*path, "options")
    if value is None:
        return (), ""
    if isinstance(value, list):
        if code in lists.options:
            texts.reading.refuse(here, f"there is a list “{code}” as well", "remove one of them")
        texts.reading.moved["option_lists", code] = here
        return _options(here, value, texts), ""
    name = texts.reading.words(here, value)
    lists.used.add(name)
    if name not in lists.options:
        texts.reading.refuse(here, f"there is no list of options “{name}”", "add it")
        texts.reading.is_misshapen = True
    return lists.options.get(name, ()), "" if name == code else name


def _shown_when(path: Path, fields: dict[str, Any], reading: Reading) -> Condition | None:
    value = fields.get("shown_when")
    return None if value is None else simplified(_condition(path, value, reading, DEEPEST))


def _condition(path: Path, value: Any, reading: Reading, deepest: int) -> Condition:
    if deepest == 0:
        reading.refuse(path, f"the condition is nested over {DEEPEST} deep", "make it simpler")
        return All(())
    fields = reading.mapping(
        path, value, ("all", "any", "not", "item", "is", "includes", "answered", *COMPARISONS)
    )
    if len(fields) == 1 and "item" not in fields:
        (name, inner), here = next(iter(fields.items())), (*path, next(iter(fields)))
        if name == "not":
            return Not(_condition(here, inner, reading, deepest - 1))
        if name in ("all", "any"):
            parts = tuple(
                _condition((*here, n), part, reading, deepest - 1)
                for n, part in enumerate(reading.sequence(here, inner))
            )
            return All(parts) if name == "all" else AnyOf(parts)
    if len(fields) == 2 and "item" in fields:
        test = _test(path, fields, reading)
        if test is not None:
            return test
    reading.is_misshapen = True
    reading.refuse(
        path,
        "this is not a condition",
        "write all, any or not; or item with is, includes, answered or a comparison",
    )
    return All(())


def _test(path: Path, fields: dict[str, Any], reading: Reading) -> Condition | None:
    item = reading.words((*path, "item"), fields["item"])
    (name,) = (key for key in fields if key != "item")
    value, here = fields[name], (*path, name)
    if name == "is":
        return IsOption(item, reading.words(here, value))
    if name == "includes":
        return Includes(item, reading.words(here, value))
    if name == "answered":
        answered = Answered(item)
        return answered if reading.truth(here, value) else Not(answered)
    if name in COMPARISONS:
        number = reading.number(here, value)
        if number is None:
            reading.refuse(here, "there is no number to compare with", "write one")
        return Compares(item, name, number or 0)
    return None

"""The one definition of a questionnaire: immutable, versioned, with every wording in it.

A `Questionnaire` may be put together by hand; `validity.definition_problems` says what is
wrong with it, and nothing that fails it can be written to a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

import msgspec

from heard.engines.questionnaire.conditions import Condition, Number

Kind = Literal[
    "one_choice", "several_choices", "scale", "number", "short_text", "long_text", "date"
]
Favour = Literal[1, 0, -1]

KINDS: tuple[Kind, ...] = (
    "one_choice",
    "several_choices",
    "scale",
    "number",
    "short_text",
    "long_text",
    "date",
)
# What Unicode calls a line end: files and programs disagree on all but the line feed.
LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
STANDARD = "standard"
EASY_READ = "easyread"


class Text(msgspec.Struct, frozen=True):
    """Words in one or more languages and looks, as (tag, words) pairs in order of tag.

    A tag is a BCP 47 language tag; a look is a private-use part of it (`en-x-easyread`,
    RFC 5646 section 2.2.7). Use `Text.of` to make one.
    """

    wordings: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Text:
        """Make a text from tag -> words: NFC, one kind of line end, no blank wordings."""
        tidy = {tag: tidy_words(value) for tag, value in words.items()}
        return cls(tuple(sorted((tag, value) for tag, value in tidy.items() if value)))

    def __bool__(self) -> bool:
        return bool(self.wordings)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.wordings)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(tag for tag, _ in self.wordings)

    def exactly(self, tag: str) -> str:
        """Return the words written under this very tag, or nothing."""
        return next((words for own, words in self.wordings if own == tag), "")

    def get(self, language: str, look: str = STANDARD, default_language: str = "") -> str:
        """Return the words for a reader.

        In this order: the look in the language, the language, the look in the default
        language, the default language. Nothing where none of these has words: a hint may be
        written for Easy Read alone.
        """
        wanted: list[str] = []
        for tag in filter(None, (language, default_language)):
            if look and look != STANDARD:
                wanted.append(look_tag(tag, look))
            wanted.append(tag)
        return next((words for words in map(self.exactly, wanted) if words), "")


def tidy_words(words: str) -> str:
    """Return words in Unicode NFC, lines ended by a line feed, without outer white space."""
    return LINE_END.sub("\n", unicodedata.normalize("NFC", words)).strip()


def look_tag(language: str, look: str) -> str:
    """Return the tag of a language in a look: `en` and `easyread` give `en-x-easyread`."""
    return f"{language}-x-{look}"


def split_tag(tag: str) -> tuple[str, str]:
    """Return the language and the look of a tag; the look is `standard` where none is named."""
    language, _, look = tag.partition("-x-")
    return language, look or STANDARD


class Option(msgspec.Struct, frozen=True):
    """One answer that can be chosen.

    `favour` +1, 0 or -1 says whether the answer is good, neither or bad; None keeps it out of
    the base of shares ("I do not know"). `exclusive` clears the other ticks ("None of these").
    """

    code: str
    label: Text
    favour: Favour | None = None
    exclusive: bool = False


class Item(msgspec.Struct, frozen=True, dict=True):
    """One question.

    `minimum` and `maximum` bound a scale (whole numbers, both needed) or a number. `option_list`
    names a list of options that several items share; empty where the list is the item's own.
    """

    code: str
    kind: Kind
    label: Text
    hint: Text = Text()
    required: bool = False
    options: tuple[Option, ...] = ()
    option_list: str = ""
    shown_when: Condition | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    decimals: bool = False
    domain: str = ""
    construct: str = ""

    @property
    def is_choice(self) -> bool:
        return self.kind in {"one_choice", "several_choices"}

    @property
    def is_text(self) -> bool:
        return self.kind in {"short_text", "long_text"}

    @property
    def is_number(self) -> bool:
        return self.kind in {"scale", "number"}

    @property
    def list_name(self) -> str:
        """The name of the item's list of options in a file."""
        return self.option_list or self.code

    @cached_property
    def option_codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    @property
    def scored_options(self) -> tuple[Option, ...]:
        """The options with a favour: who chose one of them is in the base of shares."""
        return tuple(option for option in self.options if option.favour is not None)

    @property
    def has_favour(self) -> bool:
        return any(option.favour is not None for option in self.options)

    def option(self, code: str) -> Option:
        """Return the option of this code. Raises KeyError."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(code)


class Section(msgspec.Struct, frozen=True):
    """Questions shown together on one page."""

    code: str
    title: Text
    items: tuple[Item, ...]
    hint: Text = Text()
    shown_when: Condition | None = None


class Questionnaire(msgspec.Struct, frozen=True, dict=True):
    """One version of a questionnaire. `languages` are plain tags; looks live in the texts."""

    id: str
    version: str
    title: Text
    sections: tuple[Section, ...]
    languages: tuple[str, ...] = ("en",)
    default_language: str = "en"

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def items_by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    def item(self, code: str) -> Item:
        """Return the item of this code. Raises KeyError."""
        return self.items_by_code[code]

    def section_of(self, code: str) -> Section:
        """Return the section that holds the item of this code. Raises KeyError."""
        for section in self.sections:
            if any(item.code == code for item in section.items):
                return section
        raise KeyError(code)

    @cached_property
    def looks(self) -> tuple[str, ...]:
        """The looks that have at least one wording, `standard` first."""
        found = {split_tag(tag)[1] for _, text in texts_of(self) for tag in text.tags}
        return (STANDARD, *sorted(found - {STANDARD}))

    def words(self, text: Text, language: str, look: str = STANDARD) -> str:
        """Return a text for a reader, falling back to the default language."""
        return text.get(language, look, self.default_language)


Path = tuple[str | int, ...]


def option_path(item: Item, position: int) -> Path:
    """Return where an option of an item stands in the document."""
    return ("option_lists", item.list_name, position)


def texts_of(questionnaire: Questionnaire) -> Iterator[tuple[Path, Text]]:
    """Yield every text with its place in the document; a shared option list comes once."""
    yield ("title",), questionnaire.title
    seen: set[str] = set()
    for s, section in enumerate(questionnaire.sections):
        yield ("sections", s, "title"), section.title
        yield ("sections", s, "hint"), section.hint
        for i, item in enumerate(section.items):
            yield ("sections", s, "items", i, "label"), item.label
            yield ("sections", s, "items", i, "hint"), item.hint
            if item.list_name in seen:
                continue
            seen.add(item.list_name)
            for o, option in enumerate(item.options):
                yield (*option_path(item, o), "label"), option.label

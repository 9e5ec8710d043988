"""The words of a shadow, each with its shape, its surroundings and what the lists say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from heard.engines.plainwords import lexicon
from heard.engines.plainwords.givennames import ALSO_WORDS, CLEAR
from heard.engines.plainwords.ordinary import ORDINARY
from heard.engines.plainwords.shadow import MASK

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_STARTS_SENTENCE = re.compile(r"[.!?:\n\r\"“”•*|<>\ufffc]")
_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "ment", "y", "'")
_SHORT_ENDINGS = ("'s", "'d", "'ll", "'ve", "'re")
_STOPS = lexicon.SERVICES | lexicon.EPONYMS | lexicon.PLACES
_ROLES = lexicon.TITLES | lexicon.KIN | lexicon.ROLES


@dataclass(frozen=True)
class Word:
    """A word at signs[start:end]; `gap` is what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str

    @cached_property
    def key(self) -> str:
        """The word in lower case, without the ending of a possessive or of a short verb."""
        return _without_ending(self.text.lower())

    @cached_property
    def is_possessive(self) -> bool:
        return self.text.lower().endswith(("'s", "s'"))

    @cached_property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital and is not written in capitals throughout."""
        bare = self.text[: len(self.key)]
        return bare[0].isupper() and not (len(bare) > 1 and bare.isupper())

    @cached_property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text[: len(self.key)].isupper()

    @cached_property
    def is_small(self) -> bool:
        return self.text[0].islower()

    @cached_property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @cached_property
    def starts_sentence(self) -> bool:
        return _STARTS_SENTENCE.search(self.gap) is not None

    @cached_property
    def is_joined(self) -> bool:
        """Whether nothing but spaces stands between it and the word before."""
        return bool(self.gap) and not self.gap.strip(" \t")


@dataclass(frozen=True)
class Words:
    """The words of a text in their order; a word out of reach is one that says nothing."""

    signs: str
    words: tuple[Word, ...]
    never: frozenset[str]

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __getitem__(self, place: int) -> Word:
        return self.words[place] if 0 <= place < len(self.words) else _NO_WORD

    def after(self, place: int) -> str:
        """Return what stands between a word and the next one, or the end."""
        end = self[place + 1].start if place + 1 < len(self) else len(self.signs)
        return self.signs[self[place].end : end]

    def is_clear_name(self, word: Word) -> bool:
        """Tell whether it is a given name that is hardly ever anything else."""
        key = word.key
        if key in CLEAR or key in self.never or self._is_ordinary(key):
            return key in CLEAR and key not in self.never
        first = key.split("-", maxsplit=1)[0]
        is_double = first != key and (first in CLEAR or first in ALSO_WORDS)
        # "jaydens mum", where the apostrophe is left out.
        return is_double or (key.endswith("s") and len(key) > 4 and key[:-1] in CLEAR)

    def is_either(self, word: Word) -> bool:
        """Tell whether it is a given name and an ordinary word."""
        return (
            word.key in ALSO_WORDS
            and word.key not in lexicon.ORGANISATIONS
            and not self.is_stop(word)
        )

    def is_stop(self, word: Word) -> bool:
        """Tell whether it is a place, a service, a condition: nobody's name here."""
        key = word.key
        is_shire = key.endswith("shire") and len(key) > 7
        return key in self.never or key in _STOPS or word.text.lower() in _STOPS or is_shire

    def is_plain(self, word: Word) -> bool:
        return self._is_ordinary(word.key) or self.is_stop(word)

    def is_unknown(self, word: Word) -> bool:
        """Tell whether no list knows it: a surname, a rare given name, or a word misspelt."""
        return (
            len(word.key) > 1
            and not self.is_plain(word)
            and word.key not in lexicon.ORGANISATIONS
            and word.key not in ALSO_WORDS
        )

    def may_be_name(self, word: Word) -> bool:
        return self.is_clear_name(word) or self.is_either(word) or self.is_unknown(word)

    @staticmethod
    def _is_ordinary(key: str) -> bool:
        if key in ORDINARY or key in _ROLES:
            return True
        if "-" in key:
            return all(part in ORDINARY or len(part) < 2 for part in key.split("-"))
        return key not in CLEAR and any(
            key.endswith(ending)
            and (key[: -len(ending)] in ORDINARY or key[: -len(ending)] + "e" in ORDINARY)
            for ending in _ENDINGS
            if len(key) > len(ending) + 2
        )


def _without_ending(key: str) -> str:
    for ending in _SHORT_ENDINGS:
        if key.endswith(ending) and len(key) > len(ending) + 1:
            return key[: -len(ending)]
    return key.rstrip("'")


_NO_WORD = Word("\0", 0, 0, MASK)


def words_of(signs: str, never: frozenset[str]) -> Words:
    """Return the words of a shadow's signs; `never` are folded words that are no names here."""
    words, done = list[Word](), 0
    for found in _WORD.finditer(signs):
        gap = signs[done : found.start()] if words else "\n" + signs[: found.start()]
        words.append(Word(found[0], found.start(), found.end(), gap))
        done = found.end()
    return Words(signs, tuple(words), never)

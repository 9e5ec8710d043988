"""Kinds of tickets in words, as people in the room: "2 x Parent, 1 x Young person"."""

import re
from collections import Counter
from dataclasses import dataclass

MOST_PEOPLE = 30
_COUNT_FIRST = re.compile(r"(\d{1,4})\s*[x×*]\s*([^,;+&\n]+)", re.IGNORECASE)
_COUNT_LAST = re.compile(r"([^,;+&\n]+?)\s*[x×*]\s*(\d{1,4})(?=\s*(?:[,;+&\n]|$))", re.IGNORECASE)
# The first that matches counts, so the narrower stand before the wider.
_KINDS = (
    ("childcare", re.compile(r"childcare|cr[eè]che|nursery")),
    ("assistants", re.compile(r"assistant|\bpas?\b|support worker|personal carer")),
    ("companions", re.compile(r"companion|professional|friend|guest|interpreter")),
    ("young_people", re.compile(r"young|child|teen|student|\bkid|son\b|daughter|pupil")),
    ("parents", re.compile(r"parent|carer|adult|guardian|mum|mother|dad|father|family member")),
)
# How many come on such a ticket nobody can tell.
_WHO_KNOWS = re.compile(r"famil(?:y|ies)(?! member)|household|group|couple")
_OF_A_PARENT = re.compile(r"parents?\b.*\bof\b|parents?,? (?:and |& |or )?carers?")


@dataclass(frozen=True)
class People:
    """How many of each kind; `is_clear` says whether the words left no doubt how many."""

    counts: Counter[str]
    is_clear: bool = True
    # Words that named no kind: their people count as parents and carers.
    guessed: tuple[str, ...] = ()


def read_tickets(words: str, quantity: int) -> People:
    """People on `quantity` tickets of this kind; counts in the words themselves go before it."""
    merged = [(int(count), name) for count, name in _COUNT_FIRST.findall(words)]
    merged = merged or [(int(count), name) for name, count in _COUNT_LAST.findall(words)]
    counts: Counter[str] = Counter()
    guessed, is_clear = [], True
    for number, name in merged or [(quantity, words)]:
        kind = kind_of(name)
        if not kind and _WHO_KNOWS.search(name.casefold()):
            is_clear = False
        elif not kind and name.strip():
            guessed.append(name.strip())
        counts[kind or "parents"] += number
    return People(counts, is_clear, tuple(guessed))


def kind_of(name: str) -> str:
    """Which people a kind of ticket is for; nothing where its name does not say."""
    plain = name.casefold()
    if _OF_A_PARENT.search(plain):
        return "parents"
    return next((kind for kind, pattern in _KINDS if pattern.search(plain)), "")

"""A record that is here in other words, beside what was read now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from heard.design.words import date_words
from heard.engines.decisiontext import DecisionText
from heard.scrutiny.as_read import papers_read, parts_read, values_read
from heard.scrutiny.comparing import Kind, pairs, parts_of
from heard.scrutiny.field_names import FIELD_LABELS, columns
from heard.scrutiny.models import DecisionRecord, StatusWord

# A passage longer than this is shown whole, was and now, not word by word.
_MOST_WORDS = 1_500
# How many words of what stayed are shown around what did not.
_AROUND = 12
# Fields that are not made of words.
_OF_ONE_PIECE = frozenset(
    ("is_key_decision", "is_subject_to_call_in", "decision_date", "publication_date", "status")
) | {"effective_from"}

Pieces = tuple["Piece", ...]


@dataclass(frozen=True)
class Piece:
    """Some words of a passage, and whether they are marked: gone from it, or new in it."""

    words: str
    is_marked: bool


@dataclass(frozen=True)
class Change:
    """A field or a resolution, as it was here and as it is now."""

    label: str | Promise
    kind: Kind
    was: Pieces
    now: Pieces


def field_changes(record: DecisionRecord, now: DecisionText, names: list[str]) -> list[Change]:
    """The fields of those names, as the record has them and as they were read."""
    values = values_read(now)
    found = []
    for name in names:
        here = [getattr(record, column, None) for column in columns(name)]
        there = [values.get(column) for column in columns(name)]
        if name == "documents":
            here = [[(each.title, each.url) for each in record.documents.all()]]
            there = [papers_read(now)]
        mark = _whole if name in _OF_ONE_PIECE else marked
        was, is_now = mark(_joined(name, here), _joined(name, there))
        found.append(Change(FIELD_LABELS[name], "reworded", was, is_now))
    return found


def resolution_changes(record: DecisionRecord, now: DecisionText) -> list[Change]:
    """Every resolution, in the order of what was read; those that are gone at the end."""
    found = []
    for pair in pairs(parts_of(record), parts_read(now)):
        here = f"{pair.was.number} {pair.was.text}".strip() if pair.was else ""
        there = f"{pair.now.number} {pair.now.text}".strip() if pair.now else ""
        was, is_now = marked(here, there)
        number = next(part.number for part in (pair.now, pair.was) if part)
        label = _("Resolution %(number)s") % {"number": number} if number else _("Resolution")
        found.append(Change(label, pair.kind, was, is_now))
    return found


def marked(was: str, now: str) -> tuple[Pieces, Pieces]:
    """Both passages in pieces, what differs marked; long stretches that stayed are left out."""
    one, other = was.split(), now.split()
    if max(len(one), len(other)) > _MOST_WORDS:
        one, other = _lines(was), _lines(now)
    if max(len(one), len(other)) > _MOST_WORDS:
        return (Piece(was, True),), (Piece(now, True),)
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    before = [(kind, one[start:end]) for kind, start, end, _from, _to in steps]
    after = [(kind, other[start:end]) for kind, _from, _to, start, end in steps]
    return tuple(_pieces(before)), tuple(_pieces(after))


def _whole(was: str, now: str) -> tuple[Pieces, Pieces]:
    """A day is another day, not one with another month in it."""
    return tuple(Piece(was, True) for _each in was[:1]), tuple(
        Piece(now, True) for _each in now[:1]
    )


def _lines(passage: str) -> list[str]:
    return [line.strip() for line in passage.splitlines() if line.strip()]


def _pieces(steps: list[tuple[Any, list[str]]]) -> Iterator[Piece]:
    said = [(kind != "equal", words) for kind, words in steps if words]
    grouped = [
        (is_marked, [word for _same, words in group for word in words])
        for is_marked, group in groupby(said, key=lambda step: step[0])
    ]
    for place, (is_marked, words) in enumerate(grouped):
        if is_marked:
            yield Piece(" ".join(words), True)
        else:
            yield Piece(_shortened(words, place == 0, place == len(grouped) - 1), False)


def _shortened(words: list[str], is_first: bool, is_last: bool) -> str:
    """The words next to what differs, with "…" for the rest."""
    if len(words) <= 3 * _AROUND or (is_first and is_last):
        return " ".join(words)
    head = [] if is_first else words[:_AROUND]
    tail = [] if is_last else words[-_AROUND:]
    return " ".join((*head, "…", *tail))


def _joined(name: str, values: list[Any]) -> str:
    return "\n".join(words for value in values if (words := _words(name, value)))


def _words(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_words(name, each) for each in value)
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value if part)
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if name == "status" and value in StatusWord.values:
        return "" if value == StatusWord.UNKNOWN else f"({StatusWord(value).label})"
    return str(value or "")

"""How a record differs from what was read again: by field, and resolution by resolution.

Three things are looked at: what our source said, what the record here says (officers correct
records), and what was read now. Only where the committee system changed its words is there a
difference; what an officer corrected here is no difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from heard.engines.decisiontext import DecisionText
from heard.scrutiny.as_read import papers_read, parts_read, values_read
from heard.scrutiny.field_names import FIELD_LABELS, columns
from heard.scrutiny.models import DecisionRecord
from heard.scrutiny.parts import Part
from heard.scrutiny.queries.work import WORTH_SHOWING

Kind = Literal["same", "reworded", "new", "gone"]
# Of a record's words, and of resolutions: alike enough to be the same thing said otherwise.
_ALIKE = 0.6
_ALIKE_WITH_NUMBER = 0.4


@dataclass(frozen=True)
class Pair:
    """A resolution as it was and as it is now; one of them is missing where it is new or gone."""

    kind: Kind
    was: Part | None
    now: Part | None


def changed_fields(base: DecisionText, now: DecisionText, ours: DecisionRecord) -> list[str]:
    """Fields, by their names in the format, in which the source changed and we differ from it.

    What was hardly read now says nothing of what changed.
    """
    return [
        name
        for name in FIELD_LABELS
        if name not in ("resolutions", "source_url")
        and now.confidence.get(name, 1) >= WORTH_SHOWING
        and _said(base, name) != _said(now, name)
        and _said(now, name) != _held(ours, name)
    ]


def resolutions_changed(base: DecisionText, now: DecisionText, ours: DecisionRecord) -> bool:
    """Whether other things were resolved, or in other words, than the source said and we say."""
    here = [(each.number, _plain(each.text)) for each in ours.resolutions.all()]
    return _resolved(base) != _resolved(now) and _resolved(now) != here


def pairs(was: Sequence[Part], now: Sequence[Part]) -> list[Pair]:
    """Which is which: first by the same words, then by number and likeness, then by likeness.

    In the order of what is now, with those that are gone at the end.
    """
    of_now: dict[int, int] = {}
    for is_alike in (_same_words, _number_and_likeness, _likeness):
        for place, part in enumerate(now):
            free = [at for at in range(len(was)) if at not in of_now.values()]
            if place not in of_now:
                found = next((at for at in free if is_alike(was[at], part)), None)
                if found is not None:
                    of_now[place] = found
    found_pairs = [
        _pair(was[of_now[place]] if place in of_now else None, part)
        for place, part in enumerate(now)
    ]
    gone = [Pair("gone", part, None) for at, part in enumerate(was) if at not in of_now.values()]
    return found_pairs + gone


def parts_of(record: DecisionRecord) -> list[Part]:
    """The record's resolutions with their keys."""
    return [
        Part(number=each.number, text=each.text, verbs=tuple(each.verbs), key=each.key)
        for each in record.resolutions.all()
    ]


def _pair(was: Part | None, now: Part) -> Pair:
    if was is None:
        return Pair("new", None, now)
    is_same = _plain(was.text) == _plain(now.text) and was.number == now.number
    return Pair("same" if is_same else "reworded", was, now)


def _same_words(one: Part, other: Part) -> bool:
    return bool(_plain(one.text) == _plain(other.text))


def _number_and_likeness(one: Part, other: Part) -> bool:
    return one.number == other.number and _ratio(one, other) >= _ALIKE_WITH_NUMBER


def _likeness(one: Part, other: Part) -> bool:
    return _ratio(one, other) >= _ALIKE


def _ratio(one: Part, other: Part) -> float:
    """How alike two resolutions are, by their words; the rest of very long ones does not count."""
    words = one.text.casefold().split()[:400], other.text.casefold().split()[:400]
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _resolved(decision: DecisionText) -> list[tuple[str, str]]:
    return [(part.number, _plain(part.text)) for part in parts_read(decision)]


def _said(decision: DecisionText, name: str) -> Any:
    """A field of what was read, as it would be held, without a care for spaces."""
    if name == "documents":
        return papers_read(decision)
    values = values_read(decision)
    return [_plain(values.get(column)) for column in columns(name)]


def _held(record: DecisionRecord, name: str) -> Any:
    if name == "documents":
        return [(each.title, each.url) for each in record.documents.all()]
    return [_plain(getattr(record, column)) for column in columns(name)]


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value

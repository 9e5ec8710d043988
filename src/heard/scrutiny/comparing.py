"""How a record differs from what was read again: by field, and resolution by resolution.

Three things are looked at: what our source said, what the record here says (officers correct
records), and what was read now. Only where the committee system changed its words is there a
difference; what an officer corrected here is no difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from heard.engines.decisiontext import DecisionText, Resolution, Verb
from heard.engines.decisiontext.differences import compare
from heard.scrutiny.as_read import papers_read, parts_read, values_read
from heard.scrutiny.field_names import FIELD_LABELS, columns
from heard.scrutiny.models import DecisionRecord
from heard.scrutiny.parts import Part
from heard.scrutiny.queries.work import WORTH_SHOWING

Kind = Literal["same", "reworded", "new", "gone"]


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
        change.name
        for change in compare(base, now).fields
        if change.name in FIELD_LABELS
        and now.confidence.get(change.name, 1) >= WORTH_SHOWING
        and _said(now, change.name) != _held(ours, change.name)
    ]


def resolutions_changed(base: DecisionText, now: DecisionText, ours: DecisionRecord) -> bool:
    """Whether other things were resolved, or in other words, than the source said and we say."""
    here = [(each.number, _plain(each.text)) for each in ours.resolutions.all()]
    return _resolved(base) != _resolved(now) and _resolved(now) != here


def pairs(was: Sequence[Part], now: Sequence[Part]) -> list[Pair]:
    """Which is which, in the order of what is now; those that are gone where they stood."""
    before, after = list(was), list(now)
    found = []
    for change in compare(_resolving(was), _resolving(now)).resolutions:
        if change.kind == "gone":
            found.append(Pair("gone", _taken(before, change.number_before, change.before), None))
            continue
        part = after.pop(0)
        if change.kind == "new":
            found.append(Pair("new", None, part))
        else:
            old = _taken(before, change.number_before, change.before)
            is_same = change.kind == "same" and old.number == part.number
            found.append(Pair("same" if is_same else "reworded", old, part))
    return found


def parts_of(record: DecisionRecord) -> list[Part]:
    """The record's resolutions with their keys."""
    return [
        Part(number=each.number, text=each.text, verbs=tuple(each.verbs), key=each.key)
        for each in record.resolutions.all()
    ]


def _resolving(parts: Sequence[Part]) -> DecisionText:
    """A record that says nothing but what was resolved."""
    return DecisionText(
        resolutions=tuple(
            Resolution(part.number or None, part.text, cast("tuple[Verb, ...]", part.verbs))
            for part in parts
        )
    )


def _taken(parts: list[Part], number: str | None, text: str | None) -> Part:
    """The first with that number and those words, which nobody else gets then."""
    at = next(
        place
        for place, part in enumerate(parts)
        if (part.number or None, part.text) == (number, text)
    )
    return parts.pop(at)


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

"""What changed between two readings of a decision record, as when it was published again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from heard.engines.decisiontext.record import DecisionText, Resolution

_NOT_COMPARED = frozenset(("resolutions", "confidence", "lines"))
# A resolution that keeps its number may share half its words with the one before; another
# number needs more, or two short ones about the same thing would be taken for each other.
_ALIKE_WITH_NUMBER = 0.5
_ALIKE = 0.7
_MOST_COMPARED = 400  # resolutions that are compared word by word


class FieldChange(msgspec.Struct, frozen=True):
    """A field whose value changed; the values are those of `DecisionText`."""

    name: str
    before: Any
    after: Any


class ResolutionChange(msgspec.Struct, frozen=True):
    """One resolution in both readings, or in one of them.

    "same" has the same words, though perhaps under another number.
    """

    kind: Literal["same", "reworded", "new", "gone"]
    number_before: str | None = None
    number_after: str | None = None
    before: str | None = None
    after: str | None = None


class RecordDifference(msgspec.Struct, frozen=True):
    """Changed fields in the order of the format; every resolution in the order of the later
    reading, those that are gone where they stood."""

    fields: tuple[FieldChange, ...] = ()
    resolutions: tuple[ResolutionChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both say the same, numbers of resolutions included."""
        return not self.fields and all(
            change.kind == "same" and change.number_before == change.number_after
            for change in self.resolutions
        )


def compare(before: DecisionText, after: DecisionText) -> RecordDifference:
    """What the later reading says that the earlier did not, and the other way round."""
    names = (name for name in DecisionText.__struct_fields__ if name not in _NOT_COMPARED)
    fields = tuple(
        FieldChange(name, getattr(before, name), getattr(after, name))
        for name in names
        if _plain(getattr(before, name)) != _plain(getattr(after, name))
    )
    return RecordDifference(fields, _changes(before.resolutions, after.resolutions))


def _plain(value: object) -> object:
    """A value without what only another way of saving it changes: spaces, quotes and dashes."""
    if not isinstance(value, str):
        return value
    return " ".join(re.sub("[–—‐‑]", "-", re.sub("[“”]", '"', re.sub("[‘’]", "'", value))).split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub("['‘’]", "", text.casefold()))


def _changes(
    before: tuple[Resolution, ...], after: tuple[Resolution, ...]
) -> tuple[ResolutionChange, ...]:
    pairs = _pairs(before, after)
    met = set(pairs.values())
    changes = list(_gone_from(0, before, met))
    for at, now in enumerate(after):
        was_at = pairs.get(at)
        changes.append(_change(before[was_at] if was_at is not None else None, now))
        if was_at is not None:
            changes.extend(_gone_from(was_at + 1, before, met))
    return tuple(changes)


def _gone_from(
    start: int, before: tuple[Resolution, ...], met: set[int]
) -> Iterator[ResolutionChange]:
    """The resolutions that are gone, from a place to the next one that is still there."""
    for at in range(start, len(before)):
        if at in met:
            return
        yield ResolutionChange("gone", before[at].number, None, before[at].text, None)


def _change(was: Resolution | None, now: Resolution) -> ResolutionChange:
    if was is None:
        return ResolutionChange("new", None, now.number, None, now.text)
    same = _words(was.text) == _words(now.text)
    return ResolutionChange(
        "same" if same else "reworded", was.number, now.number, was.text, now.text
    )


def _pairs(before: tuple[Resolution, ...], after: tuple[Resolution, ...]) -> dict[int, int]:
    """For places in the later reading, the place in the earlier one of the same resolution."""
    pairs = _same_words(before, after)
    left = [at for at in range(len(after)) if at not in pairs][:_MOST_COMPARED]
    free = [at for at in range(len(before)) if at not in set(pairs.values())][:_MOST_COMPARED]
    counts = {(side, at): Counter(_words(each[at].text))
              for side, each, places in (("was", before, free), ("now", after, left))
              for at in places}  # fmt: skip
    candidates = []
    for at in left:
        for was_at in free:
            alike = _alike(counts["was", was_at], counts["now", at])
            numbered = before[was_at].number is not None
            kept_number = numbered and before[was_at].number == after[at].number
            if alike >= (_ALIKE_WITH_NUMBER if kept_number else _ALIKE):
                candidates.append((-alike - kept_number, at, was_at))
    taken: set[int] = set()
    for _, at, was_at in sorted(candidates):
        if at not in pairs and was_at not in taken:
            pairs[at] = was_at
            taken.add(was_at)
    return pairs


def _same_words(before: tuple[Resolution, ...], after: tuple[Resolution, ...]) -> dict[int, int]:
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(before):
        waiting[tuple(_words(each.text))].append(at)
    pairs: dict[int, int] = {}
    for at, each in enumerate(after):
        if places := waiting[tuple(_words(each.text))]:
            kept = [place for place in places if before[place].number == each.number]
            pairs[at] = (kept or places)[0]
            places.remove(pairs[at])
    return pairs


def _alike(was: Counter[str], now: Counter[str]) -> float:
    """The share of words that two texts have in common, 0 to 1."""
    total = was.total() + now.total()
    return 2 * (was & now).total() / total if total else 1.0

"""Whether a measure moved, and the right way: never across a series break."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from heard.design.words import date_words
from heard.plans.measure_words import value_words
from heard.plans.models import Measure, Reading
from heard.plans.models.words import Direction

Kind = Literal["better", "worse", "same", "cannot_say"]


@dataclass(frozen=True)
class Mark:
    """A value on a day; its interval, where there is one."""

    value: Decimal
    on: date
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Movement:
    """From where to where, and whether that is better for families. `words` is a sentence."""

    kind: Kind
    words: str
    from_: Mark | None = None
    to: Mark | None = None


def movement_of(measure: Measure, readings: Sequence[Reading] | None = None) -> Movement:
    """From the baseline, or from the last series break, to the last value.

    `readings` are those that hold, in the order of their days: given for many measures at once,
    else asked for in one statement.
    """
    found = list(measure.readings.current()) if readings is None else list(readings)
    marks = _comparable(measure, found)
    if len(marks) < 2:
        return Movement("cannot_say", _nothing_to_compare(found), to=marks[-1] if marks else None)
    first, last = marks[0], marks[-1]
    kind = _kind(measure, first, last)
    words = _WORDS[kind]() % {
        "now": value_words(last.value, measure),
        "now_on": date_words(last.on),
        "then": value_words(first.value, measure),
        "then_on": date_words(first.on),
    }
    return Movement(kind, words, first, last)


def _comparable(measure: Measure, readings: list[Reading]) -> list[Mark]:
    """Baseline and values since the last series break."""
    marks: list[Mark] = []
    if measure.baseline is not None and measure.baseline_on is not None:
        marks.append(Mark(measure.baseline, measure.baseline_on))
    for reading in readings:
        if reading.is_break:
            marks = []
        if reading.value is not None and _is_later(reading, marks):
            marks.append(Mark(reading.value, reading.on, reading.low, reading.high))
    return marks


def _is_later(reading: Reading, marks: list[Mark]) -> bool:
    """A value of before the baseline is history, and the baseline's own day counts once."""
    return not marks or reading.on > marks[-1].on


def _kind(measure: Measure, first: Mark, last: Mark) -> Kind:
    change = last.value - first.value
    if change == 0 or abs(change) < measure.least_change or _overlap(first, last):
        return "same"
    is_up = change > 0
    return "better" if is_up == (measure.direction == Direction.UP) else "worse"


def _overlap(first: Mark, last: Mark) -> bool:
    """Two intervals that overlap: the values cannot be told apart."""
    if first.low is None or first.high is None or last.low is None or last.high is None:
        return False
    return first.low <= last.high and last.low <= first.high


def _nothing_to_compare(readings: list[Reading]) -> str:
    if any(reading.is_break for reading in readings):
        return _("It is counted in another way now, so it cannot be compared with before.")
    return _("There is nothing yet to compare it with.")


_WORDS = {
    "better": lambda: _("%(now)s on %(now_on)s. It was %(then)s on %(then_on)s: it is better."),
    "worse": lambda: _("%(now)s on %(now_on)s. It was %(then)s on %(then_on)s: it is worse."),
    "same": lambda: _("%(now)s on %(now_on)s. It was %(then)s on %(then_on)s: no real change."),
}

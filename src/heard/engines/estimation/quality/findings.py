"""What stands out, in words: what it means, and what may be done. Nobody does it by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from heard.engines.estimation.quality.meanings import MEANINGS
from heard.engines.estimation.quality.record import Measure, Quality, Share

FEWEST_IN_MODE = 30


@dataclass(frozen=True)
class Limits:
    """From which share on a thing stands out; 0 to 1.

    effect, mode_gap: differences between two shares. A gap between modes must also be more than
        three times its standard error: there are many gaps to look at.
    """

    blank: float = 0.1
    dont_know: float = 0.15
    stopped: float = 0.05
    straight: float = 0.05
    written: float = 0.05
    effect: float = 0.02
    mode_gap: float = 0.05


@dataclass(frozen=True)
class Finding:
    """One thing that stands out.

    kind: one of `MEANINGS`. place: the question, section or combination that it is about, or
        nothing where it is about returns as a whole.
    count, base: returns that have it, out of those that could.
    modes: the ways of answering with the least and the most of it. reason: of a combination.
    """

    kind: str
    place: str
    count: int
    base: int
    modes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def meaning(self) -> str:
        return MEANINGS[self.kind][0]

    @property
    def may_do(self) -> str:
        return MEANINGS[self.kind][1]


def findings(quality: Quality, limits: Limits | None = None) -> tuple[Finding, ...]:
    """Return what stands out, in the order of the questionnaire; nothing where all is well."""
    if not quality.returns:
        return (Finding("no_returns", "", 0, 0),)
    limits = limits or Limits()
    return tuple(
        finding
        for find in (_of_returns, _of_items, _of_sections, _of_batteries, _of_combinations)
        for finding in find(quality, limits)
    )


def _of_returns(quality: Quality, limits: Limits) -> Iterator[Finding]:
    for kind in ("empty", "single", "unknown"):
        yield from _some(kind, "", getattr(quality, kind).everyone)
    yield from _some("repeats", "", quality.repeats.varied)
    yield from _some("repeats_with_words", "", quality.repeats_with_words.alike)


def _of_items(quality: Quality, limits: Limits) -> Iterator[Finding]:
    words = {text.code for text in quality.texts}
    for item in quality.items:
        yield from _some("not_allowed", item.code, item.not_allowed.everyone)
        yield from _some("not_asked", item.code, item.not_asked.everyone)
        if item.code in words:
            continue  # few write much, and that is as it should be
        yield from _many("blank", item.code, item.blank, limits.blank)
        yield from _gap("mode_gap", item.code, item.blank, limits)
        if item.dont_know is not None:
            yield from _many("dont_know", item.code, item.dont_know, limits.dont_know)
    for text in quality.texts:
        written = text.written.everyone
        if written.base and written.count / written.base < limits.written:
            yield Finding("few_words", text.code, written.count, written.base)


def _of_sections(quality: Quality, limits: Limits) -> Iterator[Finding]:
    for section in quality.sections:
        yield from _many("stopped", section.code, section.stopped, limits.stopped)


def _of_batteries(quality: Quality, limits: Limits) -> Iterator[Finding]:
    for battery in quality.batteries:
        yield from _many("straight", battery.section, battery.alike, limits.straight)
        yield from _gap("mode_gap_straight", battery.section, battery.alike, limits)
    for effect in quality.effects:
        before, after = effect.everyone.share, effect.without.share
        if before is not None and after is not None and abs(before - after) > limits.effect:
            left_out = effect.everyone.base - effect.without.base
            yield Finding("straight_effect", effect.code, left_out, effect.everyone.base)


def _of_combinations(quality: Quality, limits: Limits) -> Iterator[Finding]:
    for found in quality.combinations:
        share = found.measure.everyone
        if share.count:
            rule = found.combination
            yield Finding(rule.strength, rule.code, share.count, share.base, reason=rule.reason)


def _some(kind: str, place: str, share: Share) -> Iterator[Finding]:
    if share.count:
        yield Finding(kind, place, share.count, share.base)


def _many(kind: str, place: str, measure: Measure, limit: float) -> Iterator[Finding]:
    everyone = measure.everyone
    if everyone.base and everyone.count / everyone.base > limit:
        yield Finding(kind, place, everyone.count, everyone.base)


def _gap(kind: str, place: str, measure: Measure, limits: Limits) -> Iterator[Finding]:
    """The two modes that are furthest apart, if they are further apart than chance makes them."""
    modes = [m for m, share in measure.by_mode.items() if share.base >= FEWEST_IN_MODE]
    if len(modes) < 2:
        return
    modes.sort(key=lambda mode: _part(measure.by_mode[mode]))
    first, second = modes[0], modes[-1]
    a, b = measure.by_mode[first], measure.by_mode[second]
    pooled = (a.count + b.count) / (a.base + b.base)
    error = sqrt(pooled * (1 - pooled) * (1 / a.base + 1 / b.base))
    if _part(b) - _part(a) > max(limits.mode_gap, 3 * error):
        everyone = measure.everyone
        yield Finding(kind, place, everyone.count, everyone.base, (first, second))


def _part(share: Share) -> float:
    return share.count / share.base

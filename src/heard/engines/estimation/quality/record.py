"""What is found out about returns: counts of them, each with the returns that it is out of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heard.engines.estimation.quality.combinations import Combination


@dataclass(frozen=True)
class Share:
    """`count` returns out of `base`."""

    count: int
    base: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where the base is nobody."""
        return self.count / self.base if self.base else None


@dataclass(frozen=True)
class Measure:
    """One share for all returns, and for each way in which they came, side by side."""

    everyone: Share
    by_mode: Mapping[str, Share]


@dataclass(frozen=True)
class ItemQuality:
    """One question.

    blank: left blank, of those who were asked it.
    dont_know: chose an option without a favour ("I do not know"), of those who answered; None
        where the question has no favours, or no such option.
    not_asked: answered, of those whom routing does not ask it. These answers count nowhere else.
    not_allowed: gave an answer that the questionnaire does not have, of those who answered.
    """

    code: str
    section: str
    blank: Measure
    dont_know: Measure | None
    not_asked: Measure
    not_allowed: Measure


@dataclass(frozen=True)
class SectionQuality:
    """One section, and who stopped in it.

    stopped: answered nothing after it, although a later section asks them for more than words;
        of those whom it asks something, and who answered something in it or later.
    last_items: which question was the last that they answered.
    """

    code: str
    stopped: Measure
    last_items: Mapping[str, int]


@dataclass(frozen=True)
class BatteryQuality:
    """Questions of one section that share their options, and who answered them all alike.

    alike: gave one and the same answer throughout, of those who answered five or more.
    by_option: how many gave which answer throughout.
    longest_runs: how many had that many equal answers one after the other at most, of the same
        base; blank ones are passed over.
    """

    section: str
    options: str
    items: tuple[str, ...]
    alike: Measure
    by_option: Mapping[str, int]
    longest_runs: Mapping[int, int]


@dataclass(frozen=True)
class StraightEffect:
    """The positive share of a question: of all, and without those who answer its battery alike."""

    code: str
    everyone: Share
    without: Share


@dataclass(frozen=True)
class Repeats:
    """Returns that are the same as another one.

    alike: returns in such a group, of those with ten chosen answers or more.
    groups, largest: how many groups there are, and the returns in the largest.
    varied: as `alike`, counting only returns that do not answer every battery alike.
    """

    alike: Share
    groups: int
    largest: int
    varied: Share


@dataclass(frozen=True)
class Found:
    """A combination of answers, and who has it, of those who answered all of its questions."""

    combination: Combination
    measure: Measure


@dataclass(frozen=True)
class TextLengths:
    """How much was written, in characters; never the words.

    bands: (fewest characters, number of answers) from short to long.
    """

    code: str
    written: Measure
    characters: int
    longest: int
    bands: tuple[tuple[int, int], ...]

    @property
    def mean(self) -> float | None:
        count = self.written.everyone.count
        return self.characters / count if count else None


@dataclass(frozen=True)
class Quality:
    """Everything that is found out about the returns to one questionnaire.

    empty, single: returns with no answer, with one.
    stopped: broke off, as `SectionQuality` says, wherever that was; of those with an answer.
    straight: answered every battery alike that they answered five questions of; of those with
        such a battery.
    repeats: the same answers to all questions but those that ask for words.
    repeats_with_words: the same in every answer, at least one of them in words.
    unknown: has answers to questions that the questionnaire does not have.
    """

    modes: Mapping[str, int]
    empty: Measure
    single: Measure
    stopped: Measure
    unknown: Measure
    items: tuple[ItemQuality, ...]
    sections: tuple[SectionQuality, ...]
    batteries: tuple[BatteryQuality, ...]
    straight: Measure
    effects: tuple[StraightEffect, ...]
    repeats: Repeats
    repeats_with_words: Repeats
    combinations: tuple[Found, ...]
    texts: tuple[TextLengths, ...]

    @property
    def returns(self) -> int:
        return sum(self.modes.values())

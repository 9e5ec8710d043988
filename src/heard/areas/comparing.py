"""Areas beside each other, from what each has published and from nothing else.

Every number comes out of findings that were protected and frozen, so a comparison gives nothing
away that is not public already. Shares are whole per cent and counts are rounded to 5, as they
were published; the limits of a funnel are as good as that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils.translation import gettext as _

from heard.design.words import date_words, percent_words
from heard.engines.estimation import AreaShare, Funnel, TooFewAreasError, funnel
from heard.engines.estimation.funnel import SMALLEST_AREA, Place
from heard.results.charts import good_labels
from heard.results.findings import Figure, Findings, Question

RESPONSE = "_response"  # before the mode, for the share of those asked who replied by it
MIX_APART = 20  # percentage points between shares of a mode that make areas unlike
DAYS_APART = 92  # between days of closing: a term or a holiday lies between
Z_95 = 1.959964


@dataclass(frozen=True)
class Share:
    """A share in one area: per cent of `base` people, None where it is not published.

    effective: how many people of a plain sample it is worth.
    """

    percent: float | None
    base: int | None
    effective: float = 0

    @property
    def shown(self) -> int | None:
        """Whole per cent, as it is written."""
        return None if self.percent is None else round(self.percent)


@dataclass(frozen=True)
class Measure:
    """What is compared: a question's good answers, or who replied. `answers` count as good."""

    code: str
    label: str
    answers: tuple[str, ...] = ()

    @property
    def is_response(self) -> bool:
        return self.code.startswith(RESPONSE)


@dataclass(frozen=True)
class Told:
    """What one area's published findings say that can be compared.

    modes: share of the replies that came by each mode, whole per cent.
    """

    instrument: str
    closed_on: date | None
    is_weighted: bool
    modes: Mapping[str, int | None]
    measures: tuple[Measure, ...]
    shares: Mapping[str, Share]


@dataclass(frozen=True)
class Standing:
    """An area on a funnel. place: None where it is left out; marks: why it is not like others."""

    area: int
    share: Share
    place: Place | None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """One measure over all areas that published. funnel: None where too few areas have enough."""

    measure: Measure
    standings: tuple[Standing, ...]
    funnel: Funnel | None

    @property
    def placed(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.standings if each.place is not None)

    def of(self, area: int | None) -> Standing | None:
        return next((each for each in self.standings if each.area == area), None)


def told(findings: Findings) -> Told:
    """Take out of published findings what is compared."""
    rated = [question for question in findings.questions if question.everybody.positive]
    shares = {question.code: _good(question, findings.is_weighted) for question in rated}
    modes = dict(findings.modes)
    shares[RESPONSE] = response(findings.replies, findings.asked)
    for mode, figure in modes.items():
        shares[f"{RESPONSE}_{mode}"] = response(figure.count, findings.asked)
    return Told(
        instrument=findings.questionnaire_sha256,
        closed_on=findings.asked_until,
        is_weighted=findings.is_weighted,
        modes={mode: figure.percent for mode, figure in modes.items()},
        measures=tuple(
            Measure(question.code, question.label, good_labels(question)) for question in rated
        ),
        shares=shares,
    )


def _good(question: Question, is_weighted: bool) -> Share:
    line = question.everybody
    figure = line.positive
    if figure is None or figure.share is None or line.rated is None:
        return Share(None, line.rated)
    return Share(figure.share, line.rated, effective_size(figure, line.rated, is_weighted))


def effective_size(figure: Figure, base: int, is_weighted: bool) -> float:
    """Return how many people of a plain sample a share stands on.

    As it is counted: everybody who gave a view, `base`. Weighted: p (1 - p) (2 z / width)^2 from
    its published 95 % interval, but never more than `base`. An interval's ends are whole per cent,
    so this is rough where thousands answered, and at shares near 0 or 100 it is on the low side,
    since the interval (Korn and Graubard) is wider there than the normal one: fewer alarms, not
    more. Without an interval, or where its ends are equal, it is `base` again.
    """
    if not is_weighted or figure.low is None or figure.high is None or figure.share is None:
        return float(base)
    width, p = (figure.high - figure.low) / 100, figure.share / 100
    if not width or not 0 < p < 1:
        return float(base)
    return min(float(base), p * (1 - p) * (2 * Z_95 / width) ** 2)


def response(replies: int | None, asked: int | None) -> Share:
    """Return the share of those asked who replied; not known where nobody knows how many.

    From published counts, not rounded again: where few reply, a whole per cent is half of them.
    """
    if not asked or replies is None:
        return Share(None, asked)
    return Share(min(100.0, 100 * replies / asked), asked, float(asked))


def measures_of(areas: Sequence[Told]) -> tuple[Measure, ...]:
    """Every rated question that some area asked, in the order of the questionnaires."""
    found: dict[str, Measure] = {}
    for area in areas:
        for measure in area.measures:
            found.setdefault(measure.code, measure)
    return tuple(found.values())


def compare(
    measure: Measure, areas: Mapping[int, Told], marks: Mapping[int, tuple[str, ...]]
) -> Comparison:
    """Put every area that published on one funnel, with its `marks` from `unlike`.

    Areas with under 100 answers are left out; with fewer than 5 others there is no funnel, and
    nobody is placed. Source: Spiegelhalter (2005), as `heard.engines.estimation.funnel`.
    """
    shares = {key: area.shares.get(measure.code, Share(None, None)) for key, area in areas.items()}
    usable = {key: drawn for key, share in shares.items() if (drawn := _drawn(key, share))}
    try:
        found = funnel(list(usable.values()))
    except TooFewAreasError:
        found = None
    standings = tuple(
        Standing(key, share, _place(found, usable.get(key)), marks.get(key, ()))
        for key, share in shares.items()
    )
    return Comparison(measure, standings, found)


def _drawn(area: int, share: Share) -> AreaShare | None:
    if share.percent is None or share.base is None or not share.base:
        return None
    return AreaShare(str(area), share.percent / 100, share.base, share.effective)


def _place(found: Funnel | None, area: AreaShare | None) -> Place | None:
    if found is None or area is None or area.base < SMALLEST_AREA:
        return None
    return found.place(area)


def unlike(areas: Mapping[int, Told], instrument: str) -> dict[int, tuple[str, ...]]:
    """Return why each area is not quite like the others, in words; nothing where it is.

    Another instrument: its fingerprint is not the programme's. Another mix: the share of replies
    by one mode lies more than 20 percentage points from the middle (median) of the areas. Other
    weights: weighted where most are not, or the other way round; where it is half and half, those
    that are not weighted are marked. Another time: closed more than 92 days from the middle day.
    """
    if not areas:
        return {}
    middle = {mode: _middle(mode, areas) for mode in next(iter(areas.values())).modes}
    weighted = sum(area.is_weighted for area in areas.values()) * 2 >= len(areas)
    days = sorted(area.closed_on for area in areas.values() if area.closed_on)
    closed = days[len(days) // 2] if days else None
    return {
        key: (
            *_other_instrument(area, instrument),
            *_other_mix(area, middle),
            *_other_weights(area, weighted),
            *_other_time(area, closed),
        )
        for key, area in areas.items()
    }


def _middle(mode: str, areas: Mapping[int, Told]) -> float | None:
    known = [share for area in areas.values() if (share := area.modes.get(mode)) is not None]
    return median(known) if known else None


def _other_instrument(area: Told, instrument: str) -> list[str]:
    return [] if area.instrument == instrument else [_("asked by another questionnaire")]


def _other_mix(area: Told, middle: Mapping[str, float | None]) -> list[str]:
    return [
        _mix_words(mode, share, round(usual))
        for mode, share in area.modes.items()
        if share is not None
        and (usual := middle.get(mode)) is not None
        and abs(share - usual) > MIX_APART
    ]


def _mix_words(mode: str, share: int, usual: int) -> str:
    return _("%(share)s answered %(mode)s, in the middle area %(usual)s") % {
        "share": percent_words(share),
        "mode": mode_words(mode),
        "usual": percent_words(usual),
    }


def mode_words(mode: str) -> str:
    """How somebody answered, within a sentence."""
    words = {"web": _("online"), "paper": _("on paper"), "helped": _("with somebody’s help")}
    return words.get(mode) or _("in another way")


def _other_weights(area: Told, are_weighted: bool) -> list[str]:
    if area.is_weighted == are_weighted:
        return []
    if area.is_weighted:
        return [_("weighted, most others are not")]
    return [_("not weighted, most others are")]


def _other_time(area: Told, closed: date | None) -> list[str]:
    if area.closed_on is None or closed is None:
        return []
    if abs((area.closed_on - closed).days) <= DAYS_APART:
        return []
    return [
        _("closed on %(day)s, others around %(middle)s")
        % {
            "day": date_words(area.closed_on),
            "middle": date_words(closed),
        }
    ]

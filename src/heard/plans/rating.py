"""The published rule by which an action is rated: the same for everybody, and in words.

Whoever leads an action may call it worse than the rule does, never better.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import Colour, Tag, date_words
from heard.plans.models.words import ActionState, Claim, Rating

COLOURS = {
    Rating.OFF_TRACK: Colour.RED,
    Rating.AT_RISK: Colour.YELLOW,
    Rating.ON_TRACK: Colour.GREEN,
    Rating.NOT_STARTED: Colour.GREY,
    Rating.DELIVERED: Colour.BLUE,
    Rating.EVIDENCED: Colour.TEAL,
    Rating.CLOSED: Colour.GREY,
}
# A sign for each, so that a black and white copy still tells them apart.
SIGNS = {
    Rating.OFF_TRACK: "✕",
    Rating.AT_RISK: "!",
    Rating.ON_TRACK: "→",
    Rating.NOT_STARTED: "○",
    Rating.DELIVERED: "✓",
    Rating.EVIDENCED: "★",
    Rating.CLOSED: "–",
}
_FIXED = {
    ActionState.DRAFT: Rating.NOT_STARTED,
    ActionState.DELIVERED: Rating.DELIVERED,
    ActionState.EVIDENCED: Rating.EVIDENCED,
    ActionState.STOPPED: Rating.CLOSED,
    ActionState.REPLACED: Rating.CLOSED,
}


@dataclass(frozen=True)
class Standing:
    """What the rule needs to know of an action on a day."""

    state: str
    starts_on: date | None = None
    due: date | None = None
    was_due: date | None = None  # the day first promised
    milestones_late: int = 0  # not done, and their day is over
    claim: str = ""
    updated_on: date | None = None


@dataclass(frozen=True)
class RatingRule:
    """`soon_days` before its day an action without news is at risk; `stale_days` is no news."""

    soon_days: int
    stale_days: int


@dataclass(frozen=True)
class Rated:
    """How an action stands, and every reason for it."""

    rating: Rating
    reasons: tuple[str, ...] = ()

    @property
    def tag(self) -> Tag:
        return rating_tag(self.rating)


def rating_tag(rating: Rating) -> Tag:
    """Sign, words and colour: never the colour alone."""
    return Tag(f"{SIGNS[rating]} {rating.label}", COLOURS[rating])


def rate(standing: Standing, rule: RatingRule, today: date) -> Rated:
    """By the rule of `rule_words`."""
    state = ActionState(standing.state)
    if state in _FIXED:
        return Rated(_FIXED[state])
    if red := _off_track(standing, today):
        return Rated(Rating.OFF_TRACK, red)
    if amber := _at_risk(standing, rule, today):
        return Rated(Rating.AT_RISK, amber)
    if state == ActionState.AGREED:
        return Rated(Rating.NOT_STARTED)
    return Rated(Rating.ON_TRACK)


def _off_track(standing: Standing, today: date) -> tuple[str, ...]:
    reasons = []
    if standing.due and standing.due < today:
        reasons.append(_("It was due on %(day)s.") % {"day": date_words(standing.due)})
    if standing.claim == Claim.OFF_TRACK:
        reasons.append(_("Whoever leads it says that it is off track."))
    return tuple(reasons)


def _at_risk(standing: Standing, rule: RatingRule, today: date) -> tuple[str, ...]:
    has_moved = bool(standing.was_due and standing.due and standing.due > standing.was_due)
    is_soon = bool(standing.due and standing.due <= today + timedelta(days=rule.soon_days))
    has_begun = standing.starts_on is None or standing.starts_on <= today
    is_late = bool(standing.starts_on and standing.starts_on < today)
    last = standing.updated_on or standing.starts_on
    is_stale = last is not None and last < today - timedelta(days=rule.stale_days)
    return tuple(
        words
        for holds, words in (
            (standing.claim == Claim.AT_RISK, _("Whoever leads it says that it is at risk.")),
            (standing.milestones_late > 0, _("A milestone is late.")),
            (has_moved, _("Its day was moved.")),
            (standing.state == ActionState.AGREED and is_late, _("It should have started.")),
            (
                standing.state == ActionState.AGREED and is_soon,
                _("It is due soon and has not started."),
            ),
            (has_begun and is_stale, _("There was no update for too long.")),
        )
        if holds
    )


def rule_words(rule: RatingRule) -> list[tuple[Tag, str]]:
    """The rule as it is published, the worst first."""
    days = {"soon": rule.soon_days, "stale": rule.stale_days}
    return [(rating_tag(rating), str(words) % days) for rating, words in _RULE.items()]


_RULE: dict[Rating, str | Promise] = {
    Rating.OFF_TRACK: gettext_lazy(
        "Its day is over and it is not delivered, or whoever leads it says so."
    ),
    Rating.AT_RISK: gettext_lazy(
        "Its day was moved to a later one, a milestone is late, it should have started, it is due "
        "within %(soon)d days and has not started, there was no update for more than %(stale)d "
        "days, or whoever leads it says so."
    ),
    Rating.ON_TRACK: gettext_lazy("It has started, and none of the above is true."),
    Rating.NOT_STARTED: gettext_lazy("It is to start later."),
    Rating.DELIVERED: gettext_lazy(
        "Everything that we said we would do is done. We do not know yet whether families notice."
    ),
    Rating.EVIDENCED: gettext_lazy(
        "It is done, and a measure moved or families say that they notice it."
    ),
    Rating.CLOSED: gettext_lazy("It will not be done, or went on as another action. We say why."),
}


def worst(ratings: Sequence[Rating]) -> Rating | None:
    """The first in the order of `Rating`; None of none."""
    return min(ratings, key=list(Rating).index, default=None)

"""What a funnel says, in words: read before the picture, and without it."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from heard.areas.comparing import Comparison, Measure, Standing
from heard.design.words import percent_words
from heard.engines.estimation.funnel import SMALLEST_AREA, Place
from heard.results.charts import quoted

FEWEST_AREAS = 5
PLACES = {
    "within": gettext_lazy("Within the lines"),
    "low": gettext_lazy("Below the inner lines"),
    "high": gettext_lazy("Above the inner lines"),
    "low alarm": gettext_lazy("Below the outer lines"),
    "high alarm": gettext_lazy("Above the outer lines"),
}


def title_of(measure: Measure) -> str:
    """A question with the answers that count, or what a response is."""
    if measure.is_response:
        return measure.label
    return _("“%(question)s”: who chose %(answers)s") % {
        "question": measure.label,
        "answers": quoted(measure.answers),
    }


def place_words(standing: Standing, measure: Measure) -> str:
    """Where an area lies, or why it is not on the funnel."""
    if standing.place is not None:
        return str(PLACES[standing.place])
    share = standing.share
    if share.percent is None:
        return _("Not known how many were asked") if measure.is_response else _("No share is shown")
    if (share.base or 0) >= SMALLEST_AREA:
        return _("Too few areas to compare")
    words = _("Fewer than %(least)d were asked") if measure.is_response else ""
    return (words or _("Fewer than %(least)d gave a view")) % {"least": SMALLEST_AREA}


def sentence(comparison: Comparison) -> str:
    """“17 of 20 areas lie where chance alone could put them. 2 lie above, 1 below.”"""
    found = comparison.funnel
    if found is None:
        enough = [
            each
            for each in comparison.standings
            if (each.share.base or 0) >= SMALLEST_AREA and each.share.percent is not None
        ]
        return _(
            "Too few areas to compare: %(there)d have %(least)d answers or more, and %(needed)d "
            "are needed."
        ) % {"there": len(enough), "least": SMALLEST_AREA, "needed": FEWEST_AREAS}
    places = Counter(each.place for each in comparison.placed)
    counts = {"within": places["within"], "all": len(comparison.placed)}
    if found.spread:
        first = ngettext(
            "%(within)d of %(all)d areas lies where chance and the usual differences between "
            "areas could put it.",
            "%(within)d of %(all)d areas lie where chance and the usual differences between "
            "areas could put them.",
            counts["within"],
        )
    else:
        first = ngettext(
            "%(within)d of %(all)d areas lies where chance alone could put it.",
            "%(within)d of %(all)d areas lie where chance alone could put them.",
            counts["within"],
        )
    return " ".join([first % counts, *_outside(places), *_left_out(comparison)])


def _outside(places: Counter[Place | None]) -> list[str]:
    above, below = places["high"] + places["high alarm"], places["low"] + places["low alarm"]
    if not above and not below:
        return []
    words = _("%(above)d above, %(below)d below.") % {"above": above, "below": below}
    far = places["high alarm"] + places["low alarm"]
    if not far:
        return [words]
    outer = ngettext(
        "%(far)d of these lies beyond the outer lines.",
        "%(far)d of these lie beyond the outer lines.",
        far,
    )
    return [words, outer % {"far": far}]


def _left_out(comparison: Comparison) -> list[str]:
    out = len(comparison.standings) - len(comparison.placed)
    if not out:
        return []
    words = ngettext(
        "%(out)d area is left out: too few answers, or no share is shown.",
        "%(out)d areas are left out: too few answers, or no share is shown.",
        out,
    )
    return [words % {"out": out}]


def own_sentence(comparison: Comparison, area: int | None, name: str) -> str:
    """Where the reader's own area lies, first of all; empty for who has none among them."""
    standing = comparison.of(area)
    if standing is None or comparison.funnel is None:
        return ""
    words = {
        "within": _("%(name)s (%(share)s) lies within the lines."),
        "low": _("%(name)s (%(share)s) lies below the inner lines."),
        "high": _("%(name)s (%(share)s) lies above the inner lines."),
        "low alarm": _("%(name)s (%(share)s) lies below the outer lines."),
        "high alarm": _("%(name)s (%(share)s) lies above the outer lines."),
    }
    if standing.place is None:
        why = place_words(standing, comparison.measure)
        return _("%(name)s is left out: %(why)s.") % {"name": name, "why": _lower(why)}
    share = percent_words(standing.share.shown or 0)
    return words[standing.place] % {"name": name, "share": share}


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def middle_words(comparison: Comparison) -> str:
    """The middle line in words, where there is a funnel."""
    if comparison.funnel is None:
        return ""
    middle = percent_words(round(100 * comparison.funnel.target))
    return _("All areas together: %(share)s") % {"share": middle}

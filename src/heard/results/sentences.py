"""Frozen findings in plain sentences, each with what stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import percent_words
from heard.results.charts import good_answers
from heard.results.findings import Breakdown, Contrast, Findings, Question, Ranked, Tipping

MOST_NAMED = 4
HALF = 50


@dataclass(frozen=True)
class End:
    """The items at one end of the ranking, which the answers cannot tell apart where several."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """Both ends of the ranking, what would turn them round, and the places that each may have."""

    ends: tuple[End, ...]
    turning: tuple[str, ...]
    places: tuple[tuple[Question, str], ...]


def ranking_of(findings: Findings) -> Ranking | None:
    """What a reader should take away; nothing where no question can be ranked."""
    if not findings.ranks:
        return None
    best, worst = ends_of(findings)
    ends = (
        _end(_("What works best"), findings, best),
        _end(_("What most needs to get better"), findings, worst),
    )
    extremes = _questions(findings, [*best[:1], *worst[:1]])
    turning = dict.fromkeys(turning_of(question, findings) for question in extremes)
    return Ranking(
        tuple(end for end in ends if end.items),
        tuple(filter(None, turning)),
        tuple(
            (question, place_words(place))
            for question, place in sorted(with_questions(findings, findings.ranks), key=_in_order)
        ),
    )


def _in_order(pair: tuple[Question, Ranked]) -> tuple[int, int, int]:
    """The largest share first; what may have the same places by its share."""
    question, place = pair
    share = question.everybody.positive.share if question.everybody.positive else None
    return place.first, place.last, -(-1 if share is None else share)


def with_questions(findings: Findings, ranked: Iterable[Ranked]) -> list[tuple[Question, Ranked]]:
    """Each place with its question."""
    pairs = [(findings.question(each.question), each) for each in ranked]
    return [(question, place) for question, place in pairs if question is not None]


def place_words(place: Ranked) -> str:
    """`3`, or `3 to 7` where it cannot be told apart from others."""
    if place.first == place.last:
        return str(place.first)
    return _("%(first)d to %(last)d") % {"first": place.first, "last": place.last}


def ends_of(findings: Findings) -> tuple[list[Ranked], list[Ranked]]:
    """Items that may be the first, and that may be the last; none where all may be both."""
    last = len(findings.ranks)
    if all(each.first == 1 and each.last == last for each in findings.ranks):
        return [], []
    best = [each for each in findings.ranks if each.first == 1]
    worst = [each for each in findings.ranks if each.last == last]
    return best, list(reversed(worst))


def _questions(findings: Findings, ranked: list[Ranked]) -> list[Question]:
    return [question for question, _place in with_questions(findings, ranked)]


def _end(title: str, findings: Findings, ranked: list[Ranked]) -> End:
    """Items with their shares; how many more there are, where there are many."""
    questions = _questions(findings, ranked)
    items = [_("%(item)s: %(share)s") % _item(each) for each in questions]
    return End(title, tuple(first_named(items)))


def first_named(items: list[str]) -> list[str]:
    """The first few of many, and how many more there are."""
    more = len(items) - MOST_NAMED
    if more <= 0:
        return items
    return [*items[:MOST_NAMED], ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more}]


def _item(question: Question) -> dict[str, str]:
    positive = question.everybody.positive
    share = positive.share if positive else None
    return {"item": question.label, "share": percent_words(share or 0)}


def turning_of(question: Question, findings: Findings) -> str:
    """What would turn the question round; empty where that is not known."""
    point = findings.tipping_of(question.code)
    return turning_sentence(question, point) if point else ""


def turning_sentence(question: Question, point: Tipping) -> str:
    """What those who did not reply would have to say for all to stand on the other side."""
    positive = question.everybody.positive
    words = {
        "item": question.label,
        "answers": good_answers(question),
        "share": percent_words((positive.share if positive else None) or 0),
        "limit": _("half") if point.threshold == HALF else percent_words(point.threshold),
        "silent": percent_words(point.silent or 0),
    }
    if point.claim == "above":
        claim = _("“%(item)s”: %(share)s of those who replied chose %(answers)s, over %(limit)s.")
        turned = _(
            "It would be %(limit)s of all if only %(silent)s of those who did not reply did."
        )
    else:
        claim = _(
            "“%(item)s”: %(share)s of those who replied chose %(answers)s, not over %(limit)s."
        )
        turned = _("It would be %(limit)s of all if %(silent)s of those who did not reply did.")
    if point.silent is None:
        turned = _("Nothing that those who did not reply could say turns that round.")
    return f"{claim} {turned}" % words


def contrast_sentences(breakdown: Breakdown) -> list[str]:
    """Groups that differ from everybody else by more than chance; or that none does."""
    if not breakdown.contrasts:
        return []
    nothing = _("No group that is shown differs from everybody else by more than chance.")
    return clear_differences(breakdown) or [nothing]


def clear_differences(breakdown: Breakdown) -> list[str]:
    """Groups that differ from everybody else by more than chance."""
    labels = {line.code: line.label for line in breakdown.lines}
    return [
        contrast_sentence(labels.get(each.group, each.group), each)
        for each in breakdown.contrasts
        if each.is_clear
    ]


def contrast_sentence(label: str, each: Contrast) -> str:
    """One group beside everybody else, in points with its interval."""
    if each.points == 0:
        return _("%(group)s: the same share as everybody else, to the point.") % {"group": label}
    if each.points > 0:
        words = _("%(group)s: %(points)d points above everybody else (likely %(low)d to %(high)d).")
    else:
        words = _("%(group)s: %(points)d points below everybody else (likely %(low)d to %(high)d).")
    low, high = sorted((abs(each.low), abs(each.high)))
    return words % {"group": label, "points": abs(each.points), "low": low, "high": high}

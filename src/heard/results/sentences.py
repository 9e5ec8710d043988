"""Frozen findings in plain sentences, each with what stands behind it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import percent_words
from heard.results.charts import good_answers, replies_sentence
from heard.results.findings import Breakdown, Contrast, Findings, Question, Ranked, Tipping

MOST_NAMED = 4
HALF = 50


@dataclass(frozen=True)
class End:
    """The items at one end of the ranking, which the answers cannot tell apart where several."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Sentences:
    """What a reader should take away, and what it would take to turn it round."""

    replied: str
    ends: tuple[End, ...]
    turning: tuple[str, ...]


def sentences_of(findings: Findings) -> Sentences:
    best, worst = ends_of(findings)
    ends = (
        _end(_("What works best"), findings, best),
        _end(_("What most needs to get better"), findings, worst),
    )
    turning = [
        turning_sentence(question, point)
        for question in _questions(findings, [*best[:1], *worst[:1]])
        if (point := findings.tipping_of(question.code))
    ]
    shown = tuple(end for end in ends if end.items)
    return Sentences(replies_sentence(findings), shown, tuple(dict.fromkeys(turning)))


def ends_of(findings: Findings) -> tuple[list[Ranked], list[Ranked]]:
    """Items that may be the first, and that may be the last; none where all may be both."""
    last = len(findings.ranks)
    if all(each.first == 1 and each.last == last for each in findings.ranks):
        return [], []
    best = [each for each in findings.ranks if each.first == 1]
    worst = [each for each in findings.ranks if each.last == last]
    return best, list(reversed(worst))


def _questions(findings: Findings, ranked: list[Ranked]) -> list[Question]:
    found = (findings.question(each.question) for each in ranked)
    return [question for question in found if question is not None]


def _end(title: str, findings: Findings, ranked: list[Ranked]) -> End:
    """Items with their shares; how many more there are, where there are many."""
    questions = _questions(findings, ranked)
    items = [_("%(item)s: %(share)s") % _item(each) for each in questions[:MOST_NAMED]]
    more = len(questions) - len(items)
    if more > 0:
        items.append(ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})
    return End(title, tuple(items))


def _item(question: Question) -> dict[str, str]:
    positive = question.everybody.positive
    share = positive.share if positive else None
    return {"item": question.label, "share": percent_words(share or 0)}


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
    clear = [each for each in breakdown.contrasts if each.is_clear]
    if not clear:
        return [_("No group that is shown differs from everybody else by more than chance.")]
    labels = {line.code: line.label for line in breakdown.lines}
    return [contrast_sentence(labels.get(each.group, each.group), each) for each in clear]


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

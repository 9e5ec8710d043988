"""Tipping points in plain words: what those who did not reply would have to say."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Bullets, Heading, Piece
from heard.design.words import percent_words
from heard.results.findings import Findings, Part, Question, Tipping

HALF = 50


def tipping(part: Part, findings: Findings) -> Iterator[Piece]:
    """For each rated question of the part of which it is known."""
    known = [(each, findings.tipping_of(each.code)) for each in part.questions]
    lines = tuple(tipping_words(question, point) for question, point in known if point)
    if lines:
        yield Heading(_("Could those who did not reply turn this round?"), 2)
        yield Bullets(lines)


def tipping_words(question: Question, point: Tipping) -> str:
    """Of one question, by its claim: more or less than a half, or than another share."""
    limit = _("half") if point.threshold == HALF else percent_words(point.threshold)
    if point.claim == "above":
        claim = _("“%(question)s”: more than %(limit)s gave a good answer.")
        turned = _("That turns round only if %(share)s or fewer of those who did not reply would.")
    else:
        claim = _("“%(question)s”: less than %(limit)s gave a good answer.")
        turned = _("That turns round only if %(share)s or more of those who did not reply would.")
    said = claim % {"question": question.label, "limit": limit}
    if point.silent is None:
        return f"{said} " + _("Nothing that those who did not reply could say turns that round.")
    return f"{said} " + turned % {"share": percent_words(point.silent)}

"""Tipping points in plain words: what those who did not reply would have to say."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Bullets, Heading, Piece
from heard.results.findings import Findings, Part
from heard.results.sentences import turning_sentence


def tipping(part: Part, findings: Findings) -> Iterator[Piece]:
    """For each rated question of the part of which it is known."""
    known = [(each, findings.tipping_of(each.code)) for each in part.questions]
    lines = tuple(turning_sentence(question, point) for question, point in known if point)
    if lines:
        yield Heading(_("Could those who did not reply turn this round?"), 2)
        yield Bullets(lines)

"""What works well and what needs to improve: statements with the places that they may have."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Bullets, Heading, Paragraph, Piece, Table
from heard.design.words import shown_percent
from heard.results.findings import Findings, Question
from heard.results.sentences import Ranking, ends_of, with_questions


def places(ranking: Ranking, findings: Findings) -> Iterator[Piece]:
    """First and last places, never given to one statement where others may have them too."""
    best, worst = (with_questions(findings, end) for end in ends_of(findings))
    if not best:
        yield Paragraph(_("The shares lie too close together to put any statement first or last."))
    else:
        yield Heading(_("What works well"), 2)
        yield Paragraph(_leading(len(best), is_best=True))
        yield Bullets(tuple(_line(question) for question, _place in best))
        yield Heading(_("What needs to improve"), 2)
        yield Paragraph(_leading(len(worst), is_best=False))
        yield Bullets(tuple(_line(question) for question, _place in worst))
    yield Table(
        caption=_("Every statement, with the places that it may have"),
        columns=(_("Statement"), _("Good answers"), _("Place")),
        rows=tuple((question.label, _share(question), place) for question, place in ranking.places),
        widths=(6, 2, 2),
        row_headers=True,
    )


def _leading(count: int, *, is_best: bool) -> str:
    if count == 1:
        return _("The largest share of good answers:") if is_best else _("The smallest share:")
    words = (
        _("One of these %(count)d has the largest share of good answers; which, cannot be told:")
        if is_best
        else _("One of these %(count)d has the smallest share; which, cannot be told:")
    )
    return words % {"count": count}


def _line(question: Question) -> str:
    return f"{question.label}: {_share(question)}"


def _share_of(question: Question) -> int | None:
    figure = question.everybody.positive
    return None if figure is None else figure.share


def _share(question: Question) -> str:
    return shown_percent(_share_of(question))

"""What was heard at sessions: what is published of each, counted as it was published.

Shows summaries, protected numbers of themes and points with public words: nothing else of anybody.
"""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import Heading, Inset, Paragraph, Piece, Quote, Table
from heard.design.words import date_words, number_words
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import heard_sessions, note, phase_of
from heard.sessions.heard_numbers import FEWEST_SHOWN, read_numbers
from heard.sessions.models import HeardCorrection, Point, Session

MOST_THEMES, MOST_QUOTES = 10, 6


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    phase = phase_of(report, block)
    sessions = list(heard_sessions(phase))
    source = _("“What we heard” of the sessions of %(phase)s, as published") % {"phase": phase}
    if not sessions:
        return (
            Paragraph(
                _("“What we heard” is not published of any session of %(phase)s yet.")
                % {"phase": phase}
            ),
            note(_("no session"), source),
        )
    words = ngettext(
        "“What we heard” is published of %(n)d session of %(phase)s.",
        "“What we heard” is published of %(n)d sessions of %(phase)s.",
        len(sessions),
    )
    base = ngettext("remarks at %(n)d session", "remarks at %(n)d sessions", len(sessions))
    return (
        Paragraph(words % {"n": len(sessions), "phase": phase}),
        *_corrections(sessions),
        *_themes(sessions),
        *_quotes(sessions),
        note(base % {"n": len(sessions)}, source),
    )


def _corrections(sessions: Sequence[Session]) -> Iterable[Piece]:
    found = HeardCorrection.objects.filter(session__in=sessions).select_related("session")
    for each in found:
        words = {"title": each.session.title, "day": date_words(each.on), "words": each.words}
        yield Inset(_("%(title)s was corrected on %(day)s: %(words)s") % words)


def _themes(sessions: Iterable[Session]) -> Iterable[Piece]:
    """Sums of what was published of each: everybody could add them up."""
    named: dict[str, list[str | int]] = {}
    for session in sessions:
        numbers = read_numbers(session.heard_numbers)
        for theme in numbers.themes if numbers else ():
            row = named.setdefault(theme.key, [theme.name, 0, 0])
            row[1] = int(row[1]) + 1
            row[2] = int(row[2]) + (theme.count or 0)
    rows = sorted(named.values(), key=lambda row: (-int(row[2]), -int(row[1]), str(row[0])))
    if rows:
        few = _("too few to show")
        yield Table(
            caption=_("What came up most"),
            columns=(_("Theme"), _("Sessions"), _("Remarks")),
            rows=tuple(
                (
                    str(name),
                    number_words(int(at)),
                    _("about %(n)s") % {"n": number_words(int(n))} if n else few,
                )
                for name, at, n in rows[:MOST_THEMES]
            ),
            widths=(0.6, 0.2, 0.2),
            row_headers=True,
        )


def _quotes(sessions: Sequence[Session]) -> Iterable[Piece]:
    """What most people agreed with, where somebody counted and it is many."""
    points = Point.objects.published().filter(session__in=sessions, agreed__gte=FEWEST_SHOWN)
    shown = list(points.select_related("session").order_by("-agreed", "pk")[:MOST_QUOTES])
    if shown:
        yield Heading(_("What most people agreed with"))
    for point in shown:
        by = _("At “%(session)s”; %(n)s people agreed")
        agreed = number_words(point.agreed or 0)
        yield Quote(point.public_text, by % {"session": point.session.title, "n": agreed})

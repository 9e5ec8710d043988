"""What members reported from sessions since a day, and who has not reported yet.

Shows reports whose words an officer has checked. One that nobody has checked yet, or that is held
back, is counted and no word of it is shown.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import Bullets, Heading, Inset, Paragraph, Piece
from heard.design.words import date_words
from heard.scrutiny.committee_pieces import missing_words, report_back, who_words
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import note, since_of
from heard.scrutiny.queries.reports_back import (
    DutyMemberLine,
    ReportLine,
    ReportsBack,
    reports_back,
)


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    since, until = since_of(block), timezone.localdate()
    found = reports_back(report.committee, since, until)
    checked = [each for each in found.reports if each.is_checked]
    base = ngettext("%(n)d report of a member", "%(n)d reports of members", len(checked))
    return (
        Paragraph(_in_short(found, len(checked), since, until)),
        *_unchecked(found, len(checked)),
        *(piece for each in checked for piece in _report(each)),
        *([] if checked else [Paragraph(_("No member has reported yet."))]),
        *_lines(_("Reports that are outstanding"), found.outstanding),
        *_lines(_("Members who are excused, or have left"), (*found.excused, *found.left)),
        note(base % {"n": len(checked)}, _("members' own reports, checked by an officer")),
    )


def _in_short(found: ReportsBack, checked: int, since: date, until: date) -> str:
    words = ngettext(
        "%(n)d report on sessions from %(since)s to %(until)s; %(out)d outstanding.",
        "%(n)d reports on sessions from %(since)s to %(until)s; %(out)d outstanding.",
        checked,
    )
    return words % {
        "n": checked,
        "since": date_words(since),
        "until": date_words(until),
        "out": len(found.outstanding),
    }


def _unchecked(found: ReportsBack, checked: int) -> Iterable[Piece]:
    waiting = len(found.reports) - checked
    if waiting:
        words = ngettext(
            "%(n)d report is not shown: nobody has checked it yet.",
            "%(n)d reports are not shown: nobody has checked them yet.",
            waiting,
        )
        yield Inset(words % {"n": waiting})
    if found.held_back:
        words = ngettext(
            "%(n)d report is held back, because families may be recognised in it.",
            "%(n)d reports are held back, because families may be recognised in them.",
            found.held_back,
        )
        yield Inset(words % {"n": found.held_back})


def _report(line: ReportLine) -> Iterable[Piece]:
    who = who_words(line.name, line.division)
    return report_back(who, f"{line.session}, {date_words(line.on)}", line.heard, line.asks_for)


def _lines(title: str, lines: tuple[DutyMemberLine, ...]) -> Iterable[Piece]:
    if lines:
        yield Heading(title)
        yield Bullets(tuple(_line(each) for each in lines))


def _line(line: DutyMemberLine) -> str:
    due_on = date_words(line.due_on) if line.due_on else ""
    return missing_words(who_words(line.name, line.division), line.because, due_on)

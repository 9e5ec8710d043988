"""Reports as a file, for the committee: cells that no spreadsheet takes for formulas."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.design.csv_lines import MARK, csv_line
from heard.design.words import iso_day
from heard.sessions.models import Visit
from heard.sessions.visit_tags import visit_tag


def csv_lines(visits: Iterable[Visit]) -> Iterator[str]:
    yield MARK + csv_line(
        [
            _("Session"),
            _("Date"),
            _("Division of the session"),
            _("District"),
            _("Elected member"),
            _("Division of the member"),
            _("State"),
            _("Reported on"),
            _("What I heard"),
            _("What I ask for"),
        ]
    )
    for visit in visits:
        yield csv_line(_row(visit))


def _row(visit: Visit) -> list[str]:
    session, member = visit.session, visit.member
    reported = iso_day(timezone.localdate(visit.reported_at)) if visit.reported_at else ""
    return [
        session.title,
        iso_day(session.day) or "",
        str(session.division or ""),
        str(session.district or ""),
        str(member),
        str(member.division or ""),
        str(visit_tag(visit).word),
        reported or "",
        visit.heard,
        visit.asks_for,
    ]

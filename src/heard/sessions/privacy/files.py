"""Lists of who booked elsewhere, while they wait to be taken in: a few days, then they are gone."""

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from heard.partnerships.likeness import names_them
from heard.partnerships.models import Member
from heard.partnerships.privacy import Held, Subject, values
from heard.sessions.models import AttendeeFile
from heard.sessions.services.striking import strike_rows


def held_on(subject: Subject) -> Iterator[Held]:
    """Rows that hold their address, number or full name."""
    ours = {"session__phase__programme__partnership_id": subject.partnership_id}
    files = AttendeeFile.objects.filter(**ours).exclude(rows=[]).select_related("session")
    for file in files:
        rows = [row for row in file.rows if _names(row, subject)]
        if rows:
            yield Held(
                _("A list of who booked elsewhere, not taken in yet"),
                f"attendees:{file.key}",
                values(
                    (_("Session"), file.session),
                    (_("What it says"), "; ".join(", ".join(filter(None, row)) for row in rows)),
                ),
                is_certain=not subject.has_namesake,
                forget=partial(_forget, file, subject),
            )


def _forget(file: AttendeeFile, subject: Subject, by: Member | None) -> AttendeeFile:
    return strike_rows(file, lambda row: _names(row, subject), by=by)


def _names(row: list[str], subject: Subject) -> bool:
    """First and last name may stand in two columns."""
    return names_them(" ".join(map(str, row)), subject)

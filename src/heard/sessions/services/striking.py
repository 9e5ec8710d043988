"""Taking the name of somebody out of words that others wrote."""

from collections.abc import Callable, Sequence

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.likeness import STRUCK
from heard.partnerships.models import Member
from heard.sessions.models import Answer, AttendeeFile, Booking, Host, Point, Visit
from heard.sessions.services.handing import hand_down_point

Written = Answer | Booking | Point | Visit


@transaction.atomic
def strike_words(
    row: Written, columns: Sequence[str], rewrite: Callable[[str], str], *, by: Member | None
) -> Written:
    """Rewrite the columns of a row; what is left still says what was meant."""
    type(row).objects.select_for_update().get(pk=row.pk)
    row.refresh_from_db(fields=list(columns))
    for column in columns:
        setattr(row, column, rewrite(getattr(row, column)))
    row.save(update_fields=list(columns))
    if isinstance(row, Point) and row.is_published:
        hand_down_point(row)  # its words stand among what is sorted, too
    record("name struck out", row, by=by.user if by else None)
    return row


@transaction.atomic
def strike_host(host: Host, *, by: Member | None) -> Host:
    """That somebody helped, and as what, stays."""
    host = Host.objects.select_for_update().get(pk=host.pk)
    if host.name != STRUCK:
        host.name, host.is_named = STRUCK, False
        host.save(update_fields=["name", "is_named"])
        record("host forgotten", host.session, by=by.user if by else None)
    return host


@transaction.atomic
def strike_rows(
    file: AttendeeFile, is_theirs: Callable[[list[str]], bool], *, by: Member | None
) -> AttendeeFile:
    """Take somebody's rows out of a list that has not been taken in; they are not booked by it."""
    file = AttendeeFile.objects.select_for_update().get(pk=file.pk)
    left = [row for row in file.rows if not is_theirs(row)]
    if left != file.rows:
        file.rows = left
        file.save(update_fields=["rows"])
        record("rows struck out", file.session, by=by.user if by else None)
    return file

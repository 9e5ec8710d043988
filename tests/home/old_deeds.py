"""Something that was done more than six years ago."""

from django.db import connection

from heard.accounts.models import User
from heard.partnerships.models import Partnership


def old_entry(of: Partnership, by: User) -> int:
    """The clock of the database is not to be turned back, so an old entry is put in by hand."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_entry (at, actor_id, actor_name, partnership_id, deed, "
            "subject_kind, subject_id, subject_name, details) VALUES (now() - interval '6 years "
            "2 days', %s, %s, %s, 'member removed', 'partnerships.member', '1', %s, '{}') "
            "RETURNING id",
            [by.pk, by.name, of.pk, "Alex Removed"],
        )
        return int(cursor.fetchone()[0])

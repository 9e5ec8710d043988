"""Partnerships, remembered for a moment: every request asks for one, and they hardly change.

A visitor without a session may see a change of name or colour a few minutes late. Who is signed
in always sees what is true now. Within one process a change is seen at once.
"""

from time import monotonic
from typing import Any

from django.db.models import Q

from heard.partnerships.models import Partnership

SECONDS = 5 * 60
AT_MOST = 1000
FIELDS = [field.attname for field in Partnership._meta.concrete_fields]

_kept: dict[tuple[str, str], tuple[float, tuple[Any, ...] | None]] = {}


def find(host: str, slug: str, *, fresh: bool) -> Partnership | None:
    """The partnership of `host`, else the one of `slug`; one query at most.

    Each caller gets an object of their own, so nothing that a request does to it is shared.
    """
    expires, row = _kept.get((host, slug), (0.0, None))
    if fresh or expires < monotonic():
        row = _row(host, slug)
        _keep(host, slug, row)
    return None if row is None else Partnership.from_db("default", FIELDS, row)


def forget() -> None:
    """Ask the database again: something has changed."""
    _kept.clear()


def _row(host: str, slug: str) -> tuple[Any, ...] | None:
    matches = Q(host=host) & ~Q(host="") | Q(slug=slug)
    rows = list(Partnership.objects.filter(matches).values_list(*FIELDS)[:2])
    of_host = [row for row in rows if host and row[FIELDS.index("host")] == host]
    return next(iter(of_host + rows), None)


def _keep(host: str, slug: str, row: tuple[Any, ...] | None) -> None:
    """Slugs that do not exist are not kept: a visitor could make up any number of them."""
    if row is None and slug:
        return
    if len(_kept) >= AT_MOST:
        _kept.clear()
    _kept[host, slug] = (monotonic() + SECONDS, row)

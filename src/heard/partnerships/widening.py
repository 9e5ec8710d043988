"""What else is known of somebody: their records name further addresses, and other names.

A message may have gone to a number that stands only in one booking.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from typing import Protocol

from heard.partnerships.likeness import Reached, is_alike, is_namesake
from heard.partnerships.privacy import Subject


class Addressed(Reached, Protocol):
    """Anything with a postal address, too."""

    address: str


# From a subject to everybody in a room who may be them, or goes by the same name.
Known = Callable[[Subject], Iterable[Addressed]]


def with_names(subject: Subject, known: Iterable[Known]) -> Subject:
    """The subject with the names in records that are theirs by address or number."""
    careful = replace(subject, has_namesake=True)
    theirs = [row.name for row in _rows(subject, known) if is_alike(row, careful)]
    names = {" ".join(name.split()) for name in theirs} - {""}
    return replace(subject, names=subject.names | names)


def with_ways(subject: Subject, known: Iterable[Known]) -> Subject:
    """The subject with the addresses and numbers in records that are surely theirs."""
    theirs = [row for row in _rows(subject, known) if is_alike(row, subject)]
    ways = {way for row in theirs for way in (row.email, row.phone, _line(row.address))} - {""}
    return replace(subject, ways=subject.ways | ways)


def has_namesake(subject: Subject, known: Iterable[Known]) -> bool:
    """Whether somebody else of the partnership goes by the same name."""
    return any(is_namesake(row, subject) for row in _rows(subject, known))


def _rows(subject: Subject, known: Iterable[Known]) -> Iterable[Addressed]:
    return chain.from_iterable(room(subject) for room in known)


def _line(address: str) -> str:
    """A postal address as it stands on a message."""
    return ", ".join(line.strip() for line in address.splitlines() if line.strip())

"""What else is known of somebody: their records name further addresses, and other people's names.

A message may have gone to a number that stands only in their expression of interest.
"""

from dataclasses import replace
from itertools import chain

from heard.boards.models import Expression, Person, Subscriber
from heard.partnerships.likeness import candidates, is_alike, is_namesake
from heard.partnerships.privacy import Subject

Known = Person | Expression | Subscriber


def known(subject: Subject) -> list[Known]:
    """Everybody of the partnership who may be the subject, or goes by the same name."""
    kinds = (Person.objects.all(), Expression.objects.all(), Subscriber.objects.all())
    return list(
        chain.from_iterable(
            candidates(kind.filter(partnership_id=subject.partnership_id), subject)
            for kind in kinds
        )
    )


def with_names(subject: Subject) -> Subject:
    """The subject with the names in records that are theirs by address or number."""
    careful = replace(subject, has_namesake=True)
    theirs = [row.name for row in known(subject) if is_alike(row, careful)]
    names = {" ".join(name.split()) for name in theirs} - {""}
    return replace(subject, names=subject.names | names)


def with_ways(subject: Subject) -> Subject:
    """The subject with the addresses and numbers in records that are surely theirs."""
    theirs = [row for row in known(subject) if is_alike(row, subject)]
    ways = {way for row in theirs for way in (row.email, row.phone, _line(row.address))} - {""}
    return replace(subject, ways=subject.ways | ways)


def has_namesake(subject: Subject) -> bool:
    """Whether somebody else of the partnership goes by the same name."""
    return any(is_namesake(row, subject) for row in known(subject))


def _line(address: str) -> str:
    """A postal address as it stands on a message."""
    return ", ".join(line.strip() for line in address.splitlines() if line.strip())

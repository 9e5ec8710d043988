"""What else is known of somebody: their records name further addresses, and other people's names.

A message may have gone to a number that stands only in their expression of interest.
"""

from dataclasses import replace
from itertools import chain

from heard.boards.models import Expression, Person, Subscriber
from heard.partnerships.likeness import all_names, candidates, is_alike, is_namesake
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


def widened(subject: Subject) -> Subject:
    """The subject with the names and ways of the records that are surely theirs."""
    theirs = [row for row in known(subject) if is_alike(row, subject)]
    ways = {way for row in theirs for way in (row.email, row.phone, _line(row.address))}
    names = {" ".join(row.name.split()) for row in theirs}
    wider = replace(
        subject,
        names=frozenset({*subject.names, *names} - {""}),
        ways=frozenset({*subject.ways, *ways} - {""}),
    )
    only_name = not (subject.email or subject.phone)
    has_namesake = only_name or any(is_namesake(row, wider) for row in known(wider))
    return replace(wider, has_namesake=bool(all_names(wider)) and has_namesake)


def _line(address: str) -> str:
    """A postal address as it stands on a message."""
    return ", ".join(line.strip() for line in address.splitlines() if line.strip())

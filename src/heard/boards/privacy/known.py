"""Everybody in the room who can be reached."""

from itertools import chain

from heard.boards.models import Expression, Person, Subscriber
from heard.partnerships.likeness import candidates
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

"""Under which name and id the public meets somebody in a seat."""

from heard.boards.models import Membership, Person
from heard.boards.vacancy_words import role_words


def public_name(person: Person) -> str:
    """The name that the public may read, or nothing: by role alone, or forgotten."""
    return "" if person.is_role_only or person.is_forgotten else person.name


def name_or_role(membership: Membership) -> str:
    """The name, or where it is not shown the role: "Parent or carer"."""
    return public_name(membership.person) or role_words(membership.seat.group.constituency)


def public_key(membership: Membership) -> str:
    """A key of the person; of one shown by role alone, of this membership only.

    With one key for all their seats, whoever is hidden in one place could be found by another.
    """
    person = membership.person
    return str(person.key if public_name(person) else membership.key)

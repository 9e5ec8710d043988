"""People in seats: made, changed, given their sign-in."""

from dataclasses import dataclass, fields

from django.db import transaction

from heard.audit.services import record
from heard.boards.models import Person
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.mail.models import Channel
from heard.partnerships.models import Member, Organisation, Partnership


class ForgottenError(Exception):
    """The person has been forgotten: nothing is added to them any more."""


class AlreadyLinkedError(Exception):
    """The sign-in belongs to another person already."""


@dataclass(frozen=True)
class PersonDetails:
    """What is kept of a person. `channel` is one of `heard.mail.models.Channel`."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    channel: str = Channel.EMAIL
    language: str = "en-gb"
    organisation: Organisation | None = None
    job_title: str = ""
    is_role_only: bool = False
    access_needs: tuple[str, ...] = ()
    support_wanted: str = ""
    member: Member | None = None


# The sign-in is given and taken away by deeds of their own.
_COLUMNS = tuple(each.name for each in fields(PersonDetails) if each.name != "member")


@transaction.atomic
def make_person(partnership: Partnership, *, details: PersonDetails, by: Member) -> Person:
    """Keep somebody who has no seat yet.

    Raises NotOfThisPartnershipError, AlreadyLinkedError.
    """
    person = Person(partnership=partnership, **_values(details, partnership.pk))
    if details.member is not None:
        person.member = _free(details.member, person)
    person.save()
    record("person made", person, by=by.user)
    return person


@transaction.atomic
def change_person(person: Person, *, details: PersonDetails, by: Member) -> Person:
    """Change all that is kept of a person but their sign-in. Saving the same writes no audit.

    Raises ForgottenError, NotOfThisPartnershipError.
    """
    person = lock_person(person)
    values = _values(details, person.partnership_id)
    changed = [name for name in _COLUMNS if getattr(person, name) != values[name]]
    if changed:
        for name in changed:
            setattr(person, name, values[name])
        person.save(update_fields=changed)
        record("person changed", person, by=by.user, changed=", ".join(changed))
    return person


@transaction.atomic
def change_support(
    person: Person, *, access_needs: tuple[str, ...], support_wanted: str, by: Member
) -> Person:
    """Say what somebody needs to take part. Raises ForgottenError."""
    person = lock_person(person)
    person.access_needs, person.support_wanted = list(access_needs), support_wanted
    person.save(update_fields=["access_needs", "support_wanted"])
    record("support changed", person, by=by.user)
    return person


@transaction.atomic
def link_member(person: Person, *, member: Member, by: Member) -> Person:
    """Say that a sign-in is this person's, so that they look after their own seats.

    Raises ForgottenError, NotOfThisPartnershipError, AlreadyLinkedError.
    """
    person = lock_person(person)
    person.member = _free(member, person)
    person.save(update_fields=["member"])
    record("person linked to a sign-in", person, by=by.user, sign_in=member.pk)
    return person


@transaction.atomic
def unlink_member(person: Person, *, by: Member) -> Person:
    """Say that a sign-in is not this person's. Harmless where they have none."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.member_id is not None:
        was = person.member_id
        person.member = None
        person.save(update_fields=["member"])
        record("person unlinked from a sign-in", person, by=by.user, sign_in=was)
    return person


def lock_person(person: Person) -> Person:
    """The person, locked. Raises ForgottenError."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.is_forgotten:
        raise ForgottenError(locked)
    return locked


def _free(member: Member, person: Person) -> Member:
    """The sign-in, locked, if it is nobody else's."""
    member = Member.objects.select_for_update().get(pk=member.pk)
    if member.partnership_id != person.partnership_id:
        raise NotOfThisPartnershipError(member)
    if Person.objects.filter(member=member).exclude(pk=person.pk).exists():
        raise AlreadyLinkedError(member)
    return member


def _values(details: PersonDetails, partnership_id: int) -> dict[str, object]:
    organisation = details.organisation
    if organisation is not None and organisation.partnership_id != partnership_id:
        raise NotOfThisPartnershipError(organisation)
    values = {name: getattr(details, name) for name in _COLUMNS}
    return values | {"access_needs": list(details.access_needs)}

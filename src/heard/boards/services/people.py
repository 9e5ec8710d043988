"""Making people."""

from dataclasses import asdict, dataclass

from django.db import transaction

from heard.audit.services import record
from heard.boards.models import Person
from heard.mail.models import Channel
from heard.partnerships.models import Member, Organisation, Partnership


class ForgottenError(Exception):
    """The person has been forgotten."""


@dataclass(frozen=True)
class PersonDetails:
    """Who somebody is and how they are reached."""

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


@transaction.atomic
def make_person(partnership: Partnership, *, details: PersonDetails, by: Member) -> Person:
    given = {name: getattr(details, name) for name in asdict(PersonDetails(details.name))}
    person = Person.objects.create(partnership=partnership, **given)
    record("person added", person, by=by.user)
    return person

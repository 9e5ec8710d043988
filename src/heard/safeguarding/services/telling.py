"""Telling leads that something waits: a reference and a link, nothing of what was said."""

from collections.abc import Iterable

from heard.mail.letters import letter
from heard.mail.services import send_letter
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.safeguarding.models import Concern, Safeguarding, Urgency
from heard.safeguarding.queries.setup import acting_deputy, acting_lead, named, role_holders


def tell_of_new(concern: Concern, setup: Safeguarding) -> None:
    """The lead; the deputy too where it cannot wait. Without a lead, everybody who may read it."""
    readers = named(setup) if concern.urgency == Urgency.AT_ONCE else _first_named(setup)
    readers = readers or list(role_holders(concern.partnership))
    # Each time that it is raised or raised again is a message of its own.
    occasion = f"concern raised:{concern.key}:{concern.revision}"
    if readers:
        tell(concern, readers, template="raised", occasion=occasion)
    else:
        tell_that_nobody_reads(concern.partnership, occasion=occasion)


def _first_named(setup: Safeguarding) -> list[Member]:
    first = acting_lead(setup) or acting_deputy(setup)
    return [first] if first else []


def tell(concern: Concern, readers: Iterable[Member], *, template: str, occasion: str) -> None:
    """`occasion` names it: told again of the same occasion, nobody gets a second message."""
    at = addresses_of_install(concern.partnership)
    words = letter(
        f"safeguarding/mail/{template}.txt",
        concern=concern,
        link=at("safeguarding:concern", concern.pk),
    )
    for reader in readers:
        send_letter(
            words,
            key=f"{occasion}:{reader.pk}",
            to=reader.user.email,
            partnership_id=concern.partnership_id,
        )


def tell_that_nobody_reads(partnership: Partnership, *, occasion: str) -> None:
    """Administrators may not read concerns, and they alone can say who does."""
    at = addresses_of_install(partnership)
    words = letter(
        "safeguarding/mail/nobody_reads.txt",
        partnership=partnership,
        link=at("safeguarding:set_up"),
    )
    for member in partnership.members.holding(Role.ADMINISTRATOR).select_related("user"):
        send_letter(
            words,
            key=f"{occasion}:{member.pk}",
            to=member.user.email,
            partnership_id=partnership.pk,
        )

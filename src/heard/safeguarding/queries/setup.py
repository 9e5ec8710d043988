"""Who the named leads are, and who is told what."""

from django.db.models import QuerySet

from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.safeguarding.models import Safeguarding


def setup_of(partnership: Partnership) -> Safeguarding:
    """What a partnership has set up, or the usual hours without a name where it has not yet."""
    people = Safeguarding.objects.select_related("lead__user", "deputy__user", "partnership")
    known = people.filter(partnership=partnership).first()
    return known or Safeguarding(partnership=partnership)


def role_holders(partnership: Partnership) -> QuerySet[Member]:
    """Everybody who may read what worries somebody."""
    holders = partnership.members.holding(Role.SAFEGUARDING_LEAD)
    return holders.select_related("user").order_by("pk")


def acting_lead(setup: Safeguarding) -> Member | None:
    """The named lead, if they are still here and may still read concerns."""
    return setup.lead if setup.lead and _acts(setup.lead) else None


def acting_deputy(setup: Safeguarding) -> Member | None:
    return setup.deputy if setup.deputy and _acts(setup.deputy) else None


def named(setup: Safeguarding) -> list[Member]:
    """Lead and deputy, as far as they act."""
    return [each for each in (acting_lead(setup), acting_deputy(setup)) if each]


def _acts(member: Member) -> bool:
    has_come = member.joined_at is not None and member.left_at is None
    return has_come and Role.SAFEGUARDING_LEAD in member.roles

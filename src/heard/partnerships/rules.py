"""Who may look after the partnership itself."""

from django.http import HttpRequest

from heard.accounts.rules import SIGNED_IN_THROUGH
from heard.partnerships.models import Member, OrganisationKind
from heard.partnerships.roles import Permission


def can_see_staff_pages(member: Member) -> bool:
    return member.may(Permission.SEE_STAFF_PAGES)


def can_manage_members(member: Member) -> bool:
    return member.may(Permission.MANAGE_MEMBERS)


def can_manage_member(member: Member, other: Member) -> bool:
    return can_manage_members(member) and member.partnership_id == other.partnership_id


def can_change_partnership(member: Member) -> bool:
    return member.may(Permission.CHANGE_PARTNERSHIP)


def can_see_audit(member: Member) -> bool:
    return member.may(Permission.SEE_AUDIT)


def can_see_outbox(member: Member) -> bool:
    return member.may(Permission.SEE_OUTBOX)


def can_speak_for_forum(member: Member) -> bool:
    """The forum's own words: nobody of the council or another body may write them."""
    of = member.organisation
    is_of_forum = of is None or of.kind == OrganisationKind.FORUM
    return member.may(Permission.SPEAK_FOR_FORUM) and is_of_forum


def session_reaches(request: HttpRequest, member: Member) -> bool:
    """Whether this sign-in is good for this membership: one council's provider opens its own."""
    organisation_id = request.session.get(SIGNED_IN_THROUGH)
    return organisation_id is None or organisation_id == member.organisation_id

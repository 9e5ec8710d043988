"""Who may flag what worries them, and who may read it."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.safeguarding.models import Concern


def can_raise_concern(member: Member) -> bool:
    """Everybody who works with Heard: whoever notices something can say so."""
    return member.may(Permission.SEE_STAFF_PAGES)


def can_handle_concerns(member: Member) -> bool:
    """Safeguarding leads alone, whatever else somebody may do."""
    return member.may(Permission.HANDLE_CONCERNS)


def can_handle_concern(member: Member, concern: Concern) -> bool:
    return can_handle_concerns(member) and member.partnership_id == concern.partnership_id


def can_set_up_safeguarding(member: Member) -> bool:
    """Who the leads are, and how fast they look: nothing of what was said."""
    return can_handle_concerns(member) or member.may(Permission.MANAGE_MEMBERS)


def can_see_concern_numbers(member: Member) -> bool:
    """How many and how fast, with small numbers hidden: also for whoever prepares a board."""
    return can_set_up_safeguarding(member) or member.may(Permission.KEEP_BOARDS)

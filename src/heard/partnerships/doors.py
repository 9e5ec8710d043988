"""Which pages about the partnership and oneself a member may open, for the page that lists them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.partnerships import rules
from heard.partnerships.models import Member


@dataclass(frozen=True)
class Door:
    """A page, and what one does there."""

    text: Promise
    url: str


DOORS: tuple[tuple[Callable[[Member], bool], str, Promise], ...] = (
    (rules.can_manage_members, "partnerships:members", _("Members and invitations")),
    (
        rules.can_change_partnership,
        "partnerships:change_partnership",
        _("Name, colour, contacts and logo"),
    ),
    (rules.can_change_partnership, "partnerships:places", _("Organisations and places")),
    (rules.can_see_outbox, "partnerships:outbox", _("Messages sent")),
    (rules.can_see_audit, "partnerships:audit", _("Audit: who did what")),
    (rules.can_see_staff_pages, "mfa_index", _("Your password and second step")),
    (rules.can_see_staff_pages, "account_logout", _("Sign out")),
)


def doors(member: Member) -> list[Door]:
    return [Door(text, reverse(name)) for may, name, text in DOORS if may(member)]

"""Who may enter a page: the same question for every page of every room.

    from tests.access import Page, assert_access

    def test_only_leads_of_the_partnership_close_surveys(db):
        survey = make.survey()
        page = Page("surveys:close_survey", (survey.pk,), partnership=survey.partnership)

        assert_access(page, roles={Role.ENGAGEMENT_LEAD})

The people are a member who holds each of these roles in turn, then all the others at once (a role
only ever adds to what somebody may do, so no single one of them opens the page either); a member of
another partnership who holds every role there, somebody who has left, and a stranger who has not
signed in. A page that "opens" answers 200, or a redirect or an error page of its own; it does not
open with 403, 404 or the sign-in page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import timezone

from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from tests.partnerships import make

SHUT = {403, 404}


@dataclass(frozen=True)
class Page:
    """A page of a partnership by URL name, and what is sent to it."""

    name: str
    args: tuple[Any, ...] = ()
    partnership: Partnership = field(default_factory=make.partnership)
    method: str = "get"
    sent: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return address_in(self.partnership, self.name, *self.args)


def address_in(partnership: Partnership, name: str, *args: Any) -> str:
    """The address of a page within a partnership, as a visitor sees it."""
    before = get_script_prefix()
    set_script_prefix(f"/a/{partnership.slug}/")
    try:
        return reverse(name, args=args)
    finally:
        set_script_prefix(before)


def opens(page: Page, client: Client) -> bool:
    """Whether the page lets this visitor in."""
    response = getattr(client, page.method)(page.address, page.sent)
    sent_to_sign_in = response.status_code == 302 and "/account/login/" in response["Location"]
    return response.status_code not in SHUT and not sent_to_sign_in


def assert_access(page: Page, *, roles: Iterable[Role]) -> None:
    """Members here with one of `roles` get in; nobody else does, whatever they are elsewhere."""
    wanted, insider = set(roles), make.member(of=page.partnership)
    visitor = make.signed_in(insider)
    others = set(Role) - wanted

    shut = {role for role in wanted if not _opens_to({role}, insider, page, visitor)}
    assert not shut, f"it is shut to {shut}"
    if others and _opens_to(others, insider, page, visitor):
        opened = {role for role in others if _opens_to({role}, insider, page, visitor)}
        raise AssertionError(f"it opens to {opened or others}")
    assert not opens(page, make.signed_in(make.member(*Role))), "a member of another partnership"
    assert not opens(page, make.signed_in(_gone(page.partnership))), "a member who has left"
    assert not opens(page, Client()), "a stranger"


def _opens_to(roles: set[Role], insider: Member, page: Page, visitor: Client) -> bool:
    """One person in turn, not one for each role: signing many in takes longer than the pages."""
    Member.objects.filter(pk=insider.pk).update(roles=sorted(map(str, roles)))
    return opens(page, visitor)


def _gone(partnership: Partnership) -> Member:
    member = make.member(*Role, of=partnership)
    member.left_at = timezone.now()
    member.save(update_fields=["left_at"])
    return member

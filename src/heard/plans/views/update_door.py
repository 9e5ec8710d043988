"""How whoever holds a post came in: by their link with a code from their e-mail, or signed in."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from heard.partnerships.access import current_member, current_partnership
from heard.partnerships.opened import Opening
from heard.plans.models import Holder
from heard.plans.queries.posts import find_holder, held_by_member

OPENING = Opening("heard_updates")


@dataclass(frozen=True)
class Door:
    """Whose posts it is about, and the addresses of the pages behind this door."""

    holders: tuple[Holder, ...]
    link: str = ""
    is_open: bool = True

    @property
    def home(self) -> str:
        if self.link:
            return reverse("plans:my_updates", args=[self.link])
        return reverse("plans:my_updates_signed_in")

    def write(self, key: UUID) -> str:
        if self.link:
            return reverse("plans:write_update", args=[self.link, key])
        return reverse("plans:write_update_signed_in", args=[key])

    def holder_of(self, post_id: int | None) -> Holder | None:
        return next((each for each in self.holders if each.post_id == post_id), None)


def by_link(request: HttpRequest, link: str) -> Door | None:
    """None for a link that opens nothing here, or not any more."""
    holder = find_holder(current_partnership(request), link)
    if holder is None:
        return None
    return Door((holder,), link, OPENING.is_open(request, holder))


def signed_in(request: HttpRequest) -> Door:
    return Door(tuple(held_by_member(current_member(request))))


def shut(request: HttpRequest) -> HttpResponse:
    """The same page whether the link was never one, or whoever had it has left their post."""
    return render(request, "plans/update_link_shut.jinja", status=404)


def let_in(response: HttpResponse, door: Door) -> HttpResponse:
    """Their code was right: this browser sees and writes for a while."""
    return OPENING.open(response, door.holders[0], path=door.home)

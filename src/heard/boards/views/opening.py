"""Getting hold of people and their seats, as somebody who keeps boards or as themselves."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from heard.boards.models import Membership, Person
from heard.boards.queries import seating
from heard.boards.rules import can_keep_boards, is_self
from heard.partnerships.access import current_member
from heard.partnerships.models import Member

Thing = TypeVar("Thing", bound=Model)


def keeper(request: HttpRequest) -> Member:
    """The member, who keeps boards. Raises PermissionDenied."""
    member = current_member(request)
    if not can_keep_boards(member):
        raise PermissionDenied
    return member


def open_person(request: HttpRequest, pk: int) -> tuple[Member, Person]:
    """For keepers of boards. Raises PermissionDenied, Http404."""
    member = keeper(request)
    return member, get_object_or_404(member.partnership.people, pk=pk)


def open_membership(request: HttpRequest, pk: int) -> tuple[Member, Membership]:
    """For keepers of boards. Raises PermissionDenied, Http404."""
    member = keeper(request)
    return member, get_object_or_404(seating.memberships(member.partnership), pk=pk)


def own_or_kept(member: Member, things: QuerySet[Thing], pk: int) -> Thing:
    """A person's thing, for keepers of boards and for that person. Raises Http404: whoever is
    neither is not told whether it is there."""
    thing = get_object_or_404(things, pk=pk)
    if not (can_keep_boards(member) or is_self(member, person_behind(thing))):
        raise Http404
    return thing


def person_behind(thing: Model) -> Person:
    """Whose it is: of a membership, of what hangs on one, of a declaration."""
    if isinstance(thing, Person):
        return thing
    person = getattr(getattr(thing, "membership", thing), "person", None)
    if not isinstance(person, Person):
        raise Http404
    return person


def back_to_person(member: Member, person: Person) -> HttpResponse:
    """To one's own seats, or to the page of somebody whom one looks after."""
    if is_self(member, person):
        return redirect("boards:my_seats")
    return redirect("boards:person", person.pk)


def back_to_membership(member: Member, membership: Membership, place: str = "") -> HttpResponse:
    """The same, for a seat; `place` is a part of the page, as "#induction"."""
    if is_self(member, membership.person):
        return redirect(reverse("boards:my_seats") + place)
    return redirect(reverse("boards:membership", args=[membership.pk]) + place)

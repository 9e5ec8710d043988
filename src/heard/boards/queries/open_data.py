"""What is public of bodies, as it goes into open data: all of it, in a few statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch
from django.utils import timezone

from heard.boards.models import (
    AgendaItem,
    Body,
    Meeting,
    MeetingQuerySet,
    Membership,
    MembershipQuerySet,
    Office,
    Paper,
    Seat,
)
from heard.boards.queries.public_names import public_key
from heard.partnerships.models import Partnership


@dataclass(frozen=True)
class PublicBodies:
    """Bodies with their parents, their seats, who sat in them until today, and offices."""

    bodies: tuple[Body, ...]
    seats: tuple[Seat, ...]
    memberships: tuple[Membership, ...]
    offices: tuple[Office, ...]

    @property
    def shown(self) -> frozenset[int]:
        return frozenset(body.pk for body in self.bodies)


def public_bodies(partnership: Partnership, today: date) -> PublicBodies:
    """Four statements, however many bodies there are."""
    memberships = tuple(public_memberships(partnership, today))
    known = {membership.pk: membership for membership in memberships}
    offices = Office.objects.filter(
        body__partnership=partnership, body__is_public=True, start_on__lte=today
    ).order_by("pk")
    return PublicBodies(
        bodies=tuple(partnership.bodies.all().public().select_related("parent")),
        seats=tuple(_seats(partnership)),
        memberships=memberships,
        offices=tuple(
            _with_membership(office, known) for office in offices if office.membership_id in known
        ),
    )


def public_memberships(partnership: Partnership, today: date) -> MembershipQuerySet:
    """Everybody who sits or sat on a public body; who will is announced when they do."""
    found = Membership.objects.without_errors().filter(
        seat__group__body__partnership=partnership,
        seat__group__body__is_public=True,
        start_on__lte=today,
    )
    return found.select_related("person", "on_behalf_of", "seat__group__body").order_by("pk")


def public_keys(partnership: Partnership, today: date) -> Iterator[tuple[int, str]]:
    """(pk of a membership, key under which the public knows the person), nothing else read."""
    found = public_memberships(partnership, today).only(
        "key", "person__key", "person__name", "person__is_role_only", "person__forgotten_at"
    )
    light = found.select_related(None).select_related("person")
    return ((membership.pk, public_key(membership)) for membership in light)


def offices_by_membership(memberships: Iterable[int]) -> Mapping[int, list[str]]:
    """What members are today beside members: "Chair", by the pk of their membership."""
    found: dict[int, list[str]] = defaultdict(list)
    offices = Office.objects.held(timezone.localdate())
    for office in offices.filter(membership__in=memberships):
        found[office.membership_id].append(office.get_kind_display())
    return found


def public_meetings(partnership: Partnership) -> MeetingQuerySet:
    return (
        Meeting.objects.public()
        .filter(body__partnership=partnership)
        .select_related("body")
        .order_by("starts_at", "pk")
    )


def meetings_of(public: PublicBodies) -> MeetingQuerySet:
    """Meetings of public bodies, the earliest first, without their bodies."""
    return Meeting.objects.filter(body__in=public.shown).order_by("starts_at", "pk")


def with_agenda(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Meetings with their items and public papers: three statements."""
    papers = Prefetch("papers", Paper.objects.filter(is_public=True), to_attr="public_papers")
    items = Prefetch("agenda", AgendaItem.objects.all(), to_attr="items")
    return meetings.prefetch_related(papers, items)


def _seats(partnership: Partnership) -> list[Seat]:
    """Seats of public bodies; one that was given up before it was wanted never was."""
    found = Seat.objects.filter(
        group__body__partnership=partnership, group__body__is_public=True
    ).exclude(wanted_until=F("wanted_from"))
    return list(found.select_related("group__body").order_by("pk"))


def _with_membership(office: Office, known: dict[int, Membership]) -> Office:
    office.membership = known[office.membership_id]
    return office

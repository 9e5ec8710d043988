"""Popolo (https://www.popoloproject.com/specs/): Person, Organization, Post, Membership, Event.

Keys are those of the specification's JSON serialisation. A property that has no value is left out,
which Popolo reads like null.
"""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from heard.boards.models import Body, Meeting, Membership, Office, Seat
from heard.boards.models.words import MeetingState
from heard.boards.open_data.things import Thing, filled
from heard.boards.queries.open_data import PublicBodies
from heard.boards.queries.public_names import name_or_role, public_key
from heard.boards.vacancy_words import constituency_words, kind_words, role_words
from heard.design.words import iso_day
from heard.partnerships.models import Organisation


def persons(public: PublicBodies) -> Iterator[Thing]:
    """Each person once; somebody shown by role alone once for each seat."""
    found = {public_key(membership): name_or_role(membership) for membership in public.memberships}
    return ({"id": key, "name": name} for key, name in found.items())


def organizations(public: PublicBodies, root: str) -> Iterator[Thing]:
    """The bodies, then the organisations on whose behalf people sit on them."""
    for body in public.bodies:
        yield _organization(body, public.shown, root)
    behalf = {each.on_behalf_of for each in public.memberships if each.on_behalf_of}
    for organisation in sorted(behalf, key=lambda each: (each.name, each.pk)):
        yield {
            "id": _organisation_id(organisation),
            "name": organisation.name,
            "classification": organisation.get_kind_display(),
        }


def posts(public: PublicBodies) -> Iterator[Thing]:
    return (_post(seat) for seat in public.seats)


def memberships(public: PublicBodies) -> Iterator[Thing]:
    """Seats that are or were taken, then offices: a chair is a membership of its own."""
    for membership in public.memberships:
        yield _membership(membership)
    for office in public.offices:
        yield _office(office)


def events(meetings: Iterable[Meeting], bodies: Iterable[Body]) -> Iterator[Thing]:
    """Meetings of `bodies`, as they are read: there are many more of them than of all else."""
    of = {body.pk: body for body in bodies}
    states = {state: str(MeetingState(state).label) for state in MeetingState.values}
    return (_event(meeting, of[meeting.body_id], states[meeting.state]) for meeting in meetings)


def _organization(body: Body, shown: frozenset[int], root: str) -> Thing:
    parent = body.parent if body.parent_id in shown else None
    return filled(
        {
            "id": str(body.key),
            "name": body.name,
            "classification": kind_words(body.kind),
            "parent_id": str(parent.key) if parent else None,
            "founding_date": iso_day(body.founded_on),
            "dissolution_date": iso_day(body.closed_on),
            "links": [{"url": f"{root}boards/{body.slug}/", "note": body.name}],
        }
    )


def _post(seat: Seat) -> Thing:
    return filled(
        {
            "id": str(seat.key),
            "label": constituency_words(seat.group.constituency),
            "role": role_words(seat.group.constituency),
            "organization_id": str(seat.group.body.key),
            "start_date": iso_day(seat.wanted_from),
            "end_date": iso_day(seat.wanted_until),
        }
    )


def _membership(membership: Membership) -> Thing:
    group, behalf = membership.seat.group, membership.on_behalf_of
    return filled(
        {
            "id": str(membership.key),
            "role": role_words(group.constituency),
            "person_id": public_key(membership),
            "organization_id": str(group.body.key),
            "post_id": str(membership.seat.key),
            "on_behalf_of_id": _organisation_id(behalf) if behalf else None,
            "start_date": iso_day(membership.start_on),
            "end_date": iso_day(membership.end_on),
        }
    )


def _office(office: Office) -> Thing:
    membership = office.membership
    return filled(
        {
            "id": f"{membership.key}-{office.kind}-{office.start_on.isoformat()}",
            "role": office.get_kind_display(),
            "person_id": public_key(membership),
            "organization_id": str(membership.seat.group.body.key),
            "start_date": iso_day(office.start_on),
            "end_date": iso_day(office.end_on),
        }
    )


def _event(meeting: Meeting, body: Body, state: str) -> Thing:
    return filled(
        {
            "id": str(meeting.key),
            "name": body.name,
            "classification": "meeting",
            "start_date": timezone.localtime(meeting.starts_at).isoformat(timespec="seconds"),
            "end_date": timezone.localtime(meeting.ends_at).isoformat(timespec="seconds"),
            "location": meeting.place or None,
            "status": state,
            "organization_id": str(body.key),
        }
    )


def _organisation_id(organisation: Organisation) -> str:
    return f"organisation-{organisation.pk}"

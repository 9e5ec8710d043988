"""OParl 1.1 (https://schema.oparl.org/1.1/, https://oparl.org): its objects, from our models.

An object's id is the address at which it can be fetched. What OParl has no property for carries our
prefix, as OParl asks of vendors: `heard:wanted`. A property that has no value is left out.
"""

import mimetypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from heard.boards.models import AgendaItem, Body, Meeting, Membership, Paper
from heard.boards.models.words import MeetingState, MinutesState
from heard.boards.open_data.things import Thing, filled
from heard.boards.queries.public_names import name_or_role, public_key
from heard.boards.vacancies import Vacancies
from heard.boards.vacancy_words import kind_words, role_words
from heard.design.words import iso_day
from heard.partnerships.models import Organisation, Partnership

# What members are beside members, in words, by the membership's pk.
Offices = Mapping[int, Sequence[str]]
SCHEMA = "https://schema.oparl.org/1.1/"
# The words that OParl recommends are German: set for a day, carried out.
MEETING_STATES = {
    MeetingState.PLANNED: "terminiert",
    MeetingState.CANCELLED: "terminiert",
    MeetingState.HELD: "durchgeführt",
}


@dataclass(frozen=True)
class Addresses:
    """Where things are. `absolute` makes a path a whole address (`request.build_absolute_uri`)."""

    absolute: Callable[[str], str]

    @property
    def root(self) -> str:
        return self._page("home:front_page")

    @property
    def bodies(self) -> str:
        return self._page("boards:bodies")

    @property
    def system(self) -> str:
        return self._page("boards:oparl_json")

    @property
    def body(self) -> str:
        return self.thing("body", "partnership")

    def list_of(self, kind: str) -> str:
        return self._page("boards:oparl_list", kind)

    def thing(self, kind: str, key: object) -> str:
        return self._page("boards:oparl_object", kind, key)

    def page_of(self, body: Body) -> str:
        return self._page("boards:body", body.slug)

    def page_of_meeting(self, meeting: Meeting) -> str:
        return self._page("boards:meeting", meeting.key)

    def file(self, paper: Paper) -> str:
        return self._page("boards:paper", paper.key)

    def _page(self, name: str, *args: object) -> str:
        return self.absolute(reverse(name, args=args))


@dataclass(frozen=True)
class Seated:
    """Who is shown on a body, and its vacancies by constituency."""

    memberships: tuple[Membership, ...] = ()
    vacancies: tuple[tuple[str, Vacancies], ...] = ()


def system(partnership: Partnership, at: Addresses) -> Thing:
    return filled(
        {
            "id": at.system,
            "type": f"{SCHEMA}System",
            "oparlVersion": SCHEMA,
            "body": at.list_of("body"),
            "name": partnership.name,
            "contactEmail": partnership.contact_email or None,
            "contactName": partnership.contact_name or None,
            "website": at.root,
            "web": at.bodies,
        }
    )


def body_of(partnership: Partnership, at: Addresses) -> Thing:
    """OParl's Body is the corporation: here the partnership, which has no terms of a parliament."""
    lists = ("organization", "person", "membership", "meeting", "agendaItem", "paper", "file")
    return filled(
        {
            "id": at.body,
            "type": f"{SCHEMA}Body",
            "system": at.system,
            "name": partnership.name,
            "website": at.root,
            "contactEmail": partnership.contact_email or None,
            "contactName": partnership.contact_name or None,
            "legislativeTerm": [],
            **{kind: at.list_of(kind) for kind in lists},
        }
    )


def organization(body: Body, seated: Seated, at: Addresses) -> Thing:
    """One body, with its vacancies."""
    shown_parent = body.parent if body.parent and body.parent.is_public else None
    return filled(
        {
            "id": at.thing("organization", body.key),
            "type": f"{SCHEMA}Organization",
            "body": at.body,
            "name": body.name,
            "membership": [at.thing("membership", each.key) for each in seated.memberships],
            "subOrganizationOf": (
                at.thing("organization", shown_parent.key) if shown_parent else None
            ),
            "organizationType": "Gremium",
            "classification": kind_words(body.kind),
            "startDate": iso_day(body.founded_on),
            "endDate": iso_day(body.closed_on),
            "web": at.page_of(body),
            "heard:seats": [_seats(constituency, each) for constituency, each in seated.vacancies],
        }
    )


def partner(organisation: Organisation, at: Addresses) -> Thing:
    """An organisation on whose behalf people sit on bodies."""
    return {
        "id": at.thing("organization", organisation.pk),
        "type": f"{SCHEMA}Organization",
        "body": at.body,
        "name": organisation.name,
        "organizationType": "Institution",
        "classification": organisation.get_kind_display(),
    }


def person(memberships: Sequence[Membership], at: Addresses, offices: Offices) -> Thing:
    """Somebody with all the seats that they are shown in; never how to reach them."""
    first = memberships[0]
    roles = [role_words(each.seat.group.constituency) for each in memberships]
    return {
        "id": at.thing("person", public_key(first)),
        "type": f"{SCHEMA}Person",
        "body": at.body,
        "name": name_or_role(first),
        "status": list(dict.fromkeys(roles)),
        "membership": [membership(each, at, offices.get(each.pk, ())) for each in memberships],
    }


def whole_membership(each: Membership, at: Addresses, offices: Sequence[str]) -> Thing:
    """Who sits where."""
    return membership(each, at, offices) | {"person": at.thing("person", public_key(each))}


def membership(each: Membership, at: Addresses, offices: Sequence[str]) -> Thing:
    """A seat of somebody, as it stands inside of the Person: it does not say whose it is."""
    behalf, group = each.on_behalf_of, each.seat.group
    return filled(
        {
            "id": at.thing("membership", each.key),
            "type": f"{SCHEMA}Membership",
            "organization": at.thing("organization", group.body.key),
            "role": role_words(group.constituency),
            "startDate": iso_day(each.start_on),
            "endDate": iso_day(each.end_on),
            "onBehalfOf": at.thing("organization", behalf.pk) if behalf else None,
            "heard:office": list(offices) or None,
        }
    )


def meeting(each: Meeting, at: Addresses) -> Thing:
    """With agenda and public papers; what the minutes say only once they are confirmed."""
    address = at.thing("meeting", each.key)
    is_confirmed = each.minutes_state == MinutesState.CONFIRMED
    papers = _papers(each)
    return filled(
        {
            "id": address,
            "type": f"{SCHEMA}Meeting",
            "name": each.body.name,
            "meetingState": MEETING_STATES[MeetingState(each.state)],
            "cancelled": each.state == MeetingState.CANCELLED,
            "start": _moment(each.starts_at),
            "end": _moment(each.ends_at),
            "location": _location(each.place, address),
            "organization": [at.thing("organization", each.body.key)],
            "agendaItem": [embedded_item(item, each, at) for item in _items(each)],
            "auxiliaryFile": [file(paper, at) for paper in papers if paper.item_id is None],
            "web": at.page_of_meeting(each),
            "heard:minutes": each.minutes if is_confirmed and each.minutes else None,
        }
    )


def agenda_item(item: AgendaItem, of: Meeting, at: Addresses) -> Thing:
    """An item alone: it says of which meeting it is."""
    return embedded_item(item, of, at) | {"meeting": at.thing("meeting", of.key)}


def embedded_item(item: AgendaItem, of: Meeting, at: Addresses) -> Thing:
    """An item inside of its meeting."""
    is_confirmed = of.minutes_state == MinutesState.CONFIRMED
    papers = [paper for paper in _papers(of) if paper.item_id == item.pk]
    return filled(
        {
            "id": at.thing("agendaItem", item.key),
            "type": f"{SCHEMA}AgendaItem",
            "number": str(item.position),
            "name": item.title,
            "public": True,
            "resolutionText": item.decided if is_confirmed and item.decided else None,
            "auxiliaryFile": [file(paper, at) for paper in papers],
            "heard:minutes": item.said if is_confirmed and item.said else None,
        }
    )


def paper(each: Paper, at: Addresses) -> Thing:
    return {
        "id": at.thing("paper", each.key),
        "type": f"{SCHEMA}Paper",
        "body": at.body,
        "name": each.title,
        "date": timezone.localdate(each.added_at).isoformat(),
        "mainFile": file(each, at),
        "originatorOrganization": [at.thing("organization", each.meeting.body.key)],
        "created": _moment(each.added_at),
        "modified": _moment(each.added_at),
    }


def file(each: Paper, at: Addresses) -> Thing:
    return {
        "id": at.thing("file", each.key),
        "type": f"{SCHEMA}File",
        "name": each.title,
        "fileName": each.file_name,
        "mimeType": mimetypes.guess_type(each.file_name)[0] or "application/octet-stream",
        "date": timezone.localdate(each.added_at).isoformat(),
        "size": each.size,
        "accessUrl": at.file(each),
        "heard:sha256Checksum": each.sha256,
    }


def _seats(constituency: str, vacancies: Vacancies) -> Thing:
    return filled(
        {
            "heard:constituency": constituency,
            "heard:wanted": vacancies.wanted,
            "heard:filled": vacancies.filled,
            "heard:shortSince": iso_day(vacancies.short_since),
        }
    )


def _location(place: str, of: str) -> Thing | None:
    """A place in words; it is fetched with what is there."""
    if not place:
        return None
    return {"id": f"{of}#place", "type": f"{SCHEMA}Location", "description": place}


def _items(meeting: Meeting) -> list[AgendaItem]:
    found: list[AgendaItem] = getattr(meeting, "items", [])
    return found


def _papers(meeting: Meeting) -> list[Paper]:
    found: list[Paper] = getattr(meeting, "public_papers", [])
    return found


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")

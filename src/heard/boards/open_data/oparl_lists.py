"""The object lists of OParl, page by page, and each object alone.

A list is `data`, `pagination` and `links`, as https://oparl.org asks of "external lists". One page
takes a bounded number of statements, however much there is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from heard.boards.models import AgendaItem, Body, Membership, MembershipQuerySet, Paper
from heard.boards.open_data import oparl
from heard.boards.open_data.oparl import Addresses
from heard.boards.open_data.things import Thing
from heard.boards.queries.bodies import seats_by_body
from heard.boards.queries.open_data import (
    offices_by_membership,
    public_keys,
    public_meetings,
    public_memberships,
    with_agenda,
)
from heard.partnerships.models import Organisation, Partnership

PAGE_LENGTH = 100


class NoSuchThingError(Exception):
    """There is no list of that kind, or nothing public of that kind with that key."""


@dataclass(frozen=True)
class Rows:
    """What a list is made of, how some of it is written, and how one of it is found by its key."""

    rows: "QuerySet[Any] | Sequence[Any]"
    write: Callable[[Sequence[Any]], list[Thing]]
    find: Callable[[str], Any]


def page_of(partnership: Partnership, at: Addresses, kind: str, number: str | None) -> Thing:
    """One page of a list; a number that is none is the first. Raises NoSuchThingError."""
    rows = _rows(partnership, at, kind)
    page = Paginator(rows.rows, PAGE_LENGTH).get_page(number)
    return {
        "data": rows.write(list(page.object_list)),
        "pagination": {
            "totalElements": page.paginator.count,
            "elementsPerPage": PAGE_LENGTH,
            "currentPage": page.number,
            "totalPages": page.paginator.num_pages,
        },
        "links": _links(page, at.list_of(kind)),
    }


def thing(partnership: Partnership, at: Addresses, kind: str, key: str) -> Thing:
    """One object. Raises NoSuchThingError."""
    rows = _rows(partnership, at, kind)
    found = rows.find(key)
    if found is None:
        raise NoSuchThingError(kind, key)
    return rows.write([found])[0]


def _links(page: "Page[Any]", address: str) -> dict[str, str]:
    links = {"first": 1, "self": page.number, "last": page.paginator.num_pages}
    if page.has_previous():
        links["prev"] = page.previous_page_number()
    if page.has_next():
        links["next"] = page.next_page_number()
    return {name: f"{address}?page={number}" for name, number in links.items()}


def _rows(partnership: Partnership, at: Addresses, kind: str) -> Rows:
    makers = {
        "body": _bodies,
        "organization": _organizations,
        "person": _persons,
        "membership": _memberships,
        "meeting": _meetings,
        "agendaItem": _agenda_items,
        "paper": _papers,
        "file": _files,
    }
    if kind not in makers:
        raise NoSuchThingError(kind)
    return makers[kind](partnership, at)


def _bodies(partnership: Partnership, at: Addresses) -> Rows:
    return Rows(
        [partnership],
        lambda found: [oparl.body_of(each, at) for each in found],
        lambda key: partnership if key == "partnership" else None,
    )


def _organizations(partnership: Partnership, at: Addresses) -> Rows:
    bodies = list(partnership.bodies.all().public().select_related("parent"))
    sitting = public_memberships(partnership, timezone.localdate()).order_by()
    partners = list(
        partnership.organisations.filter(pk__in=sitting.values("on_behalf_of")).order_by("pk")
    )
    named = {str(body.key): body for body in bodies} | {str(each.pk): each for each in partners}
    return Rows(
        [*bodies, *partners],
        lambda found: list(_write_organizations(found, partnership, at)),
        named.get,
    )


def _write_organizations(
    found: Sequence[Body | Organisation], partnership: Partnership, at: Addresses
) -> Iterable[Thing]:
    today = timezone.localdate()
    bodies = [each for each in found if isinstance(each, Body)]
    seats = seats_by_body(Body.objects.filter(pk__in=[body.pk for body in bodies]), today)
    memberships: dict[int, list[Membership]] = {body.pk: [] for body in bodies}
    for each in public_memberships(partnership, today).filter(seat__group__body__in=bodies):
        memberships[each.seat.group.body_id].append(each)
    for each_ in found:
        if isinstance(each_, Organisation):
            yield oparl.partner(each_, at)
        else:
            counted = [(one.constituency, one.vacancies) for one in seats.get(each_.pk, ())]
            shown = oparl.Seated(tuple(memberships[each_.pk]), tuple(counted))
            yield oparl.organization(each_, shown, at)


def _persons(partnership: Partnership, at: Addresses) -> Rows:
    """People in the order in which they first sat; of a page of them, their seats are read."""
    seats: dict[str, list[int]] = {}
    today = timezone.localdate()
    for membership, key in public_keys(partnership, today):
        seats.setdefault(key, []).append(membership)
    sitting = public_memberships(partnership, today)
    return Rows(list(seats.values()), lambda found: _write_persons(found, sitting, at), seats.get)


def _write_persons(
    found: Sequence[list[int]], sitting: MembershipQuerySet, at: Addresses
) -> list[Thing]:
    wanted = [pk for seats in found for pk in seats]
    read = sitting.in_bulk(wanted)
    offices = offices_by_membership(wanted)
    return [oparl.person([read[pk] for pk in seats], at, offices) for seats in found]


def _memberships(partnership: Partnership, at: Addresses) -> Rows:
    rows = public_memberships(partnership, timezone.localdate())
    return Rows(
        rows,
        lambda found: _write_memberships(found, at),
        lambda key: _by_key(rows, key),
    )


def _write_memberships(found: Sequence[Membership], at: Addresses) -> list[Thing]:
    offices = offices_by_membership([each.pk for each in found])
    return [oparl.whole_membership(each, at, offices.get(each.pk, ())) for each in found]


def _meetings(partnership: Partnership, at: Addresses) -> Rows:
    rows = with_agenda(public_meetings(partnership))
    return Rows(
        rows,
        lambda found: [oparl.meeting(each, at) for each in found],
        lambda key: _by_key(rows, key),
    )


def _agenda_items(partnership: Partnership, at: Addresses) -> Rows:
    papers = Prefetch(
        "meeting__papers", Paper.objects.filter(is_public=True), to_attr="public_papers"
    )
    rows = (
        AgendaItem.objects.filter(meeting__in=public_meetings(partnership).order_by())
        .select_related("meeting__body")
        .prefetch_related(papers)
        .order_by("meeting_id", "position", "pk")
    )
    return Rows(
        rows,
        lambda found: [oparl.agenda_item(each, each.meeting, at) for each in found],
        lambda key: _by_key(rows, key),
    )


def _papers(partnership: Partnership, at: Addresses) -> Rows:
    rows = _public_papers(partnership)
    return Rows(
        rows,
        lambda found: [oparl.paper(each, at) for each in found],
        lambda key: _by_key(rows, key),
    )


def _files(partnership: Partnership, at: Addresses) -> Rows:
    rows = _public_papers(partnership)
    return Rows(
        rows,
        lambda found: [oparl.file(each, at) for each in found],
        lambda key: _by_key(rows, key),
    )


def _public_papers(partnership: Partnership) -> "QuerySet[Paper]":
    found = Paper.objects.filter(
        is_public=True, meeting__in=public_meetings(partnership).order_by()
    )
    return found.select_related("meeting__body").order_by("pk")


def _by_key(rows: "QuerySet[Any]", key: str) -> Any:
    try:
        return rows.filter(key=UUID(key)).first()
    except ValueError:
        return None

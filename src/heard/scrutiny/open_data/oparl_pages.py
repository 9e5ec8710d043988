"""The register as one page after another of OParl's objects, and each object alone."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.text import slugify

from heard.boards.open_data.things import Thing
from heard.partnerships.models import Partnership
from heard.scrutiny.models import DecisionQuerySet, DecisionRecord
from heard.scrutiny.open_data import oparl
from heard.scrutiny.open_data.oparl import Addresses
from heard.scrutiny.queries.register import RegisterFilter, register

PAGE_LENGTH = 100


@dataclass(frozen=True)
class Asked:
    """A page of some decisions, with the query that asked for them ("?year=2024")."""

    partnership: Partnership
    body: Thing
    page: "Page[DecisionRecord]"
    query: str


def page_of(
    partnership: Partnership, wanted: RegisterFilter, number: str | None
) -> "Page[DecisionRecord]":
    """Some of the decisions; a number that is none is the first page."""
    return Paginator(register(partnership, wanted), PAGE_LENGTH).get_page(number)


def pieces(of: Asked, at: Addresses) -> Iterator[str]:
    """One JSON object, written thing by thing."""
    records = list(of.page.object_list)
    yield '{"license": ' + json.dumps(oparl.LICENCE) + ',\n"body": '
    yield json.dumps(of.body, ensure_ascii=False)
    lists: dict[str, Iterator[Thing]] = {
        "organization": _organizations(records, of.partnership, at),
        "meeting": _found(oparl.meeting(each, at) for each in records),
        "agendaItem": (oparl.agenda_item(each, at) for each in records),
        "paper": _found(oparl.paper(each, at) for each in records),
        "consultation": _found(oparl.consultation(each, at) for each in records),
    }
    for name, things in lists.items():
        yield f",\n{json.dumps(name)}: ["
        for place, thing in enumerate(things):
            yield (",\n" if place else "\n") + json.dumps(thing, ensure_ascii=False)
        yield "]"
    yield ',\n"pagination": ' + json.dumps(_pagination(of.page))
    yield ',\n"links": ' + json.dumps(_links(of, at)) + "}\n"


def thing(partnership: Partnership, at: Addresses, kind: str, key: str) -> Thing | None:
    """One object at its own address, or None."""
    found = register(partnership, RegisterFilter())
    if kind == "organization":
        return _organization(found, partnership, at, key)
    decision, _dash, place = (key[:36], key[36:37], key[37:])
    record = _by_key(found, decision)
    if record is None or (place and kind != "file"):
        return None
    if kind == "file":
        files = {str(each["id"]): each for each in oparl.files_of(record, at)}
        return files.get(at.thing("file", key))
    makers: dict[str, Callable[[DecisionRecord, Addresses], Thing | None]] = {
        "meeting": oparl.meeting,
        "agendaItem": oparl.agenda_item,
        "paper": oparl.paper,
        "consultation": oparl.consultation,
    }
    return makers[kind](record, at) if kind in makers else None


def _organization(
    records: DecisionQuerySet, partnership: Partnership, at: Addresses, slug: str
) -> Thing | None:
    """The committee of that name, as the newest of its decisions has it."""
    names = records.order_by().values_list("decision_maker", "meeting_body").distinct()
    for maker, body in names:
        if slugify(maker or body)[:100] == slug:
            of_it = records.filter(decision_maker=maker)
            newest = of_it.filter(meeting_body=body).first() if not maker else of_it.first()
            return oparl.organization(newest, partnership, at) if newest else None
    return None


def _organizations(
    records: Sequence[DecisionRecord], partnership: Partnership, at: Addresses
) -> Iterator[Thing]:
    """Each once, as the newest decision of the page has it."""
    written: set[object] = set()
    for found in _found(oparl.organization(each, partnership, at) for each in records):
        if found["id"] not in written:
            written.add(found["id"])
            yield found


def _found(things: Iterator[Thing | None]) -> Iterator[Thing]:
    return (each for each in things if each is not None)


def _by_key(records: DecisionQuerySet, key: str) -> DecisionRecord | None:
    try:
        return records.filter(key=UUID(key)).first()
    except ValueError:
        return None


def _pagination(page: "Page[Any]") -> dict[str, int]:
    return {
        "totalElements": page.paginator.count,
        "elementsPerPage": PAGE_LENGTH,
        "currentPage": page.number,
        "totalPages": page.paginator.num_pages,
    }


def _links(of: Asked, at: Addresses) -> dict[str, str]:
    page, joint = of.page, f"{of.query}&" if of.query else "?"
    links = {"first": 1, "self": page.number, "last": page.paginator.num_pages}
    if page.has_previous():
        links["prev"] = page.previous_page_number()
    if page.has_next():
        links["next"] = page.next_page_number()
    return {name: f"{at.list}{joint}page={number}" for name, number in links.items()}

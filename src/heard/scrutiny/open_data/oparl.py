"""Decisions in the terms of OParl 1.1 (https://schema.oparl.org/1.1/), beside those of bodies.

A decision is an AgendaItem of a Meeting, with its result and the text that was resolved. What came
with it is a Paper, whose Consultation says where it was dealt with. Bodies, committees and meetings
that are public here have their ids from `boards/oparl.json`; of those that are not kept here, an
Organization and a Meeting are made of what the record says. An id is where the object is fetched.
"""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from heard.boards.open_data.oparl import SCHEMA
from heard.boards.open_data.things import Thing, filled
from heard.design.words import iso_day
from heard.partnerships.models import Partnership
from heard.scrutiny.models import DecisionDocument, DecisionRecord, StatusWord

# Councils publish their records under it (Local Government Transparency Code 2015).
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_KIND, _KEY = "kind", "0-key-0"


@dataclass(frozen=True)
class Addresses:
    """Where things are, worked out while there still is a request: what is streamed has none."""

    ours: str
    of_boards: str
    page: str
    list: str
    register: str

    def thing(self, kind: str, key: object) -> str:
        return self.ours.replace(_KIND, kind).replace(_KEY, str(key))

    def of_board(self, kind: str, key: object) -> str:
        return self.of_boards.replace(_KIND, kind).replace(_KEY, str(key))

    def page_of(self, record: DecisionRecord) -> str:
        return self.page.replace(_KEY, record.slug)


def addresses(absolute: Callable[[str], str]) -> Addresses:
    """`absolute` makes a path a whole address (`request.build_absolute_uri`)."""
    return Addresses(
        ours=absolute(reverse("scrutiny:decision_oparl", args=[_KIND, _KEY])),
        of_boards=absolute(reverse("boards:oparl_object", args=[_KIND, _KEY])),
        page=absolute(reverse("scrutiny:decision", args=[_KEY])),
        list=absolute(reverse("scrutiny:decisions_oparl")),
        register=absolute(reverse("scrutiny:register")),
    )


def organization(record: DecisionRecord, partnership: Partnership, at: Addresses) -> Thing | None:
    """The committee as the record names it; None if it is kept here, or not named at all."""
    if _body_of(record) is not None or not record.committee:
        return None
    return _stamped(
        {
            "id": _organization_id(record, at),
            "type": f"{SCHEMA}Organization",
            "body": at.of_board("body", "partnership"),
            "name": record.committee,
            "organizationType": "Gremium",
        },
        record,
    )


def meeting(record: DecisionRecord, at: Addresses) -> Thing | None:
    """The meeting as the record names it, with the decision in it; None if it is kept here.

    No record says when a meeting began, so it has a day and no `start`.
    """
    if _meeting_of(record) is not None:
        return None
    day = record.meeting_date or record.decision_date
    organization_id = _organization_id(record, at)
    return _stamped(
        {
            "id": _meeting_id(record, at),
            "type": f"{SCHEMA}Meeting",
            "name": record.meeting_body or record.committee or None,
            "meetingState": "durchgeführt",
            "organization": [organization_id] if organization_id else None,
            "agendaItem": [_embedded(record, at)],
            "web": at.page_of(record),
            "heard:day": iso_day(day),
        },
        record,
    )


def agenda_item(record: DecisionRecord, at: Addresses) -> Thing:
    """The decision, with the meeting that it was made at."""
    return _embedded(record, at) | {"meeting": _meeting_id(record, at)}


def paper(record: DecisionRecord, at: Addresses) -> Thing | None:
    """What came with the decision; None if nothing did that can be fetched."""
    files = files_of(record, at)
    if not files:
        return None
    organization_id = _organization_id(record, at)
    return _stamped(
        {
            "id": at.thing("paper", record.key),
            "type": f"{SCHEMA}Paper",
            "body": at.of_board("body", "partnership"),
            "name": record.title,
            "date": iso_day(record.publication_date or record.decision_date),
            "mainFile": files[0],
            "auxiliaryFile": files[1:],
            "underDirectionOf": [organization_id] if organization_id else None,
            "consultation": [_embedded_consultation(record, at)],
            "web": at.page_of(record),
        },
        record,
    )


def consultation(record: DecisionRecord, at: Addresses) -> Thing | None:
    """Where the papers were dealt with; None where there are none."""
    if not files_of(record, at):
        return None
    return _embedded_consultation(record, at) | {"paper": at.thing("paper", record.key)}


def files_of(record: DecisionRecord, at: Addresses) -> list[Thing]:
    """The documents that have an address."""
    return [_file(each, record, at) for each in record.documents.all() if each.url]


def _embedded(record: DecisionRecord, at: Addresses) -> Thing:
    resolutions = list(record.resolutions.all())
    words = "\n".join(f"{each.number} {each.text}".strip() for each in resolutions)
    has_papers = any(each.url for each in record.documents.all())
    page = at.page_of(record)
    return _stamped(
        {
            "id": at.thing("agendaItem", record.key),
            "type": f"{SCHEMA}AgendaItem",
            "name": record.title,
            "public": True,
            "consultation": at.thing("consultation", record.key) if has_papers else None,
            "result": _result(record),
            "resolutionText": words or record.text or None,
            "keyword": sorted({verb for each in resolutions for verb in each.verbs}) or None,
            "web": page,
            "heard:decisionDate": iso_day(record.decision_date),
            "heard:edition": record.edition,
            "heard:source": record.source_url or None,
            "heard:sourceSha256": record.source.sha256,
            "heard:resolutions": [
                {
                    "heard:id": str(each.key),
                    "heard:number": each.number or None,
                    "heard:text": each.text,
                    "heard:verbs": each.verbs,
                    "heard:web": f"{page}#{each.anchor}",
                }
                for each in resolutions
            ],
        },
        record,
    )


def _embedded_consultation(record: DecisionRecord, at: Addresses) -> Thing:
    organization_id = _organization_id(record, at)
    return _stamped(
        {
            "id": at.thing("consultation", record.key),
            "type": f"{SCHEMA}Consultation",
            "agendaItem": at.thing("agendaItem", record.key),
            "organization": [organization_id] if organization_id else None,
            "authoritative": True,
            "role": "Entscheidung",
        },
        record,
    )


def _file(document: DecisionDocument, record: DecisionRecord, at: Addresses) -> Thing:
    return _stamped(
        {
            "id": at.thing("file", f"{record.key}-{document.position}"),
            "type": f"{SCHEMA}File",
            "name": document.title,
            "mimeType": mimetypes.guess_type(document.url.partition("?")[0])[0],
            "accessUrl": document.url,
        },
        record,
    )


def _stamped(thing: Thing, record: DecisionRecord) -> Thing:
    moment = _moment(record.published_at)
    return filled(thing | {"license": LICENCE, "modified": moment})


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def _result(record: DecisionRecord) -> str | None:
    if record.status_raw or record.status == StatusWord.UNKNOWN:
        return record.status_raw or None
    return str(StatusWord(record.status).label)


def _body_of(record: DecisionRecord) -> str | None:
    """The key of the committee's body, if it is public here."""
    body = record.filed_under.body if record.filed_under else None
    return str(body.key) if body is not None and body.is_public else None


def _meeting_of(record: DecisionRecord) -> str | None:
    if record.filed_at is None or _body_of(record) is None:
        return None
    return str(record.filed_at.key)


def _organization_id(record: DecisionRecord, at: Addresses) -> str | None:
    if body := _body_of(record):
        return at.of_board("organization", body)
    name = slugify(record.committee)[:100]
    return at.thing("organization", name) if name else None


def _meeting_id(record: DecisionRecord, at: Addresses) -> str:
    if found := _meeting_of(record):
        return at.of_board("meeting", found)
    return at.thing("meeting", record.key)

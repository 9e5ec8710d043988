"""What OParl 1.1 and Popolo say of their objects' properties, written down as facts.

From the schemas of OParl 1.1 (https://schema.oparl.org/1.1/) and of Popolo
(https://www.popoloproject.com/schemas/): the name of each property, its JSON type, its format, and
whether it must be there. A list is written as `[what is in it]`.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fact:
    """One property. `format` is date, date-time, url or nothing."""

    type: Any
    format: str = ""
    required: bool = False


MUST_URL = Fact(str, "url", required=True)
URL, TEXT, DAY, MOMENT = Fact(str, "url"), Fact(str), Fact(str, "date"), Fact(str, "date-time")
YES_NO, NUMBER, URLS, TEXTS = Fact(bool), Fact(int), Fact([URL]), Fact([TEXT])
EVERY = {"id": MUST_URL, "type": MUST_URL, "license": TEXT, "keyword": TEXTS, "web": URL}
STAMPED = EVERY | {"created": MOMENT, "modified": MOMENT, "deleted": YES_NO}

OPARL: dict[str, dict[str, Fact]] = {
    "System": STAMPED
    | {
        "oparlVersion": MUST_URL,
        "otherOparlVersions": URLS,
        "body": MUST_URL,
        "name": TEXT,
        "contactEmail": TEXT,
        "contactName": TEXT,
        "website": URL,
        "vendor": URL,
        "product": URL,
    },
    "Body": STAMPED
    | {
        "system": URL,
        "shortName": TEXT,
        "name": Fact(str, required=True),
        "website": URL,
        "contactEmail": TEXT,
        "contactName": TEXT,
        "organization": MUST_URL,
        "person": MUST_URL,
        "meeting": MUST_URL,
        "paper": MUST_URL,
        "legislativeTerm": Fact([Fact("LegislativeTerm")], required=True),
        "agendaItem": URL,
        "file": URL,
        "membership": URL,
        "classification": TEXT,
    },
    "Organization": STAMPED
    | {
        "body": URL,
        "name": TEXT,
        "membership": URLS,
        "meeting": URL,
        "consultation": URL,
        "shortName": TEXT,
        "post": TEXTS,
        "subOrganizationOf": URL,
        "organizationType": TEXT,
        "classification": TEXT,
        "startDate": DAY,
        "endDate": DAY,
        "website": URL,
        "location": Fact("Location"),
        "externalBody": URL,
    },
    "Person": STAMPED
    | {
        "body": URL,
        "name": TEXT,
        "familyName": TEXT,
        "givenName": TEXT,
        "status": TEXTS,
        "membership": Fact([Fact("Membership")]),
        "life": TEXT,
        "lifeSource": TEXT,
    },
    "Membership": STAMPED
    | {
        "person": URL,
        "organization": URL,
        "role": TEXT,
        "votingRight": YES_NO,
        "startDate": DAY,
        "endDate": DAY,
        "onBehalfOf": URL,
    },
    "Meeting": STAMPED
    | {
        "name": TEXT,
        "meetingState": TEXT,
        "cancelled": YES_NO,
        "start": MOMENT,
        "end": MOMENT,
        "location": Fact("Location"),
        "organization": URLS,
        "participant": URLS,
        "invitation": Fact("File"),
        "resultsProtocol": Fact("File"),
        "verbatimProtocol": Fact("File"),
        "auxiliaryFile": Fact([Fact("File")]),
        "agendaItem": Fact([Fact("AgendaItem")]),
    },
    "AgendaItem": STAMPED
    | {
        "meeting": URL,
        "number": TEXT,
        "order": NUMBER,
        "name": TEXT,
        "public": YES_NO,
        "consultation": URL,
        "result": TEXT,
        "resolutionText": TEXT,
        "resolutionFile": Fact("File"),
        "auxiliaryFile": Fact([Fact("File")]),
        "start": MOMENT,
        "end": MOMENT,
    },
    "Paper": STAMPED
    | {
        "body": URL,
        "name": TEXT,
        "reference": TEXT,
        "date": DAY,
        "paperType": TEXT,
        "relatedPaper": URLS,
        "mainFile": Fact("File"),
        "auxiliaryFile": Fact([Fact("File")]),
        "originatorPerson": URLS,
        "underDirectionOf": URLS,
        "originatorOrganization": URLS,
    },
    "File": STAMPED
    | {
        "name": TEXT,
        "fileName": TEXT,
        "mimeType": TEXT,
        "date": DAY,
        "size": NUMBER,
        "sha1Checksum": TEXT,
        "sha512Checksum": TEXT,
        "text": TEXT,
        "accessUrl": MUST_URL,
        "downloadUrl": URL,
        "externalServiceUrl": URL,
        "masterFile": URL,
        "derivativeFile": URLS,
        "fileLicense": URL,
        "meeting": URLS,
        "agendaItem": URLS,
        "paper": URLS,
    },
    "Location": STAMPED
    | {
        "description": TEXT,
        "streetAddress": TEXT,
        "room": TEXT,
        "postalCode": TEXT,
        "subLocality": TEXT,
        "locality": TEXT,
    },
}

# Popolo asks for nothing to be there; we ask for an id. Its days may be a year or a month alone.
ID, POPOLO_MOMENT = Fact(str, required=True), Fact(str, "date-time")
LINKS = Fact([Fact("links")])
POPOLO: dict[str, dict[str, Fact]] = {
    "persons": {"id": ID, "name": TEXT, "summary": TEXT, "links": LINKS},
    "organizations": {
        "id": ID,
        "name": TEXT,
        "classification": TEXT,
        "parent_id": TEXT,
        "founding_date": DAY,
        "dissolution_date": DAY,
        "links": LINKS,
    },
    "posts": {
        "id": ID,
        "label": TEXT,
        "role": TEXT,
        "organization_id": TEXT,
        "start_date": DAY,
        "end_date": DAY,
        "links": LINKS,
    },
    "memberships": {
        "id": ID,
        "label": TEXT,
        "role": TEXT,
        "person_id": TEXT,
        "organization_id": TEXT,
        "post_id": TEXT,
        "on_behalf_of_id": TEXT,
        "start_date": DAY,
        "end_date": DAY,
        "links": LINKS,
    },
    "events": {
        "id": ID,
        "name": TEXT,
        "description": TEXT,
        "start_date": POPOLO_MOMENT,
        "end_date": POPOLO_MOMENT,
        "location": TEXT,
        "status": TEXT,
        "classification": TEXT,
        "organization_id": TEXT,
        "parent_id": TEXT,
    },
    "links": {"url": MUST_URL, "note": TEXT},
}

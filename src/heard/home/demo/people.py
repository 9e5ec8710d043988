"""Who there is in Westmere. Every name is invented."""

from dataclasses import dataclass

from heard.partnerships.models import OrganisationKind
from heard.partnerships.roles import Role

COUNCIL = "Westmere Council"
HEALTH = "Westmere and the Fells Integrated Care Board"
FORUM = "Westmere Parents and Carers Together"

ORGANISATIONS = (
    (COUNCIL, OrganisationKind.COUNCIL),
    (HEALTH, OrganisationKind.HEALTH),
    (FORUM, OrganisationKind.FORUM),
    ("Harbour View School", OrganisationKind.SCHOOL),
)

PLACES = {
    "Lakeside": ("Lakeside East", "Ferrybridge"),
    "Northmoor": ("Northmoor Town", "Upper Northmoor"),
    "Harbour": ("Harbour and Quays", "Saltmarsh"),
    "Valley": ("Valley Villages", "Millholme"),
}


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who can sign in to the demo: `word`@westmere.example."""

    word: str
    name: str
    organisation: str
    roles: tuple[Role, ...]
    division: str = ""


_COUNCILLOR = (Role.ELECTED_MEMBER,)

PEOPLE = (
    DemoPerson("lead", "Morwen Tallis", COUNCIL, (Role.ENGAGEMENT_LEAD, Role.ANALYST)),
    DemoPerson("plans", "Linnea Harrow", COUNCIL, (Role.PLAN_LEAD,)),
    DemoPerson("committee", "Ottoline Marsh", COUNCIL, (Role.COMMITTEE_OFFICER,)),
    DemoPerson("communications", "Idris Fenwick", COUNCIL, (Role.COMMUNICATIONS_LEAD,)),
    DemoPerson("administrator", "Tamsin Oduya", COUNCIL, (Role.ADMINISTRATOR,)),
    DemoPerson("forum", "Saoirse Locke", FORUM, (Role.FORUM_CHAIR, Role.PARENT_REPRESENTATIVE)),
    DemoPerson("parent", "Philippa Wren", FORUM, (Role.PARENT_REPRESENTATIVE,)),
    DemoPerson("chair", "Tobias Fenn", COUNCIL, (Role.READ_ONLY,)),
    DemoPerson("keyer", "Wilfred Amos", COUNCIL, (Role.PAPER_KEYER,)),
    DemoPerson("councillor", "Bartholomew Quill", COUNCIL, _COUNCILLOR, "Harbour and Quays"),
    DemoPerson("sowerby", "Ingrid Sowerby", COUNCIL, _COUNCILLOR, "Northmoor Town"),
    DemoPerson("threlfall", "Cassia Threlfall", COUNCIL, _COUNCILLOR, "Lakeside East"),
    DemoPerson("moss", "Evander Moss", COUNCIL, _COUNCILLOR, "Valley Villages"),
    DemoPerson("achebe", "Rosalind Achebe", COUNCIL, _COUNCILLOR, "Saltmarsh"),
    DemoPerson("safeguarding", "Hester Vaughan", COUNCIL, (Role.SAFEGUARDING_LEAD,)),
    DemoPerson("deputy", "Anselm Brook", HEALTH, (Role.SAFEGUARDING_LEAD,)),
    DemoPerson("coder", "Delphine Ashdown", FORUM, (Role.CODER,)),
    DemoPerson("health", "Rhodri Castellane", HEALTH, (Role.READ_ONLY,)),
)

"""Westmere's inspections and its three plans. Every word and number in them is invented."""

from dataclasses import dataclass
from datetime import date

from heard.home.demo.boards_words import SCHOOL
from heard.home.demo.people import COUNCIL, FORUM, HEALTH
from heard.plans.models.words import InspectionKind


@dataclass(frozen=True)
class DemoFinding:
    """`again_of` is the title of the earlier finding that it repeats."""

    kind: str
    title: str
    text: str
    plain: str
    responsible: tuple[str, ...]
    again_of: str = ""
    closed: tuple[date, str] | None = None


@dataclass(frozen=True)
class DemoInspection:
    kind: InspectionKind
    framework: str
    days: tuple[date, date, date]  # first, last, report
    outcome: str
    plain: str
    findings: tuple[DemoFinding, ...]


TOGETHER_2017 = "Families are not partners when services are planned"
OFFER_2017 = "The Local Offer is hard to find and hard to use"
WAITS_2017 = "Children wait too long to be assessed for autism"
WAITS_2021 = "The wait for an autism assessment has not become shorter"
WAITS_2024 = "Children wait for an autism assessment, and without help meanwhile"
LATE_2024 = "EHC plans come late and do not say clearly what a child needs"
TOGETHER_2024 = "What families say does not change how services are planned"
AFTER_2024 = "Young people do not know what comes after school"

_CONCERN, _PRIORITY, _IMPROVE = "significant_concern", "priority_action", "improvement"
_BOTH = (COUNCIL, HEALTH)

INSPECTIONS = (
    DemoInspection(
        InspectionKind.FULL,
        "local-area-2016",
        (date(2017, 11, 6), date(2017, 11, 10), date(2018, 1, 16)),
        "statement_required",
        "Inspectors were so worried about three things that we had to write down what we would do.",
        (
            DemoFinding(
                _CONCERN,
                TOGETHER_2017,
                "Parents and carers have too little influence on how services are planned and "
                "commissioned. Relationships with them have broken down.",
                "Parents had almost no say when services were planned.",
                _BOTH,
                closed=(date(2021, 2, 23), "Inspectors saw enough progress when they came back."),
            ),
            DemoFinding(
                _CONCERN,
                OFFER_2017,
                "The Local Offer is not well known, and those who find it do not find what they "
                "need in it.",
                "Most families had never heard of the Local Offer.",
                (COUNCIL,),
                closed=(date(2021, 2, 23), "Inspectors saw enough progress when they came back."),
            ),
            DemoFinding(
                _CONCERN,
                WAITS_2017,
                "The time that children and young people wait for an assessment of autism is far "
                "beyond what national guidance says.",
                "Children waited about two years to be assessed for autism.",
                (HEALTH,),
            ),
        ),
    ),
    DemoInspection(
        InspectionKind.REVISIT,
        "local-area-2016",
        (date(2021, 1, 18), date(2021, 1, 20), date(2021, 2, 23)),
        "",
        "Inspectors came back. Two things had become better, one had not.",
        (
            DemoFinding(
                _CONCERN,
                WAITS_2021,
                "The area has not made sufficient progress in reducing waits for an assessment of "
                "autism.",
                "The wait for an autism assessment was as long as before.",
                (HEALTH,),
                again_of=WAITS_2017,
            ),
        ),
    ),
    DemoInspection(
        InspectionKind.FULL,
        "area-send-2023",
        (date(2024, 12, 2), date(2024, 12, 20), date(2025, 2, 12)),
        "systemic_failings",
        "Inspectors said that a lot goes wrong for many children, and that we must act urgently.",
        (
            DemoFinding(
                _PRIORITY,
                WAITS_2024,
                "Leaders from the integrated care board and the local authority should act "
                "urgently to reduce waits for assessment of neurodevelopmental conditions and to "
                "support children and young people while they wait.",
                "Children still wait far too long for an autism assessment. Nobody helps them "
                "while they wait.",
                _BOTH,
                again_of=WAITS_2021,
            ),
            DemoFinding(
                _PRIORITY,
                LATE_2024,
                "Leaders from the local authority should act urgently to improve the timeliness "
                "and the quality of education, health and care plans.",
                "EHC plans come late. Many do not say clearly what a child needs and who does it.",
                (COUNCIL,),
            ),
            DemoFinding(
                _IMPROVE,
                TOGETHER_2024,
                "Leaders across the partnership should make sure that what children, young people "
                "and families say shapes the planning of services.",
                "Families are asked, and then they see nothing change.",
                _BOTH,
                again_of=TOGETHER_2017,
            ),
            DemoFinding(
                _IMPROVE,
                AFTER_2024,
                "Leaders across the partnership should improve how they prepare young people for "
                "adulthood.",
                "Young people do not know what they can do when school is over.",
                (COUNCIL, SCHOOL),
            ),
        ),
    ),
)


HEAD_OF_SEND = "Head of SEND"
CLINICAL_OFFICER = "Designated Clinical Officer"
AUTISM_MANAGER = "Children's autism service manager"
OFFER_OFFICER = "Local Offer officer"
INCLUSION = "Assistant head, inclusion"
ENGAGEMENT = "Engagement lead"

# Post, organisation, who holds it; nobody where it is empty. Autism service: one left.
POSTS = (
    (HEAD_OF_SEND, COUNCIL, "Cassius Wainwright", "head.of.send"),
    (CLINICAL_OFFICER, HEALTH, "Rhodri Castellane", "health"),
    (AUTISM_MANAGER, HEALTH, "Perpetua Lund", "autism.service"),
    (OFFER_OFFICER, COUNCIL, "", ""),
    (INCLUSION, SCHOOL, "Ignatius Vale", "inclusion"),
    (ENGAGEMENT, COUNCIL, "Morwen Tallis", "lead"),
)


STATEMENT = "Written statement of action 2018"
ACCELERATED = "Accelerated progress plan 2021"
PRIORITY_PLAN = "Priority action plan 2025 to 2027"

STATEMENT_SUMMARY = "What we promised in 2018, after inspectors had been here for the first time."
ACCELERATED_SUMMARY = "What we promised in 2021, because the wait for an assessment was as long."
PRIORITY_SUMMARY = (
    "Inspectors said in 2025 that a lot goes wrong for many children. This plan says what we do "
    "about it until March 2027, who does it, and whether families notice."
)
WENT_ON_IN_2021 = "Inspectors saw that the wait had not become shorter."
WENT_ON_IN_2025 = "Inspectors found the same again, and more."
CLINICS_STOPPED = "Those who held the two extra clinics left, and we found nobody in their place."

# What the forum says of the plan; who was asked to approve it, and what each said.
FORUM_STATEMENT = (
    "We helped to write this plan and we stand behind most of it. We do not think that drop-ins "
    "replace the help that children need while they wait, and we said so. We will say each year "
    "whether families notice a difference."
)
APPROVALS = (
    ("Westmere Council, Cabinet", date(2025, 3, 25), True, ""),
    (f"{HEALTH}, Board", date(2025, 3, 27), True, ""),
    (
        FORUM,
        date(2025, 3, 20),
        False,
        "The plan names no money for help while children wait. We approve the rest.",
    ),
)

# Months ago, value. Per cent of EHC plans within 20 weeks, counted by the council's SEND team.
ON_TIME = ((18, 31), (15, 33), (12, 36), (9, 39), (6, 45), (3, 48), (1, 52))
# Weeks from referral to the first appointment, the middle family.
WAITS = ((18, 71), (15, 73), (12, 70), (9, 68), (6, 61), (3, 57), (1, 55))

ON_TIME_NAME = "EHC plans issued within 20 weeks"
ON_TIME_PLAIN = "Of all new plans, how many came within the 20 weeks that the law gives."
ON_TIME_SOURCE = "Counted each month by Westmere Council's SEND team"
WAITS_NAME = "Weeks from referral to a first autism appointment"
WAITS_PLAIN = "Half of all families wait longer than this, half shorter."
WAITS_SOURCE = "Counted each month by the children's autism service"

# Questions of last year's survey that an action is based on; what families are asked about.
CITED = ("felt_heard", "plan_fits")
ASKED = "Somebody rings you within two weeks and gives you one name and number"

# An update that came in and was not looked at yet: action, how it stands, what happened.
PENDING = ("3.1", "on_track", "The fourth draft is with the young people. Two words are open.")

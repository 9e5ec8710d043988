"""Westmere's boards and groups, who sits on them, what they met about: all of it invented."""

from dataclasses import dataclass
from datetime import date

from heard.boards.models.words import BodyKind, Constituency
from heard.home.demo.people import COUNCIL, FORUM, HEALTH

SCHOOL = "Harbour View School"

BOARD = "Westmere SEND Partnership Board"
WORKING_GROUP = "Engagement Working Group"
CHARTER_GROUP = "Co-production Charter Group"
SURVEY_GROUP = "Survey and Engagement Group"
LOCAL_OFFER_GROUP = "Local Offer Group"
YOUTH_GROUP = "Loud and Clear"
OLD_BOARD = "SEND Improvement Group"
COMMITTEE = "Children's Scrutiny Committee"

INDUCTION = (
    "A conversation with the chair over coffee",
    "What the board does, and the terms of reference",
    "Who everybody is, with photographs and first names",
    "The last three sets of minutes, with Easy Read covers",
    "How travel, childcare and your time are paid",
    "What helps you take part, and who arranges it",
    "A buddy from the parent carer forum for the first three meetings",
)


@dataclass(frozen=True)
class DemoBody:
    """A body: its kind, the body that it belongs to, and what it says of itself."""

    name: str
    kind: BodyKind
    parent: str
    founded_on: date
    purpose: str
    meets: str
    quorum: int | None = None


BODIES = (
    DemoBody(
        OLD_BOARD,
        BodyKind.BOARD,
        "",
        date(2021, 3, 2),
        "Answered what inspectors found in 2021.",
        "Each month, on a Thursday morning",
        5,
    ),
    DemoBody(
        BOARD,
        BodyKind.BOARD,
        "",
        date(2024, 1, 16),
        "Decides together how services for children and young people with special educational "
        "needs and disabilities work in Westmere, and answers for it.",
        "Every second month, a Tuesday from 10am to midday, in school hours",
        6,
    ),
    DemoBody(
        WORKING_GROUP,
        BodyKind.WORKING_GROUP,
        BOARD,
        date(2024, 4, 9),
        "Sees to it that families are asked, heard and told what came of it.",
        "The first Wednesday of each month, 10am, online",
        4,
    ),
    DemoBody(
        CHARTER_GROUP,
        BodyKind.TASK_AND_FINISH_GROUP,
        WORKING_GROUP,
        date(2025, 9, 10),
        "Writes a co-production charter with families, so that everybody means the same thing by "
        "the word.",
        "Every two weeks, in the evening, online",
    ),
    DemoBody(
        SURVEY_GROUP,
        BodyKind.TASK_AND_FINISH_GROUP,
        WORKING_GROUP,
        date(2025, 9, 10),
        "Prepares the yearly survey, on paper and online, and the sessions that go with it.",
        "Each month, a Friday at midday",
    ),
    DemoBody(
        LOCAL_OFFER_GROUP,
        BodyKind.TASK_AND_FINISH_GROUP,
        WORKING_GROUP,
        date(2025, 10, 8),
        "Makes the Local Offer easier to find things in, and right.",
        "Each month, at a different school",
    ),
    DemoBody(
        YOUTH_GROUP,
        BodyKind.YOUTH_GROUP,
        "",
        date(2023, 5, 20),
        "Young people with SEND who say what matters to them, and check what is done about it.",
        "The last Saturday of each month, with pizza",
    ),
    DemoBody(
        COMMITTEE,
        BodyKind.COMMITTEE,
        "",
        date(2017, 5, 18),
        "Councillors who look at how services for children work, and say what should be better.",
        "Every second month, at County Hall and online",
        4,
    ),
)


@dataclass(frozen=True)
class DemoSeats:
    """How many seats of a constituency a body wants from when, and who sits in them."""

    body: str
    constituency: Constituency
    wanted: int
    people: tuple[str, ...]
    term: int | None = None
    most_terms: int | None = None


# Parents and carers come first: whose seats are empty is what the story is about.
SEATS = (
    DemoSeats(BOARD, Constituency.PARENT_CARER, 2, ("Philippa Wren",), 24, 2),
    DemoSeats(BOARD, Constituency.YOUNG_PERSON, 1, ("Jules",), 12, 3),
    DemoSeats(BOARD, Constituency.FORUM, 1, ("Saoirse Locke",)),
    DemoSeats(BOARD, Constituency.COUNCIL, 2, ("Maren Holloway", "Morwen Tallis")),
    DemoSeats(BOARD, Constituency.HEALTH, 2, ("Rhodri Castellane", "Anjali Brook")),
    DemoSeats(BOARD, Constituency.SCHOOL, 1, ("Delphine Marlowe",)),
    DemoSeats(BOARD, Constituency.VOLUNTARY, 1, ("Casimir Dunne",)),
    DemoSeats(WORKING_GROUP, Constituency.PARENT_CARER, 2, ("Philippa Wren", "Hanif Okafor")),
    DemoSeats(WORKING_GROUP, Constituency.COUNCIL, 2, ("Tobias Fenn", "Morwen Tallis")),
    DemoSeats(WORKING_GROUP, Constituency.HEALTH, 1, ("Anjali Brook",)),
    DemoSeats(CHARTER_GROUP, Constituency.PARENT_CARER, 2, ("Hanif Okafor", "Philippa Wren")),
    DemoSeats(CHARTER_GROUP, Constituency.COUNCIL, 1, ("Tobias Fenn",)),
    DemoSeats(SURVEY_GROUP, Constituency.PARENT_CARER, 1, ("Philippa Wren",)),
    DemoSeats(SURVEY_GROUP, Constituency.COUNCIL, 1, ("Morwen Tallis",)),
    DemoSeats(LOCAL_OFFER_GROUP, Constituency.PARENT_CARER, 1, ("Hanif Okafor",)),
    DemoSeats(LOCAL_OFFER_GROUP, Constituency.SCHOOL, 1, ("Delphine Marlowe",)),
    DemoSeats(YOUTH_GROUP, Constituency.YOUNG_PERSON, 2, ("Jules", "Priyanka")),
    DemoSeats(
        COMMITTEE,
        Constituency.ELECTED_MEMBER,
        5,
        (
            "Bartholomew Quill",
            "Ingrid Sowerby",
            "Cassia Threlfall",
            "Evander Moss",
            "Rosalind Achebe",
        ),
    ),
)
CHAIRS = {
    BOARD: "Maren Holloway",
    WORKING_GROUP: "Tobias Fenn",
    CHARTER_GROUP: "Hanif Okafor",
    SURVEY_GROUP: "Morwen Tallis",
    LOCAL_OFFER_GROUP: "Delphine Marlowe",
    COMMITTEE: "Ingrid Sowerby",
}
CO_CHAIRS = {BOARD: "Saoirse Locke", WORKING_GROUP: "Philippa Wren"}


@dataclass(frozen=True)
class DemoPersonInSeat:
    """Somebody in a seat: the organisation that they come from, and the sign-in they may have."""

    name: str
    organisation: str = ""
    word: str = ""
    job_title: str = ""
    is_role_only: bool = False


PEOPLE_IN_SEATS = (
    DemoPersonInSeat("Philippa Wren", word="parent"),
    DemoPersonInSeat("Odette Lyle"),
    DemoPersonInSeat("Hanif Okafor"),
    DemoPersonInSeat("Saoirse Locke", FORUM, "forum", "Chair of the forum"),
    DemoPersonInSeat("Maren Holloway", COUNCIL, "", "Head of Inclusion"),
    DemoPersonInSeat("Morwen Tallis", COUNCIL, "lead", "Engagement lead"),
    DemoPersonInSeat("Tobias Fenn", COUNCIL, "chair", "Engagement manager"),
    DemoPersonInSeat("Rhodri Castellane", HEALTH, "health", "Designated clinical officer"),
    DemoPersonInSeat("Anjali Brook", HEALTH, "", "Lead speech and language therapist"),
    DemoPersonInSeat("Delphine Marlowe", SCHOOL, "", "Headteacher"),
    DemoPersonInSeat("Casimir Dunne", "", "", "Fells Inclusion Trust"),
    DemoPersonInSeat("Jules", is_role_only=True),
    DemoPersonInSeat("Priyanka", is_role_only=True),
    DemoPersonInSeat("Bartholomew Quill", COUNCIL, "councillor", "Councillor"),
    DemoPersonInSeat("Ingrid Sowerby", COUNCIL, "sowerby", "Councillor"),
    DemoPersonInSeat("Cassia Threlfall", COUNCIL, "threlfall", "Councillor"),
    DemoPersonInSeat("Evander Moss", COUNCIL, "moss", "Councillor"),
    DemoPersonInSeat("Rosalind Achebe", COUNCIL, "achebe", "Councillor"),
)

TERMS = (
    "1. The board decides together how services for children and young people with SEND work in "
    "Westmere.\n"
    "2. Parents and carers, young people, the council, the NHS, schools and the voluntary sector "
    "sit on it as equals.\n"
    "3. Members read the papers, come to at least nine of twelve meetings in two years, and say "
    "what may be a conflict of interest.\n"
    "4. Papers come seven days before a meeting, each with an Easy Read cover.\n"
    "5. Travel, childcare and care cover are paid. Parents are paid for their time."
)
OLD_BOARD_CLOSED = "What it was set up for is done, or went on to the board"
MORE_PARENTS = "The board decided on 7 July 2026 that it needs at least three parents"
TERMS_CHANGE = "Three seats for parents and carers instead of two; they are paid for their time."

AIMS = {
    WORKING_GROUP: ("Ask every family with an EHC plan once a year, on paper and online",),
    CHARTER_GROUP: ("Look at examples of best practice elsewhere", "A charter the board agrees to"),
    SURVEY_GROUP: ("800 answers to the yearly survey", "Findings published within ten weeks"),
    LOCAL_OFFER_GROUP: ("No page older than a year", "Four parents test every change"),
}

CALL_TITLE = "Two seats for parents and carers on the SEND Partnership Board"
CALL_ABOUT = (
    "The board decides how services for children and young people with special educational needs "
    "and disabilities work in Westmere. Today one parent sits on it. It needs three, so that no "
    "one parent has to speak for all."
)
CALL_TIME = (
    "Six meetings a year, on Tuesdays from 10am to midday in term time, and about two hours of "
    "reading before each. You may join online. A seat is for two years."
)
CALL_PAID = "£20 an hour for your time, reading included. Travel, childcare and care cover on top."
CALL_SUPPORT = "A buddy from the parent carer forum, papers by post or in Easy Read, breaks."
CALL_CRITERIA = (
    "You are a parent or carer of a child or young person with SEND in Westmere",
    "You can listen to families whose lives are different from yours",
    "You can say what you think, also when others do not agree",
)


@dataclass(frozen=True)
class DemoInterest:
    """Somebody who would like a seat."""

    name: str
    origin: str
    email: str
    address: str
    district: str
    why: str
    brings: str


INTERESTS = (
    DemoInterest(
        "Yusuf Ellery",
        "web",
        "yusuf.ellery@families.example",
        "",
        "Valley",
        "We waited three years for a plan. I want the next family to wait less.",
        "I run a football club for children with SEND on Saturdays and hear a lot there.",
    ),
    DemoInterest(
        "Greta Holm",
        "paper",
        "",
        "4 Ferry Lane, Harbour, Westmere",
        "Harbour",
        "I have no computer, and nobody on the board speaks for those who have none.",
        "I was a nurse for thirty years and look after my two grandchildren.",
    ),
    DemoInterest(
        "Imogen Achebe",
        "session",
        "imogen.achebe@families.example",
        "",
        "Northmoor",
        "I came to Tea and Talk and would like to go on talking.",
        "I speak French and Igbo and know many families in Brackwater.",
    ),
    DemoInterest(
        "Lorcan Byrne",
        "web",
        "lorcan.byrne@families.example",
        "",
        "Lakeside",
        "Our eldest moves to college next year, and nothing is ready.",
        "I have read more about the law than I ever wanted to.",
    ),
)

KEPT_POSTED = (
    ("email", "rowan.ashdown@families.example"),
    ("letter", "11 Quay Street, Harbour, Westmere"),
)

PLACE = "County Hall, Committee Room 2, Harbour"
ACCESS = (
    "Step-free, with a hearing loop and a quiet room. Free parking for those who need it at the "
    "door; bus 4 stops outside. There is a break after an hour. Childcare on the same floor: tell "
    "us a week before."
)
AGENDA = (
    ("Welcome, and who is here", "information", 10),
    ("What families told us this autumn: first answers", "discussion", 30),
    ("Seats for parents and carers: where we are", "decision", 20),
    ("Break", "information", 10),
    ("The co-production charter: a first draft", "discussion", 40),
)
PAPER_TITLE = "Seats for parents and carers"
PAPER_EASY_READ = (
    "The board has one parent. It wants three.\n"
    "We have asked parents who would like to join.\n"
    "We ask the board: who should be on the panel that chooses?"
)


@dataclass(frozen=True)
class DemoItem:
    """An item of a meeting that was held, with what the minutes say of it."""

    title: str
    purpose: str
    said: str
    decided: str = ""


HELD = (
    DemoItem("Welcome, and who is here", "information", "Everybody said who they were."),
    DemoItem(
        "What the yearly survey told us",
        "discussion",
        "The board read the findings of 2025. Families feel listened to; fewer are told what "
        "happens next.",
        "Each service says by the next meeting what it will do to tell families what happens next.",
    ),
    DemoItem(
        "Seats for parents and carers",
        "decision",
        "One parent cannot speak for every family. The forum asked for three seats.",
        "The board needs at least three parents and carers. The seats are offered openly, and "
        "parents are paid for their time.",
    ),
)
GUEST = ("Tobias Fenn", "Engagement manager")
ACTION = "Open a call for two seats for parents and carers, with a panel on which parents sit"
MINUTES = (
    "The minutes of the meeting before were confirmed. Nobody declared a conflict of interest."
)

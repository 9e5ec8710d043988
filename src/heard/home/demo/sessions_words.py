"""The words of Westmere's sessions: "Your Child, Your Voice". Everybody in them is invented."""

from dataclasses import dataclass, field

from heard.mail.models import Channel
from heard.sessions.models.words import (
    AnswerKind,
    Audience,
    BookedBy,
    Format,
    Known,
    Prompt,
    Provision,
    Support,
)

PROGRAMME = "Your Child, Your Voice"
ABOUT = (
    "Come and tell us what life is like for your child and for you: what works, what would make it "
    "better, what you wish. You need not be prepared, and you can leave whenever you like. Within "
    "four weeks we publish what we heard, and then what became of it."
)
CONTACT = "The engagement team, 01632 960 100, send.engagement@westmere.example"
SUMMER, AUTUMN = "Summer 2026", "Autumn 2026"
SUMMER_AIMS = "Hear from families in every district what waiting for an assessment is like."
AUTUMN_AIMS = (
    "Go where we were not in the summer. Parents run the tables with us. Hear young people from 16 "
    "on about what comes after school."
)

OUTREACH = (
    ("Letter with the school bag", "Parents at 41 schools with SEN support", 5200),
    ("Newsletter of the parent carer forum", "Members of the forum", 640),
    ("Posters in libraries, surgeries and at the foodbank", "Everybody who passes", None),
)
AVOID = (
    (-9, -9, "Diwali"),
    (26, 40, "School holidays"),
)


@dataclass(frozen=True)
class DemoVenue:
    name: str
    address: str
    postcode: str
    district: str
    getting_there: str
    # In the order: step-free, parking, loop, quiet room, toilet, hoist, public transport.
    access: tuple[Known, ...]
    access_words: str = ""


YES, NO, NOT_KNOWN = Known.YES, Known.NO, Known.NOT_KNOWN
LIBRARY, HALL, CENTRE, VILLAGE = (
    "Harbour Library",
    "Northmoor Community Hall",
    "Lakeside Children's Centre",
    "Millholme Village Hall",
)
VENUES = (
    DemoVenue(
        LIBRARY,
        "Quay Street\nHarbour",
        "WM1 2QS",
        "Harbour",
        "Buses 4 and 11 stop outside. From the car park follow the blue line to the side door.",
        (YES, YES, YES, YES, YES, NO, YES),
        "The lift takes one powered wheelchair. The pool, five minutes away, has a hoist.",
    ),
    DemoVenue(
        HALL,
        "Moor Lane\nNorthmoor",
        "WM4 7ML",
        "Northmoor",
        "Bus 22 to Moor Lane, then three minutes on the level.",
        (YES, YES, NO, YES, YES, NO, YES),
    ),
    DemoVenue(
        CENTRE,
        "Ferry Road\nLakeside",
        "WM2 5FR",
        "Lakeside",
        "Bus 7 stops at the gate. There are six blue badge bays.",
        (YES, YES, YES, YES, YES, YES, YES),
        "Lights can be dimmed. There is a sensory room.",
    ),
    DemoVenue(
        VILLAGE,
        "Church Lane\nMillholme",
        "WM9 1CL",
        "Valley",
        "There is one bus an hour. Tell us if you need a lift.",
        (YES, YES, NOT_KNOWN, NO, YES, NO, NO),
    ),
)


@dataclass(frozen=True)
class DemoSession:
    """`days` from today, at a time of day; of a negative number it was held."""

    title: str
    phase: str
    days: int
    at: str
    until: str
    venue: str = ""
    division: str = ""
    theme: str = ""
    audience: Audience = Audience.PARENTS
    format: Format = Format.IN_PERSON
    capacity: int | None = 24
    childcare: int = 6
    held_places: int = 0
    provided: tuple[Provision, ...] = ()


USUAL = (Provision.CHILDCARE, Provision.FOOD, Provision.TRAVEL, Provision.QUIET_ROOM)
WAITING, NEXT_STEPS, DIAGNOSIS, EVENING, YOUTH, TRANSPORT = (
    "Waiting, and what would help meanwhile",
    "After school: what comes next",
    "Being listened to",
    "An evening online",
    "Young people's afternoon",
    "Getting to school",
)
SESSIONS = (
    DemoSession(
        WAITING, SUMMER, -140, "10:00", "12:30", LIBRARY, "Harbour and Quays", provided=USUAL
    ),
    DemoSession(DIAGNOSIS, AUTUMN, -16, "10:00", "12:30", HALL, "Northmoor Town", provided=USUAL),
    DemoSession(
        NEXT_STEPS,
        AUTUMN,
        12,
        "10:00",
        "12:30",
        CENTRE,
        "Lakeside East",
        capacity=12,
        childcare=4,
        held_places=3,
        provided=(*USUAL, Provision.BSL),
    ),
    DemoSession(
        EVENING,
        AUTUMN,
        20,
        "19:00",
        "20:30",
        format=Format.ONLINE,
        capacity=40,
        childcare=0,
        provided=(Provision.CAPTIONS, Provision.BSL),
    ),
    DemoSession(
        YOUTH,
        AUTUMN,
        15,
        "14:00",
        "16:00",
        LIBRARY,
        "Harbour and Quays",
        audience=Audience.YOUNG_PEOPLE,
        format=Format.DROP_IN,
        capacity=None,
        childcare=0,
        provided=(Provision.FOOD, Provision.SENSORY, Provision.TRAVEL),
    ),
)


@dataclass(frozen=True)
class DemoBooking:
    """Somebody who books, with whom, and what they need."""

    name: str
    way: BookedBy = BookedBy.WEB
    channel: Channel = Channel.EMAIL
    # parents, young people, personal assistants, companions, children in childcare
    party: tuple[int, int, int, int, int] = (1, 0, 0, 0, 0)
    district: str = "Lakeside"
    is_first_time: bool = False
    support: tuple[tuple[Support, str], ...] = ()


BOOKINGS = (
    DemoBooking("Yusra Fairweather", party=(2, 0, 0, 0, 2)),
    DemoBooking("Dafydd Penrose", BookedBy.PHONE, Channel.LETTER, (1, 1, 1, 0, 0), "Valley", True),
    DemoBooking("Imogen Achterberg", party=(1, 0, 0, 1, 1), is_first_time=True),
    DemoBooking(
        "Casimir Oyelaran",
        party=(1, 1, 0, 0, 0),
        district="Northmoor",
        support=((Support.BSL, ""), (Support.FOOD, "No nuts")),
    ),
    DemoBooking("Bettina Straw", BookedBy.TEXT, Channel.TEXT, (1, 0, 0, 0, 1)),
    DemoBooking("Leopold Harkness", party=(2, 1, 0, 0, 0), district="Harbour"),
    DemoBooking("Nuala Winterbourne", party=(1, 0, 0, 0, 0), is_first_time=True),
)


@dataclass(frozen=True)
class DemoPoint:
    """What was said, what of it is public, under which themes, and what became of it."""

    prompt: Prompt
    said: str
    public: str
    themes: tuple[str, ...] = ()
    answer: tuple[AnswerKind, str, int, str] | None = None
    table: str = "1"
    more: dict[str, str] = field(default_factory=dict)


POINTS = (
    DemoPoint(
        Prompt.WORKING_WELL,
        "The family worker at the centre rings back the same day, she is called Merle and is gold",
        "The family worker at the centre rings back the same day.",
        ("Communication",),
    ),
    DemoPoint(
        Prompt.WORKING_WELL,
        "Coffee morning at the special school, I met four mums in the same boat",
        "At the coffee morning of the special school parents meet others in the same position.",
        ("Being listened to",),
    ),
    DemoPoint(
        Prompt.EVEN_BETTER_IF,
        "Fourteen months for the autism team and not one letter in between",
        "Fourteen months on the list of the autism team, and no letter in between.",
        ("Waiting times", "Communication"),
        (
            AnswerKind.DID,
            "Everybody who waits now gets a letter every three months: where they are on the list.",
            -45,
            "Neurodevelopmental pathway team",
        ),
    ),
    DemoPoint(
        Prompt.EVEN_BETTER_IF,
        "You tell the story again at every appointment",
        "Families tell their story again at every appointment.",
        ("Communication", "Being listened to"),
        (
            AnswerKind.WILL,
            "Families will have a one-page profile to show, tried out in Harbour first.",
            60,
            "Designated clinical officer",
        ),
        "2",
    ),
    DemoPoint(
        Prompt.EVEN_BETTER_IF,
        "Minibus picks her up at 7.10, she is worn out before school starts",
        "Some children are picked up so early that they are worn out before school starts.",
        ("School transport",),
        (
            AnswerKind.CANNOT,
            "There are not enough drivers for more minibuses. We look at long routes each term.",
            -30,
            "School transport",
        ),
        "2",
    ),
    DemoPoint(
        Prompt.WISH,
        "I wish somebody asked HIM what he wants",
        "Ask the young person what they want.",
        ("Being listened to", "Preparing for adulthood"),
        (
            AnswerKind.LOOKING,
            "Loud and Clear, the youth group, looks with us at how reviews are run.",
            30,
            "Engagement team",
        ),
        "3",
    ),
)
SUMMARY = (
    "Nineteen parents and carers came to Harbour Library. Most spoke about waiting, and about "
    "hearing nothing while they wait. Several said that one person who rings back changes much."
)
EASY_READ = (
    "Parents came to talk to us.\nThey wait a long time.\nNobody writes to them while they wait.\n"
    "They tell their story again and again.\nSome children get up too early for the bus.\n"
    "We now write to families every 3 months."
)
WORRY = "Somebody at the table said that there is no food at home at weekends."
NEW_POINTS = (
    (Prompt.WORKING_WELL, "Mrs Applegarth at school answers e-mails in the evening"),
    (Prompt.EVEN_BETTER_IF, "Nobody told us that the review was moved"),
    (Prompt.WISH, "One number to ring, with a person at the end"),
)
REPORT_HEARD = (
    "Parents were patient and very tired. They said that silence is worse than a long wait. "
    "Three had never met a councillor before."
)
REPORT_ASKS = "That the committee asks for the number of letters sent to families who wait."

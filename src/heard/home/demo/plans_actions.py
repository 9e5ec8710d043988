"""What Westmere does about what inspectors found: the actions of its three plans. All invented."""

from dataclasses import dataclass, field
from datetime import date

from heard.home.demo.boards_words import CHARTER_GROUP, LOCAL_OFFER_GROUP, SURVEY_GROUP
from heard.home.demo.people import FORUM
from heard.home.demo.plans_words import (
    AFTER_2024,
    AUTISM_MANAGER,
    CLINICAL_OFFICER,
    ENGAGEMENT,
    HEAD_OF_SEND,
    INCLUSION,
    LATE_2024,
    OFFER_2017,
    OFFER_OFFICER,
    TOGETHER_2017,
    TOGETHER_2024,
    WAITS_2017,
    WAITS_2021,
    WAITS_2024,
)
from heard.plans.models.words import Involvement, Level

Day = int | date


@dataclass(frozen=True)
class DemoShaping:
    who: str
    involvement: Involvement
    words: str


@dataclass(frozen=True)
class DemoUpdate:
    """`months` ago; what was written, and what families read of it."""

    months: int
    claim: str
    happened: str
    public: str
    reason: str = ""


@dataclass(frozen=True)
class DemoAction:
    """Numbers are days from today, of which negative ones are past. `moved` is (to, why)."""

    reference: str
    title: str
    finding: str
    plain: str
    lead: str
    starts: Day
    due: Day
    becomes: str = "in_progress"
    outcome: str = ""
    why: str = ""
    changed: str = ""
    group: str = ""
    because: str = ""
    moved: tuple[tuple[Day, str], ...] = ()
    milestones: tuple[tuple[str, Day, bool], ...] = ()  # words, day, is done
    risks: tuple[tuple[str, Level, Level, str], ...] = ()
    shaped: tuple[DemoShaping, ...] = ()
    updates: tuple[DemoUpdate, ...] = ()
    cost: int | None = None
    review: int | None = None


@dataclass(frozen=True)
class DemoPriority:
    number: int
    title: str
    outcome: str
    actions: tuple[DemoAction, ...] = field(default=())


STATEMENT_ACTIONS = (
    DemoAction(
        "1.1",
        "Fund and support a parent carer forum",
        TOGETHER_2017,
        "We gave the parent carer forum an office, a grant and two seats at the table.",
        ENGAGEMENT,
        date(2018, 5, 1),
        date(2019, 3, 31),
        becomes="delivered",
        changed="The forum has been there since 2018, with 640 members today.",
    ),
    DemoAction(
        "2.1",
        "Rebuild the Local Offer's website",
        OFFER_2017,
        "We made the Local Offer anew, with a search that works.",
        OFFER_OFFICER,
        date(2018, 5, 1),
        date(2019, 9, 30),
        becomes="delivered",
        changed="The new pages opened in September 2019.",
    ),
    DemoAction(
        "3.1",
        "Clear the waiting list for autism assessment with two extra clinics a week",
        WAITS_2017,
        "We held two more clinics a week.",
        AUTISM_MANAGER,
        date(2018, 6, 1),
        date(2019, 12, 31),
        becomes="in_progress",
    ),
)
ACCELERATED_ACTIONS = (
    DemoAction(
        "A1",
        "Redesign the autism pathway so that assessment starts within 13 weeks",
        WAITS_2021,
        "We changed how assessment works, so that it can start sooner.",
        CLINICAL_OFFICER,
        date(2021, 6, 1),
        date(2023, 3, 31),
        becomes="delivered",
        changed="Assessment follows the new steps since December 2023. Waits stayed as long.",
        moved=((date(2023, 12, 31), "The clinic closed to visitors for most of 2021."),),
    ),
)

_FORUM_DESIGN = DemoShaping(
    f"Six parents of {FORUM}",
    Involvement.CO_DESIGNED,
    "They went through the letters that families get and struck out what nobody understands. The "
    "call within two weeks was their idea.",
)
PRIORITIES = (
    DemoPriority(
        1,
        "Shorter waits, and help meanwhile",
        "No child waits longer than 26 weeks for an autism assessment to start, and no family "
        "waits alone.",
        (
            DemoAction(
                "1.1",
                "Recruit four assessors to the children's autism service",
                WAITS_2024,
                "We are hiring four more people who assess children.",
                AUTISM_MANAGER,
                -480,
                -60,
                why="The service was built for half of the children who are referred today.",
                moved=(
                    (
                        120,
                        "Twice nobody suitable applied. We train two of our own staff instead.",
                    ),
                ),
                milestones=(
                    ("Money agreed by the integrated care board", -430, True),
                    ("First two assessors start", -230, True),
                    ("Two assessors in training have qualified", 100, False),
                ),
                risks=(
                    (
                        "Assessors who are trained leave for other areas",
                        Level.MEDIUM,
                        Level.HIGH,
                        "A retention payment was agreed for two years",
                    ),
                ),
                updates=(
                    DemoUpdate(
                        2,
                        "off_track",
                        "Third round of adverts closed with no appointable candidate.",
                        "We advertised a third time and found nobody.",
                        "Nobody suitable applied",
                    ),
                    DemoUpdate(
                        1,
                        "at_risk",
                        "Training places confirmed with the university for both colleagues.",
                        "Two of our own staff started their training.",
                        "Depends on both passing in spring",
                    ),
                ),
                cost=212_000,
            ),
            DemoAction(
                "1.2",
                "Call every family within two weeks of referral and name one person to ring",
                WAITS_2024,
                "Every family is rung within two weeks and gets one name and number.",
                CLINICAL_OFFICER,
                -400,
                -150,
                becomes="delivered",
                changed="Since the summer every family on the list has been rung within two weeks "
                "and has one person to ring back.",
                why="Families told us that the silence is worse than the wait.",
                shaped=(_FORUM_DESIGN,),
                updates=(
                    DemoUpdate(
                        5,
                        "delivered",
                        "All 212 families referred since April were called within 14 days.",
                        "All families who were referred since April were rung in time.",
                    ),
                ),
            ),
            DemoAction(
                "1.3",
                "Open a drop-in in each district for families who wait",
                WAITS_2024,
                "In each district there is an afternoon a week where families who wait can come.",
                CLINICAL_OFFICER,
                -200,
                40,
                milestones=(
                    ("Harbour and Lakeside open", -90, True),
                    ("Northmoor opens", -20, False),
                    ("Valley opens", 30, False),
                ),
                updates=(
                    DemoUpdate(
                        1,
                        "at_risk",
                        "Northmoor hall fell through; a room at the surgery is being looked at.",
                        "Two drop-ins are open. The hall in Northmoor fell through, we look for "
                        "another.",
                        "No room in Northmoor yet",
                    ),
                ),
            ),
            DemoAction(
                "1.4",
                "Pay for assessments by a private provider",
                WAITS_2024,
                "Paying somebody else to assess children who wait longest.",
                CLINICAL_OFFICER,
                -300,
                -100,
                becomes="stopped",
                because="Schools and clinics did not accept these reports, so children would have "
                "been assessed twice. The money goes into action 1.1.",
            ),
        ),
    ),
    DemoPriority(
        2,
        "EHC plans on time, and clear",
        "Six in ten new plans within 20 weeks by March 2027, and families say that they are clear.",
        (
            DemoAction(
                "2.1",
                "Write plans with the family in the room, from a template in plain words",
                LATE_2024,
                "Plans are written together with the family, in plain words.",
                HEAD_OF_SEND,
                -420,
                -240,
                becomes="evidenced",
                changed="Since March plans are written with the family in the room.",
                why="In our survey many parents said that they were not listened to.",
                shaped=(
                    DemoShaping(
                        "Eleven parents at a session in Harbour",
                        Involvement.CO_PRODUCED,
                        "They chose the headings and tried the template on their own child's plan "
                        "before it was agreed.",
                    ),
                ),
                updates=(
                    DemoUpdate(
                        8,
                        "delivered",
                        "Template in use for all new plans since 1 March.",
                        "All new plans use the new template.",
                    ),
                ),
            ),
            DemoAction(
                "2.2",
                "Fill the vacant educational psychologist posts",
                LATE_2024,
                "We are filling the posts of people whose advice every plan needs.",
                HEAD_OF_SEND,
                -360,
                60,
                updates=(DemoUpdate(1, "on_track", "Third started.", "Three have started."),),
                cost=148_000,
            ),
            DemoAction(
                "2.3",
                "Check one in ten plans for quality with parents and schools",
                LATE_2024,
                "Parents and schools check one in ten plans with us.",
                INCLUSION,
                -30,
                200,
                group=SURVEY_GROUP,
                updates=(
                    DemoUpdate(
                        1,
                        "on_track",
                        "First panel with two parents met and read twelve plans.",
                        "The first panel with two parents read twelve plans.",
                    ),
                ),
            ),
        ),
    ),
    DemoPriority(
        3,
        "Nothing about families without families",
        "Every plan and every service that is bought was shaped by families, and they can see how.",
        (
            DemoAction(
                "3.1",
                "Write a co-production charter with families, and keep to it",
                TOGETHER_2024,
                "With families we write down what doing it together means.",
                ENGAGEMENT,
                -440,
                90,
                group=CHARTER_GROUP,
                shaped=(
                    DemoShaping(
                        f"{FORUM} and Loud and Clear",
                        Involvement.CO_PRODUCED,
                        "They lead the group and decide on the words.",
                    ),
                ),
                updates=(
                    DemoUpdate(
                        1,
                        "on_track",
                        "Third draft went to all partners.",
                        "The third draft is with all partners.",
                    ),
                ),
            ),
            DemoAction(
                "3.2",
                "Fill three seats for parents on the partnership board, and look after them",
                TOGETHER_2024,
                "Three parents sit on the board that decides.",
                ENGAGEMENT,
                -150,
                45,
                updates=(
                    DemoUpdate(
                        1,
                        "on_track",
                        "Call for seats is open; four expressions of interest so far.",
                        "We are looking for two more parents. You can say that you are interested.",
                    ),
                ),
            ),
            DemoAction(
                "3.3",
                "Make the Local Offer easier to find things in",
                TOGETHER_2024,
                "We make the Local Offer easier to find things in.",
                OFFER_OFFICER,
                -120,
                20,
                group=LOCAL_OFFER_GROUP,
            ),
        ),
    ),
    DemoPriority(
        4,
        "What comes after school",
        "Every young person with an EHC plan has talked about what comes next by the age of 14.",
        (
            DemoAction(
                "4.1",
                "A guide to work, college and living, written with young people",
                AFTER_2024,
                "Young people write a guide to work, college and living on your own.",
                INCLUSION,
                30,
                260,
                becomes="agreed",
            ),
            DemoAction(
                "4.2",
                "Pay for travel training in every college",
                AFTER_2024,
                "Learning to travel by bus and train on your own.",
                HEAD_OF_SEND,
                60,
                300,
                becomes="considered",
                review=75,
            ),
        ),
    ),
)

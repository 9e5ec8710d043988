"""One of three parents' seats is filled. Walked in a browser until all three are."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.boards.models import Body, Call, Expression
from heard.mail.models import Channel, Message
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make
from tests.browser import PHONE
from tests.journeys.board_walking import BoardWalker, link_in_letter
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

TABLET = 768
BOARD = "SEND Partnership Board"
GROUP = "Engagement Working Group"
# As in the record of the meeting at which the area's scrutiny committee heard of them.
TASKS = ("Coproduction strategy", "Engagement and the survey", "The Local Offer")
TITLE = "Two parents or carers for the SEND Partnership Board"
AMIRA = "amira@example.org"
DEV = "dev@example.org"
JOAN = "1 High Street\nWestmere\nWM1 2AB"


@dataclass(frozen=True)
class Cast:
    """Who is in the story, and the board that it is about."""

    board: Body
    lead: Member
    keyer: Member
    forum: Member
    nurse: Member


@pytest.fixture
def cast():
    westmere = partnerships.partnership(slug="westmere", contact_address="FREEPOST WESTMERE SEND")
    partnerships.district(westmere, "North Mere")
    board = make.body(
        westmere,
        BOARD,
        slug="send-partnership-board",
        purpose="We decide together how services for children with SEND get better.",
        meets="Every second month, Tuesdays 10am to midday, County Hall",
        induction_steps=["Meet the chair", "Find out how to claim what you spent"],
    )
    robin = make.person(westmere, "Robin Vale")
    make.membership(make.seats(board, wanted=1).seats.get(), robin)
    return Cast(
        board,
        lead=make.keeper(westmere),
        keyer=partnerships.member(Role.PAPER_KEYER, of=westmere),
        forum=_member(Role.FORUM_CHAIR, "Fay Moor", board),
        nurse=_member(Role.READ_ONLY, "Nell Ash", board),
    )


def _member(role: Role, name: str, board: Body) -> Member:
    person = partnerships.user(name=name)
    return partnerships.member(role, of=board.partnership, person=person)


@pytest.fixture
def somebody(live_server, browser_page, cast):
    """Gives one person after the other, each with a browser of their own.

    Without scripts the same pages are walked in tests/boards, journey by journey.
    """

    def walker(width: int = PHONE) -> BoardWalker:
        return BoardWalker(browser_page(width), live_server.url, cast.board.partnership)

    return walker


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def applicant(name: str) -> Expression:
    return Expression.objects.get(name=name)


def test_the_board_goes_from_one_of_three_parents_to_three_of_three(somebody, cast):
    lead, public = somebody(), somebody()
    lead.sign_in(cast.lead.user.email)
    set_up_the_groups(lead)
    want_three_parents(lead)
    read_that_two_are_missing(public)
    offer_two_seats(lead, cast)

    amira = somebody()
    apply_by_keyboard(amira)
    keyer = somebody()
    keyer.be(cast.keyer)
    enter_from_paper(keyer)
    send_the_letter(lead)
    apply_at_a_session(somebody(TABLET))
    close_early(lead)

    for member in (cast.forum, cast.nurse):
        judge = somebody()
        judge.be(member)
        read_and_score(judge, knows="Dev Patel" if member == cast.nurse else "")
    decide(lead)
    tell_everyone(lead)

    say_yes(amira)
    write_down_the_yes(lead)
    read_the_feedback(somebody())
    for name in ("Amira Khan", "Joan Whittle"):
        appoint(lead, name)
    read_that_all_are_filled(public)
    begin_the_induction(lead)

    assert public.page.context.cookies() == amira.page.context.cookies() == []


def set_up_the_groups(lead: BoardWalker) -> None:
    """The working group under the board, and its three task and finish groups under it."""
    lead.follow("Boards", heading="Boards and groups")
    lead.follow(BOARD)
    add_a_group(lead, GROUP, "Working group")
    for name in TASKS:
        add_a_group(lead, name, "Task and finish group")
        lead.open("all_bodies")
        lead.follow(GROUP)


def add_a_group(lead: BoardWalker, name: str, kind: str) -> None:
    above = lead.page.get_by_role("heading", level=1).inner_text()
    lead.follow("Add a group that reports to it")
    lead.fill({"Name": name})
    lead.page.get_by_label(kind, exact=True).check()
    lead.press("Add it", heading=name)
    expect(lead.page.locator("dl").first).to_contain_text(above.splitlines()[-1])


def want_three_parents(lead: BoardWalker) -> None:
    """The board found that one parent is not enough; the first of its 40 days counts."""
    lead.open("all_bodies")
    lead.follow(BOARD)
    lead.follow_about("Change how many are wanted")
    lead.fill({"How many seats are wanted?": "3", "Why?": "One parent is not enough"})
    lead.fill_day("From when?", in_days(-39))
    lead.press("Save", heading=BOARD)
    lead.sees("3 wanted, 1 filled, 40 days short")


def read_that_two_are_missing(public: BoardWalker) -> None:
    public.go()
    public.follow_about("Boards and groups")
    public.sees("3 wanted, 1 filled, 40 days short")
    for name in (GROUP, *TASKS):
        expect(public.page.get_by_role("link", name=name)).to_be_visible()
    public.follow(BOARD, heading=BOARD)
    public.sees("2 empty seats")


def offer_two_seats(lead: BoardWalker, cast: Cast) -> None:
    """A call with criteria, what is paid and dates, and a parent on its panel."""
    lead.open("all_calls")
    lead.press("Write a call")
    lead.press_in_error("Save draft", "Enter a title")
    lead.fill(
        {
            "Title": TITLE,
            "What is it?": "The board decides how money for short breaks is spent.",
            "How much time does it take?": "Six meetings a year, 2 hours each, and reading.",
            "Which fees and expenses are paid?": "Travel, childcare and £25 a meeting.",
            "What support do you offer? (optional)": "Somebody to talk to before each meeting.",
            "What do you look for?": "You know daily life with SEND\nYou can listen to others",
            "Who can people ask?": "Lee Hart, 01632 960 001",
            f"{BOARD}: Parents and carers": "2",
        }
    )
    lead.fill_day("Closing date", in_days(20))
    lead.fill_day("By when do you promise to tell everyone?", in_days(40))
    lead.press("Save draft", heading=TITLE)
    lead.follow("Who is on the panel")
    for member, is_parent in ((cast.forum, True), (cast.nurse, False)):
        lead.page.get_by_label("Who?").select_option(str(member.pk))
        lead.page.get_by_label("They are a parent or carer").set_checked(is_parent)
        lead.press("Add to the panel")
    lead.open("run_call", Call.objects.get().pk)
    lead.press("Open the call")
    lead.press("Open call", heading=TITLE)
    assert Call.objects.get().state == "open"


def apply_by_keyboard(parent: BoardWalker) -> None:
    """From the front page to the acknowledgement without touching the screen."""
    page = parent.page
    parent.go()
    parent.tab_to(page.get_by_role("link", name=TITLE))
    parent.enter(heading=TITLE)
    parent.tab_to(page.get_by_role("button", name="Tell us that you are interested"))
    parent.enter(heading="Tell us that you are interested")
    fill_in_by_keyboard(parent)
    parent.tab_to(page.get_by_role("button", name="Send", exact=True))
    parent.enter(heading="We have your expression of interest")
    parent.come_to(link_in_letter(AMIRA))
    parent.look(heading="Your expression of interest")
    parent.sees("We have it")
    parent.sees(applicant("Amira Khan").reference)


def fill_in_by_keyboard(parent: BoardWalker) -> None:
    page, keys = parent.page, parent.page.keyboard
    parent.tab_to(page.get_by_label("Your name"))
    keys.type("Amira Khan")
    parent.tab_to(page.get_by_label("A parent or carer", exact=True))
    keys.press("Space")
    parent.tab_to(page.get_by_label("By e-mail"))
    keys.press("Space")
    parent.tab_to(page.get_by_label("E-mail address"))
    keys.type(AMIRA)
    parent.tab_to(page.get_by_label("Why are you interested?"))
    keys.type("I know how long a family waits, and I want that to change.")
    parent.tab_to(page.get_by_label("Help with travel"))
    keys.press("Space")


def enter_from_paper(keyer: BoardWalker) -> None:
    """A form that came by post."""
    keyer.open("all_calls")
    keyer.follow_about("Enter one from paper")
    keyer.fill_day("When was it posted or handed in?", in_days(0))
    keyer.fill({"Your name": "Joan Whittle", "Postal address": JOAN})
    keyer.page.get_by_label("Why are you interested?").fill("My daughter is 14. I can listen.")
    keyer.press("Save and enter the next", heading="Enter a form from paper")
    keyer.sees(applicant("Joan Whittle").reference)


def send_the_letter(lead: BoardWalker) -> None:
    """Who applied on paper hears by post: somebody prints the letter and takes it there."""
    lead.go("staff/outbox/")
    lead.follow("We have your expression of interest: " + applicant("Joan Whittle").reference)
    lead.sees("Dear Joan Whittle,")
    lead.press("It is done")
    letter = Message.objects.get(channel=Channel.LETTER)
    assert (letter.to, letter.state) == (JOAN.replace("\n", ", "), "sent")


def apply_at_a_session(parent: BoardWalker) -> None:
    """On the tablet that goes round at a session: nothing of it stays there."""
    slug = Call.objects.get().slug
    parent.open("express_interest_at_session", slug)
    parent.fill({"Your name": "Dev Patel", "E-mail address": DEV})
    parent.page.get_by_label("A parent or carer", exact=True).check()
    parent.page.get_by_label("By e-mail").check()
    parent.page.get_by_label("Why are you interested?").fill("I would like to help.")
    parent.press("Send", heading="Thank you")
    parent.sees(applicant("Dev Patel").reference)
    parent.press("Next person")
    expect(parent.page.get_by_label("Your name")).to_have_value("")


def close_early(lead: BoardWalker) -> None:
    lead.open("run_call", Call.objects.get().pk)
    lead.follow("Close the call early")
    lead.press_in_error("Close call", "Enter why it closes early")
    lead.page.get_by_label("Why does it close early?").fill("The board meets sooner")
    lead.press("Close call", heading=TITLE)


def read_and_score(judge: BoardWalker, knows: str) -> None:
    """Says first whom they know: what those wrote is for others to read."""
    judge.open("all_calls")
    judge.follow_about("Your part on the panel")
    judge.press("Say whom you know")
    if knows:
        judge.page.get_by_label(knows, exact=True).check()
        judge.page.get_by_label(f"How do you know {knows}?").fill("A neighbour")
    judge.press("I know those that I ticked, and nobody else", heading="Your part on the panel")
    for name in {"Amira Khan", "Joan Whittle", "Dev Patel"} - {knows}:
        judge.follow_about(name)
        points = "1" if name == "Dev Patel" else "3"
        for criterion in judge.page.get_by_role("group").all():
            criterion.get_by_label(f"{points}:").check()
        judge.press("Save scores", heading="Your part on the panel")
    judge.sees("You have scored all of them.")
    if knows:
        assert applicant(knows).reference not in judge.page.inner_text("main")


def decide(lead: BoardWalker) -> None:
    """Two are offered a seat, one is declined in kind words."""
    call = Call.objects.get()
    lead.open("run_call", call.pk)
    lead.press("Scores and decisions")
    for name in ("Amira Khan", "Joan Whittle"):
        lead.follow_about(applicant(name).reference)
        lead.page.get_by_label("Offer a seat").check()
        lead.press("Decide", heading="Scores and decisions")
    lead.follow_about(applicant("Dev Patel").reference)
    lead.page.get_by_label("Decline").check()
    lead.press_in_error("Decide", "Enter what they will read, in plain and kind words")
    lead.page.get_by_label("What they will read").fill("Others said more about daily life.")
    lead.press("Decide", heading="Scores and decisions")


def tell_everyone(lead: BoardWalker) -> None:
    lead.open("run_call", Call.objects.get().pk)
    lead.press("Tell everyone", heading="Tell everyone")
    lead.press_in_error("Tell everyone", "Select the box when you have read the letters")
    lead.page.get_by_label("I have read the letters").check()
    lead.press("Tell everyone", heading=TITLE)
    lead.sees("3 people are told")


def say_yes(parent: BoardWalker) -> None:
    parent.come_to(link_in_letter(AMIRA))
    parent.sees("We offer you a seat")
    parent.press("Answer yes or no")
    parent.page.get_by_label("Yes, I take the seat").check()
    parent.press("Send my answer", heading="Your expression of interest")
    parent.sees("You said yes")


def write_down_the_yes(lead: BoardWalker) -> None:
    """Who applied on paper sends the answer by post."""
    lead.open("run_call", Call.objects.get().pk)
    lead.follow_about(applicant("Joan Whittle").reference)
    lead.press("Write down their answer")
    lead.press_in_error("Save their answer", "Select how they told you")
    lead.page.get_by_label("Yes, they take it").check()
    lead.page.get_by_label("By letter").check()
    lead.page.get_by_label("What else did they say? (optional)").fill("After 4 May only")
    lead.press("Save their answer", heading="Joan Whittle")
    lead.sees("After 4 May only")


def read_the_feedback(parent: BoardWalker) -> None:
    """Who was declined reads why, and may be asked again."""
    parent.come_to(link_in_letter(DEV))
    parent.sees("Not this time")
    parent.sees("Others said more about daily life.")
    parent.follow("Say whether we may ask you again")
    parent.page.get_by_label("You may ask me again").check()
    parent.press("Save", heading="Your expression of interest")
    assert applicant("Dev Patel").may_ask_again
    assert parent.page.context.cookies() == []


def appoint(lead: BoardWalker, name: str) -> None:
    lead.open("applicant", applicant(name).pk)
    lead.press("Appoint")
    lead.fill_day("First day in the seat", in_days(0))
    lead.press("Appoint and tell them", heading=name)
    lead.sees("Appointed. They are told when they start")


def read_that_all_are_filled(public: BoardWalker) -> None:
    public.go("boards/")
    public.follow(BOARD, heading=BOARD)
    public.sees("All seats filled")
    expect(public.page.get_by_text("empty seat")).to_have_count(0)
    for name in ("Robin Vale", "Amira Khan", "Joan Whittle"):
        public.sees(name)
    address = address_in(public.partnership, "boards:call", Call.objects.get().slug)
    public.come_to(public.base + address)
    public.sees("2 of 2 seats are taken.")


def begin_the_induction(lead: BoardWalker) -> None:
    lead.open("people")
    lead.follow("Amira Khan", heading="Amira Khan")
    lead.follow_about(BOARD)
    lead.sees("0 of 2 done")
    lead.press_about("Mark as done")
    lead.sees("1 of 2 done")

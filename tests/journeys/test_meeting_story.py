"""A meeting from its agenda to confirmed minutes, walked in a browser by whoever chairs it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.boards.models import Body, Meeting
from tests.boards import make, make_meetings
from tests.browser import PHONE
from tests.journeys.board_walking import BoardWalker
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

BOARD = "SEND Partnership Board"
MONTH = timedelta(days=30)
SHORT_BREAKS = "Short breaks next year"
DECIDED = "To ask for 40 more places."
CORRECTION = "Item 1: it is 50 places, not 40."


@pytest.fixture(autouse=True)
def _papers_of_their_own(settings, tmp_path):
    storage = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": storage}


@pytest.fixture
def board():
    westmere = partnerships.partnership(slug="westmere")
    board = make.body(westmere, BOARD, slug="board", quorum=2)
    for name, seat in zip(
        ("Ada Byron", "Joan Whittle"), make.seats(board, 2, "council").seats.all(), strict=True
    ):
        make.membership(seat, make.person(westmere, name))
    return board


@pytest.fixture
def somebody(live_server, browser_page, board):
    """Gives one person after the other, each with a telephone."""
    return lambda: BoardWalker(
        browser_page(PHONE, javascript=False), live_server.url, board.partnership
    )


def test_a_chair_takes_a_meeting_from_agenda_to_confirmed_minutes(somebody, board):
    chair, public = somebody(), somebody()
    chair.be(make_meetings.chair(board))
    plan(chair)
    write_the_agenda(chair)
    bring_in_a_paper(chair)
    read_what_is_coming(public)

    a_month_goes_by()
    say_who_came(chair)
    write_the_minutes(chair)
    read_that_minutes_come_later(public)

    confirm_at_the_next(chair, board)
    correct(chair)
    read_the_minutes(public)

    assert public.page.context.cookies() == []


def meeting() -> Meeting:
    return Meeting.objects.earliest("pk")


def plan(chair: BoardWalker) -> None:
    chair.open("all_meetings")
    chair.press("Plan a meeting")
    chair.press_in_error("Plan this meeting", "Enter the date of the meeting")
    chair.fill_day("Date", _soon())
    chair.fill(
        {
            "Start": "10am",
            "End": "12:30pm",
            "Place": "Westmere Library, North Street, WM1 2AB",
            "Access, and what is provided": "Step-free. Crèche from 9am.",
        }
    )
    chair.press("Plan this meeting", heading=BOARD)


def _soon() -> date:
    return timezone.localdate() + timedelta(days=5)


def write_the_agenda(chair: BoardWalker) -> None:
    """Three items; the last goes up, with the keyboard."""
    chair.follow("Write the agenda")
    for title in ("Welcome", "Transport to school", SHORT_BREAKS):
        chair.press("Add an item")
        chair.fill({"What is it about?": title, "How many minutes?": "40"})
        chair.press("Save item", heading="Agenda")
    for number in (3, 2):
        chair.page.get_by_role("button", name=f"Move up (item {number})").focus()
        chair.enter(heading="Agenda")
    chair.sees(f"1. {SHORT_BREAKS}")
    chair.sees("The items take 120 minutes of the 150 minutes")


def bring_in_a_paper(chair: BoardWalker) -> None:
    chair.follow("The meeting")
    chair.follow("Add papers and their Easy Read covers")
    chair.press("Add a paper")
    chair.page.get_by_label("File", exact=True).set_input_files(
        {"name": "breaks.pdf", "mimeType": "application/pdf", "buffer": make_meetings.PDF}
    )
    chair.page.get_by_label("Title").fill("What short breaks there are")
    chair.page.get_by_label("Easy Read cover").fill("Short breaks are time off for families.")
    chair.page.get_by_label("Which item is it for?").select_option(f"1. {SHORT_BREAKS}")
    chair.page.get_by_label("Everybody").check()
    chair.press("Add this paper", heading="Papers")


def read_what_is_coming(public: BoardWalker) -> None:
    public.go("meetings/")
    public.follow_about(f"{BOARD}, ")
    public.sees("Short breaks are time off for families.")
    items = public.page.get_by_role("listitem").filter(has_text="40 minutes")
    expect(items.first).to_contain_text(SHORT_BREAKS)


def a_month_goes_by() -> None:
    now = meeting()
    Meeting.objects.update(
        starts_at=now.starts_at - MONTH,
        ends_at=now.ends_at - MONTH,
        papers_due_on=now.papers_due_on - MONTH,
    )


def say_who_came(chair: BoardWalker) -> None:
    """Two of three members, one apology, and a guest."""
    chair.open("run_meeting", meeting().pk)
    chair.follow("Say who comes and who came")
    for group in chair.page.get_by_role("group").filter(has=chair.page.get_by_role("radio")).all():
        group.get_by_label("Present").check()
    joan = chair.page.get_by_role("group", name="Joan Whittle")
    joan.get_by_label("Sent apologies").check()
    chair.press("Save attendance")
    chair.sees("2 of 3 members, quorum is 2: enough to decide")
    chair.follow("Add a guest, substitute or officer")
    chair.press_in_error("Add", "Select what they come as")
    chair.fill({"Name": "Olu Bright", "Role": "Short breaks team"})
    chair.page.get_by_label("Guest", exact=True).check()
    chair.press("Add", heading="Who comes and who came")
    chair.follow("The meeting")
    chair.press("The meeting was held")


def write_the_minutes(chair: BoardWalker) -> None:
    """A draft with a decision and an action."""
    chair.follow("Write the minutes")
    item = chair.page.get_by_role("group", name=f"1. {SHORT_BREAKS}")
    item.get_by_label("What was said").fill("Families wait eleven months.")
    item.get_by_label("What was decided").fill(DECIDED)
    chair.press("Save draft minutes", heading=BOARD)
    chair.follow("Add an action")
    chair.fill({"What is to be done?": "Write to the council"})
    chair.page.get_by_label("Or a role, if it is nobody in the list").fill("Chair")
    chair.press("Add this action")


def read_that_minutes_come_later(public: BoardWalker) -> None:
    public.page.reload()
    public.look(heading=BOARD)
    public.sees("Minutes are confirmed at the next meeting. You can read them here then.")
    for words in (DECIDED, "Write to the council", "Olu Bright"):
        expect(public.page.get_by_text(words)).to_have_count(0)


def confirm_at_the_next(chair: BoardWalker, board: Body) -> None:
    make_meetings.held(board, in_days=-3)
    chair.open("run_meeting", meeting().pk)
    chair.follow("Confirm the minutes")
    expect(chair.page.get_by_label("At a later meeting")).to_be_checked()
    chair.press("Confirm these minutes", heading=BOARD)
    assert meeting().is_confirmed


def correct(chair: BoardWalker) -> None:
    """Confirmed minutes stay as they are: what was wrong stands beside them."""
    chair.follow("Add a correction")
    chair.page.get_by_label("What is wrong, and what is right?").fill(CORRECTION)
    chair.press("Add this correction", heading=BOARD)
    chair.sees(CORRECTION)
    expect(chair.page.get_by_role("link", name="Write the minutes")).to_have_count(0)


def read_the_minutes(public: BoardWalker) -> None:
    public.page.reload()
    public.look(heading=BOARD)
    for words in (
        "2 of 3 members, quorum is 2: enough to decide",
        "Apologies",
        "Confirmed at the meeting on",
        DECIDED,
        "Write to the council",
        "They have been corrected.",
        CORRECTION,
    ):
        public.sees(words)

"""A chair runs a meeting from its plan to confirmed minutes, and the public reads them."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.boards.models import Meeting
from tests.access import address_in
from tests.boards import make, make_meetings
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


class Look:
    """Looks at each page with axe; keeps a picture of it where HEARD_SHOTS names a folder."""

    def __init__(self, page, width):
        self.page, self.width, self.number = page, width, 0

    def __call__(self, name):
        assert_accessible(self.page)
        folder = os.environ.get("HEARD_SHOTS")
        if folder:
            self.number += 1
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = Path(folder) / f"{self.width}-{self.number:02}-{name}.png"
            self.page.screenshot(path=path, full_page=True)


@pytest.fixture
def body():
    body = make.body(partnerships.partnership(slug="westmere"), name="SEND Partnership Board")
    body.quorum = 2
    body.save()
    return body


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": files | {"OPTIONS": {"location": tmp_path}}}


def sign_in(page, live_server, member):
    cookie = partnerships.signed_in(member).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_chair_runs_a_meeting_and_the_public_reads_its_minutes(
    live_server, browser_page, body, width
):
    chair = make_meetings.chair(body)
    for seat in make.seats(body, 2, constituency="council").seats.all():
        make.membership(seat, make.person(body.partnership))
    body.actions.create(text="Ask families about short breaks", owner_words="Head of SEND")
    page = browser_page(width, javascript=False)
    look = Look(page, width)
    sign_in(page, live_server, chair)
    page.goto(live_server.url + address_in(body.partnership, "boards:all_meetings"))
    look("all")

    plan_it(page, look)
    write_the_agenda(page, look)
    bring_in_a_paper(page, look)
    public(browser_page, live_server, body, width, "public-before")
    let_time_pass()
    go_by(page.get_by_role("link", name="The meeting"))
    say_who_came(page, look)
    write_the_minutes(page, look)
    confirm_them(page, look)
    public(browser_page, live_server, body, width, "public-after")


def plan_it(page, look):
    go_by(page.get_by_role("button", name="Plan a meeting"))
    go_by(page.get_by_role("button", name="Plan this meeting"))
    expect(page).to_have_title(re.compile("^Error: "))
    look("plan-error")
    day = timezone.localdate() + timedelta(days=5)
    date = page.get_by_role("group", name="Date", exact=True)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        date.get_by_label(part).fill(str(value))
    page.get_by_label("Start", exact=True).fill("9:30am")
    page.get_by_label("End", exact=True).fill("11.30am")
    page.get_by_label("Place").fill("Westmere Library, North Street, WM1 2AB")
    page.get_by_label("How to join online").fill("https://meet.example/room/7")
    page.get_by_label("Access, and what is provided").fill("Step-free. Crèche from 9am.")
    page.get_by_label("Place").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("SEND Partnership Board")
    look("run")


def write_the_agenda(page, look):
    go_by(page.get_by_role("link", name="Write the agenda"))
    for title in ("Welcome", "Short breaks next year"):
        go_by(page.get_by_role("button", name="Add an item"))
        page.get_by_label("What is it about?").fill(title)
        page.get_by_label("How many minutes?").fill("50")
        look("item")
        go_by(page.get_by_role("button", name="Save item"))
    move = page.get_by_role("button", name="Move down (item 1)")
    move.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("1. Short breaks next year")).to_be_visible()
    look("agenda")
    go_by(page.get_by_role("link", name="The meeting"))


def bring_in_a_paper(page, look):
    go_by(page.get_by_role("link", name="Add papers and their Easy Read covers"))
    go_by(page.get_by_role("button", name="Add a paper"))
    look("paper-form")
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "short breaks.pdf", "mimeType": "application/pdf", "buffer": make_meetings.PDF}
    )
    page.get_by_label("Title").fill("What short breaks there are")
    page.get_by_label("Easy Read cover").fill(
        "Short breaks are time off for families. We ask you: are there enough of them?"
    )
    page.get_by_label("Which item is it for?").select_option("1. Short breaks next year")
    page.get_by_label("Everybody").check()
    go_by(page.get_by_role("button", name="Add this paper"))
    look("papers")


def let_time_pass():
    meeting = Meeting.objects.get()
    past = timedelta(days=30)
    Meeting.objects.update(
        starts_at=meeting.starts_at - past,
        ends_at=meeting.ends_at - past,
        papers_due_on=meeting.papers_due_on - past,
    )


def say_who_came(page, look):
    go_by(page.get_by_role("link", name="Say who comes and who came"))
    for group in page.get_by_role("group").all():
        if group.get_by_label("Present").count():
            group.get_by_label("Present").check()
    go_by(page.get_by_role("button", name="Save attendance"))
    expect(page.get_by_text("3 of 3 members, quorum is 2: enough to decide")).to_be_visible()
    look("attendance")
    go_by(page.get_by_role("link", name="Add a guest, substitute or officer"))
    page.get_by_label("Name").fill("Olu Bright")
    page.get_by_label("Role").fill("Clerk")
    page.get_by_label("In attendance").check()
    look("guest")
    go_by(page.get_by_role("button", name="Add", exact=True))
    go_by(page.get_by_role("link", name="The meeting"))
    go_by(page.get_by_role("button", name="The meeting was held"))
    look("held")


def write_the_minutes(page, look):
    go_by(page.get_by_role("link", name="Write the minutes"))
    item = page.get_by_role("group", name="1. Short breaks next year")
    item.get_by_label("What was said").fill("Families wait eleven months.\nThat is too long.")
    item.get_by_label("What was decided").fill("To ask for 40 more places.")
    look("minutes")
    go_by(page.get_by_role("button", name="Save draft minutes"))
    go_by(page.get_by_role("link", name="Add an action"))
    page.get_by_label("What is to be done?").fill("Write to the council")
    page.get_by_label("Or a role, if it is nobody in the list").fill("Chair")
    look("action")
    go_by(page.get_by_role("button", name="Add this action"))


def confirm_them(page, look):
    go_by(page.get_by_role("link", name="Confirm the minutes"))
    today = timezone.localdate()
    email = page.get_by_role("group", name="By e-mail on which day?")
    for part, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        email.get_by_label(part).fill(str(value))
    page.get_by_label("Members agreed by e-mail that these minutes are right").check()
    page.get_by_label("By e-mail, without a meeting").check()
    look("confirm")
    go_by(page.get_by_role("button", name="Confirm these minutes"))
    look("confirmed")
    go_by(page.get_by_role("link", name="All actions of this body").first)
    look("actions")


def public(browser_page, live_server, body, width, name):
    page = browser_page(width, javascript=False)
    look = Look(page, width)
    page.goto(live_server.url + address_in(body.partnership, "boards:meetings"))
    look(f"{name}-list")
    go_by(page.get_by_role("link", name=re.compile("SEND Partnership Board, ")))
    expect(page.get_by_text("Short breaks are time off for families.")).to_be_visible()
    if name == "public-after":
        expect(page.get_by_text("To ask for 40 more places.")).to_be_visible()
        page.emulate_media(media="print")
        if os.environ.get("HEARD_SHOTS"):
            page.pdf(path=Path(os.environ["HEARD_SHOTS"]) / f"{width}-print.pdf", format="A4")
        page.emulate_media(media="screen")
    look(name)

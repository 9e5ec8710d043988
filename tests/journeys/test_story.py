"""The whole thread, walked in a browser: ask, hear, publish, decide."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

import heard.home
from heard.engines.questionnaire import read_questionnaire
from heard.home.demo.returns import returns_csv
from heard.partnerships.roles import Role
from heard.surveys.answers.models import Response
from tests.browser import PHONE, go_by
from tests.journeys.walking import Walker, do_the_jobs
from tests.partnerships import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

DEMO = Path(heard.home.__file__).parent / "demo"
QUESTIONNAIRE = DEMO / "parents-carers.xlsx"
RETURNS = 240


@pytest.fixture
def westmere():
    return make.partnership(slug="westmere")


@pytest.fixture
def lead(westmere):
    return make.member(Role.ENGAGEMENT_LEAD, Role.ANALYST, of=westmere)


@pytest.fixture
def officer(westmere):
    return make.member(Role.COMMITTEE_OFFICER, of=westmere)


@pytest.fixture
def forum(westmere):
    return make.member(Role.FORUM_CHAIR, of=westmere)


@pytest.fixture
def returns_file(tmp_path):
    path = tmp_path / "returns.csv"
    path.write_text(returns_csv(read_questionnaire(QUESTIONNAIRE), RETURNS, seed=5))
    return path


@pytest.fixture
def somebody(live_server, browser_page, westmere):
    """Gives one person after the other, each with a telephone without scripts."""
    return lambda: Walker(browser_page(PHONE, javascript=False), live_server.url, westmere)


def test_from_a_question_to_published_findings_and_a_decision(
    somebody, lead, forum, officer, returns_file
):
    staff = somebody()
    staff.sign_in(lead.user.email)
    ask(staff)
    answer(somebody())
    hear(staff, returns_file)
    prepare(staff)
    second = somebody()
    second.sign_in(forum.user.email)
    agree(second)
    publish(staff)
    clerk = somebody()
    clerk.sign_in(officer.user.email)
    decide(clerk)
    find_both(somebody())


def ask(staff: Walker) -> None:
    """The lead brings the questionnaire in, makes a survey of it and opens it."""
    page = staff.page
    staff.go("staff/questionnaires/")
    staff.press("Bring in a questionnaire")
    staff.press_in_error("Bring in", "Select the questionnaire file")
    page.get_by_label("Questionnaire file").set_input_files(QUESTIONNAIRE)
    staff.press("Bring in")
    staff.go("staff/surveys/")
    staff.press("Make a survey")
    page.get_by_label("Questionnaire").select_option(index=1)
    for label, words in {
        "Title": "Parents' and carers' survey 2026",
        "Who is it for?": "Parents and carers",
        "Why do you ask?": "We ask every autumn.",
        "What happens to the answers?": "We count them.",
        "What happens next, and when?": "We publish in spring.",
        "Who can families ask about the survey?": "The engagement team, 01632 960 001",
        "Who should somebody call who is worried about a child?": "01632 960 002",
        "How many minutes does it take?": "12",
        "Who or what is counted as asked?": "families",
        "How many were asked?": "7000",
    }.items():
        page.get_by_label(label).fill(words)
    staff.press("Make survey", heading="Parents' and carers' survey 2026")
    staff.press("Open survey")
    page.get_by_label("I have read the questions").check()
    staff.press("Open survey", heading="Parents' and carers' survey 2026")


def answer(parent: Walker) -> None:
    """A parent finds the survey from the front page, answers, changes an answer, sends."""
    page = parent.page
    parent.go()
    parent.follow("Parents' and carers' survey 2026")
    assert page.context.cookies() == []
    parent.press("Start now")
    while "check-answers" not in page.url:
        groups = page.get_by_role("group").filter(has=page.get_by_role("radio"))
        for number in range(groups.count()):
            first = groups.nth(number).get_by_role("radio").first
            if first.is_visible():
                first.check()
        parent.press("Continue")
    assert len(page.context.cookies()) == 1
    go_by(page.get_by_role("link", name="Change").first)
    parent.look()
    page.get_by_role("group").first.get_by_role("radio").nth(1).check()
    parent.press("Continue", heading="Check your answers")
    before = Response.objects.count()
    parent.press("Send my answers", heading="Your answers have been sent")
    assert Response.objects.count() == before + 1


def hear(staff: Walker, returns_file: Path) -> None:
    """Counts stay veiled while the survey is open; 240 returns come in; the survey is closed."""
    page = staff.page
    staff.go("staff/surveys/")
    staff.follow("Parents' and carers' survey 2026")
    expect(page.get_by_text("none under 20 is shown")).to_be_visible()
    bring_in(staff, returns_file)
    staff.press("Continue")
    do_the_jobs()
    staff.see_the_work_done()
    assert Response.objects.count() == RETURNS + 1
    staff.go("staff/surveys/")
    staff.follow("Parents' and carers' survey 2026")
    bring_in_again(staff, returns_file)
    staff.go("staff/surveys/")
    staff.follow("Parents' and carers' survey 2026")
    staff.press("Close survey")
    staff.press_in_error("Close survey", "Enter why you are closing this survey")
    page.get_by_label("Why are you closing this survey?").fill("The eight weeks are over")
    staff.press("Close survey", heading="Parents' and carers' survey 2026")


def bring_in(staff: Walker, returns_file: Path) -> None:
    staff.press("Bring in returns")
    staff.page.get_by_label("File of returns").set_input_files(returns_file)
    staff.page.get_by_label("On paper").check()
    staff.press("Check the file")
    do_the_jobs()
    staff.see_the_work_done()
    staff.page.get_by_label("All rows").check()


def bring_in_again(staff: Walker, returns_file: Path) -> None:
    """The same file twice is noticed."""
    staff.press("Bring in returns")
    staff.page.get_by_label("File of returns").set_input_files(returns_file)
    staff.page.get_by_label("On paper").check()
    go_by(staff.page.get_by_role("button", name="Check the file"))
    expect(staff.page.get_by_role("alert")).to_contain_text("already")
    assert Response.objects.count() == RETURNS + 1


def prepare(staff: Walker) -> None:
    """Findings are prepared, and looked at as everybody will see them."""
    page = staff.page
    staff.go("staff/")
    staff.follow("Prepare the findings of Parents' and carers' survey 2026")
    staff.follow("Prepare the findings")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_label("How people answered").check()
    page.get_by_label("Which part of Westmere").check()
    staff.press("Prepare the findings")
    do_the_jobs()
    staff.see_the_work_done()
    expect(page.get_by_text("We tried to, and could not.")).to_be_visible()


def agree(second: Walker) -> None:
    """The chair of the forum agrees as the second person, and says what the forum thinks."""
    second.go("staff/")
    second.follow(
        "Look at the findings of Parents' and carers' survey 2026 and say whether you agree"
    )
    second.press("Say whether you agree")
    second.press_in_error("Keep my word", "Select yes or no")
    second.page.get_by_label("Yes", exact=True).check()
    second.press("Keep my word")
    second.press("Write what the forum says")
    second.page.get_by_label("What does the parent carer forum say").fill("Plans come late.")
    second.press("Keep what the forum says")


def publish(staff: Walker) -> None:
    """Somebody publishes what a second person agreed to."""
    page = staff.page
    staff.go("staff/")
    staff.follow("Publish the findings of Parents' and carers' survey 2026")
    staff.press("Publish these findings")
    staff.press_in_error("Publish for everybody", "Enter what families told you")
    page.get_by_label("What did families tell you?").fill("We heard that plans come late.")
    staff.press("Publish for everybody", heading="Parents' and carers' survey 2026")


def decide(clerk: Walker) -> None:
    """The officer reads a record in, corrects what was read, and publishes it."""
    page = clerk.page
    clerk.go("staff/decisions/")
    clerk.press("Read in a decision record")
    record = (DEMO / "decision-record.txt").read_text()
    page.get_by_label("Text of the decision record").fill(record)
    clerk.press("Read it")
    page.get_by_label("Title").fill("Listening to families")
    clerk.press("Save and check what was resolved")
    expect(page.get_by_role("group", name="Resolution 2")).to_be_visible()
    clerk.press("Save and preview")
    clerk.press("Publish this decision", heading="Listening to families")


def find_both(visitor: Walker) -> None:
    """A member of the public finds findings and decision from the front page."""
    page = visitor.page
    visitor.go()
    visitor.follow("Parents' and carers' survey 2026", heading="Parents' and carers' survey 2026")
    expect(page.get_by_text("We heard that plans come late.")).to_be_visible()
    visitor.go()
    visitor.follow("Listening to families", heading="Listening to families")
    visitor.page.goto(f"{visitor.home}no-such-page/")
    visitor.look()
    assert page.context.cookies() == []

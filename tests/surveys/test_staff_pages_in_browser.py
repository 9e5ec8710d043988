"""Staff pages of questionnaires and surveys in a real browser, narrow and wide."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from heard.surveys.models import ReturnsFile, Survey
from heard.surveys.services import returns
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by, see_the_work_done
from tests.partnerships import make as partnerships
from tests.questionnaires import make as questionnaires
from tests.surveys import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

MIXED = "listened,nights\n" + "agree,3\n" * 30 + "perhaps,400\n"


def look(page: Page, name: str) -> None:
    """Check the page; keep a picture of it where HEARD_PICTURES names a folder."""
    assert_accessible(page)
    folder = os.environ.get("HEARD_PICTURES")
    if folder:
        width = (page.viewport_size or {"width": 0})["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def sign_in(page: Page, live_server, member) -> None:
    session = partnerships.signed_in(member).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": session.key, "value": session.value, "url": live_server.url}]
    )


BOTH = pytest.mark.parametrize(("width", "javascript"), [(PHONE, False), (DESKTOP, True)])


@BOTH
def test_a_lead_brings_in_a_questionnaire(live_server, browser_page, tmp_path, width, javascript):
    lead = make.lead()
    page = browser_page(width, javascript=javascript)
    sign_in(page, live_server, lead)
    page.goto(live_server.url + address_in(lead.partnership, "questionnaires:questionnaires"))
    look(page, "q1-list")

    go_by(page.get_by_role("button", name="Bring in a questionnaire"))
    broken = write(tmp_path / "broken.yaml", questionnaires.small_yaml().replace(b"date,", b"x,"))
    page.get_by_label("Questionnaire file").set_input_files(broken)
    go_by(page.get_by_role("button", name="Bring in"))
    look(page, "q2-broken")
    page.get_by_label("Questionnaire file").set_input_files(
        write(tmp_path / "small.yaml", questionnaires.small_yaml())
    )
    go_by(page.get_by_role("button", name="Bring in"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Short breaks")
    look(page, "q3-version")


@BOTH
def test_a_lead_runs_a_survey_and_brings_in_returns(
    live_server, browser_page, tmp_path, width, javascript
):
    lead = make.lead()
    questionnaires.version(lead, questionnaires.small_questionnaire())
    page = browser_page(width, javascript=javascript)
    sign_in(page, live_server, lead)

    make_survey(page, live_server.url + address_in(lead.partnership, "surveys:make_survey"))
    go_by(page.get_by_role("button", name="Open survey"))
    look(page, "s2-open")
    page.get_by_label("I have read the questions").check()
    go_by(page.get_by_role("button", name="Open survey"))
    go_by(page.get_by_role("button", name="Bring in returns"))
    look(page, "s3-bring-in")
    page.get_by_label("File of returns").set_input_files(
        write(tmp_path / "post.csv", MIXED.encode())
    )
    go_by(page.get_by_role("button", name="Check the file"))
    look(page, "s4-checking")
    returns.check_returns(ReturnsFile.objects.get())
    if javascript:
        see_the_work_done(page)
    else:
        go_by(page.get_by_role("link", name="Look again"))
    expect(page.get_by_text("Waits for your choice")).to_be_visible()
    look(page, "s5-choose")
    page.get_by_label("All rows but the wrong ones").check()
    go_by(page.get_by_role("button", name="Continue"))
    expect(page.get_by_text("Being brought in")).to_be_visible()
    returns.import_returns(ReturnsFile.objects.get())
    see_the_work_done(page)
    look(page, "s6-brought-in")
    go_by(page.get_by_role("link", name="Back"))
    expect(page.get_by_text("about 30").first).to_be_visible()
    look(page, "s7-running")
    go_by(page.get_by_role("button", name="Close survey"))
    page.get_by_label("Why are you closing this survey?").fill("Enough answers")
    look(page, "s8-close")
    go_by(page.get_by_role("button", name="Close survey"))
    look(page, "s9-closed")

    assert Survey.objects.get().closing_reason == "Enough answers"


def make_survey(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Questionnaire").select_option(label="Short breaks (1)")
    for label, words in {
        "Title": "Short breaks 2026",
        "Who is it for?": "Parents and carers",
        "Why do you ask?": "To hear what it is like.",
        "What happens to the answers?": "We count them.",
        "What happens next, and when?": "Results come in spring.",
        "Who can families ask about the survey?": "The engagement team, 01632 960 001",
        "Who should somebody call who is worried about a child?": "01632 960 002",
        "How many minutes does it take?": "10",
        "Who or what is counted as asked?": "children",
    }.items():
        page.get_by_label(label).fill(words)
    look(page, "s1-make")
    go_by(page.get_by_role("button", name="Make survey"))


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path

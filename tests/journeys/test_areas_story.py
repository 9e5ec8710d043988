"""An alliance asks five areas the same questions, and each sees where it stands."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.areas.models import Area
from heard.areas.services import join_programme
from heard.partnerships.roles import Role
from heard.results.models import Publication, Stage
from heard.results.services import publish_findings
from heard.surveys import services as surveys
from heard.surveys.answers.models import Response
from tests.areas.make import joining
from tests.browser import PHONE
from tests.journeys.walking import Walker, do_the_jobs
from tests.partnerships import make
from tests.questionnaires import make as questionnaires
from tests.results import make as results

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

NAMES = ("Ashby", "Bexholme", "Calder", "Dunmere", "Eskwater")
TITLE = "Views in all areas"


@pytest.fixture
def director():
    alliance = make.partnership(name="The Fells Alliance")
    found = make.member(Role.ENGAGEMENT_LEAD, Role.ANALYST, of=alliance)
    questionnaires.version(found, results.questionnaire())
    return found


@pytest.fixture
def leads():
    areas = [make.partnership(name=name) for name in NAMES]
    return [make.member(Role.ENGAGEMENT_LEAD, of=area) for area in areas]


def test_an_operator_rolls_out_and_compares_five_areas(live_server, browser_page, director, leads):
    def somebody(member):
        page = browser_page(PHONE, javascript=False)
        walker = Walker(page, live_server.url, member.partnership)
        walker.sign_in(member.user.email)
        return walker

    operator, first = somebody(director), somebody(leads[0])
    ask(operator)
    join(first)
    for lead in leads[1:]:
        join_without_a_page(lead)
    roll_out(operator)
    for lead, agreed in zip(leads, (30, 75, 75, 75, 80), strict=True):
        ask_families(lead, agreed)
    prepare(operator)
    for lead in leads:
        publish(lead)
    compare(operator, first)


def ask(operator: Walker) -> None:
    """The alliance chooses a questionnaire, says what families read, and asks every area."""
    page, today = operator.page, timezone.localdate()
    operator.go("staff/areas/")
    operator.press("Ask other areas")
    operator.press_in_error("Continue", "Select the questionnaire")
    page.get_by_label("Which questionnaire").select_option(index=1)
    operator.press("Continue")
    for label, words in {
        "Title": TITLE,
        "Who is it for?": "Parents and carers",
        "Why do you ask?": "To learn from each other.",
        "What happens to the answers?": "They are counted. The alliance sees what is published.",
        "What happens next, and when?": "Your area publishes in spring.",
        "How many minutes does it take?": "5",
        "Who or what is counted as asked?": "families",
    }.items():
        page.get_by_label(label).fill(words)
    for name, day in (
        ("From which day should families be asked?", today),
        ("Until which day?", today + timedelta(days=50)),
    ):
        group = page.get_by_role("group", name=name)
        for part in ("day", "month", "year"):
            group.get_by_label(part.title()).fill(str(getattr(day, part)))
    operator.press("Save and choose areas", heading="Choose areas to ask")
    page.get_by_label("Only those that I select below").check()
    for name in NAMES:
        page.get_by_label(name, exact=True).check()
    operator.press("Ask these areas", heading=TITLE)
    expect(page.get_by_text("Asked, no answer yet").first).to_be_visible()


def join(area: Walker) -> None:
    """An area reads what it would ask, what others see of it, and joins without its name."""
    page = area.page
    area.go("staff/")
    area.follow(f"Answer The Fells Alliance: do we join “{TITLE}”?", heading=TITLE)
    area.follow("Read the questions", heading="Views")
    page.go_back()
    area.press("Join", heading="Join this survey")
    area.press_in_error("Join", "Select yes or no")
    page.get_by_label("No, as another area").check()
    page.get_by_label("Who can families ask about the survey?").fill("The team, 01632 960 001")
    page.get_by_label("Who should somebody call").fill("01632 960 002")
    page.get_by_label("How many will you ask?").fill("400")
    area.press("Join", heading=TITLE)
    expect(page.get_by_text("Other areas do not see our name.")).to_be_visible()


def join_without_a_page(lead) -> None:
    """The deed of the pages that another area walked."""
    area = Area.objects.get(partnership=lead.partnership)
    join_programme(area, joining=joining(), by=lead)


def roll_out(operator: Walker) -> None:
    operator.go("staff/areas/")
    operator.follow(TITLE)
    operator.press("Make the surveys", heading=TITLE)
    expect(operator.page.get_by_text("Making the survey").first).to_be_visible()
    do_the_jobs()
    operator.see_the_work_done()
    expect(operator.page.get_by_text("Survey not opened yet").first).to_be_visible()


def ask_families(lead, agreed: int) -> None:
    """150 families answer in the area; `agreed` of them think that staff listened."""
    survey = surveys.open_survey(lead.partnership.surveys.get(), by=lead)
    Response.objects.bulk_create(
        Response(
            survey=survey.key,
            version=survey.version.sha256,
            mode=("web", "paper")[number % 2],
            answers={
                "listened": view_of(number, agreed),
                "district": ("lake", "moor", "islet")[number % 3],
                "sources": (["school"], ["website"], ["none"])[number % 3],
            },
        )
        for number in range(150)
    )
    surveys.close_survey(survey, by=lead, reason="Enough answers")


def view_of(number: int, agreed: int) -> str:
    """Of 150: ten do not know, twenty say neither, `agreed` agree, the rest do not."""
    if number < 30:
        return "dont_know" if number < 10 else "neither"
    return "agree" if number < 30 + agreed else "disagree"


def prepare(operator: Walker) -> None:
    operator.go("staff/areas/")
    operator.follow(TITLE)
    operator.press("Prepare the findings of all areas", heading=TITLE)
    do_the_jobs()
    operator.see_the_work_done()
    expect(operator.page.get_by_text("Ready to look at").first).to_be_visible()


def publish(lead) -> None:
    """Each area's own people publish."""
    found = Publication.objects.get(partnership=lead.partnership, stage=Stage.READY)
    publish_findings(found, by=lead, title=TITLE, summary="We heard.", alone_because="Alone")


def compare(operator: Walker, first: Walker) -> None:
    """The operator sees names; the area sees its own name, where it lies, and no other name."""
    operator.go("staff/areas/")
    operator.follow(TITLE)
    operator.press("Put all reports into one file", heading=TITLE)
    do_the_jobs()
    operator.see_the_work_done()
    with operator.page.expect_download() as file:
        operator.page.get_by_role("button", name="Download the reports").click()
    assert file.value.suggested_filename.endswith(".zip")
    operator.follow("Compare areas", heading="Areas beside each other")
    operator.follow("Staff listened to us", heading="Staff listened to us")
    for name in NAMES:
        expect(operator.page.get_by_role("rowheader", name=name)).to_be_visible()
    first.go("staff/areas/")
    first.follow(TITLE)
    first.follow("Our area beside the others", heading="Areas beside each other")
    first.follow("Staff listened to us", heading="Staff listened to us")
    expect(first.page.get_by_role("rowheader", name="Ashby (your area)")).to_be_visible()
    expect(first.page.get_by_role("img", name="Staff listened to us")).to_be_visible()
    assert "Bexholme" not in first.page.content()
    expect(first.page.get_by_text("Ashby (21%) lies below").first).to_be_visible()

"""An analyst puts findings together by keyboard, and is told where a release would leak."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from heard.engines.disclosure import Rule, protect
from heard.results import queries, services
from heard.results.blocks import Chosen
from heard.results.models import Publication
from heard.results.tally import Tally
from tests.access import address_in
from tests.browser import PHONE, assert_accessible, go_by
from tests.results import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def analyst():
    return make.analyst()


@pytest.fixture
def page(browser_page, live_server, analyst):
    client = Client()
    client.force_login(analyst.user)
    opened = browser_page(PHONE)
    cookie = client.cookies["sessionid"].value
    opened.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return opened


def by_keyboard(control):
    """Press it as somebody does who has no mouse."""
    control.focus()
    control.page.keyboard.press("Enter")


def test_blocks_are_chosen_by_keyboard_and_worked_out(page, live_server, analyst):
    survey = make.closed_survey(analyst)
    page.goto(
        live_server.url + address_in(survey.partnership, "results:prepare_findings", survey.key)
    )
    by_keyboard(page.get_by_role("button", name="Choose block by block"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Put the findings together")
    assert_accessible(page)

    page.get_by_label("Add a block").select_option(label="The main figures, in sentences")
    by_keyboard(page.get_by_role("button", name="Add the block"))
    box = page.get_by_role("checkbox", name="Staff listened to us")
    box.focus()
    page.keyboard.press("Space")
    assert_accessible(page)
    by_keyboard(page.get_by_role("button", name="Save"))
    by_keyboard(page.get_by_role("button", name="Remove block 5"))
    expect(page.get_by_text("Block removed")).to_be_visible()
    by_keyboard(page.get_by_role("button", name="Work out what they show"))
    expect(page.get_by_text("Waiting to start").first).to_be_visible()

    found = Publication.objects.get(survey=survey)
    services.work_out_findings(found)
    page.reload()

    expect(page.get_by_role("heading", name="The main figures")).to_be_visible()
    expect(page.get_by_role("heading", name="About you")).to_have_count(0)
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Change the blocks"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Put the findings together")


def test_a_release_that_leaks_by_an_earlier_one_is_refused_with_the_place(
    page, live_server, analyst
):
    first = make.agreed(analyst)
    everything = Tally.of(first.survey.version.questionnaire, queries.responses(first.survey))
    chosen = Chosen.everything(everything.questionnaire, ["district"])
    careless = protect(everything.release(chosen), Rule(threshold=1, round_to=1, protection=1))
    Publication.objects.filter(pk=first.pk).update(ledger=careless.published.as_mapping())
    services.publish_findings(first, by=analyst, title="Views 2026", summary="We heard.")
    second = services.prepare_findings(
        first.survey, by=analyst, groupings=["district"], what_changes="We hide the islet."
    )
    services.work_out_findings(second)

    page.goto(live_server.url + address_in(second.partnership, "results:findings", second.key))

    expect(page.get_by_text("These findings cannot be published")).to_be_visible()
    expect(page.get_by_text("what was published before")).to_be_visible()
    expect(page.get_by_text("district=islet").first).to_be_visible()
    expect(page.get_by_role("button", name="Publish these findings")).to_have_count(0)
    assert_accessible(page)

"""An analyst on a phone without scripts: from a downloaded file to figures with their release."""

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE
from tests.figures import make
from tests.journeys.walking import Walker

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": files | {"OPTIONS": {"location": tmp_path}}}


def test_an_analyst_loads_official_figures_on_a_phone(live_server, browser_page):
    analyst = make.analyst()
    phone = Walker(browser_page(PHONE, javascript=False), live_server.url, analyst.partnership)
    page = phone.page
    phone.sign_in(analyst.user.email)

    phone.go("staff/figures/")
    phone.press("Load a file", heading="Load official figures")
    phone.press_in_error("Look at the file", "Select the file")
    page.get_by_label("File", exact=True).set_input_files(make.FILES / "caseload_2025.csv")
    page.get_by_label("What is it called?").fill(make.PLANS)
    page.get_by_label("Which release is it?").fill("Reporting year 2025")
    for part, typed in (("Day", "26"), ("Month", "6"), ("Year", "2025")):
        page.get_by_label(part).fill(typed)
    phone.press("Look at the file", heading="Our area in official figures")
    page.get_by_label("Which area is ours?").select_option("Westmere (E10000901)")
    phone.press("Continue", heading="Look at the file")
    expect(page.get_by_text("6 doubts about this file")).to_be_visible()
    page.get_by_label("Load the figures of our area, our region and England").check()
    phone.press("Continue", heading="Reporting year 2025")
    page.get_by_label("Look for a word").fill("female")
    phone.press("Show", heading="Reporting year 2025")

    expect(page.get_by_role("cell", name="Kept confidential").first).to_be_visible()

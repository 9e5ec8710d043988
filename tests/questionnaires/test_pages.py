"""Staff pages of questionnaires."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from heard.engines.questionnaire import fingerprint, read_questionnaire_bytes
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.questionnaires import make

pytestmark = pytest.mark.django_db


def bring_in(member, content, name="small.yaml"):
    address = address_in(member.partnership, "questionnaires:bring_in_questionnaire")
    file = SimpleUploadedFile(name, content)
    return partnerships.signed_in(member).post(address, {"file": file}, follow=True)


def test_a_file_is_brought_in_and_shown_whole():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)

    page = bring_in(lead, make.small_yaml()).content.decode()

    assert "Questionnaire brought in" in page
    for words in ("Staff listened to us", "I do not know", "Number, from 0 to 365"):
        assert words in page
    assert "Asked only if you chose “The website” for “Where did you look?”." in page
    assert "Asked only if you chose “Disagree” for “Staff listened to us”." in page


def test_every_problem_of_a_workbook_is_listed_with_sheet_and_row():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (
        ("type", "name", "label"),
        ("begin_group", "one", "One"),
        ("geopoint", "where", "Where?"),
        ("audio", "said", "Say it"),
        ("end_group", None, None),
    ):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)

    page = bring_in(lead, file.getvalue(), "broken.xlsx").content.decode()

    assert "What to mend in the file" in page
    for words in ("survey!A3", "places on a map", "survey!A4", "files are not collected"):
        assert words in page
    assert not lead.partnership.questionnaire_versions.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"PK\x03\x04 not really", "a.xlsx"),
        (b"{", "a.json"),
        (b"\xff\xfe\x00", "a.yaml"),
        (b"&a [*a]", "a.yaml"),
        (b"x" * 10, "a.exe"),
    ],
)
def test_a_hostile_file_is_refused_with_words(content, name):
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)

    response = bring_in(lead, content, name)

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert not lead.partnership.questionnaire_versions.exists()


def test_the_same_file_twice_says_which_it_is():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)
    bring_in(lead, make.small_yaml())

    page = bring_in(lead, make.small_yaml()).content.decode()

    known = lead.partnership.questionnaire_versions.get()
    assert "This questionnaire is here already" in page
    assert f'href="/a/{lead.partnership.slug}{known.get_absolute_url()}"' in page


@pytest.mark.parametrize("ending", ["xlsx", "yaml", "json"])
def test_a_version_is_taken_away_as_a_file_that_means_the_same(ending):
    version = make.version(of=make.small_questionnaire())
    member = partnerships.member(of=version.partnership)
    address = address_in(
        version.partnership, "questionnaires:download_questionnaire", version.pk, ending
    )

    response = partnerships.signed_in(member).get(address)

    content = b"".join(response.streaming_content)
    again = read_questionnaire_bytes(content, f"file.{ending}")
    assert fingerprint(again) == version.sha256
    assert f'filename="short_breaks-1.{ending}"' in response["Content-Disposition"]


def test_what_a_questionnaire_says_is_escaped():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)
    hostile = make.small_yaml().replace(b"Staff listened to us", b"<script>alert(1)</script>")

    page = bring_in(lead, hostile).content.decode()

    assert "<script>alert" not in page


def test_everybody_on_the_staff_may_look_at_questionnaires():
    version = make.version()

    for name, args in (
        ("questionnaires", ()),
        ("show_questionnaire", (version.pk,)),
        ("download_questionnaire", (version.pk, "json")),
    ):
        page = Page(f"questionnaires:{name}", args, partnership=version.partnership)
        assert_access(page, roles=set(Role))


def test_leads_and_analysts_bring_questionnaires_in():
    page = Page("questionnaires:bring_in_questionnaire")

    assert_access(page, roles={Role.ENGAGEMENT_LEAD, Role.ANALYST})

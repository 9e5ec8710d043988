"""The pages of answers as rows: who comes in, what they show, what they refuse."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.home.queries import what_needs_you
from heard.partnerships.roles import Role
from heard.results import services
from heard.results.models import RowExport, RowState
from heard.surveys.models import Survey
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make, make_rows

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

SEE = {Role.CUSTODIAN, Role.FORUM_CHAIR}


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    make_rows.keep_files_in(settings, tmp_path)


def at(export, name: str) -> str:
    return address_in(export.partnership, f"results:{name}", export.key)


def sent(**other):
    keep_until = timezone.localdate() + timedelta(days=60)
    return {
        "purpose": "A thesis on waiting times",
        "recipient": "University of Westmere",
        "agreement": "DSA-14",
        "keep_until_day": keep_until.day,
        "keep_until_month": keep_until.month,
        "keep_until_year": keep_until.year,
        "profile": ["mode", "district"],
        "smallest": "20",
        "told": "on",
    } | other


def test_who_may_enter():
    export = make_rows.waiting()

    for name, args, roles in [
        ("all_row_exports", (), SEE),
        ("ask_for_rows", (export.survey.key,), {Role.CUSTODIAN}),
        ("row_export", (export.key,), SEE),
        ("approve_rows", (export.key,), SEE),
        ("refuse_rows", (export.key,), SEE),
        ("choose_row_columns", (export.key,), set()),
    ]:
        assert_access(Page(f"results:{name}", args, partnership=export.partnership), roles=roles)


@pytest.mark.parametrize("name", ["withdraw_rows", "download_rows"])
def test_nobody_but_the_two_withdraws_or_downloads(name):
    export = make_rows.ready()

    page = Page(f"results:{name}", (export.key,), partnership=export.partnership, method="post")

    assert_access(page, roles=set())


def test_whoever_asked_does_not_come_to_the_page_that_approves():
    export = make_rows.waiting()

    response = partnerships.signed_in(export.asked_by).get(at(export, "approve_rows"))

    assert response.status_code == 403


def test_asking_leads_to_the_request_and_says_what_families_were_told():
    custodian = make_rows.custodian()
    survey = make.closed_survey(make.analyst(of=custodian.partnership))
    address = address_in(survey.partnership, "results:ask_for_rows", survey.key)
    client = partnerships.signed_in(custodian)

    shown = client.get(address).content.decode()
    refused = client.post(address, {"purpose": ""}).content.decode()
    asked = client.post(address, sent(), follow=True).content.decode()

    assert "We count the answers and publish the counts." in shown
    assert "The file is not safe to publish" in shown
    for words in ("Enter who will receive the file", "Enter the agreement", "Confirm that what"):
        assert words in refused
    assert "Working out the risk" in asked
    export = RowExport.objects.get()
    assert (export.profile, export.smallest) == (["mode", "district"], 20)


def test_a_protected_survey_is_refused_with_the_reason():
    custodian = make_rows.custodian()
    survey = make.closed_survey(make.analyst(of=custodian.partnership))
    Survey.objects.filter(pk=survey.pk).update(promise="pass")
    address = address_in(survey.partnership, "results:ask_for_rows", survey.key)

    client = partnerships.signed_in(custodian)
    for page in (client.get(address), client.post(address, sent())):
        assert "promised to protect who answered" in page.content.decode()
    assert not RowExport.objects.exists()


def test_the_approver_sees_the_risk_and_what_is_not_in_the_file():
    export = make_rows.waiting()
    second = make_rows.custodian(export.partnership)

    page = partnerships.signed_in(second).get(at(export, "approve_rows")).content.decode()

    assert "about 150" in page
    assert "1: somebody is alone" in page
    assert "1% or a little less" in page
    assert "What was missing?" in page


def test_approving_binds_to_the_figures_that_were_on_the_page():
    export = make_rows.waiting()
    client = partnerships.signed_in(make_rows.custodian(export.partnership))
    columns = services.RowColumns(("mode",), 8)
    services.choose_row_columns(export, columns, by=export.asked_by)
    services.measure_rows(make_rows.fresh(export))

    late = client.post(at(export, "approve_rows"), {"looked": "on", "revision": "1"})
    broken = client.post(at(export, "approve_rows"), {"looked": "on", "revision": "x"})
    right = client.post(at(export, "approve_rows"), {"looked": "on", "revision": "2"})

    assert "The columns were changed after you looked" in late.content.decode()
    assert "The columns were changed after you looked" in broken.content.decode()
    assert right.status_code == 302
    assert make_rows.fresh(export).state == RowState.WRITING


def test_a_refusal_asks_why_and_shows_it_to_whoever_asked():
    export = make_rows.waiting()
    client = partnerships.signed_in(make_rows.custodian(export.partnership))

    without = client.post(at(export, "refuse_rows"), {"reason": ""}).content.decode()
    client.post(at(export, "refuse_rows"), {"reason": "Published findings would do"})

    assert "Enter why you refuse" in without
    page = partnerships.signed_in(export.asked_by).get(at(export, "row_export"))
    assert "Published findings would do" in page.content.decode()


def test_the_file_comes_as_an_attachment_that_no_cache_keeps():
    export = make_rows.ready()
    client = partnerships.signed_in(export.settled_by)

    response = client.post(at(export, "download_rows"))

    content = b"".join(response.streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        assert pack.testzip() is None
    assert response["Content-Disposition"] == f'attachment; filename="rows-{export.key}.zip"'
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(at(export, "download_rows")).status_code == 405
    assert Entry.objects.filter(deed="rows downloaded").count() == 1


def test_a_file_that_is_not_there_any_longer_is_said_so():
    export = make_rows.ready()
    services.delete_row_file(export)
    client = partnerships.signed_in(export.asked_by)

    page = client.post(at(export, "download_rows"), follow=True).content.decode()

    assert "The file is not there" in page
    assert "Download the file" not in page


def test_what_needs_you_names_the_second_person_alone():
    export = make_rows.waiting()
    second = partnerships.member(Role.FORUM_CHAIR, of=export.partnership)

    def asks(member):
        return [each.text for each in what_needs_you(member) if "rows" in each.text]

    assert asks(second) == ["Approve or refuse that answers to Short breaks 2026 go out as rows"]
    assert asks(export.asked_by) == []
    assert asks(make_rows.custodian()) == []
    services.approve_rows(export, by=second, seen=1)
    services.write_rows(make_rows.fresh(export))
    assert asks(second) == []
    assert asks(export.asked_by) == ["Download the rows of Short breaks 2026"]


@pytest.mark.parametrize("made", [make_rows.asked, make_rows.waiting, make_rows.approved])
def test_the_request_opens_in_every_state_before_there_is_a_file(made):
    export = made()

    page = partnerships.signed_in(export.asked_by).get(at(export, "row_export"))

    assert page.status_code == 200
    assert "None" not in page.content.decode().replace("None of these", "")

"""The staff pages of inspections and findings: what they say and what they refuse."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from heard.plans.models import Finding, Inspection
from heard.plans.models.words import InspectionKind
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make, make_plans

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 what inspectors found"


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def visitor(lead):
    return partnerships.signed_in(lead)


@pytest.fixture
def inspection(lead):
    return make.inspection(lead.partnership)


@pytest.fixture
def plan(lead):
    return make.plan(lead.partnership, published_at=None)


def at(lead, name, *args):
    return address_in(lead.partnership, f"plans:{name}", *args)


def text_of(response):
    return response.content.decode()


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def test_an_inspection_is_added_and_its_days_say_the_framework(visitor, lead):
    sent = {"kind": "full"}
    sent |= day("started_on", date(2024, 12, 2)) | day("ended_on", date(2024, 12, 20))

    page = text_of(visitor.post(at(lead, "make_inspection"), sent, follow=True))

    assert Inspection.objects.get().framework == "area-send-2023"
    assert "must work jointly to make improvements" in page
    assert "grade" not in page.lower()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (day("started_on", date(2015, 3, 2)) | day("ended_on", date(2015, 3, 6)), "for 2016–2022"),
        (day("started_on", date(2025, 6, 2)) | day("ended_on", date(2025, 6, 20)), "were several"),
        (day("ended_on", date(2024, 11, 2)), "on or after the one on which it started"),
        ({"started_on_month": "Dec"}, "Enter a real date"),
        ({"framework": "x"}, "Select one of the answers in the list"),
        ({"kind": ""}, "Select what kind of inspection it is"),
    ],
)
def test_an_inspection_that_cannot_be_says_why(visitor, lead, wrong, words):
    sent = {"kind": "full"}
    sent |= day("started_on", date(2024, 12, 2)) | day("ended_on", date(2024, 12, 20)) | wrong

    page = text_of(visitor.post(at(lead, "make_inspection"), sent))

    assert words in page
    assert not Inspection.objects.exists()


def test_days_in_two_frameworks_are_settled_by_hand(visitor, lead):
    days = day("started_on", date(2025, 6, 2)) | day("ended_on", date(2025, 6, 20))

    visitor.post(
        at(lead, "make_inspection"), {"kind": "full", "framework": "area-send-2025"} | days
    )

    assert Inspection.objects.get().framework == "area-send-2025"


def report(**more):
    usual = {"outcome": "systemic_failings", "is_public": "yes", "plain_words": "A lot goes wrong."}
    return usual | day("published_on", date(2025, 2, 12)) | more


def test_a_report_is_entered_in_exact_words_with_the_hash_of_a_file_that_is_not_kept(
    visitor, lead, inspection
):
    file = SimpleUploadedFile("report.pdf", PDF)

    page = text_of(
        visitor.post(at(lead, "enter_report", inspection.pk), report(file=file), follow=True)
    )

    inspection.refresh_from_db()
    assert inspection.report_sha256 == hashlib.sha256(PDF).hexdigest()
    assert inspection.outcome_words.startswith("There are widespread and/or systemic failings")
    assert inspection.report_sha256 in page
    assert "The framework sets no day for it" in page


def test_another_file_than_the_one_that_was_read_is_noticed(visitor, lead, inspection):
    where = at(lead, "enter_report", inspection.pk)
    visitor.post(where, report(file=SimpleUploadedFile("report.pdf", PDF)))

    again = SimpleUploadedFile("report.pdf", PDF + b"!")
    page = text_of(visitor.post(where, report(file=again), follow=True))

    assert "This is not the file that was read before" in page


def test_a_report_without_a_file_keeps_the_hash_that_is_known(visitor, lead, inspection):
    inspection.report_sha256 = "a" * 64
    inspection.save()

    visitor.post(at(lead, "enter_report", inspection.pk), report())

    inspection.refresh_from_db()
    assert inspection.report_sha256 == "a" * 64


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"file": SimpleUploadedFile("report.pdf", b"<html>")}, "This file is no PDF"),
        ({"file": SimpleUploadedFile("report.exe", PDF)}, "must be a PDF"),
        ({"file": SimpleUploadedFile("report.pdf", b"")}, "The selected file is empty"),
        ({"report_url": "javascript:alert(1)"}, "Enter a full address"),
        ({"report_url": "https://x.example/\x00"}, "report saved"),
        ({"outcome": "outstanding"}, "Select one of the answers in the list"),
        ({"outcome": ""}, "Select the outcome, or that there is none"),
        (day("published_on", date(2024, 12, 3)), "on or after the end of the inspection"),
        (
            {"published_on_day": "", "published_on_month": "", "published_on_year": ""},
            "or let only staff see it",
        ),
        ({"plain_words": "x" * 2001}, "Use 2000 characters or fewer"),
    ],
)
def test_a_report_that_cannot_be_says_why(visitor, lead, inspection, wrong, words):
    page = text_of(
        visitor.post(at(lead, "enter_report", inspection.pk), report(**wrong), follow=True)
    )

    assert words.lower() in page.lower()


def test_a_public_inspection_is_not_thrown_away(visitor, lead, inspection):
    page = text_of(visitor.post(at(lead, "discard_inspection", inspection.pk), follow=True))

    assert "Nothing was thrown away" in page
    assert Inspection.objects.exists()


def test_an_inspection_that_was_made_by_mistake_is_thrown_away(visitor, lead):
    wrong = make.inspection(lead.partnership, is_public=False)

    visitor.post(at(lead, "discard_inspection", wrong.pk))

    assert not Inspection.objects.exists()


FINDING = {
    "number": "1",
    "kind": "priority_action",
    "title": "Waits",
    "text": "Leaders should act.",
}


def test_a_finding_is_added_with_who_is_to_put_it_right_and_what_it_repeats(
    visitor, lead, inspection
):
    council = partnerships.organisation(lead.partnership, "Westmere Council")
    before = make.inspection(
        lead.partnership,
        framework="local-area-2016",
        kind=InspectionKind.REVISIT,
        started_on=date(2021, 1, 18),
        ended_on=date(2021, 1, 20),
        published_on=date(2021, 2, 23),
    )
    earlier = make.finding(before, kind="significant_concern")
    sent = FINDING | {"responsible": [council.pk], "again_of": earlier.pk}

    page = text_of(visitor.post(at(lead, "make_finding", inspection.pk), sent, follow=True))

    found = inspection.findings.get()
    assert list(found.responsible.all()) == [council]
    assert found.again_of == earlier
    assert "Found again, as at the Re-visit, January 2021" in page
    assert "To be put right by: Westmere Council" in " ".join(page.split())


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": "1"}, "Enter another number. A finding of this inspection has it"),
        ({"number": "0"}, "Enter 1 or more"),
        ({"number": "1e9"}, "Enter a whole number"),
        ({"kind": "significant_concern"}, "Select one of the answers in the list"),
        ({"text": ""}, "Enter what the report says"),
        ({"title": "\x00"}, "Enter it in a few words"),
        ({"again_of": "999999"}, "Select one of the answers in the list"),
        ({"responsible": ["999999"]}, "Select one of the answers in the list"),
    ],
)
def test_a_finding_that_cannot_be_says_why(visitor, lead, inspection, wrong, words):
    make.finding(inspection)

    page = text_of(
        visitor.post(at(lead, "make_finding", inspection.pk), FINDING | {"number": "2"} | wrong)
    )

    assert words in page
    assert inspection.findings.count() == 1


def test_a_finding_is_closed_with_who_said_so_and_opened_again(visitor, lead, inspection):
    finding = make.finding(inspection)
    sent = {"reason": "The monitoring inspection"} | day("on", timezone.localdate())

    closed = text_of(visitor.post(at(lead, "close_finding", finding.pk), sent, follow=True))
    twice = text_of(visitor.post(at(lead, "close_finding", finding.pk), sent, follow=True))
    opened = text_of(visitor.post(at(lead, "reopen_finding", finding.pk), follow=True))

    assert "The monitoring inspection" in closed
    assert "Somebody has closed this finding already" in twice
    assert "Finding opened again" in opened
    assert Finding.objects.get().closed_on is None


def test_a_finding_that_a_plan_answers_is_not_removed(visitor, lead, inspection, plan):
    finding = make.finding(inspection)
    plan.findings.add(finding)

    page = text_of(visitor.post(at(lead, "remove_finding", finding.pk), follow=True))

    assert "It stays" in page
    assert Finding.objects.exists()


def test_the_page_of_a_finding_follows_it_over_three_plans_and_ten_years():
    years = make_plans.TenYears()
    visitor = partnerships.signed_in(years.lead)

    page = text_of(visitor.get(at(years.lead, "keep_finding", years.findings[2].pk)))

    for words in ("Plan 2018", "Plan 2021", "Plan 2025", "Waits in 2017", "Nobody applied"):
        assert words in page
    assert "71% on 31 March 2018. 55% on 31 March 2026." in page

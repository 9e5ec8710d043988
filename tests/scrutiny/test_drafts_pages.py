"""Officers' pages: reading in, checking, correcting, publishing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heard.partnerships.roles import Role
from heard.scrutiny import queries, services
from heard.scrutiny.models import DecisionRecord, Source
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.scrutiny import make
from tests.scrutiny.pages import at, sent_form, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def browser(officer):
    return partnerships.signed_in(officer)


def paste(browser, officer, text, **more):
    return browser.post(at(officer, "read_decision"), {"text": text, "url": "", **more})


def test_pasting_a_record_leads_to_its_fields_beside_the_source(browser, officer):
    response = browser.post(
        at(officer, "read_decision"), {"text": make.text("Short breaks"), "url": ""}, follow=True
    )

    page = text_of(response)
    assert 'value="Short breaks"' in page
    assert "<mark>Short breaks</mark>" in page
    assert re.search(r'href="#line-3">Read from line 3<', page)
    assert re.search(r'id="line-3"', page)


def test_nothing_pasted_asks_for_text_or_file(browser, officer):
    page = text_of(paste(browser, officer, "  \n "))

    assert "Error: Read in a decision record" in page
    assert '<a href="#id_text">Paste the text of the record, or choose a file</a>' in page


def test_text_and_file_together_are_too_much(browser, officer):
    file = SimpleUploadedFile("a.txt", make.text().encode())

    page = text_of(paste(browser, officer, make.text(), file=file))

    assert "Paste the text or choose a file, not both" in page


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "The file is a picture."),
        ("a.pdf", bytes(range(256)) * 20, "The file is not text, a web page or a PDF."),
        ("a.docx", b"PK\x03\x04", "The selected file must be a TXT"),
        ("a.txt", b"", "The selected file is empty"),
        ("a.txt", b"word " * 50_000, "This is too long for a decision record."),
        ("a.pdf", b"%PDF-1.7 nothing more", "The file "),
    ],
)
def test_a_file_that_is_no_record_is_refused_in_words(browser, officer, name, content, words):
    file = SimpleUploadedFile(name, content)

    response = browser.post(at(officer, "read_decision"), {"file": file, "url": ""})

    assert words in text_of(response)
    assert "Error: " in text_of(response)
    assert not Source.objects.exists()


def test_a_huge_post_is_refused_in_words(browser, officer):
    response = paste(browser, officer, "word " * 400_000)

    assert response.status_code == 413
    assert "That is too large" in text_of(response)


def test_a_huge_upload_is_refused_before_it_is_read(browser, officer):
    response = browser.post(at(officer, "read_decision"), {}, CONTENT_LENGTH=str(11_000_000))

    assert response.status_code == 413


def test_hostile_html_stays_words(browser, officer):
    hostile = (
        "<html><body><h1>Short breaks</h1><p>Decision Maker: <img src=x onerror=alert(1)>Cabinet"
        "</p><script>alert(2)</script><p>Resolved: That the <b>report</b> &lt;script&gt;alert(3)"
        "&lt;/script&gt; be noted.</p><p>Date of decision: 04/07/2024</p></body></html>"
    )
    file = SimpleUploadedFile("a.html", hostile.encode())

    page = text_of(
        browser.post(at(officer, "read_decision"), {"file": file, "url": ""}, follow=True)
    )

    assert "<script>alert" not in page
    assert "onerror=alert" not in page
    assert "&lt;script&gt;alert(3)" in page


def test_a_source_is_given_back_as_a_file_never_as_a_page(browser, officer):
    file = SimpleUploadedFile("a.html", b"<html><script>alert(1)</script><p>Decision details</p>")
    browser.post(at(officer, "read_decision"), {"file": file, "url": ""})
    record = DecisionRecord.objects.get()

    response = browser.get(at(officer, "download_source", record.pk))

    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")


def test_the_same_record_twice_links_to_the_first(browser, officer):
    words = make.text("Short breaks")
    paste(browser, officer, words)
    first = DecisionRecord.objects.get()

    page = text_of(paste(browser, officer, words))

    assert "This very record was read before." in page
    assert at(officer, "change_decision", first.pk) in page
    assert DecisionRecord.objects.count() == 1
    paste(browser, officer, words, again="on")
    assert DecisionRecord.objects.count() == 2


def test_an_address_that_is_no_web_address_is_refused(browser, officer):
    page = text_of(paste(browser, officer, make.text(), url="javascript:alert(1)"))

    assert "Enter a full web address" in page


def test_a_doubtful_field_is_marked_in_words_and_asked_for(browser, officer):
    words = make.text().replace("Date of decision: 04/07/2024", "Date of decision: 31/02/2024")
    record = services.read_decision(services.Offer(words), by=officer)

    page = text_of(browser.get(at(officer, "change_decision", record.pk)))

    assert "Check this" in page
    assert 'name="checked_decision_date"' in page
    assert 'name="checked_title"' not in page


def test_saving_what_is_shown_changes_nothing(browser, officer):
    record = make.draft(officer)
    address = at(officer, "change_decision", record.pk)

    browser.post(address, sent_form(text_of(browser.get(address))))

    record.refresh_from_db()
    assert record.revision == 0
    assert not record.changes.exists()


def test_a_corrected_field_is_saved(browser, officer):
    record = make.draft(officer)
    address = at(officer, "change_decision", record.pk)
    sent = sent_form(text_of(browser.get(address)))
    sent |= {
        "title": "Right title",
        "decision_date_day": "5",
        "documents": "Report https://example.org/report.pdf\r\nAppendix",
        "divisions": "North\r\n\r\nSouth",
    }

    browser.post(address, sent)

    record.refresh_from_db()
    assert (record.title, record.decision_date.day) == ("Right title", 5)
    assert record.divisions == ["North", "South"]
    assert [(each.title, each.url) for each in record.documents.all()] == [
        ("Report", "https://example.org/report.pdf"),
        ("Appendix", ""),
    ]


def test_a_date_that_cannot_be_is_asked_for_again_and_nothing_is_saved(browser, officer):
    record = make.draft(officer)
    address = at(officer, "change_decision", record.pk)
    sent = sent_form(text_of(browser.get(address)))
    sent |= {"title": "Kept", "decision_date_month": "13"}

    page = text_of(browser.post(address, sent))

    assert "Error: Check the fields" in page
    assert 'value="Kept"' in page
    record.refresh_from_db()
    assert record.revision == 0


def test_two_officers_at_once_are_told_of_each_other_and_lose_nothing(browser, officer):
    record = make.draft(officer)
    address = at(officer, "change_decision", record.pk)
    mine = sent_form(text_of(browser.get(address)))
    other = make.officer(of=officer.partnership, person=partnerships.user(name="Ada Quill"))
    services.change_decision(
        record, {"purpose": "Their purpose", "title": "Their title"}, revision=0, by=other
    )
    mine |= {"title": "My title", "reasons": "My reasons"}

    page = text_of(browser.post(address, mine))

    assert "Ada Quill changed Purpose and Title at" in page
    assert 'value="Their title"' in page
    assert "My title" in page
    assert "My reasons" in page
    assert "Their purpose" in page
    record.refresh_from_db()
    assert record.title == "Their title"
    browser.post(address, sent_form(page))
    record.refresh_from_db()
    assert (record.title, record.purpose, record.reasons) == (
        "Their title",
        "Their purpose",
        "My reasons",
    )


def test_todo_asks_officers_to_finish_their_drafts_and_nobody_else(officer):
    reader = partnerships.member(of=officer.partnership)
    make.draft(officer, title="Short breaks")

    assert [todo.text for todo in queries.todo(officer)] == [
        "Finish the decision record “Short breaks”"
    ]
    assert queries.todo(reader) == []


@pytest.mark.parametrize(
    "name",
    [
        "change_decision",
        "change_resolutions",
        "publish_decision",
        "discard_decision",
        "download_source",
    ],
)
def test_only_committee_officers_of_the_partnership_enter_a_draft(name):
    record = make.draft()
    page = Page(f"scrutiny:{name}", (record.pk,), partnership=record.partnership)

    assert_access(page, roles={Role.COMMITTEE_OFFICER})


@pytest.mark.parametrize("name", ["all_decisions", "read_decision"])
def test_only_committee_officers_of_the_partnership_read_records_in(name):
    assert_access(Page(f"scrutiny:{name}"), roles={Role.COMMITTEE_OFFICER})


@pytest.mark.parametrize(
    ("name", "method"), [("correct_decision", "post"), ("withdraw_decision", "get")]
)
def test_only_committee_officers_of_the_partnership_change_the_register(name, method):
    record = make.published()
    page = Page(f"scrutiny:{name}", (record.pk,), partnership=record.partnership, method=method)

    assert_access(page, roles={Role.COMMITTEE_OFFICER})


def test_lists_take_few_statements(browser, officer, django_assert_max_num_queries):
    for _ in range(3):
        make.published(officer)
        make.draft(officer)

    with django_assert_max_num_queries(15):
        browser.get(at(officer, "all_decisions"))


@pytest.mark.parametrize("number", ["1" * 5000, "9" * 18, "-1", "²", ""])
def test_a_number_that_no_page_of_ours_sends_saves_nothing(browser, officer, number):
    record = make.draft(officer)
    address = at(officer, "change_resolutions", record.pk)
    before = [part.text for part in record.resolutions.all()]
    sent = sent_form(text_of(browser.get(address))) | {"part-0-text": "Something else"}

    stale = browser.post(address, sent | {"revision": number})
    cut = browser.post(address, sent | {"parts": number})

    assert 'name="revision" value="0"' in text_of(stale)
    assert "Nothing was saved" in text_of(cut)
    assert [part.text for part in record.resolutions.all()] == before


@pytest.mark.parametrize("number", ["1" * 5000, "9" * 9, "-1", "²", ""])
def test_a_button_of_no_part_changes_no_part(browser, officer, number):
    record = make.draft(officer)
    address = at(officer, "change_resolutions", record.pk)

    browser.post(address, sent_form(text_of(browser.get(address))) | {"deed": f"remove-{number}"})

    assert record.resolutions.count() == 2

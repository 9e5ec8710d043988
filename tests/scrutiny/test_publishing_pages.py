"""Officers' pages: what was resolved, publishing, correcting, withdrawing."""

import pytest

from heard.scrutiny import queries, services
from heard.scrutiny.models import DecisionRecord, State
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


def press(browser, officer, record, button, **changes):
    address = at(officer, "change_resolutions", record.pk)
    sent = sent_form(text_of(browser.get(address))) | changes
    return browser.post(address, sent | {"deed": button})


def texts(record):
    return [resolution.text for resolution in record.resolutions.all()]


def test_resolutions_are_split_merged_moved_added_and_removed_by_buttons(browser, officer):
    record = make.draft(officer)
    note, attend = texts(record)

    press(browser, officer, record, "up-1")
    assert texts(record) == [attend, note]
    press(browser, officer, record, "down-0")
    assert texts(record) == [note, attend]
    press(browser, officer, record, "merge-0")
    assert texts(record) == [f"{note}\n{attend}"]
    press(browser, officer, record, "split-0", **{"part-0-text": f"{note}\r\n\r\n{attend}"})
    assert texts(record) == [note, attend]
    press(browser, officer, record, "add-0")
    assert texts(record) == [note, "", attend]
    press(browser, officer, record, "remove-1")
    assert texts(record) == [note, attend]
    assert [each.verbs for each in record.resolutions.all()] == [
        ["note"],
        ["attend", "report_back"],
    ]


def test_verbs_are_changed_by_their_boxes(browser, officer):
    record = make.draft(officer)

    press(browser, officer, record, "", **{"part-0-verbs": ["approve", "refer"]})

    assert record.resolutions.first().verbs == ["approve", "refer"]


def test_a_button_that_does_not_exist_saves_and_does_no_more(browser, officer):
    record = make.draft(officer)
    before = texts(record)

    for button in ("sing-0", "up-99", "remove--1", "split-x", "merge-7"):
        press(browser, officer, record, button)

    assert texts(record) == before


def test_splitting_without_an_empty_line_says_how(browser, officer):
    record = make.draft(officer)

    page = text_of(press(browser, officer, record, "split-0"))

    assert "Resolution 1: Leave an empty line where the next resolution begins" in page


def test_two_officers_at_the_resolutions_lose_nothing(browser, officer):
    record = make.draft(officer)
    address = at(officer, "change_resolutions", record.pk)
    mine = sent_form(text_of(browser.get(address))) | {"part-0-text": "My words"}
    other = make.officer(of=officer.partnership, person=partnerships.user(name="Ada Quill"))
    services.change_resolutions(record, [], revision=0, by=other)

    page = text_of(browser.post(address, mine))

    assert "Ada Quill changed What was resolved at" in page
    assert "My words" in page
    assert texts(record) == []


def test_the_preview_says_what_is_missing_and_offers_no_button(browser, officer):
    record = make.draft(officer, title="Short breaks")
    services.change_decision(record, {"title": ""}, revision=0, by=officer)

    page = text_of(browser.get(at(officer, "publish_decision", record.pk)))

    assert "Enter the title of the decision" in page
    assert "Publish this decision" not in page


def test_publishing_twice_publishes_once(browser, officer):
    record = make.draft(officer, title="Short breaks")
    address = at(officer, "publish_decision", record.pk)

    first = browser.post(address, {"revision": 0})
    second = browser.post(address, {"revision": 0}, follow=True)

    assert first["Location"].endswith("/decisions/2024-07-04-short-breaks/")
    assert "That is no longer a draft" in text_of(second)
    assert queries.published(officer.partnership).count() == 1


def test_what_changed_after_the_preview_is_not_published(browser, officer):
    record = make.draft(officer)
    services.change_decision(record, {"purpose": "New"}, revision=0, by=officer)

    page = text_of(browser.post(at(officer, "publish_decision", record.pk), {"revision": 0}))

    assert "Somebody has changed this draft" in page
    assert not queries.published(officer.partnership)


def test_a_correction_asks_why(browser, officer):
    record = make.published(officer)
    response = browser.post(at(officer, "correct_decision", record.pk), follow=True)
    draft = DecisionRecord.objects.drafts().get()
    assert response.status_code == 200
    address = at(officer, "publish_decision", draft.pk)

    page = text_of(browser.post(address, {"revision": draft.revision, "reason": ""}))
    assert "Enter why there is a new edition" in page
    browser.post(address, {"revision": draft.revision, "reason": "The date was wrong"})

    draft.refresh_from_db()
    assert (draft.state, draft.correction_reason) == (State.PUBLISHED, "The date was wrong")


def test_withdrawing_asks_why(browser, officer):
    record = make.published(officer)
    address = at(officer, "withdraw_decision", record.pk)

    assert "Enter why this decision is withdrawn" in text_of(browser.post(address, {"reason": ""}))
    browser.post(address, {"reason": "It named a child"})

    record.refresh_from_db()
    assert (record.state, record.withdrawal_reason) == (State.WITHDRAWN, "It named a child")


def test_throwing_a_draft_away_asks_first(browser, officer):
    record = make.draft(officer)
    address = at(officer, "discard_decision", record.pk)

    browser.post(address, {})
    assert DecisionRecord.objects.filter(pk=record.pk).exists()
    browser.post(address, {"sure": "on"})

    assert not DecisionRecord.objects.filter(pk=record.pk).exists()

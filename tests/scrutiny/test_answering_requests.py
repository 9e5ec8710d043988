"""Answers behind a holder's link: what it shows, the code, what is taken in, and what is not."""

from html import unescape

import pytest
from django.utils import timezone

from heard.boards.links import make_link
from heard.mail.models import Message
from heard.plans.models import Holder
from heard.plans.queries.posts import link_of
from heard.plans.services.posts import NewHolder, change_holder
from heard.scrutiny.models import Request, RequestUpdate
from heard.scrutiny.services import request_updates, tracking
from heard.scrutiny.services.request_steps import NotTheirsError
from heard.scrutiny.services.request_updates import SettledError
from heard.scrutiny.tracker_deeds import Answer, Evidence
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make as plans
from tests.plans.make_updates import code_in_mail, visitor
from tests.scrutiny import make, make_tracker
from tests.scrutiny.make_tracker import behind, holder_of
from tests.sessions.visiting import STAMP, send

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def line(officer):
    return make_tracker.led(by=officer)


@pytest.fixture
def holder(line):
    return holder_of(line)


@pytest.fixture
def browser():
    return visitor()


def words_of(response):
    return unescape(response.content.decode())


def come_in(browser, holder):
    send(browser, behind(holder, "request_code"))
    return send(browser, behind(holder, "enter_request_code"), code=code_in_mail())


def answer(browser, holder, line, **sent):
    return send(browser, behind(holder, "answer_request", line.key), **sent)


def respond(line, response="accepted"):
    by = make.officer(of=line.partnership)
    return tracking.record_response(line, Answer(response, "Because", TODAY), by=by)


def test_the_link_shows_what_is_asked_and_no_cookie(browser, line, holder):
    page = words_of(browser.get(behind(holder, "my_requests")))

    assert line.reference in page
    assert "A response is awaited." in page
    assert not browser.cookies


def test_what_was_sent_before_is_read_with_a_code_alone(browser, line, holder, officer):
    update = make_tracker.update(line, "The union refuses")
    request_updates.return_request_update(update, question="Why does it refuse?", by=officer)
    respond(line)

    shut = words_of(browser.get(behind(holder, "my_requests")))
    assert "Why does it refuse?" not in shut
    to_code = browser.get(behind(holder, "answer_request", line.key))
    assert to_code["Location"].endswith(f"/requests/code/?for={line.key}")
    come_in(browser, holder)
    page = words_of(browser.get(behind(holder, "answer_request", line.key)))

    assert "Why does it refuse?" in page
    assert "The union refuses" in page


def test_opening_the_page_of_the_code_sends_none(browser, line, holder):
    browser.get(behind(holder, "request_code"))

    assert not Message.objects.exists()


def test_a_code_leads_to_the_request_that_was_wanted(browser, line, holder):
    send(browser, behind(holder, "request_code"))
    there = behind(holder, "enter_request_code") + f"?for={line.key}"
    response = send(browser, there, code=code_in_mail())

    assert response["Location"] == behind(holder, "answer_request", line.key)


def test_a_code_leads_to_no_address_that_somebody_typed(browser, line, holder):
    send(browser, behind(holder, "request_code"))
    evil = behind(holder, "enter_request_code") + "?for=https://evil.example/"
    response = send(browser, evil, code=code_in_mail())

    assert response["Location"] == behind(holder, "my_requests")


def test_a_response_is_taken_in_and_nothing_is_public_before_it_is_accepted(
    browser, line, holder, officer
):
    come_in(browser, holder)
    refused = words_of(answer(browser, holder, line, response="rejected"))
    assert "Enter why it is not accepted, or only in part" in refused
    response = answer(browser, holder, line, response="partly", words="One post, not two")
    assert "Thank you" in words_of(browser.get(response["Location"]))

    line.refresh_from_db()
    public = words_of(browser.get(address_in(line.partnership, "scrutiny:request", line.key)))
    assert (line.state, line.response) == ("made", "")
    assert "One post, not two" not in public

    update = RequestUpdate.objects.get()
    address = address_in(line.partnership, "scrutiny:settle_request_update", update.pk)
    sent = {"settle": "accept", "public_words": "One post is funded."}
    partnerships.signed_in(officer).post(address, sent)

    line.refresh_from_db()
    public = words_of(browser.get(address_in(line.partnership, "scrutiny:request", line.key)))
    assert (line.state, line.responded_on) == ("partly", TODAY)
    assert "One post is funded." in public
    assert "One post, not two" not in public


def test_after_a_response_the_page_asks_how_it_goes(browser, line, holder, officer):
    respond(line)
    come_in(browser, holder)
    shows = {"evidence_title": "Advert", "evidence_address": "https://example.org/ad"}

    answer(browser, holder, line, claim="stuck", words="Nobody applies", **shows)
    update = RequestUpdate.objects.get()
    request_updates.accept_request_update(update, public_words="Nobody applied.", by=officer)

    line.refresh_from_db()
    assert (line.claim, line.done_words, line.state) == ("stuck", "Nobody applied.", "in_progress")
    assert line.evidence.get().title == "Advert"


def test_that_it_is_done_is_not_complete_until_the_officer_says_so(line, officer):
    respond(line)
    update = make_tracker.update(line, "Done", claim="complete")
    address = address_in(line.partnership, "scrutiny:settle_request_update", update.pk)

    sent = {"settle": "accept", "public_words": "Two people have started."}
    response = partnerships.signed_in(officer).post(address, sent)

    line.refresh_from_db()
    assert line.state == "in_progress"
    assert response["Location"].endswith(f"/staff/tracker/{line.pk}/complete/")


def test_a_question_goes_back_by_e_mail_with_the_link(line, officer, holder):
    update = make_tracker.update(line)
    address = address_in(line.partnership, "scrutiny:settle_request_update", update.pk)
    client = partnerships.signed_in(officer)

    page = words_of(client.post(address, {"settle": "return"}))
    assert "Enter what you want to know" in page
    client.post(address, {"settle": "return", "question": "How many?"})

    message = Message.objects.get(key__contains=":question ")
    assert "How many?" in message.body
    assert link_of(holder) in message.body
    assert message.holds_secret


def test_an_update_is_settled_once(line, officer):
    update = make_tracker.update(line)
    request_updates.accept_request_update(update, public_words="Yes", by=officer)

    with pytest.raises(SettledError):
        request_updates.accept_request_update(update, public_words="Again", by=officer)
    with pytest.raises(SettledError):
        request_updates.return_request_update(update, question="?", by=officer)


def test_what_came_for_a_line_that_is_complete_waits_and_says_why(line, officer):
    update = make_tracker.update(line)
    make_tracker.complete(line, officer)
    address = address_in(line.partnership, "scrutiny:settle_request_update", update.pk)
    client = partnerships.signed_in(officer)

    sent = {"settle": "accept", "public_words": "Two people start."}
    page = words_of(client.post(address, sent, follow=True))

    assert "nothing can be added to it now" in page
    update.refresh_from_db()
    assert update.settled_at is None


def test_an_officer_of_another_area_settles_nothing(line):
    update = make_tracker.update(line)

    with pytest.raises(NotTheirsError):
        request_updates.accept_request_update(update, public_words="Yes", by=make.officer())


def test_the_same_form_sent_twice_is_one_update(browser, line, holder):
    come_in(browser, holder)
    key = "0b3c8b1e-6a0e-4d7c-9a55-0a8d6c1f0e11"

    for _twice in range(2):
        answer(browser, holder, line, response="accepted", words="Yes", key=key)
    answer(browser, holder, line, response="rejected", words="No", key=key)

    assert [each.words for each in RequestUpdate.objects.order_by("pk")] == ["Yes", "No"]


def test_words_outlive_a_code_that_is_too_old(browser, line, holder):
    response = answer_without_code(browser, holder, line, words="Long words that took an hour")

    assert "The hour of your code is over. Your words are still below." in response
    assert "Long words that took an hour" in response
    assert not RequestUpdate.objects.exists()


def answer_without_code(browser, holder, line, **sent):
    """The stamp is that of another page of theirs: the form itself asks for a code first."""
    come_in(browser, holder)
    address = behind(holder, "answer_request", line.key)
    stamp = STAMP.search(browser.get(address).content.decode())[1]
    browser.cookies.clear()
    return words_of(browser.post(address, sent | {"form_stamp": stamp, "response": "accepted"}))


@pytest.mark.parametrize("name", ["my_requests", "request_code", "enter_request_code"])
def test_a_link_that_is_none_or_old_or_of_another_area_opens_nothing(browser, line, holder, name):
    elsewhere = partnerships.partnership()
    links = ["x", make_link(holder.key, "another purpose"), link_of(holder)[:-2] + "zz"]

    for link in links:
        assert (
            browser.get(address_in(line.partnership, f"scrutiny:{name}", link)).status_code == 404
        )
    there = address_in(elsewhere, f"scrutiny:{name}", link_of(holder))
    assert browser.get(there).status_code == 404
    old = behind(holder, name)
    new = NewHolder("Ash Weller", "ash@nhs.example")
    change_holder(line.post, new, on=TODAY, by=plans.lead(line.partnership))
    assert browser.get(old).status_code == 404


def test_another_posts_request_is_not_answered(browser, line, holder):
    other = make_tracker.led(line.committee, title="Other")
    come_in(browser, holder)

    assert browser.get(behind(holder, "answer_request", other.key)).status_code == 404
    assert browser.get(behind(holder, "answer_request", holder.key)).status_code == 404


def test_what_was_written_for_a_line_that_is_over_is_theirs_to_copy(browser, line, holder):
    come_in(browser, holder)
    address = behind(holder, "answer_request", line.key)
    stamp = STAMP.search(browser.get(address).content.decode())[1]
    Request.objects.filter(pk=line.pk).update(state="paused", paused_because="No budget")
    sent = {"form_stamp": stamp, "response": "accepted", "words": "We start in May"}

    response = browser.post(address, sent)

    assert response.status_code == 409
    assert "We start in May" in words_of(response)
    assert "It is not kept here." in words_of(response)


def test_somebody_who_left_while_they_wrote_sends_nothing(line, holder):
    Holder.objects.filter(pk=holder.pk).update(until=TODAY)

    said = request_updates.Said("Late", claim="progress")
    with pytest.raises(request_updates.NotYoursError):
        request_updates.receive_request_update(line, said, holder=holder, key=line.key)


@pytest.mark.parametrize("hostile", ["", "x" * 60_000, "a\x00b", "<b>", "-1"])
def test_hostile_answers_break_nothing(browser, line, holder, hostile):
    come_in(browser, holder)
    names = ("response", "words", "key", "claim", "evidence_title", "evidence_address")

    response = answer(browser, holder, line, **dict.fromkeys(names, hostile))

    assert response.status_code == 200
    assert not RequestUpdate.objects.exists()


def test_evidence_of_an_update_is_text_until_it_is_accepted(line, officer):
    shows = Evidence("Advert", "https://example.org/ad")
    make_tracker.update(line, evidence=shows)

    assert not line.evidence.exists()

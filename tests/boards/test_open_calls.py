"""Calls as everybody sees them: pages, data, feed."""

import feedparser
import pytest
from django.test import Client
from lxml import etree

from heard.boards.models import CallSeats
from heard.boards.models.words import CallState, Stage
from tests.access import address_in
from tests.boards import make
from tests.boards import make_expressions as exp
from tests.boards.sending import text_of
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def get(partnership, name, *args, **asked):
    return Client().get(address_in(partnership, f"boards:{name}", *args), asked)


def test_without_calls_the_page_says_so():
    page = text_of(get(partnerships.partnership(), "calls"))

    assert "No seat is offered just now." in page


def test_open_calls_come_first_the_next_to_close_at_the_top():
    area = partnerships.partnership()
    exp.call(area, title="Later", closes_on=exp.today() + exp.days(20))
    exp.call(area, title="Soon", closes_on=exp.today() + exp.days(2))
    exp.call(area, title="Over", closes_on=exp.today() - exp.days(2))

    page = text_of(get(area, "calls"))

    assert page.index("Soon") < page.index("Later") < page.index("Over")
    body = area.calls.get(title="Soon").seats.get().group.body
    link = f'<a class="govuk-link" href="{address_in(area, "boards:body", body.slug)}">'
    assert f"3 seats: Parents and carers, {link}SEND Improvement Board</a>" in page


def test_a_body_that_is_not_public_is_named_in_a_call_and_led_to_nowhere():
    call = exp.call()
    body = call.seats.get().group.body
    body.is_public = False
    body.save()

    page = text_of(get(call.partnership, "call", call.slug))

    assert f"3 seats: Parents and carers, {body.name}" in page
    assert address_in(call.partnership, "boards:body", body.slug) not in page


def test_what_is_paid_is_said_in_the_list():
    page = text_of(get(exp.call().partnership, "calls"))

    assert "£20 an hour" in page


def test_a_call_in_its_last_day_is_open():
    call = exp.call(closes_on=exp.today())

    page = text_of(get(call.partnership, "call", call.slug))

    assert "Tell us that you are interested" in page


def test_drafts_and_calls_of_others_are_nowhere():
    area = partnerships.partnership()
    exp.call(area, title="Secret plan", state=CallState.DRAFT, opened_at=None)
    exp.call(area, title="Never opened", state=CallState.WITHDRAWN, opened_at=None)
    exp.call(title="Of another area")

    for name in ("calls", "open_calls_json", "calls_feed"):
        page = text_of(get(area, name))
        for title in ("Secret plan", "Never opened", "Of another area"):
            assert title not in page


@pytest.mark.parametrize("state", [CallState.OPEN, CallState.CLOSED])
def test_a_broken_promise_is_said_aloud(state):
    call = exp.call(
        state=state, closes_on=exp.today() - exp.days(9), told_by=exp.today() - exp.days(1)
    )

    for page in (get(call.partnership, "calls"), get(call.partnership, "call", call.slug)):
        assert "We promised to tell everybody by" in text_of(page)
        assert "We are late, and we are sorry." in text_of(page)


def test_a_call_that_is_over_says_what_became_of_it():
    call = exp.call()
    exp.expressed(call, Stage.APPOINTED)
    exp.expressed(call, Stage.DECLINED)
    call.state, call.told_at = CallState.TOLD, call.opened_at
    call.save()

    for page in (get(call.partnership, "calls"), get(call.partnership, "call", call.slug)):
        assert "Everybody was told on" in text_of(page)
        assert "1 of 3 seats is taken." in text_of(page)


def test_a_withdrawn_call_says_why_and_has_no_form():
    call = exp.call(state=CallState.WITHDRAWN, withdrawn_because="The board was closed.")

    page = text_of(get(call.partnership, "call", call.slug))

    assert "The board was closed." in page
    assert "Tell us that you are interested" not in page


def test_the_pages_say_nothing_of_who_applied():
    call = exp.call()
    sent = exp.expressed(call, name="Zebra Byron")

    for page in (get(call.partnership, "calls"), get(call.partnership, "call", call.slug)):
        assert "Zebra" not in text_of(page)
        assert sent.reference not in text_of(page)


def test_old_calls_are_paged():
    area = partnerships.partnership()
    for number in range(21):
        exp.call(area, title=f"Call {number}", closes_on=exp.today() - exp.days(number + 1))

    first, second = (text_of(get(area, "calls", page=page)) for page in (1, 2))

    assert "Older calls" in first
    assert "Call 20" not in first
    assert "Call 20" in second
    assert "Seats you can ask for now" not in second


@pytest.mark.parametrize("page", ["0", "x", "99", "-1", "٣"])
def test_a_page_that_is_none_shows_a_page(page):
    assert get(exp.call().partnership, "calls", page=page).status_code == 200


def test_the_number_of_statements_does_not_grow(django_assert_max_num_queries):
    area = partnerships.partnership()
    for _each in range(15):
        exp.call(area)
        exp.call(area, closes_on=exp.today() - exp.days(1))

    for name in ("calls", "open_calls_json", "calls_feed"):
        with django_assert_max_num_queries(10):
            get(area, name)


def test_open_calls_as_data_have_the_keys_that_are_promised():
    call = exp.call(title="Parents for the board", slug="parents", paid="£20 <an hour>")
    board = call.seats.get().group.body
    CallSeats.objects.create(
        call=call, group=make.seats(board, constituency="young_person"), number=1
    )

    found = get(call.partnership, "open_calls_json").json()

    base = f"http://testserver/a/{call.partnership.slug}/join/"
    assert found == {
        "partnership": call.partnership.name,
        "address": base,
        "calls": [
            {
                "id": f"urn:uuid:{call.key}",
                "title": "Parents for the board",
                "address": f"{base}parents/",
                "bodies": ["SEND Improvement Board"],
                "seats": [
                    {
                        "body": "SEND Improvement Board",
                        "constituency": "parent_carer",
                        "number": 3,
                    },
                    {
                        "body": "SEND Improvement Board",
                        "constituency": "young_person",
                        "number": 1,
                    },
                ],
                "criteria": ["Knows what daily life is like", "Listens to others"],
                "paid": "£20 <an hour>",
                "time_needed": "About six hours a month.",
                "opens_on": (exp.today() - exp.days(20)).isoformat(),
                "closes_on": call.closes_on.isoformat(),
                "told_by": call.told_by.isoformat(),
                "apply_address": f"{base}parents/apply/",
                "paper_form_address": f"{base}parents/paper/",
            }
        ],
    }


def test_closed_calls_are_not_among_the_open_ones():
    call = exp.call(closes_on=exp.today() - exp.days(1))

    assert get(call.partnership, "open_calls_json").json()["calls"] == []


def test_the_feed_is_read_by_a_feed_reader():
    call = exp.call(title="Parents & carers", about="Say <b>what</b> you think")

    response = get(call.partnership, "calls_feed")

    feed = feedparser.parse(response.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    entry = feed.entries[0]
    assert (entry.id, entry.title) == (f"urn:uuid:{call.key}", "Parents & carers")
    assert entry.link.endswith(f"/join/{call.slug}/")
    assert "Say &lt;b&gt;what&lt;/b&gt; you think" in entry.summary


def test_the_feed_has_what_rfc_4287_asks_for():
    area = partnerships.partnership()
    exp.call(area)
    exp.call(area, state=CallState.WITHDRAWN, withdrawn_because="No board")

    root = etree.fromstring(get(area, "calls_feed").content)

    atom = "{http://www.w3.org/2005/Atom}"
    containers = [root, *root.findall(f"{atom}entry")]
    for each in containers:
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{atom}{name}")) == 1
    assert len(containers) == 3
    assert {link.get("rel") for link in root.findall(f"{atom}link")} == {"alternate", "self"}
    assert root.find(f"{atom}author/{atom}name").text == area.name


def test_a_feed_without_calls_is_a_feed():
    feed = feedparser.parse(get(partnerships.partnership(), "calls_feed").content)

    assert (feed.bozo, feed.entries) == (False, [])


def test_the_feed_is_not_sent_twice_to_who_has_it():
    call = exp.call()
    address = address_in(call.partnership, "boards:calls_feed")
    first = Client().get(address)

    again = Client().get(address, HTTP_IF_NONE_MATCH=first["ETag"])

    assert again.status_code == 304

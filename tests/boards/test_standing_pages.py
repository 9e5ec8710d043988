"""The pages of the standing list: who may enter, what they say, and bad input."""

import re
from html import unescape

import pytest
from django.test import Client

from heard.boards.models.words import Topic
from heard.boards.services import standing
from heard.mail.models import Channel, Message
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.boards import make_standing as make
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db
STAMP = re.compile(r'name="form_stamp" value="([^"]+)"')
KEEPERS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}
GOOD = {"topics": ["boards"], "channel": "email", "email": "ash@example.org", "agreed": "on"}


@pytest.fixture
def area():
    return partnerships.partnership()


@pytest.fixture
def visitor():
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def send(visitor, address, /, **sent):
    """Open a page, fill in its form and press its button; gives the answer."""
    page = visitor.get(address).content.decode()
    stamp = STAMP.search(page)
    assert stamp
    return visitor.post(address, sent | {"form_stamp": stamp[1]})


def words_of(response):
    return unescape(response.content.decode())


def mine(subscriber, name="my_subscription", area=None):
    return address_in(area or subscriber.partnership, f"boards:{name}", make.link(subscriber))


def test_somebody_joins_by_email_and_leaves_again(area, visitor):
    form = address_in(area, "boards:keep_me_posted")

    asked = send(visitor, form, **GOOD, name="Ash", wants_easy_read="on")
    ash = area.subscribers.get()
    send(visitor, mine(ash))
    page = words_of(visitor.get(mine(ash)))
    left = visitor.post(mine(ash, "leave_list"), follow=True)

    assert asked["Location"].endswith("/keep-me-posted/asked/email/")
    assert '<h1 class="govuk-heading-l">You are on our list</h1>' in page
    assert "I want Westmere SEND Partnership to keep me posted about what I ticked" in page
    assert "You have left the list" in words_of(left)
    ash.refresh_from_db()
    assert (ash.name, ash.topics, ash.wants_easy_read) == ("Ash", ["boards"], True)
    assert ash.left_at is not None
    assert not visitor.cookies


def test_opening_the_link_confirms_nothing(area, visitor):
    ash = make.asked(area)

    page = words_of(visitor.get(mine(ash)))

    ash.refresh_from_db()
    assert "Yes, keep me posted" in page
    assert ash.confirmed_at is None


def test_the_answer_is_the_same_whether_or_not_they_are_on_the_list(area, visitor):
    make.subscriber(area, "ash@example.org")
    form = address_in(area, "boards:keep_me_posted")

    known = send(visitor, form, **GOOD)
    unknown = send(visitor, form, **(GOOD | {"email": "kim@example.org"}))

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert known.content == unknown.content


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"topics": []}, "Select at least one thing to hear about"),
        ({"topics": ["boards", "secrets"]}, "Select one of the answers in the list"),
        ({"channel": ""}, "Select how we should tell you"),
        ({"channel": "pigeon"}, "Select one of the answers in the list"),
        ({"email": ""}, "Enter your e-mail address"),
        ({"email": "ash@example.org\r\nBcc: all@example.org"}, "Enter an email address in the"),
        ({"email": "a" * 10_000 + "@example.org"}, "Enter an email address in the"),
        ({"channel": "text"}, "Enter your phone number"),
        ({"channel": "phone", "phone": "ring me"}, "Enter a telephone number, like"),
        ({"channel": "letter"}, "Enter your address"),
        ({"channel": "letter", "address": " \x00 "}, "Enter your address"),
        ({"channel": "letter", "address": "x" * 10_000}, "Use 400 characters or fewer"),
        ({"channel": "letter", "address": "x\n" * 11}, "Use 10 lines or fewer"),
        ({"name": "N" * 10_000}, "Use 200 characters or fewer"),
        ({"agreed": ""}, "Select the box if you want to be kept posted"),
    ],
)
def test_keep_me_posted_says_what_to_do(area, visitor, wrong, said):
    answer = send(visitor, address_in(area, "boards:keep_me_posted"), **(GOOD | wrong))

    page = words_of(answer)
    assert "<title>Error: Keep me posted" in page
    assert said in page
    assert area.subscribers.count() == Message.objects.count() == 0


def test_what_is_wrong_with_an_address_that_is_not_asked_for_is_no_matter(area, visitor):
    sent = GOOD | {"phone": "ring me"}

    send(visitor, address_in(area, "boards:keep_me_posted"), **sent)

    assert area.subscribers.get().phone == ""


def test_an_address_in_another_script_is_kept_as_mail_servers_write_it(area, visitor):
    sent = GOOD | {"email": "ash@mère.example", "topics": ["boards", "boards"]}

    send(visitor, address_in(area, "boards:keep_me_posted"), **sent)

    ash = area.subscribers.get()
    assert (ash.email, ash.topics) == ("ash@xn--mre-6la.example", ["boards"])


def test_a_hostile_name_is_shown_as_words_and_without_what_cannot_be_printed(area, visitor):
    form = address_in(area, "boards:keep_me_posted")

    send(visitor, form, **GOOD, name="<script>alert(1)</script>\x00")

    ash = area.subscribers.get()
    assert ash.name == "<script>alert(1)</script>"
    assert "&lt;script&gt;alert(1)" in visitor.get(mine(ash)).content.decode()


def test_a_form_from_elsewhere_is_refused(area):
    answer = Client().post(address_in(area, "boards:keep_me_posted"), GOOD)

    assert answer.status_code == 403
    assert area.subscribers.count() == 0


def test_change_subscription_is_saved_and_said(area, visitor):
    ash = make.subscriber(area, "ash@example.org")

    answer = send(
        visitor,
        mine(ash, "change_subscription"),
        topics=[Topic.SURVEYS, Topic.DECISIONS],
        channel="email",
        email="Ash@example.org",
        name="Ash",
    )

    ash.refresh_from_db()
    assert ash.topics == ["surveys", "decisions"]
    assert "Your changes are saved" in words_of(visitor.get(answer["Location"]))


def test_a_new_email_address_is_asked_first(area, visitor):
    ash = make.subscriber(area, "ash@example.org")

    sent = {"topics": ["boards"], "channel": "email", "email": "new@example.org"}
    answer = send(visitor, mine(ash, "change_subscription"), **sent)

    page = words_of(visitor.get(answer["Location"]))
    assert "We are sending a message to the new e-mail address" in page
    assert "ash@example.org" in page


def test_confirming_after_leaving_leads_to_the_page_where_they_may_ask_again(area, visitor):
    ash = make.asked(area)
    page = visitor.get(mine(ash)).content.decode()
    stamp = STAMP.search(page)
    standing.leave_list(ash, by=None)

    answer = visitor.post(mine(ash), {"form_stamp": stamp[1] if stamp else ""}, follow=True)

    assert "Join the list again" in words_of(answer)
    assert list(area.subscribers.current()) == []


@pytest.mark.parametrize("name", ["my_subscription", "change_subscription", "leave_list"])
def test_a_link_that_is_not_ours_or_not_of_this_partnership_opens_nothing(area, visitor, name):
    ash = make.subscriber()
    link = make.link(ash)
    wrong = [link[:-1] + ("A" if link[-1] != "A" else "B"), "x", "é" * 42, link[:22], link * 2]

    found = {
        visitor.get(address_in(ash.partnership, f"boards:{name}", each)).status_code
        for each in wrong
    }

    assert found == {404}
    assert visitor.get(mine(ash, name, area)).status_code == 404
    assert visitor.post(mine(ash, "leave_list", area)).status_code == 404
    ash.refresh_from_db()
    assert ash.left_at is None


def test_one_click_leaves_without_stamp_or_origin_and_is_answered_with_nothing(area):
    ash = make.subscriber(area)
    programme = Client(enforce_csrf_checks=True)

    answers = [
        programme.post(mine(ash, "leave_list"), {"List-Unsubscribe": "One-Click"})
        for _twice in range(2)
    ]

    assert [(each.status_code, each.content) for each in answers] == [(200, b""), (200, b"")]
    assert not programme.cookies
    ash.refresh_from_db()
    assert ash.left_at is not None


def test_opening_the_page_for_leaving_leaves_nothing(area, visitor):
    ash = make.subscriber(area)

    page = words_of(visitor.get(mine(ash, "leave_list")))

    ash.refresh_from_db()
    assert "We stop writing to you at once" in page
    assert ash.left_at is None


def test_private_pages_are_stored_and_indexed_nowhere(area, visitor):
    ash = make.subscriber(area)

    for name in ("my_subscription", "change_subscription", "leave_list"):
        answer = visitor.get(mine(ash, name))
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex">' in answer.content.decode()


@pytest.mark.parametrize("name", ["standing_list", "add_subscriber"])
def test_leads_keep_the_standing_list(area, name):
    assert_access(Page(f"boards:{name}", partnership=area), roles=KEEPERS)


@pytest.mark.parametrize("name", ["subscriber", "take_off_list"])
def test_leads_see_who_is_on_the_list(area, name):
    ash = make.subscriber(area)

    assert_access(Page(f"boards:{name}", (ash.pk,), partnership=area), roles=KEEPERS)


@pytest.mark.parametrize("name", ["confirm_subscriber", "send_link_again", "take_off_list"])
def test_leads_alone_change_who_is_on_the_list(area, name):
    ash = make.subscriber(area)

    page = Page(f"boards:{name}", (ash.pk,), partnership=area, method="post")
    assert_access(page, roles=KEEPERS)


def staff(area):
    return partnerships.signed_in(make.keeper(area))


def test_standing_list_shows_and_finds_people(area):
    make.subscriber(area, name="<b>Ash</b>")
    make.asked(area, "01632 960 001", channel=Channel.TEXT)

    page = staff(area).get(address_in(area, "boards:standing_list"), {"words": "960001"})

    words = page.content.decode()
    assert "1 person" in words
    assert "01632 960 001" in words
    assert "Ash" not in words


def test_standing_list_of_many_comes_in_pages(area):
    for number in range(51):
        area.subscribers.create(email=f"a{number}@example.org", consent="yes")

    page = staff(area).get(address_in(area, "boards:standing_list"), {"page": "2"})

    assert page.content.decode().count('class="heard-register__item"') == 1


def test_add_subscriber_by_form(area):
    sent = GOOD | {
        "origin": "session",
        "received_on_day": "3",
        "received_on_month": "5",
        "received_on_year": "2026",
    }

    client = staff(area)
    client.post(address_in(area, "boards:add_subscriber"), sent)
    again = client.post(address_in(area, "boards:add_subscriber"), sent)

    ash = area.subscribers.get()
    assert (ash.is_current, ash.origin) == (True, "session")
    assert "Somebody with this address is on the list already" in words_of(again)


def test_add_subscriber_refuses_a_day_to_come_and_what_nobody_agreed_to(area):
    sent = GOOD | {"agreed": "", "received_on_day": "1", "received_on_month": "1"}

    answer = staff(area).post(
        address_in(area, "boards:add_subscriber"), sent | {"received_on_year": "2999"}
    )

    page = words_of(answer)
    assert "Add people only if they agreed to these words" in page
    assert "Enter a date that is" in page
    assert area.subscribers.count() == 0


def test_a_call_is_noted_and_a_link_is_not_sent_twice_in_a_row(area):
    ash = make.asked(area, "01632 960 001", channel=Channel.PHONE)
    client = staff(area)

    client.post(address_in(area, "boards:confirm_subscriber", ash.pk))
    again = client.post(address_in(area, "boards:send_link_again", ash.pk), follow=True)

    ash.refresh_from_db()
    assert ash.is_current
    assert "They were sent one not long ago" in words_of(again)
    client.post(address_in(area, "boards:take_off_list", ash.pk))
    ash.refresh_from_db()
    assert ash.left_at is not None

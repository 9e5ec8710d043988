"""Telling those who are on the list: whom, once, with their own way out."""

import pytest
from django.urls import get_script_prefix

from heard.boards.models import Subscriber
from heard.boards.models.words import Topic
from heard.boards.services import standing
from heard.boards.services.standing import posting
from heard.mail.letters import Letter
from heard.mail.models import Channel, Message, State
from heard.partnerships.addresses import addresses_of_install
from tests.boards import make_standing as make
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db
NEWS = Letter("Two seats on the board are open", "Two seats are open until 1 June.\n")


@pytest.fixture
def area():
    return partnerships.partnership()


def told(key: str) -> list[Message]:
    return list(Message.objects.filter(key__startswith=f"{key}:").order_by("to"))


def test_tell_subscribers_tells_who_is_on_the_list_and_wants_the_topic(area):
    ash = make.subscriber(area, "ash@example.org")
    make.subscriber(area, "kim@example.org", topics=("surveys",))
    make.asked(area, "lee@example.org")
    standing.leave_list(make.subscriber(area, "mo@example.org"), by=None)
    make.subscriber(None, "elsewhere@example.org")

    count = standing.tell_subscribers(area, Topic.BOARDS, NEWS, key="call 7")

    (message,) = told("call 7")
    own = f"http://localhost:8000/a/{area.slug}/keep-me-posted/{make.link(ash)}/"
    assert count == 1
    assert (message.to, message.subject, message.leave_url) == (
        "ash@example.org",
        NEWS.subject,
        f"{own}leave/",
    )
    assert message.body == (
        "Two seats are open until 1 June.\n\n"
        "---\n"
        f"You get this because you asked {area.name} to keep you posted.\n"
        "To change what you hear about, or to leave the list, open this page:\n"
        f"{own}\n"
    )


def test_tell_subscribers_twice_tells_only_who_joined_since(area):
    make.subscriber(area, "ash@example.org")
    standing.tell_subscribers(area, Topic.BOARDS, NEWS, key="call 7")
    make.subscriber(area, "kim@example.org")

    count = standing.tell_subscribers(area, Topic.BOARDS, NEWS, key="call 7")

    assert count == 1
    assert [message.to for message in told("call 7")] == ["ash@example.org", "kim@example.org"]


def test_tell_subscribers_uses_the_channel_that_each_chose(area):
    make.subscriber(area, "1 Mere Lane", channel=Channel.LETTER)
    make.subscriber(area, "a@example.org")

    standing.tell_subscribers(area, Topic.BOARDS, NEWS, key="call 7")

    assert [(each.state, bool(each.leave_url)) for each in told("call 7")] == [
        (State.BY_HAND, False),
        (State.QUEUED, True),
    ]


def test_tell_subscribers_may_write_to_each_in_their_own_words(area):
    make.subscriber(area, "ash@example.org", wants_easy_read=True)
    make.subscriber(area, "kim@example.org")

    def words(subscriber: Subscriber) -> Letter:
        return Letter("Easy" if subscriber.wants_easy_read else "News", "Words")

    standing.tell_subscribers(area, Topic.BOARDS, words, key="call 7")

    assert [each.subject for each in told("call 7")] == ["Easy", "News"]


def test_tell_subscribers_tells_more_than_fit_in_one_go(area, monkeypatch):
    monkeypatch.setattr(posting, "AT_ONCE", 2)
    for _ in range(5):
        make.subscriber(area)

    assert standing.tell_subscribers(area, Topic.BOARDS, NEWS, key="call 7") == 5
    assert len(told("call 7")) == 5


def test_addresses_are_on_the_partnerships_own_host_where_it_has_one(settings):
    area = partnerships.partnership(host="send.westmere.example")
    make.subscriber(area)

    standing.tell_subscribers(area, Topic.BOARDS, NEWS, key="call 7")

    assert "https://send.westmere.example/keep-me-posted/" in told("call 7")[0].body


def test_a_key_that_would_be_cut_is_refused(area):
    with pytest.raises(ValueError, match="at most 160"):
        standing.tell_subscribers(area, Topic.BOARDS, NEWS, key="k" * 161)


def test_addresses_are_on_the_installs_host_where_a_partnership_has_none(settings):
    settings.STAFF_HOST = "heard.example"
    area = partnerships.partnership("mere")

    address = addresses_of_install(area)("boards:keep_me_posted")

    assert address == "https://heard.example/a/mere/keep-me-posted/"
    assert get_script_prefix() == "/"

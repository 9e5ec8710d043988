"""What happens when two people join in the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.boards.models.words import Topic
from heard.boards.services import standing
from heard.mail.letters import Letter
from heard.mail.models import Message
from heard.partnerships.addresses import addresses_of_install
from tests.boards import make_standing as make
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed):
    def done(_number):
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(done, range(2)))


def test_an_address_that_asks_twice_at_once_is_asked_once():
    area = partnerships.partnership()
    at, wishes = addresses_of_install(area), make.wishes("ash@example.org")

    at_once(lambda: standing.ask_to_join(area, wishes=wishes, consent=make.CONSENT, at=at))

    assert area.subscribers.count() == Message.objects.count() == 1


def test_leaving_twice_at_once_is_leaving():
    ash = make.subscriber()

    first, second = at_once(lambda: standing.leave_list(ash, by=None).left_at)

    assert first == second is not None


def test_news_told_twice_at_once_is_told_once():
    ash = make.subscriber()
    news = Letter("News", "Words")

    counts = at_once(
        lambda: standing.tell_subscribers(ash.partnership, Topic.BOARDS, news, key="call 7")
    )

    assert sorted(counts) == [0, 1]
    assert Message.objects.filter(key=f"call 7:{ash.key}").count() == 1

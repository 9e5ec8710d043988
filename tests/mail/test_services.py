"""Sending: what is lost, what is doubled, and what nobody knows."""

import importlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from heard.audit.models import Entry
from heard.mail import services
from heard.mail.models import Message, State
from tests.mail import make, smtp
from tests.partnerships.make import user

pytestmark = pytest.mark.django_db


def jobs() -> list[dict[str, str]]:
    waiting = ProcrastinateJob.objects.filter(task_name=services.DELIVER, status="todo")
    return [job.args for job in waiting.order_by("id")]


def test_a_message_is_queued_with_its_job_in_one_transaction():
    message = make.message()

    assert message.state == State.QUEUED
    assert jobs() == [{"message_id": str(message.pk)}]


def test_a_message_that_was_never_meant_takes_its_job_with_it():
    def work() -> None:
        with transaction.atomic():
            make.message()
            raise RuntimeError("the work was not kept")

    with pytest.raises(RuntimeError):
        work()

    assert Message.objects.count() == 0
    assert jobs() == []


def test_the_same_message_asked_for_twice_goes_out_once():
    first = make.message(key="invitation:1")

    second = make.message(key="invitation:1")

    assert second == first
    assert len(jobs()) == 1


@pytest.mark.parametrize("field", ["subject", "to"])
def test_no_subject_or_address_smuggles_in_a_second_line(field):
    with pytest.raises(ValueError, match="one line"):
        make.message(**{field: "hello\nBcc: everybody@example.org"})


def test_the_name_of_the_deferred_job_exists():
    importlib.import_module("heard.mail.jobs")

    assert services.DELIVER in app.tasks


def test_in_development_a_message_stays_in_the_outbox():
    message = services.deliver(make.message())

    assert (message.state, message.sender) == (State.SENT, "outbox")
    assert message.body


def test_a_mail_server_gets_the_whole_letter(settings):
    settings.DEFAULT_FROM_EMAIL = "heard@westmere.example"
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(make.message(subject="Ünder the bridge – today", language="cy"))

    assert message.state == State.SENT
    (letter,) = post.received
    assert letter["Subject"] == "Ünder the bridge – today"
    assert (letter["From"], letter["To"]) == ("heard@westmere.example", "alex@example.org")
    assert letter["Message-ID"] == f"<{message.pk}@westmere.example>"
    assert letter["Content-Language"] == "cy"
    assert letter.get_content().replace("\r\n", "\n") == "Dear Alex,\n\nit opens on Monday.\n"


def test_delivering_again_does_no_harm(settings):
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(make.message())
        services.deliver(message)

    assert len(post.received) == 1


def test_a_server_that_dies_with_the_letter_leaves_it_perhaps_sent(settings):
    with smtp.running(smtp.DiesWithTheLetter()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(make.message())
        services.deliver(message)

    assert message.state == State.PERHAPS_SENT
    assert message.problem
    assert len(post.received) == 1


def test_an_address_that_is_refused_is_not_tried_again(settings):
    with smtp.running(smtp.KnowsNobody()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(make.message())

    assert (message.state, message.problem) == (State.FAILED, "550 no such mailbox")
    assert len(jobs()) == 1


@pytest.mark.parametrize("to", ["ash@mère.example", "zoë@mere.example"])
def test_an_address_that_no_server_takes_says_so(settings, to):
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(make.message(to=to))

    assert message.state == State.FAILED
    assert message.problem == f"{to}: an e-mail address may hold plain letters only"


@pytest.mark.parametrize(
    "url", ["smtp://127.0.0.1:1?tls=none", "smtps://127.0.0.1:1", "smtp://127.0.0.1:1"]
)
def test_a_server_that_is_away_is_tried_again_later(settings, url):
    settings.MAIL_URL = url

    message = services.deliver(make.message())

    assert (message.state, message.tries) == (State.QUEUED, 1)
    later = ProcrastinateJob.objects.order_by("-id")[0].scheduled_at
    assert later is not None
    assert later > timezone.now()


def test_a_full_mailbox_is_tried_again_and_given_up_after_some_hours(settings):
    with smtp.running(smtp.IsFullToday()) as post:
        settings.MAIL_URL = post.address
        message = make.message()
        for _ in range(len(services.WAITS)):
            assert services.deliver(message).state == State.QUEUED
        last = services.deliver(message)

    assert (last.state, last.problem) == (State.FAILED, "452 mailbox full")


def test_a_server_without_tls_gets_nothing_unless_the_setting_says_so(settings):
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address.removesuffix("?tls=none")
        message = services.deliver(make.message())

    assert message.state == State.QUEUED
    assert "STARTTLS" in message.problem
    assert post.received == []


def test_a_private_link_is_forgotten_once_it_is_out(settings):
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(make.message(body="https://heard/secret", holds_secret=True))

    assert "https://heard/secret" in post.received[0].get_content()
    assert message.body == ""


def crashed(minutes: int) -> Message:
    """A message whose worker was killed while sending, some minutes ago."""
    message = make.message()
    message.state = State.SENDING
    message.sending_at = timezone.now() - timedelta(minutes=minutes)
    message.save()
    return message


def test_what_a_killed_worker_left_is_given_to_a_person():
    old, new = crashed(minutes=6), crashed(minutes=1)

    assert services.mark_abandoned() == 1

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, new.state) == (State.PERHAPS_SENT, State.SENDING)


def test_the_job_of_a_killed_worker_run_again_sends_nothing(settings):
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        services.deliver(crashed(minutes=1))

    assert post.received == []


def perhaps_sent() -> Message:
    crashed(minutes=6)
    services.mark_abandoned()
    return Message.objects.get()


def test_a_person_settles_that_it_arrived():
    message = services.settle_as_sent(perhaps_sent(), by=user())

    assert message.state == State.SENT
    assert Entry.objects.get().deed == "message settled as sent"


def test_a_person_has_it_sent_again(settings):
    by = user()
    message = services.send_again(perhaps_sent(), by=by)

    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(message)

    assert message.state == State.SENT
    assert len(post.received) == 1
    assert Entry.objects.get().actor_name == by.name


@pytest.mark.parametrize("deed", [services.settle_as_sent, services.send_again])
def test_what_has_arrived_is_not_settled_twice(deed):
    message = services.deliver(make.message())

    with pytest.raises(services.NotToBeSettledError):
        deed(message, by=user())


def test_the_database_keeps_states_and_times_together():
    message = make.message()

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(state=State.SENT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(state=State.SENDING)


def test_a_letter_waits_for_a_person_to_post_it_and_say_so():
    letter = make.message(channel="letter", to="1 Ferry Lane, Westmere", holds_secret=True)
    assert letter.state == State.BY_HAND
    assert jobs() == []

    settled = services.settle_as_sent(letter, by=user())

    assert (settled.state, settled.body) == (State.SENT, "")


def test_a_letter_that_is_delivered_by_mistake_goes_nowhere():
    letter = make.message(channel="letter", to="1 Ferry Lane, Westmere")

    assert services.deliver(letter).state == State.BY_HAND


def test_a_message_of_a_list_says_how_to_leave_it_with_one_click(settings):
    settings.DEFAULT_FROM_EMAIL = "heard@westmere.example"
    leave_url = f"https://heard.westmere.example/a/westmere/keep-me-posted/{'Ab_-' * 100}/leave/"
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        message = services.deliver(make.message(leave_url=leave_url, holds_secret=True))

    (letter,) = post.received
    assert dict(letter.items())["List-Unsubscribe"] == f"<{leave_url}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"\nList-Unsubscribe: <{leave_url}>\n" in letter.as_string(maxheaderlen=0)
    assert message.leave_url == ""


def test_a_message_of_no_list_says_nothing_of_leaving(settings):
    with smtp.running(smtp.Post()) as post:
        settings.MAIL_URL = post.address
        services.deliver(make.message())

    assert [name for name in post.received[0] if name.startswith("List-")] == []


@pytest.mark.parametrize(
    "leave_url", ["javascript:alert(1)", "https://a.example/\nBcc: all@b.example", "https://a>b"]
)
def test_no_address_for_leaving_smuggles_in_another_header(leave_url):
    with pytest.raises(ValueError, match="web address without spaces"):
        make.message(leave_url=leave_url)


def test_send_many_queues_each_once_however_often_it_is_asked_for():
    def letters(*keys: str) -> list[services.NewMessage]:
        return [services.NewMessage(key, "alex@example.org", "News", "Words") for key in keys]

    counts = [services.send_many(letters("a", "b", "a")), services.send_many(letters("b", "c"))]

    assert counts == [2, 1]
    assert Message.objects.count() == len(jobs()) == 3


def test_send_many_gives_what_goes_out_by_hand_to_a_person():
    new = services.NewMessage("a", "1 Mere Lane", "News", "Words", channel="letter")

    services.send_many([new])

    assert (Message.objects.get().state, jobs()) == (State.BY_HAND, [])

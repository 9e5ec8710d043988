"""Messages out, and settling those that nobody knows of."""

import pytest

from heard.audit.models import Entry
from heard.mail import services
from heard.mail.models import Message, State
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.mail import make as mail
from tests.partnerships import make

pytestmark = pytest.mark.django_db
KEEPERS = {Role.ADMINISTRATOR, Role.COMMUNICATIONS_LEAD, Role.ENGAGEMENT_LEAD}


def perhaps_sent(partnership_id: int) -> Message:
    message = mail.message(partnership_id=partnership_id)
    Message.objects.filter(pk=message.pk).update(state=State.PERHAPS_SENT, sender="smtp")
    message.refresh_from_db()
    return message


def test_who_sees_the_outbox():
    assert_access(Page("partnerships:outbox"), roles=KEEPERS)


def test_who_sees_a_message():
    here = make.partnership()
    message = mail.message(partnership_id=here.pk)

    assert_access(Page("partnerships:message", (message.pk,), here), roles=KEEPERS)


def test_messages_of_another_partnership_are_not_there():
    member = make.member(Role.ADMINISTRATOR)
    message = mail.message(partnership_id=make.partnership().pk, subject="Not yours")
    client = make.signed_in(member)

    listed = client.get(address_in(member.partnership, "partnerships:outbox"))
    single = client.get(address_in(member.partnership, "partnerships:message", message.pk))

    assert "Not yours" not in listed.content.decode()
    assert single.status_code == 404


def test_a_message_that_was_perhaps_sent_is_settled_by_a_person():
    member = make.member(Role.COMMUNICATIONS_LEAD)
    message = perhaps_sent(member.partnership_id)
    client = make.signed_in(member)
    address = address_in(member.partnership, "partnerships:message", message.pk)

    page = client.get(address).content.decode()
    client.post(address, {"arrived": "yes"})
    again = client.post(address, {"arrived": "yes"}, follow=True).content.decode()

    message.refresh_from_db()
    assert "Perhaps sent" in page
    assert message.state == State.SENT
    assert "Somebody has settled this message already" in again
    assert Entry.objects.get().deed == "message settled as sent"


def test_a_message_is_sent_again():
    member = make.member(Role.COMMUNICATIONS_LEAD)
    message = perhaps_sent(member.partnership_id)

    make.signed_in(member).post(
        address_in(member.partnership, "partnerships:message", message.pk), {"again": "yes"}
    )

    message.refresh_from_db()
    assert message.state == State.QUEUED


def test_a_private_link_is_shown_only_where_messages_stay_here(settings):
    member = make.member(Role.ADMINISTRATOR)
    secret = {"body": "https://heard.example/secret-link", "holds_secret": True}
    waiting = mail.message(partnership_id=member.partnership_id, **secret)
    kept = services.deliver(mail.message(partnership_id=member.partnership_id, **secret))
    client = make.signed_in(member)

    pages = [
        client.get(address_in(member.partnership, "partnerships:message", message.pk))
        for message in (waiting, kept)
    ]

    assert ["secret-link" in page.content.decode() for page in pages] == [False, True]


def test_sign_in_messages_are_never_shown_on_a_real_install(settings):
    member = make.member(Role.ADMINISTRATOR)
    message = services.deliver(mail.message(subject="Choose a new password"))
    client = make.signed_in(member)
    address = address_in(member.partnership, "partnerships:message", message.pk)

    in_development = client.get(address).status_code
    settings.IN_PRODUCTION = True
    in_production = client.get(address).status_code

    assert (in_development, in_production) == (200, 404)

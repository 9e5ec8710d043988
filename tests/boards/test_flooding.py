"""Forms that anybody may send, sent by the thousand: to bury staff, or an address of somebody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.boards.models import Expression, Subscriber
from heard.boards.models.words import Origin
from heard.boards.services import expressing, standing
from heard.mail.flooding import TooManyTodayError
from heard.mail.models import Channel, Message
from tests.access import address_in
from tests.boards import make_expressions as exp
from tests.boards import make_standing as listed
from tests.boards.sending import send, text_of
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

SHUT = "We cannot take this in today"


def came_in(call, number, **more):
    """So many from the web today, of whom nobody was written to."""
    columns = {"channel": Channel.LETTER, "name": "Made Up", "received_on": exp.today()}
    Expression.objects.bulk_create(
        Expression(
            partnership=call.partnership,
            call=call,
            reference=f"R{each:05}",
            address=f"{each} Made Up Street",
            **(columns | more),
        )
        for each in range(number)
    )


def express(call, origin=Origin.WEB, **more):
    return expressing.express_interest(
        call, exp.interest(call, **more), arrival=expressing.Arrival(origin), link=exp.full_link
    )


def on_the_list(partnership, number, **more):
    columns = {"channel": Channel.PHONE, "consent": "Yes", "topics": ["boards"]}
    Subscriber.objects.bulk_create(
        Subscriber(partnership=partnership, phone=f"0770090{each:04}", **(columns | more))
        for each in range(number)
    )


def test_the_form_of_a_session_floods_no_address_either():
    call = exp.call()

    for _each in range(expressing.MOST_LETTERS_A_DAY + 2):
        express(call, Origin.SESSION, email="Victim@example.org")

    assert Message.objects.count() == expressing.MOST_LETTERS_A_DAY


def test_a_phone_is_not_rung_again_and_again_however_its_number_is_written():
    call = exp.call()

    for number in ("07700 900123", "+44 7700 900123", "07700900123", "(07700) 900-123") * 2:
        express(call, channel=Channel.PHONE, phone=number, email="")

    assert Message.objects.count() == expressing.MOST_LETTERS_A_DAY


def test_no_more_letters_are_given_to_staff_in_a_day_than_they_can_post():
    call = exp.call()
    came_in(call, expressing.MOST_BY_HAND_A_DAY)

    sent = express(call, channel=Channel.LETTER, address="4 Mill Lane", email="")

    assert sent.reference
    assert Message.objects.count() == 0


def test_who_can_be_written_to_by_email_is_while_letters_are_stopped():
    call = exp.call()
    came_in(call, expressing.MOST_BY_HAND_A_DAY)

    express(call)

    assert Message.objects.count() == 1


@pytest.mark.parametrize("name", ["express_interest", "express_interest_at_session"])
def test_the_form_of_a_call_is_shut_for_the_day_in_words(name):
    call = exp.call()
    came_in(call, expressing.MOST_A_DAY)

    response = send(address_in(call.partnership, f"boards:{name}", call.slug), **exp.filled_in())

    assert response.status_code == 429
    assert SHUT in text_of(response)
    assert call.contact in text_of(response)
    assert Expression.objects.count() == expressing.MOST_A_DAY


def test_the_form_of_a_call_opens_again_the_next_day():
    call = exp.call()
    came_in(call, expressing.MOST_A_DAY)
    Expression.objects.update(made_at=timezone.now() - timedelta(days=1, minutes=1))

    assert express(call).reference


def test_what_came_on_paper_shuts_no_form():
    call = exp.call()
    came_in(call, expressing.MOST_A_DAY, origin=Origin.PAPER)

    assert express(call).reference


def test_an_address_gets_at_most_three_letters_of_the_list_in_a_day():
    partnership, now = partnerships.partnership(), f"{timezone.now():%Y-%m-%dT%H}"
    subscriber = listed.asked(partnership, "victim@example.org")

    for hour in range(7):
        # As if the last one had been sent in another hour.
        for letter in Message.objects.filter(key__endswith=now):
            letter.key = letter.key.replace(now, f"before:{hour}")
            letter.save(update_fields=["key"])
        listed.standing.ask_to_join(
            partnership,
            wishes=listed.wishes("VICTIM@example.org"),
            consent=listed.CONSENT,
            at=listed.addresses_of_install(partnership),
        )

    assert len(listed.letters(subscriber)) == 3


def test_no_more_calls_are_asked_of_staff_in_a_day_than_they_can_make():
    partnership = partnerships.partnership()
    on_the_list(partnership, standing.joining.MOST_BY_HAND_A_DAY)

    with pytest.raises(TooManyTodayError):
        listed.asked(partnership, "07700 999999", channel=Channel.TEXT)
    assert listed.asked(partnership, "robin@example.org").is_waiting


def test_the_form_of_the_list_is_shut_for_the_day_in_words():
    partnership = partnerships.partnership()
    on_the_list(partnership, standing.joining.MOST_A_DAY)

    response = send(
        address_in(partnership, "boards:keep_me_posted"),
        topics=["boards"],
        channel="email",
        email="robin@example.org",
        agreed="on",
    )

    assert response.status_code == 429
    assert SHUT in text_of(response)
    assert not Message.objects.exists()

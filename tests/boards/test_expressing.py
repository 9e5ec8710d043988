"""Expressions of interest as they come in."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from heard.audit.models import Entry
from heard.boards.links import read_link
from heard.boards.models import Call, Expression, StageChange
from heard.boards.models.words import CallState, Origin, Stage
from heard.boards.queries.expressions import link_of
from heard.boards.services import expressing as services
from heard.boards.services.expressing import Arrival
from heard.mail.models import Message
from heard.partnerships.roles import Role
from tests.boards import make
from tests.boards import make_expressions as exp
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def express(call, *, token="", **given):
    return services.express_interest(
        call, exp.interest(call, **given), arrival=Arrival(token=token), link=exp.full_link
    )


def test_express_interest_keeps_what_was_given_and_says_that_it_came():
    call = exp.call()
    district = partnerships.district(call.partnership)

    sent = express(call, name="Ada Byron", district=district, access_needs=("bsl",), need="Autism")

    sent.refresh_from_db()
    assert (sent.name, sent.district, sent.access_needs, sent.need) == (
        "Ada Byron",
        district,
        ["bsl"],
        "Autism",
    )
    assert (sent.stage, sent.origin, sent.received_on) == ("received", "web", exp.today())
    assert list(sent.groups.all()) == [seats.group for seats in call.seats.all()]
    assert [change.stage for change in sent.changes.all()] == [Stage.RECEIVED]


def test_looking_for_the_same_person_takes_one_statement_however_many_have_asked():
    call = exp.call()
    costs = []
    for _each in range(4):
        with CaptureQueriesContext(connection) as asked:
            express(call, name=f"Ada {len(costs)}", email=f"a{len(costs)}@example.org")
        costs.append(len(asked))

    assert costs[1:] == [costs[1]] * 3


def test_the_audit_knows_the_reference_and_nothing_of_the_person():
    sent = express(exp.call(), name="Ada Byron", why="Zebras")

    entry = Entry.objects.get(deed="interest expressed")
    assert entry.subject_name == sent.reference
    assert "Ada" not in str(entry.__dict__)
    assert "Zebras" not in str(entry.__dict__)


def test_the_acknowledgement_says_what_happens_next_by_when_and_holds_the_private_link():
    call = exp.call(title="Parents for the board")

    sent = express(call, name="Ada Byron", email="ada@example.org")

    message = Message.objects.get()
    assert message.to == "ada@example.org"
    assert message.subject == f"We have your expression of interest: {sent.reference}"
    assert exp.full_link(link_of(sent)) in message.body
    assert "Dear Ada Byron,\n\nThank you." in message.body
    assert "We have another one" not in message.body
    assert message.holds_secret


@pytest.mark.parametrize(
    ("channel", "to"),
    [("text", "01632 960 001"), ("phone", "01632 960 001"), ("letter", "1 High Street, Westmere")],
)
def test_the_acknowledgement_goes_by_the_channel_that_was_chosen(channel, to):
    given = {"phone": "01632 960 001", "address": "1 High Street\nWestmere"}

    express(exp.call(), channel=channel, **given)

    message = Message.objects.get()
    assert (message.channel, message.to, message.state) == (channel, to, "by_hand")


def test_the_same_words_from_the_same_form_are_one_expression():
    call = exp.call()
    given = exp.interest(call)
    arrival = Arrival(token="a-token-of-one-form")

    first = services.express_interest(call, given, arrival=arrival, link=exp.full_link)
    second = services.express_interest(call, given, arrival=arrival, link=exp.full_link)

    assert first == second
    assert (Expression.objects.count(), Message.objects.count()) == (1, 1)


def test_the_form_sent_again_with_the_next_persons_words_is_another_expression():
    call = exp.call()

    first = express(call, token="a-token-of-one-form", name="Ada Byron")
    second = express(call, token="a-token-of-one-form", name="Ben Hall")

    assert first != second


def test_a_form_sent_twice_across_midnight_is_taken_once():
    call = exp.call()
    given, arrival = exp.interest(call), Arrival(token="a-token-of-one-form")
    first = services.express_interest(call, given, arrival=arrival, link=exp.full_link)
    call.closes_on = exp.today() - exp.days(1)
    call.save()

    assert services.express_interest(call, given, arrival=arrival, link=exp.full_link) == first


def test_whoever_knows_the_token_of_a_form_does_not_know_the_key_of_the_link():
    first = express(exp.call(), token="a-token-of-one-form")

    assert read_link(link_of(first), "my interest") == first.key
    assert b"a-token-of-one-form" not in first.key.bytes


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"email": "Ada@Example.org"}, {"email": "ada@example.ORG"}),
        ({"phone": "01632 960001"}, {"email": "", "phone": "+44 (0)1632 960-001"}),
        (
            {"name": "Ada Byron", "address": "1 High St\nWestmere"},
            {"name": "ada  byron", "address": "1 high st, Westmere", "email": "other@example.org"},
        ),
    ],
)
def test_the_same_person_twice_is_kept_twice_and_noted(before, now):
    call = exp.call()

    first = express(call, **before)
    second = express(call, **now)

    assert (first.same_person_as, second.same_person_as) == (None, first)


def test_people_who_share_only_a_name_are_two_people():
    call = exp.call()

    express(call, name="Ada Byron")

    assert express(call, name="Ada Byron").same_person_as is None


def test_the_same_person_in_another_call_is_no_double():
    express(exp.call(), email="ada@example.org")

    assert express(exp.call(), email="ada@example.org").same_person_as is None


def test_somebody_who_withdrew_may_come_again():
    call = exp.call()
    exp.expressed(call, Stage.WITHDRAWN, email="ada@example.org")

    assert express(call, email="ada@example.org").same_person_as is None


def test_the_second_letter_says_that_there_is_another_one():
    call = exp.call()
    first = express(call, email="ada@example.org")

    express(call, email="ADA@example.org")

    letter = Message.objects.get(to="ADA@example.org").body
    assert "We have another one from you of" in letter
    assert first.reference in letter


def test_who_knows_a_name_and_a_street_does_not_learn_that_somebody_applied():
    call = exp.call()
    victim = {"name": "Ada Byron", "address": "1 High Street, Westmere"}
    express(call, **victim, email="ada@example.org")

    second = express(call, **victim, email="curious@example.org")

    assert second.same_person_as
    assert "another one" not in Message.objects.get(to="curious@example.org").body


def test_the_form_cannot_be_used_to_flood_an_address_with_letters():
    call = exp.call()

    for _each in range(services.MOST_LETTERS_A_DAY + 2):
        express(call, email="victim@example.org")

    assert Message.objects.count() == services.MOST_LETTERS_A_DAY
    assert Expression.objects.count() == services.MOST_LETTERS_A_DAY + 2


@pytest.mark.parametrize("state", [CallState.CLOSED, CallState.TOLD, CallState.WITHDRAWN])
def test_express_interest_refuses_a_call_that_is_over(state):
    call = exp.call(state=state)

    with pytest.raises(services.CallClosedError):
        express(call)


def test_the_closing_day_is_the_last():
    call = exp.call(closes_on=exp.today())

    assert express(call).stage == Stage.RECEIVED


def test_the_day_after_closing_is_too_late():
    call = exp.call(closes_on=exp.today() - exp.days(1))

    with pytest.raises(services.CallClosedError):
        express(call)


def test_express_interest_refuses_seats_of_another_call():
    call, other = exp.call(), make.seats()

    with pytest.raises(services.NotInTheCallError):
        express(call, groups=(other,))


def test_express_interest_refuses_a_district_of_another_partnership():
    with pytest.raises(services.NotInTheCallError):
        express(exp.call(), district=partnerships.district())


def test_paper_counts_by_the_day_on_which_it_was_posted():
    call = exp.call(closes_on=exp.today() - exp.days(3), state=CallState.CLOSED)
    keyer = partnerships.member(Role.PAPER_KEYER, of=call.partnership)
    arrival = Arrival(Origin.PAPER, received_on=call.closes_on)

    entered = services.enter_expression(
        call, exp.interest(call), arrival=arrival, link=exp.full_link, by=keyer
    )

    assert (entered.origin, entered.received_on, entered.entered_by) == (
        "paper",
        call.closes_on,
        keyer,
    )
    assert entered.changes.get().by == keyer


@pytest.mark.parametrize(
    ("state", "late"),
    [(CallState.OPEN, -31), (CallState.CLOSED, 4), (CallState.TOLD, 0), (CallState.WITHDRAWN, 0)],
)
def test_paper_from_outside_the_call_or_after_everybody_was_told_is_refused(state, late):
    closed_on = exp.today() - exp.days(5)
    call = exp.call(closes_on=closed_on, state=state)
    arrival = Arrival(Origin.PAPER, received_on=closed_on + exp.days(late))

    with pytest.raises(services.CallClosedError):
        services.enter_expression(
            call,
            exp.interest(call),
            arrival=arrival,
            link=exp.full_link,
            by=make.keeper(call.partnership),
        )


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_is_one_expression():
    call = exp.call()
    given, arrival = exp.interest(call), Arrival(token="a-token-of-one-form")

    def send(_number):
        try:
            sent = services.express_interest(call, given, arrival=arrival, link=exp.full_link)
            return sent.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(send, range(4)))

    assert len(keys) == 1
    assert (Expression.objects.count(), StageChange.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_person_twice_at_once_is_noted():
    call = exp.call()

    def send(_number):
        try:
            return express(call, email="ada@example.org").same_person_as_id
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        noted = list(pool.map(send, range(2)))

    assert sorted(each is None for each in noted) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_who_sends_while_the_call_is_being_closed_waits_and_is_told():
    call = exp.call()

    def send():
        try:
            express(call)
        except services.CallClosedError:
            return "closed"
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            locked = Call.objects.select_for_update().get(pk=call.pk)
            sent = pool.submit(send)
            with pytest.raises(TimeoutError):
                sent.result(timeout=0.5)
            locked.state = CallState.CLOSED
            locked.save()
        answer = sent.result(timeout=20)

    assert answer == "closed"
    assert Expression.objects.count() == 0

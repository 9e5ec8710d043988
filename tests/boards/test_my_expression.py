"""What applicants do with their private link, service by service."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.audit.models import Entry
from heard.boards.models import Expression, StageChange
from heard.boards.models.words import CallState, Stage
from heard.boards.next_steps import next_steps
from heard.boards.queries.expressions import mine
from heard.boards.services import answering_offers as services
from heard.boards.stages import GOING_ON
from tests.boards import make
from tests.boards import make_expressions as exp

pytestmark = pytest.mark.django_db

OVER = [stage for stage in Stage if stage not in GOING_ON]


def offered(**more):
    call = exp.call()
    group = call.seats.get().group
    given = {"answer_by": exp.today() + exp.days(3), "offered_group": group} | more
    return exp.expressed(call, Stage.OFFERED, **given)


def stages_of(expression):
    return [change.stage for change in expression.changes.all()]


def test_answer_offer_takes_a_yes_with_a_word():
    sent = services.answer_offer(offered(), accepts=True, words="With pleasure")

    sent.refresh_from_db()
    assert (sent.stage, sent.answer_words, sent.forget_on) == ("accepted", "With pleasure", None)
    assert stages_of(sent) == [Stage.RECEIVED, Stage.ACCEPTED]
    assert sent.changes.last().by is None
    entry = Entry.objects.get(deed="offer accepted")
    assert (entry.actor_name, entry.details) == ("Heard", {})


@pytest.mark.parametrize(("may_ask_again", "kept"), [(False, 183), (True, 730)])
def test_answer_offer_takes_a_no_and_says_until_when_it_is_kept(may_ask_again, kept):
    sent = services.answer_offer(offered(may_ask_again=may_ask_again), accepts=False)

    sent.refresh_from_db()
    assert (sent.stage, sent.forget_on) == ("turned_down", exp.today() + exp.days(kept))


@pytest.mark.parametrize("accepts", [True, False])
def test_the_same_answer_twice_is_one(accepts):
    sent = offered()

    for _each in range(2):
        services.answer_offer(sent, accepts=accepts)

    assert StageChange.objects.filter(expression=sent).count() == 2


def test_an_answer_cannot_be_turned_round():
    sent = services.answer_offer(offered(), accepts=True)

    with pytest.raises(services.NoOfferError):
        services.answer_offer(sent, accepts=False)


@pytest.mark.parametrize(
    "stage", [stage for stage in Stage if stage not in {"offered", "accepted"}]
)
def test_only_an_offer_can_be_answered(stage):
    with pytest.raises(services.NoOfferError):
        services.answer_offer(exp.expressed(stage=stage), accepts=True)


def test_an_offer_of_a_call_that_was_withdrawn_cannot_be_taken():
    sent = offered()
    sent.call.state, sent.call.withdrawn_because = CallState.WITHDRAWN, "The board was closed."
    sent.call.save()

    with pytest.raises(services.NoOfferError):
        services.answer_offer(sent, accepts=True)
    assert not mine(sent, exp.today()).can_answer


def test_the_day_that_was_given_is_the_last():
    sent = services.answer_offer(offered(answer_by=exp.today()), accepts=True)

    assert sent.stage == Stage.ACCEPTED


def test_answer_offer_refuses_after_that_day():
    sent = offered(answer_by=exp.today() - exp.days(1))

    with pytest.raises(services.TooLateError):
        services.answer_offer(sent, accepts=True)


@pytest.mark.parametrize("stage", sorted(GOING_ON))
def test_withdraw_expression_works_while_it_goes_on(stage):
    sent = services.withdraw_expression(exp.expressed(stage=stage))

    sent.refresh_from_db()
    assert (sent.stage, sent.forget_on) == ("withdrawn", exp.today() + exp.days(183))
    assert stages_of(sent) == [Stage.RECEIVED, Stage.WITHDRAWN]


def test_withdrawing_twice_is_once():
    sent = exp.expressed()

    for _each in range(2):
        services.withdraw_expression(sent)

    assert stages_of(sent) == [Stage.RECEIVED, Stage.WITHDRAWN]


@pytest.mark.parametrize("stage", [stage for stage in OVER if stage != Stage.WITHDRAWN])
def test_withdraw_expression_refuses_what_is_over(stage):
    with pytest.raises(services.OverError):
        services.withdraw_expression(exp.expressed(stage=stage))


def test_change_expression_changes_the_words_until_the_call_closes():
    sent = exp.expressed()

    services.change_expression(sent, columns={"why": "A better reason"})

    sent.refresh_from_db()
    assert sent.why == "A better reason"


def test_change_expression_refuses_after_the_call_closed():
    sent = exp.expressed()
    sent.call.closes_on = exp.today() - exp.days(1)
    sent.call.save()

    with pytest.raises(services.TooLateError):
        services.change_expression(sent, columns={"why": "Too late"})


@pytest.mark.parametrize("stage", OVER)
def test_nothing_is_changed_of_what_is_over(stage):
    sent = exp.expressed(stage=stage)

    with pytest.raises(services.OverError):
        services.change_expression(sent, columns={"why": "Over"})
    with pytest.raises(services.OverError):
        services.change_contact(sent, columns={"phone": "999"})


def test_applicants_change_nothing_but_their_own_words():
    sent = exp.expressed()

    with pytest.raises(ValueError, match="stage"):
        services.change_expression(sent, columns={"stage": "offered"})
    with pytest.raises(ValueError, match="feedback"):
        services.change_contact(sent, columns={"feedback": "Well done"})


def test_change_contact_works_after_the_call_closed():
    sent = exp.expressed()
    sent.call.closes_on = exp.today() - exp.days(1)
    sent.call.save()

    services.change_contact(sent, columns={"phone": "01632 960 002", "access_needs": ["bsl"]})

    sent.refresh_from_db()
    assert (sent.phone, sent.access_needs) == ("01632 960 002", ["bsl"])


def test_ask_me_again_moves_the_day_of_deleting():
    day = exp.today() + exp.days(100)
    sent = exp.expressed(stage=Stage.DECLINED, forget_on=day)

    longer = services.ask_me_again(sent, may_ask_again=True)
    assert (longer.may_ask_again, longer.forget_on) == (True, day + exp.days(730 - 183))

    shorter = services.ask_me_again(sent, may_ask_again=False)
    assert (shorter.may_ask_again, shorter.forget_on) == (False, day)


def test_asking_for_the_same_again_changes_nothing():
    sent = exp.expressed(stage=Stage.DECLINED, forget_on=exp.today())

    services.ask_me_again(sent, may_ask_again=False)

    sent.refresh_from_db()
    assert sent.forget_on == exp.today()


def test_the_day_of_deleting_of_somebody_with_a_seat_does_not_hang_on_being_asked_again():
    sent = exp.expressed(stage=Stage.APPOINTED, forget_on=exp.today())

    assert services.ask_me_again(sent, may_ask_again=True).forget_on == exp.today()


def test_take_back_expression_withdraws_and_forgets():
    sent = services.take_back_expression(exp.expressed(why="Zebras"))

    sent.refresh_from_db()
    assert (sent.stage, sent.why, sent.name, sent.is_forgotten) == ("withdrawn", "", "", True)


@pytest.mark.parametrize("stage", OVER)
def test_taking_back_what_is_over_keeps_what_became_of_it(stage):
    sent = services.take_back_expression(exp.expressed(stage=stage))

    sent.refresh_from_db()
    assert (sent.stage, sent.is_forgotten) == (stage, True)


def test_taking_back_twice_is_once():
    sent = exp.expressed()
    first = services.take_back_expression(sent)

    assert services.take_back_expression(sent).forgotten_at == first.forgotten_at
    assert Expression.objects.count() == 1


@pytest.mark.parametrize("stage", [Stage.TO_OFFER, Stage.TO_RESERVE, Stage.TO_DECLINE])
def test_what_is_decided_and_not_told_reads_as_if_the_panel_were_reading(stage):
    call = exp.call()
    decided = exp.expressed(call, stage, feedback="Zebras", reserve_place=2)
    reading = exp.expressed(call, Stage.READING)

    page, plain = (mine(each, exp.today()) for each in (decided, reading))

    assert (page.tag, page.next_steps, page.feedback) == (plain.tag, plain.next_steps, "")
    assert [day for _label, day in page.days] == [day for _label, day in plain.days]


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_says_what_happens_next(stage):
    sent = exp.expressed(stage=stage)

    steps = next_steps(sent, exp.today())

    assert steps
    assert all(steps)


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.READING, Stage.TO_OFFER])
def test_who_waits_too_long_is_told_that_we_are_late(stage):
    sent = exp.expressed(stage=stage)

    steps = next_steps(sent, sent.call.told_by + exp.days(1))

    assert steps[0].endswith("We are late, and we are sorry.")
    assert steps[1] == f"To ask how far we are: {sent.call.contact}"


@pytest.mark.parametrize("stage", Stage)
def test_a_withdrawn_call_says_why_in_place_of_what_happens_next(stage):
    sent = exp.expressed(stage=stage)
    sent.call.state, sent.call.withdrawn_because = CallState.WITHDRAWN, "The board was closed."

    assert next_steps(sent, exp.today())[0] == "This call was withdrawn: The board was closed."
    assert mine(sent, exp.today()).tag.word == "The call was withdrawn"


def test_somebody_with_a_seat_reads_when_it_starts():
    call = exp.call()
    seat = call.seats.get().group.seats.first()
    sent = exp.expressed(
        call,
        Stage.APPOINTED,
        membership=make.membership(seat, start_on=exp.today() + exp.days(3)),
    )

    assert next_steps(sent, exp.today())[0].startswith("Your seat starts on")
    assert next_steps(sent, exp.today() + exp.days(3))[0].startswith("You have been in your seat")


def at_once(*deeds):
    """Do all deeds at the same time; gives what each raised, or None."""

    def tried(deed):
        try:
            deed()
        except (services.NoOfferError, services.OverError) as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(tried, deeds))


@pytest.mark.django_db(transaction=True)
def test_a_yes_from_two_phones_at_once_is_one():
    sent = offered()

    refused = at_once(*[lambda: services.answer_offer(sent, accepts=True)] * 2)

    assert refused == [None, None]
    assert stages_of(sent) == [Stage.RECEIVED, Stage.ACCEPTED]


@pytest.mark.django_db(transaction=True)
def test_of_a_yes_and_a_no_at_once_one_wins():
    sent = offered()

    refused = at_once(
        lambda: services.answer_offer(sent, accepts=True),
        lambda: services.answer_offer(sent, accepts=False),
    )

    assert sorted(map(str, refused)) == sorted(["None", str(services.NoOfferError)])
    assert len(stages_of(sent)) == 2


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_withdrawal_at_once_end_withdrawn_with_every_step_written_down():
    sent = offered()

    refused = at_once(
        lambda: services.answer_offer(sent, accepts=True),
        lambda: services.withdraw_expression(sent),
    )

    sent.refresh_from_db()
    assert sent.stage == Stage.WITHDRAWN
    assert len(stages_of(sent)) == 3 - len([each for each in refused if each])

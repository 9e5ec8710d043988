"""Updates: taken in once, accepted with what follows from it, given back with a question."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from heard.audit.models import Entry
from heard.mail.models import Message
from heard.plans.models import Action, DueChange, Holder, Update
from heard.plans.models.words import ActionState, UpdateState
from heard.plans.services.posts import NewHolder, change_holder
from heard.plans.services.updates import (
    Author,
    NotAskedError,
    NotTheirsError,
    NotYoursError,
    Said,
    SettledError,
    accept_update,
    receive_update,
    return_update,
)
from tests.plans import make
from tests.plans.make_updates import holder_of, led, round_of, update

pytestmark = pytest.mark.django_db
SAID = Said("on_track", "Two have started.")


@pytest.fixture
def action():
    return led(updated_on=None)


@pytest.fixture
def keeper(action):
    return make.lead(action.plan.partnership)


def test_an_update_belongs_to_the_month_that_is_open(action):
    of = round_of(action.plan)

    assert update(action).round == of


def test_an_update_between_months_belongs_to_none(action):
    round_of(action.plan, opened=-60, due_in=-50)

    assert update(action).round is None


def test_the_same_key_is_the_first_update(action):
    author = Author(uuid4(), holder_of(action))

    first = receive_update(action, SAID, author=author)
    again = receive_update(action, SAID, author=author)

    assert first == again
    assert Update.objects.count() == 1


def test_a_key_of_another_action_is_made_up(action):
    other = led(action.plan)
    key = update(other).key

    made = receive_update(action, SAID, author=Author(key, holder_of(action)))

    assert made.action == action
    assert made.key != key


def test_two_of_one_month_leave_the_newer_to_look_at(action):
    round_of(action.plan)

    first, second = update(action), update(action, "Three have started.")

    first.refresh_from_db()
    assert first.state == UpdateState.REPLACED
    assert list(action.updates.to_look_at()) == [second]


def test_who_left_writes_no_more(action, keeper):
    gone = holder_of(action)
    change_holder(gone.post, NewHolder("Kim", "kim@nhs.example"), on=_today(), by=keeper)

    with pytest.raises(NotYoursError):
        receive_update(action, SAID, author=Author(uuid4(), gone))


def test_nobody_writes_on_an_action_of_another_post(action):
    stranger = make.holder(make.post(action.plan.partnership))

    with pytest.raises(NotYoursError):
        receive_update(action, SAID, author=Author(uuid4(), stranger))
    with pytest.raises(NotYoursError):
        receive_update(action, SAID, author=Author(uuid4()))
    with pytest.raises(NotYoursError):
        receive_update(action, SAID, author=Author(uuid4(), by=make.lead()))


@pytest.mark.parametrize("over", ["plan", "action"])
def test_nothing_is_said_of_what_is_over(action, over):
    author = Author(uuid4(), holder_of(action))
    if over == "plan":
        action.plan.closed_on, action.plan.closed_because = _today(), "Done"
        action.plan.save()
    else:
        Action.objects.update(state=ActionState.DELIVERED, delivered_on=_today())

    with pytest.raises(NotAskedError):
        receive_update(action, SAID, author=author)


def test_accepted_it_takes_effect(action, keeper):
    step, other = make.milestone(action), make.milestone(action)
    wanted = _today() + timedelta(days=200)
    said = {"claim": "at_risk", "claim_words": "Few apply", "milestones_done": (step.key, uuid4())}
    sent = update(action, wants_due_on=wanted, due_reason="Nobody applied (Ms X)", **said)

    accept_update(sent, public_words="Two have started.", due_reason="Nobody applied.", by=keeper)

    sent.refresh_from_db()
    action.refresh_from_db()
    moved = DueChange.objects.get()
    assert (sent.state, sent.public_words, sent.settled_by) == (
        UpdateState.ACCEPTED,
        "Two have started.",
        keeper,
    )
    assert (action.claim, action.claim_words, action.updated_on) == (
        "at_risk",
        "Few apply",
        _today(),
    )
    assert (action.due, moved.moved_to, moved.reason) == (wanted, wanted, "Nobody applied.")
    assert [each.done_on for each in (_again(step), _again(other))] == [_today(), None]


def test_accepting_starts_what_was_agreed(keeper, action):
    Action.objects.update(state=ActionState.AGREED)

    accept_update(update(action), public_words="It has begun.", by=keeper)

    assert Action.objects.get().state == ActionState.IN_PROGRESS


def test_accepting_starts_nothing_whose_day_is_to_come(keeper, action):
    Action.objects.update(state=ActionState.AGREED, starts_on=_today() + timedelta(days=9))

    accept_update(update(action), public_words="All is prepared.", by=keeper)

    assert Action.objects.get().state == ActionState.AGREED


def test_that_it_is_delivered_is_not_done_by_accepting(keeper, action):
    accept_update(update(action, claim="delivered"), public_words="All done.", by=keeper)

    done = Action.objects.get()
    assert (done.state, done.claim) == (ActionState.IN_PROGRESS, "delivered")


def test_an_older_update_does_not_undo_a_newer_one(keeper, action):
    sent = update(action, claim="off_track", claim_words="No money")
    Update.objects.update(received_at=timezone.now() - timedelta(days=40))
    Action.objects.update(claim="on_track", updated_on=_today())
    sent.refresh_from_db()

    accept_update(sent, public_words="There was no money.", by=keeper)

    assert Action.objects.get().claim == "on_track"


def test_an_update_is_settled_once(keeper, action):
    sent = update(action)
    accept_update(sent, public_words="Two.", by=keeper)

    with pytest.raises(SettledError):
        accept_update(sent, public_words="Two.", by=keeper)
    with pytest.raises(SettledError):
        return_update(sent, question="How many?", by=keeper)


def test_nobody_settles_an_update_of_another_area(action):
    with pytest.raises(NotTheirsError):
        accept_update(update(action), public_words="Two.", by=make.lead())


def test_a_question_goes_out_with_the_link(keeper, action):
    sent = update(action)

    return_update(sent, question="How many of them are full time?", by=keeper)

    letter = Message.objects.get()
    assert letter.to == holder_of(action).email
    assert "How many of them are full time?" in letter.body
    assert "/u/" in letter.body
    assert str(action.key) in letter.body
    assert letter.holds_secret


def test_a_question_goes_to_who_holds_the_post_now(keeper, action):
    sent = update(action)
    new = NewHolder("Kim", "kim@nhs.example")
    change_holder(action.lead, new, on=_today(), by=keeper)

    return_update(sent, question="How many?", by=keeper)

    assert Message.objects.get().to == "kim@nhs.example"


def test_a_question_to_nobody_is_kept_all_the_same(keeper, action):
    sent = update(action)
    change_holder(action.lead, None, on=_today(), by=keeper)

    return_update(sent, question="How many?", by=keeper)

    assert Message.objects.count() == 0
    assert Update.objects.get().question_back == "How many?"


def test_the_audit_names_no_holder(keeper, action):
    holder = holder_of(action)

    accept_update(update(action), public_words="Two.", by=keeper)

    said = [f"{entry.actor_name} {entry.subject_name} {entry.details}" for entry in _entries()]
    assert str(holder) in " ".join(said)
    assert holder.name not in " ".join(said)


@pytest.mark.django_db(transaction=True)
def test_sent_many_times_at_once_it_is_one_update():
    action = led()
    author = Author(uuid4(), holder_of(action))

    def once_more(_number):
        try:
            return receive_update(action, SAID, author=author).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(once_more, range(8)))) == 1
    assert Update.objects.count() == 1
    assert Holder.objects.count() == 1


def _today():
    return timezone.localdate()


def _again(step):
    step.refresh_from_db()
    return step


def _entries():
    return Entry.objects.filter(deed__startswith="update")

"""Updates are asked for once a month, by one letter to each, and nobody is pestered."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.mail.models import Message, State
from heard.plans.chasing import asked_on, reminders_due
from heard.plans.models import Action, Holder, Plan, UpdateRound
from heard.plans.queries.updates_todo import todo
from heard.plans.services.chasing import ask_for_updates
from heard.plans.services.posts import NewHolder, change_holder
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_updates import holder_of, led, round_of, settled, update

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make.plan(asks_for_updates=True, update_day=min(timezone.localdate().day, 28))


def test_a_round_opens_and_each_holder_gets_one_letter_for_all_actions(plan):
    first = led(plan, title="Recruit psychologists")
    make.action(plan, title="Train schools", lead=first.lead)
    led(plan, title="Rewrite the Local Offer")

    sent = ask_for_updates()

    of, letters = UpdateRound.objects.get(), Message.objects.order_by("to")
    mine = letters.get(to=holder_of(first).email)
    assert (of.opened_on, of.due_on) == (_today(), _today() + timedelta(days=10))
    assert sent == letters.count() == 2
    assert "Recruit psychologists" in mine.body
    assert "Train schools" in mine.body
    assert "Rewrite" not in mine.body
    assert mine.body.count("/u/") == 1
    assert mine.holds_secret


def test_two_plans_are_one_letter(plan):
    first = led(plan)
    other = make.plan(plan.partnership, asks_for_updates=True, update_day=plan.update_day)
    make.action(other, lead=first.lead)

    assert ask_for_updates() == 1


def test_run_twice_it_does_nothing_more(plan):
    led(plan)

    assert (ask_for_updates(), ask_for_updates()) == (1, 0)
    assert UpdateRound.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"asks_for_updates": False},
        {"closed_on": date(2026, 1, 1), "closed_because": "Done"},
        {"starts_on": date(2099, 1, 1), "ends_on": None},
    ],
)
def test_a_plan_that_is_not_at_work_asks_nobody(plan, change):
    led(plan)
    Plan.objects.update(**change)

    assert ask_for_updates() == 0
    assert UpdateRound.objects.count() == 0


def test_a_month_whose_days_were_missed_is_left_out(plan):
    led(plan)
    long_ago = _today() - timedelta(days=14)
    Plan.objects.update(update_day=min(long_ago.day, 28), update_within=10)

    assert ask_for_updates() == 0


def test_nothing_is_asked_of_what_has_not_begun_is_done_or_was_sent(plan):
    for more in (
        {"state": "draft"},
        {"state": "delivered", "delivered_on": _today()},
        {"starts_on": _today() + timedelta(days=60), "due_on": _today() + timedelta(days=90)},
    ):
        led(plan, **more)
    round_of(plan)
    update(led(plan))

    assert ask_for_updates() == 0


def test_reminders_go_out_before_the_day_after_it_and_a_week_later(plan):
    due = date(2026, 11, 20)

    days = {n: reminders_due(due, due + timedelta(days=n)) for n in (-4, -3, 0, 1, 7, 8, 60)}

    assert days == {-4: 0, -3: 1, 0: 1, 1: 2, 7: 2, 8: 3, 60: 3}


@pytest.mark.parametrize(
    ("due_in", "subject"),
    [
        (4, None),
        (3, "Reminder: your updates are due on"),
        (0, "Reminder: your updates are due on"),
        (-1, "Late: your updates were due on"),
        (-8, "Late: your updates were due on"),
    ],
)
def test_who_owes_something_is_reminded_once_for_each_day(plan, due_in, subject):
    led(plan)
    of = round_of(plan, due_in=due_in, opened=due_in - 10)
    Holder.objects.update(sent_on=of.opened_on)

    sent = ask_for_updates()
    Holder.objects.update(sent_on=of.opened_on)
    again = ask_for_updates()

    assert (sent, again) == (1 if subject else 0, 0)
    assert [each.subject.startswith(subject) for each in Message.objects.all()] == [True] * sent


def test_nobody_is_written_to_twice_on_a_day(plan):
    led(plan)
    round_of(plan, due_in=-1, opened=-11)
    Holder.objects.update(sent_on=_today())

    assert ask_for_updates() == 0


def test_who_has_sent_theirs_is_not_reminded(plan):
    action = led(plan)
    of = round_of(plan, due_in=2, opened=-8)
    Holder.objects.update(sent_on=of.opened_on)
    settled(action)

    assert ask_for_updates() == 0


def test_who_was_asked_back_is_reminded(plan):
    action = led(plan)
    of = round_of(plan, due_in=2, opened=-8)
    settled(action, "returned")
    Holder.objects.update(sent_on=of.opened_on)

    assert ask_for_updates() == 1


def test_who_took_the_post_since_is_asked_the_next_morning(plan):
    action, keeper = led(plan), make.lead(plan.partnership)
    of = round_of(plan)
    Holder.objects.update(sent_on=of.opened_on)
    new = NewHolder("Kim Hale", "kim@nhs.example")
    change_holder(action.lead, new, on=_today(), by=keeper)

    assert ask_for_updates() == 1
    assert Message.objects.get().to == "kim@nhs.example"


def test_a_member_who_holds_a_post_gets_it_at_their_own_address(plan):
    action = led(plan)
    member = partnerships.member(of=plan.partnership)
    Holder.objects.update(email="", member=member)

    ask_for_updates()

    assert Message.objects.get().to == member.user.email
    assert [each.text for each in todo(member)] == ["Write your update on 1 action"]
    assert action.updates.count() == 0


@pytest.mark.parametrize(
    ("update_day", "today", "asked"),
    [
        (1, date(2026, 11, 25), date(2026, 11, 1)),
        (25, date(2026, 11, 25), date(2026, 11, 25)),
        (28, date(2026, 3, 27), date(2026, 2, 28)),
        (28, date(2027, 1, 3), date(2026, 12, 28)),
    ],
)
def test_a_plan_asks_on_its_day_of_each_month(update_day, today, asked):
    assert asked_on(update_day, today) == asked


def test_a_post_without_a_holder_is_somebodys_to_do(plan):
    action = led(plan)
    keeper = make.lead(plan.partnership)
    change_holder(action.lead, None, on=_today(), by=keeper)

    found = todo(keeper)

    assert ask_for_updates() == 0
    assert [each.text for each in found] == [
        f"Say who is “{action.lead.title}” now: the post leads actions and nobody holds it"
    ]


def test_an_address_at_which_nothing_arrives_is_somebodys_to_do(plan):
    action, keeper = led(plan), make.lead(plan.partnership)
    ask_for_updates()
    Message.objects.update(state=State.FAILED, settled_at=timezone.now(), problem="No such user")

    assert [each.text for each in todo(keeper)] == [
        f"Find out how to reach “{action.lead.title}”: no e-mail arrives there"
    ]


def test_what_came_is_to_be_looked_at(plan):
    update(led(plan))

    found = todo(make.lead(plan.partnership))

    assert [each.text for each in found] == [f"Look at 1 update on “{plan.title}”"]
    assert todo(partnerships.member(of=plan.partnership)) == []
    assert todo(make.lead()) == []
    assert Action.objects.count() == 1


def _today():
    return timezone.localdate()

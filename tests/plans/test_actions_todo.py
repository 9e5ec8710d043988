"""What actions ask of whoever keeps the plans."""

import pytest

from heard.partnerships.roles import Role
from heard.plans.models.words import ActionState
from heard.plans.queries.actions_todo import todo
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_actions import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def plan(lead):
    return make.plan(lead.partnership, "Priority action plan")


def led(plan, title, **more):
    return make.action(plan, title, lead=make.holder(make.post(plan.partnership)).post, **more)


def asked(member):
    return [each.text for each in todo(member)]


def test_nothing_is_asked_of_a_plan_that_goes_well(plan, lead):
    led(plan, "Recruit")

    assert todo(lead) == []


def test_each_thing_that_an_action_needs_is_asked_for(plan, lead):
    late = led(plan, "Late", due_on=in_days(-1))
    led(plan, "Soon", due_on=in_days(10))
    make.milestone(led(plan, "Step"), due_on=in_days(-1))
    led(plan, "Looked at", review_on=in_days(0))
    make.action(plan, "Nobody")
    make.action(plan, "Vacant", lead=make.post(plan.partnership))

    found = todo(lead)

    assert [each.text for each in found] == [
        "Say what became of an action whose day is over: A1 Late",
        "See that an action is done in time: A2 Soon",
        "Ask about a milestone that is late: A3 Step",
        "Look again at an action: A4 Looked at",
        "Say who leads an action: A5 Nobody",
        "Find somebody for an action whose post nobody has: A6 Vacant",
    ]
    assert found[0].due_on == late.due_on
    assert found[0].url.endswith(f"/staff/plans/actions/{late.pk}/")


def test_many_actions_of_a_plan_are_one_line_that_leads_to_them(plan, lead):
    for days in range(1, 6):
        led(plan, "Late", due_on=in_days(-days))

    (only,) = todo(lead)

    assert only.text == ("Say what became of 5 actions whose day is over, in Priority action plan")
    assert only.due_on == in_days(-5)
    assert only.url.endswith(f"/staff/plans/{plan.pk}/actions/?due=late")


def test_what_is_over_asks_for_nothing(plan, lead):
    led(plan, "Done", state=ActionState.DELIVERED, delivered_on=in_days(0), due_on=in_days(-9))
    led(plan, "Draft", state=ActionState.DRAFT, due_on=in_days(-9))
    closed = make.plan(lead.partnership, closed_on=in_days(0), closed_because="It ended")
    make.action(closed, "Late", due_on=in_days(-9))

    assert todo(lead) == []


def test_only_those_who_keep_plans_here_are_asked(plan):
    make.action(plan, "Late", due_on=in_days(-1))

    assert todo(partnerships.member(Role.READ_ONLY, of=plan.partnership)) == []
    assert todo(make.lead()) == []


def test_what_is_asked_takes_one_statement(plan, lead, django_assert_num_queries):
    for _each in range(5):
        make.milestone(make.action(plan, due_on=in_days(-1)), due_on=in_days(-1))

    with django_assert_num_queries(1):
        todo(lead)

"""Looking through the actions of a plan, and the page of one; who may."""

import pytest

from heard.partnerships.roles import PERMISSIONS, Permission, Role
from heard.plans.models import Action
from heard.plans.models.words import ActionState, Level
from heard.plans.services import due, milestones
from heard.plans.services.due import Moved
from tests.access import Page, address_in, assert_access
from tests.boards import make as boards
from tests.partnerships import make as partnerships
from tests.plans import make, make_actions
from tests.plans.make_actions import Desk, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


def _all_pages(action):
    plan, milestone = action.plan, make.milestone(action)
    risk = action.risks.create(words="Nobody applies", likelihood=Level.HIGH, impact=Level.LOW)
    yield from ((name, plan.pk) for name in ("make_action", "give_actions"))
    steps = ("change_action", "deliver_action", "stop_action", "move_due", "split_action")
    yield from ((name, action.pk) for name in (*steps, "merge_actions", "add_milestone"))
    yield from ((name, milestone.pk) for name in ("change_milestone", "finish_milestone"))
    yield from (("add_risk", action.pk), ("change_risk", risk.pk))


def test_every_page_that_changes_an_action_opens_to_those_who_keep_plans():
    action = make.action()
    keepers = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD}

    for name, pk in _all_pages(action):
        assert_access(Page(f"plans:{name}", (pk,), action.plan.partnership), roles=keepers)


def test_everybody_who_sees_plans_looks_through_actions():
    action = make.action()

    for name, pk in (("actions", action.plan_id), ("keep_action", action.pk)):
        page = Page(f"plans:{name}", (pk,), action.plan.partnership)
        assert_access(page, roles=PERMISSIONS[Permission.SEE_PLANS])


def test_what_is_done_by_one_button_is_for_keepers():
    action = make.action(state=ActionState.DRAFT)
    milestone = make.milestone(action)
    risk = action.risks.create(words="Nobody applies", likelihood=Level.HIGH, impact=Level.LOW)
    by_button = [(name, action.pk) for name in ("agree_action", "start_action")]
    by_button += [("reopen_milestone", milestone.pk), ("remove_milestone", milestone.pk)]
    by_button += [("close_risk", risk.pk), ("reopen_risk", risk.pk)]
    reader = partnerships.signed_in(partnerships.member(of=action.plan.partnership))

    for name, pk in by_button:
        address = address_in(action.plan.partnership, f"plans:{name}", pk)
        assert reader.post(address).status_code == 403
        assert reader.get(address).status_code == 405


def test_the_list_shows_how_each_stands_and_why(desk):
    late = make.action(desk.plan, "Train every school", due_on=in_days(-3))
    make.milestone(make.action(desk.plan), due_on=in_days(-1))

    page = desk.get("actions", desk.plan.pk)

    assert "2 actions in the plan:" in page
    assert "✕ Off track" in page
    assert "It was due on" in page
    assert "A milestone is late." in page
    assert desk.at("keep_action", late.pk) in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"rating": "off_track"}, {"late"}),
        ({"state": "draft"}, {"draft"}),
        ({"due": "late"}, {"late"}),
        ({"due": "14"}, {"soon"}),
        ({"due": "soon"}, {"soon"}),
        ({"due": "none"}, {"draft"}),
        ({"needs": "milestone"}, {"soon"}),
        ({"needs": "review"}, {"draft"}),
        ({"needs": "lead"}, {"draft", "late", "soon"}),
        ({"text": "SOON one"}, {"soon"}),
        ({"text": "nowhere"}, set()),
        ({"rating": "purple", "due": "-1", "text": " "}, {"led", "late", "soon", "draft"}),
    ],
)
def test_actions_are_found_by_what_they_are_and_need(desk, asked, found):
    holder = make.holder(make.post(desk.plan.partnership))
    made = {
        "led": make.action(desk.plan, "Led one", lead=holder.post),
        "late": make.action(desk.plan, "Late one", due_on=in_days(-3)),
        "soon": make.action(
            desk.plan, "Soon one", due_on=in_days(9), lead=make.post(desk.plan.partnership)
        ),
        "draft": make.action(
            desk.plan, "Draft", state=ActionState.DRAFT, due_on=None, review_on=in_days(0)
        ),
    }
    make.milestone(made["soon"], due_on=in_days(-1))

    page = desk.get("actions", desk.plan.pk, **asked)

    shown = {name for name, each in made.items() if desk.at("keep_action", each.pk) in page}
    assert shown == found


def test_actions_are_found_by_who_does_them(desk):
    organisation = partnerships.organisation(desk.plan.partnership, "NHS Westmere")
    post = make.post(
        desk.plan.partnership, "Designated Clinical Officer", organisation=organisation
    )
    group = boards.body(desk.plan.partnership, "Waits task and finish group")
    theirs = make.action(desk.plan, "Theirs", lead=post, group=group)
    other = make.action(desk.plan, "Other")

    for asked in ({"lead": post.pk}, {"organisation": organisation.pk}, {"group": group.pk}):
        page = desk.get("actions", desk.plan.pk, **asked)
        assert desk.at("keep_action", theirs.pk) in page
        assert desk.at("keep_action", other.pk) not in page


def test_an_action_that_answers_two_findings_stands_under_both(desk):
    inspection = make.inspection(desk.plan.partnership)
    findings = [make.finding(inspection, title) for title in ("Waits", "Reviews")]
    both = make.action(desk.plan)
    both.findings.set(findings)
    make.action(desk.plan, "Loose")

    page = desk.get("actions", desk.plan.pk, order="finding", state="in_progress")

    assert "2 of them fit." in page
    assert page.count(desk.at("keep_action", both.pk)) == 2
    assert page.index("Waits") < page.index("Reviews") < page.index("Answers no finding")


def test_the_order_is_that_of_priorities_or_of_days_or_of_ratings(desk):
    second = make.action(desk.plan, "Second", priority=make.priority(desk.plan))
    make.priority(desk.plan)
    loose = make.action(desk.plan, "Loose", due_on=in_days(-9))

    def order(asked):
        page = desk.get("actions", desk.plan.pk, order=asked)
        return [page.index(desk.at("keep_action", each.pk)) for each in (second, loose)]

    assert order("priority") == sorted(order("priority"))
    for asked in ("day", "rating"):
        assert order(asked) == sorted(order(asked), reverse=True)


def test_four_hundred_actions_come_in_pages_and_in_few_statements(
    desk, django_assert_max_num_queries
):
    priority, post = make.priority(desk.plan), make.post(desk.plan.partnership)
    Action.objects.bulk_create(
        Action(
            plan=desk.plan,
            reference=f"1.{n}",
            position=n,
            title=f"Action {n}",
            priority=priority,
            lead=post,
            state=ActionState.AGREED,
            due_on=in_days(n),
        )
        for n in range(400)
    )

    for asked in ({}, {"order": "finding"}, {"needs": "lead", "page": 2}):
        with django_assert_max_num_queries(15):
            page = desk.get("actions", desk.plan.pk, **asked)
        assert "400 actions in the plan:" in page
        assert page.count("heard-register__item") == 50


def test_the_page_of_an_action_says_all_of_it_in_few_statements(
    desk, django_assert_max_num_queries
):
    action = make_actions.agreed(desk.plan, desk.lead, plain_words="We hire two people")
    action = due.move_due(action, Moved(in_days(130), "Nobody applied"), by=desk.lead)
    milestones.add_milestone(action, "Posts filled", in_days(50), by=desk.lead)
    action.risks.create(words="Nobody applies", likelihood=Level.HIGH, impact=Level.HIGH)

    with django_assert_max_num_queries(25):
        page = desk.get("keep_action", action.pk)

    for words in ("We hire two people", "Nobody applied", "Posts filled", "High risk"):
        assert words in page
    assert "Its day was moved." in page
    assert "Start it" in page
    assert "Agree it" not in page

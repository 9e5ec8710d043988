"""Delivered is not noticed: two states, and what it takes to get from one to the other."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from heard.partnerships.models import OrganisationKind
from heard.partnerships.roles import Role
from heard.plans.models import StateChange
from heard.plans.models.words import ActionState
from heard.plans.queries.impact_todo import todo
from heard.plans.services import impact, noticing
from heard.plans.services.impact import Shown
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make, make_impact

pytestmark = pytest.mark.django_db

KEEPERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD}


def keeper(action):
    return make.lead(action.plan.partnership)


def measured(action, value=52, days_ago=5, **more):
    """A measure of the action with a value from `days_ago`."""
    found = make.measure(action.plan.partnership, **more)
    found.actions.add(action)
    make.reading(found, timezone.localdate() - timedelta(days=days_ago), value=Decimal(value))
    return found


def forum_chair(action, kind=OrganisationKind.FORUM):
    chair = partnerships.member(Role.FORUM_CHAIR, of=action.plan.partnership)
    chair.organisation = action.plan.partnership.organisations.create(name="Forum", kind=kind)
    chair.save()
    return chair


def test_a_measure_that_moved_after_the_delivery_evidences_the_impact():
    action = make.delivered()

    shown = impact.evidence_impact(action, Shown(measure=measured(action)), by=keeper(action))

    action.refresh_from_db()
    assert (action.state, action.evidenced_on) == (ActionState.EVIDENCED, timezone.localdate())
    assert "it is better" in shown.words
    assert [each.became for each in StateChange.objects.all()] == [ActionState.EVIDENCED]


@pytest.mark.parametrize(
    "more",
    [{"value": 38}, {"value": 40}, {"days_ago": 31}, {"days_ago": 30}, {"direction": "down"}],
)
def test_a_measure_that_did_not_move_the_right_way_since_shows_nothing(more):
    action = make.delivered()

    with pytest.raises(impact.DidNotMoveError):
        impact.evidence_impact(action, Shown(measure=measured(action, **more)), by=keeper(action))

    action.refresh_from_db()
    assert action.state == ActionState.DELIVERED


def test_a_measure_of_another_action_shows_nothing():
    action, other = make.delivered(), make.delivered()

    with pytest.raises(impact.DidNotMoveError):
        impact.evidence_impact(action, Shown(measure=measured(other)), by=keeper(action))


def test_families_say_it_once_the_question_has_closed():
    action = make.delivered()
    question = make_impact.question(action)
    with pytest.raises(impact.FamiliesDoNotSayError):
        impact.evidence_impact(action, Shown(question=question), by=keeper(action))
    type(question).objects.filter(pk=question.pk).update(yes=24, not_yet=11)
    question = noticing.close_question(question, by=None)

    shown = impact.evidence_impact(action, Shown(question=question), by=keeper(action))

    assert "About 25 of 35 answers say: yes" in shown.words


def test_families_who_say_no_evidence_nothing():
    question = make_impact.answered(yes=11, not_yet=24)

    with pytest.raises(impact.FamiliesDoNotSayError):
        impact.evidence_impact(
            question.action, Shown(question=question), by=keeper(question.action)
        )


def test_only_the_forum_says_what_the_forum_says():
    action = make.delivered()
    words = Shown(forum_words="Nineteen parents told us that they were rung.")
    council = forum_chair(make.delivered(action.plan), kind=OrganisationKind.COUNCIL)
    for member in (keeper(action), council):
        with pytest.raises(impact.NotTheForumError):
            impact.evidence_impact(action, words, by=member)
    council.organisation.delete()

    shown = impact.evidence_impact(action, words, by=forum_chair(action))

    assert shown.words.startswith("The parent carer forum says: Nineteen parents")
    with pytest.raises(impact.NotTheForumError):
        impact.withdraw_impact(shown, because="No", by=keeper(action))


def test_what_is_not_delivered_cannot_be_noticed_and_nothing_counts_twice():
    action = make.action()
    with pytest.raises(impact.NotDeliveredError):
        impact.evidence_impact(action, Shown(measure=measured(action)), by=keeper(action))
    action = make.delivered()
    measure = measured(action)
    impact.evidence_impact(action, Shown(measure=measure), by=keeper(action))

    with pytest.raises(impact.ShownAlreadyError):
        impact.evidence_impact(action, Shown(measure=measure), by=keeper(action))


def test_without_the_last_thing_that_showed_it_an_action_is_only_delivered():
    action = make.delivered()
    lead = keeper(action)
    first = impact.evidence_impact(action, Shown(measure=measured(action)), by=lead)
    second = impact.evidence_impact(action, Shown(measure=measured(action, 70)), by=lead)

    impact.withdraw_impact(first, because="It was counted wrongly", by=lead)
    action.refresh_from_db()
    assert action.state == ActionState.EVIDENCED
    impact.withdraw_impact(second, because="It went back", by=lead)
    impact.withdraw_impact(second, because="Again", by=lead)

    action.refresh_from_db()
    assert (action.state, action.evidenced_on) == (ActionState.DELIVERED, None)
    assert StateChange.objects.count() == 2


def test_after_three_months_somebody_is_asked_to_find_out():
    action = make.delivered()
    lead = keeper(action)
    assert todo(lead) == []
    long_ago = timezone.localdate() - timedelta(days=90)
    type(action).objects.filter(pk=action.pk).update(delivered_on=long_ago)

    assert [each.text for each in todo(lead)] == [f"Find out whether anybody notices {action}"]

    question = make_impact.question(action)
    assert todo(lead) == []
    type(question).objects.filter(pk=question.pk).update(yes=24, not_yet=11)
    noticing.close_question(question, by=None)
    assert f"Say what families noticed of {action}" in [each.text for each in todo(lead)]


def test_who_sees_what_shows_it_and_who_writes_it_down():
    action = make.delivered()
    area = action.plan.partnership
    everybody = {
        Role.PLAN_LEAD,
        Role.ENGAGEMENT_LEAD,
        Role.COMMUNICATIONS_LEAD,
        Role.ANALYST,
        Role.COMMITTEE_OFFICER,
        Role.ELECTED_MEMBER,
        Role.PARENT_REPRESENTATIVE,
        Role.FORUM_CHAIR,
        Role.READ_ONLY,
    }

    assert_access(Page("plans:impacts", (action.pk,), partnership=area), roles=everybody)
    assert_access(
        Page("plans:evidence_impact", (action.pk,), partnership=area, method="post"),
        roles=KEEPERS,
    )
    assert_access(
        Page("plans:forum_says", (action.pk,), partnership=area), roles={Role.FORUM_CHAIR}
    )


def test_staff_write_down_what_shows_it_and_take_it_back():
    action = make.delivered()
    measure = measured(action)
    client = partnerships.signed_in(keeper(action))
    area = action.plan.partnership
    address = address_in(area, "plans:impacts", action.pk)

    page = client.post(
        address_in(area, "plans:evidence_impact", action.pk), {"measure": measure.pk}, follow=True
    ).content.decode()
    assert "★ Delivered, and noticed" in page
    found = action.impacts.get()
    client.post(
        address_in(area, "plans:withdraw_impact", action.pk, found.pk), {"because": "Miscounted"}
    )

    page = client.get(address).content.decode()
    assert "✓ Delivered" in page
    assert "Miscounted" in page


@pytest.mark.parametrize("sent", [{}, {"measure": "x"}, {"measure": "9" * 30}, {"question": "0"}])
def test_hostile_choices_show_nothing(sent):
    action = make.delivered()
    client = partnerships.signed_in(keeper(action))

    response = client.post(
        address_in(action.plan.partnership, "plans:evidence_impact", action.pk), sent
    )

    assert response.status_code in {302, 404}
    assert not action.impacts.exists()

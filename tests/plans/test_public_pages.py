"""Plans, inspections, findings and actions as everybody reads them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.plans.models import ForumStatement, StateChange
from heard.plans.models.words import ActionState, UpdateState
from heard.plans.queries.public_plan import FIRST_FEW, SHOWN_WHOLE, public_plan
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make, make_impact

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    found = make.inspection()
    plan = make.plan(found.partnership, inspection=found)
    plan.findings.add(make.finding(found, plain_words="Children wait too long."))
    return plan


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def page_of(client, thing, name="plan", **query):
    area = thing.partnership if name in {"plan", "inspection"} else None
    area = area or Partnership.objects.get(pk=thing.partnership_id)
    key = thing.slug if name == "plan" else thing.key
    return client.get(address_in(area, f"plans:{name}", key), query)


def text_of(client, thing, name="plan", **query):
    response = page_of(client, thing, name, **query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def under(plan, action):
    action.findings.add(plan.findings.get())
    return action


def test_each_finding_stands_with_what_is_done_and_by_when(client, plan):
    under(plan, make.action(plan, due_on=date(2027, 3, 31), revised_due_on=date(2027, 6, 30)))
    under(
        plan,
        make.action(
            plan,
            state=ActionState.STOPPED,
            stopped_on=date(2026, 10, 1),
            stopped_because="There is no room.",
        ),
    )
    make.action(plan, state=ActionState.DRAFT, is_considered=True, review_on=date(2027, 1, 15))

    page = text_of(client, plan)

    assert "Children wait too long." in page
    assert "By 30 June 2027. We first said 31 March 2027." in page
    assert "There is no room." in page
    assert "We said so on 1 October 2026." in page
    assert "We will look at it again on 15 January 2027." in page
    assert "This plan has 3 actions. None is done yet. 1 is still to come. 1 we cannot do." in page


def test_done_and_noticed_are_two_things(client, plan):
    done = make.delivered(plan, changed_words="You are rung within two weeks.")
    noticed = make.delivered(plan, changed_words="Plans are clear.")
    type(noticed).objects.filter(pk=noticed.pk).update(
        state=ActionState.EVIDENCED, evidenced_on=timezone.localdate()
    )
    question = make_impact.question(done)

    page = text_of(client, plan)

    assert "2 are done, and of 1 we know that it helps." in page
    assert "We do not know yet whether families notice." in page
    assert f"/noticed/{question.key}/" in page
    assert "★ Delivered, and noticed" in page


def test_drafts_and_what_went_on_as_another_are_not_shown(client, plan):
    make.action(plan, "A secret idea", state=ActionState.DRAFT, plain_words="Secret")
    make.action(plan, "Old", state=ActionState.REPLACED, plain_words="Gone on")

    page = text_of(client, plan)

    assert "Secret" not in page
    assert "Gone on" not in page


def test_a_plan_that_is_not_published_and_another_areas_are_not_found(client, plan):
    action = make.action(plan)
    elsewhere = partnerships.partnership()
    assert client.get(address_in(elsewhere, "plans:plan", plan.slug)).status_code == 404
    assert client.get(address_in(elsewhere, "plans:action", action.key)).status_code == 404
    type(plan).objects.update(published_at=None)

    assert page_of(client, plan).status_code == 404
    assert page_of(client, action, "action").status_code == 404


def test_an_inspection_that_is_not_public_is_not_found_nor_what_it_found(client):
    finding = make.finding(make.inspection(is_public=False))

    assert page_of(client, finding.inspection, "inspection").status_code == 404
    assert page_of(client, finding, "finding").status_code == 404


def test_one_kind_of_answer_can_be_chosen_without_script(client, plan):
    under(plan, make.delivered(plan, changed_words="It is done."))
    for number in range(6):
        under(plan, make.action(plan, plain_words=f"To come {number}"))

    page = text_of(client, plan, answer="did")
    assert "It is done." in page
    assert "To come" not in page
    for wrong in ({"answer": "nonsense"}, {"finding": "x"}):
        assert "To come 1" in text_of(client, plan, **wrong)


def test_a_long_plan_shows_the_first_few_of_each_finding_and_all_when_asked(client, plan):
    finding = plan.findings.get()
    for number in range(SHOWN_WHOLE + 1):
        under(plan, make.action(plan, plain_words=f"Step {number:03}"))

    page = text_of(client, plan)
    assert page.count("Step ") == FIRST_FEW
    assert f"All {SHOWN_WHOLE + 1} actions about this" in page

    assert text_of(client, plan, finding=finding.key).count("Step ") == SHOWN_WHOLE + 1


def test_the_forum_speaks_and_who_refused_is_shown(client, plan):
    chair = partnerships.member(of=plan.partnership)
    ForumStatement.objects.create(plan=plan, text="We said so before.", by=chair, on=in_days(-40))
    ForumStatement.objects.create(plan=plan, text="We stand behind most of it.", by=chair)
    version = plan.snapshots.create(kind="version", number=1, content="{}", sha256="0" * 64)
    decided = {"on": date(2025, 3, 25), "recorded_by": chair}
    version.approvals.create(name="Cabinet", decision="approved", **decided)
    version.approvals.create(name="Forum", decision="refused", words="No money.", **decided)

    page = text_of(client, plan)

    assert page.index("We stand behind most of it.") < page.index("We said so before.")
    assert "Cabinet: Approved, 25 March 2025" in page
    assert "Forum: Refused, 25 March 2025. No money." in page


def test_numbers_stand_with_their_base_their_source_and_their_day(client, plan):
    measure = make.measure(plan.partnership, "Plans on time")
    plan.measures.add(measure)
    make.reading(measure, date(2026, 10, 31), value=Decimal(52), base=340)

    page = text_of(client, plan)

    assert "52% on 31 October 2026. It was 40% on 31 January 2025: it is better." in page
    assert "Of about 340 people." in page
    assert "Monthly count, 31 October 2026" in page


def test_an_inspection_gives_its_outcome_in_exact_words(client):
    found = make.inspection(
        outcome="systemic_failings",
        outcome_words="There are widespread and/or systemic failings.",
        report_sha256="ab" * 32,
    )
    make.finding(found)

    page = text_of(client, found, "inspection")

    assert "There are widespread and/or systemic failings." in page
    assert "ab" * 32 in page
    assert "grade" not in page.lower()
    assert "judgement" not in page.lower()


def test_a_finding_is_followed_from_plan_to_plan(client):
    area = partnerships.partnership()
    old = make.finding(
        make.inspection(
            area,
            started_on=date(2017, 11, 6),
            ended_on=date(2017, 11, 10),
            published_on=date(2018, 1, 16),
        )
    )
    new = make.finding(make.inspection(area), again_of=old)
    first = make.plan(area, "Statement of 2018", starts_on=date(2018, 4, 1))
    second = make.plan(area, "Plan of 2025", starts_on=date(2025, 4, 1))
    make.delivered(first, plain_words="Two more clinics").findings.add(old)
    make.action(second, plain_words="Four more assessors").findings.add(new)

    page = text_of(client, new, "finding")

    assert "Found 2 times, first on 16 January 2018." in page
    order = [page.index(words) for words in ("Statement of 2018", "Plan of 2025")]
    assert order == sorted(order)
    assert "Two more clinics" in page
    assert "Four more assessors" in page


def test_an_action_tells_who_leads_it_and_names_nobody(client, plan):
    holder = make.holder(make.post(plan.partnership, "Head of SEND"), name="Cassius Wainwright")
    action = make.action(plan, lead=holder.post)
    action.updates.create(
        claim="on_track",
        happened="Ada's mother rang",
        public_words="The first two started.",
        holder=holder,
        state=UpdateState.ACCEPTED,
        settled_at=timezone.now(),
        settled_by=make.lead(plan.partnership),
    )
    action.updates.create(claim="on_track", happened="Not looked at yet", holder=holder)
    action.risks.create(words="They may leave", likelihood="low", impact="low")

    page = text_of(client, action, "action")

    assert "Head of SEND" in page
    assert "The first two started." in page
    for secret in ("Cassius", "Ada", "Not looked at yet", "They may leave"):
        assert secret not in page


def test_a_plan_of_400_actions_asks_little_of_the_database(client, django_assert_max_num_queries):
    plan = make.plan()
    findings = [make.finding(make.inspection(plan.partnership)) for _each in range(3)]
    plan.findings.set(findings)
    for number in range(40):
        action = make.action(plan)
        action.findings.add(findings[number % 3])
        make.milestone(action)
        StateChange.objects.create(action=action, became=action.state)
    for _each in range(10):
        measure = make.measure(plan.partnership)
        plan.measures.add(measure)
        make.reading(measure)

    with django_assert_max_num_queries(20):
        assert page_of(client, plan).status_code == 200
    with django_assert_max_num_queries(16):
        public_plan(plan)


def test_the_list_of_plans_opens_with_nothing_and_with_plans_of_all_kinds(client, plan):
    make.plan(plan.partnership, "An old plan", closed_on=date(2020, 6, 30), closed_because="Over")

    page = client.get(address_in(plan.partnership, "plans:plans")).content.decode()
    assert "An old plan" in page
    assert plan.title in page
    empty = client.get(address_in(partnerships.partnership(), "plans:plans")).content.decode()

    assert "No plan is published just now." in empty


def test_the_front_page_counts_plans_at_work_and_leads_to_them(client, plan):
    under(plan, make.delivered(plan))
    make.action(plan)
    make.action(plan, state=ActionState.DRAFT)
    make.plan(plan.partnership, "A draft of a plan", published_at=None)
    make.plan(plan.partnership, "An old plan", closed_on=date(2020, 6, 30), closed_because="Over")

    page = client.get(address_in(plan.partnership, "home:front_page")).content.decode()

    assert "What we promised to change" in page
    assert "This plan has 2 actions. 1 is done," in page
    assert address_in(plan.partnership, "plans:plan", plan.slug) in page
    assert "A draft of a plan" not in page
    assert "An old plan" not in page


def test_the_front_page_of_an_area_without_a_plan_promises_nothing(client):
    page = client.get(address_in(partnerships.partnership(), "home:front_page")).content.decode()

    assert "What we promised to change" not in page

"""What may be done with inspections, findings, plans and approvals, whoever calls."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from heard.audit.models import Entry
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.partnerships.roles import Role
from heard.plans.agreement import Agreed, agreement
from heard.plans.models import Finding, ForumStatement
from heard.plans.models.words import Decision
from heard.plans.plan_details import Report, Said, Who
from heard.plans.queries.agreements import latest_agreement
from heard.plans.rating import RatingRule
from heard.plans.services import approvals, findings, forum, inspections, plans
from heard.plans.services.revisions import ChangedMeanwhileError, PlanClosedError
from tests.partnerships import make as partnerships
from tests.plans import make, make_plans
from tests.plans.make_plans import because, details, found, inspected

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def plan(lead):
    return make.plan(lead.partnership)


def test_every_deed_is_in_the_audit(lead):
    inspection = inspections.make_inspection(
        lead.partnership, inspected(date(2024, 12, 2)), by=lead
    )
    finding = findings.make_finding(inspection, found(), by=lead)
    plan = plans.make_plan(lead.partnership, details(findings=(finding,)), by=lead)
    plans.close_plan(plan, because(), by=lead)

    assert list(Entry.objects.order_by("pk").values_list("deed", "partnership_id")) == [
        (deed, lead.partnership_id)
        for deed in ("inspection made", "finding made", "plan made", "plan closed")
    ]


def test_a_finding_repeats_only_an_earlier_one(lead):
    early, late = (
        make.inspection(
            lead.partnership,
            started_on=date(year, 5, 1),
            ended_on=date(year, 5, 2),
            published_on=None,
        )
        for year in (2023, 2024)
    )
    first, last = make.finding(early), make.finding(late)

    with pytest.raises(findings.NotEarlierError):
        findings.change_finding(first, found(again_of=last), by=lead)
    with pytest.raises(findings.NotEarlierError):
        findings.change_finding(last, found(again_of=last), by=lead)
    with pytest.raises(NotOfThisPartnershipError):
        findings.change_finding(last, found(again_of=make.finding()), by=lead)


def test_days_are_not_corrected_so_that_a_finding_repeats_a_later_one(lead):
    early = make.inspection(
        lead.partnership, started_on=date(2023, 5, 1), ended_on=date(2023, 5, 2), published_on=None
    )
    late = make.inspection(lead.partnership)
    make.finding(late, again_of=make.finding(early))

    with pytest.raises(inspections.OutOfOrderError):
        inspections.change_inspection(early, inspected(date(2025, 1, 6)), by=lead)


def test_another_framework_is_refused_while_findings_have_the_words_of_this_one(lead):
    inspection = make.inspection(lead.partnership, published_on=None)
    make.finding(inspection)

    with pytest.raises(inspections.OtherWordsError):
        inspections.change_inspection(inspection, inspected(date(2017, 11, 6)), by=lead)

    inspection.refresh_from_db()
    assert inspection.framework == "area-send-2023"


def test_an_outcome_that_a_file_does_not_name_any_more_keeps_its_words(lead):
    inspection = make.inspection(
        lead.partnership, framework="gone", outcome="fair", outcome_words="Fair enough."
    )

    inspections.enter_report(inspection, Report(date(2025, 2, 12), outcome="fair"), by=lead)
    with pytest.raises(inspections.OtherWordsError):
        inspections.enter_report(inspection, Report(date(2025, 2, 12), outcome="x"), by=lead)

    inspection.refresh_from_db()
    assert inspection.outcome_words == "Fair enough."


def test_who_is_to_put_it_right_is_of_this_area(lead):
    elsewhere = partnerships.organisation()
    inspection = make.inspection(lead.partnership)

    with pytest.raises(NotOfThisPartnershipError):
        findings.make_finding(inspection, found(responsible=(elsewhere,)), by=lead)

    assert not Finding.objects.exists()


def test_two_plans_of_one_title_have_two_addresses(lead):
    made = [plans.make_plan(lead.partnership, details("Our plan"), by=lead) for _each in range(2)]

    assert [each.slug for each in made] == ["our-plan", "our-plan-2"]


def test_a_plan_without_letters_has_an_address(lead):
    assert plans.make_plan(lead.partnership, details("計画"), by=lead).slug == "plan"


def test_the_later_of_two_is_refused(lead, plan):
    plans.change_plan(plan, details("First"), by=lead, revision=0)

    with pytest.raises(ChangedMeanwhileError) as refused:
        plans.change_rating_rule(plan, RatingRule(7, 30), by=lead, revision=0)

    assert refused.value.plan.title == "First"


def test_nothing_of_another_area_goes_into_a_plan(lead, plan):
    for wrong in ({"findings": (make.finding(),)}, {"inspection": make.inspection()}):
        with pytest.raises(NotOfThisPartnershipError):
            plans.change_plan(plan, details(**wrong), by=lead, revision=plan.revision)
    with pytest.raises(NotOfThisPartnershipError):
        plans.succeed_plan(plan, make.plan(), because=because(), by=lead)


def test_nothing_of_a_closed_plan_changes(lead, plan):
    plans.close_plan(plan, because(), by=lead)

    with pytest.raises(PlanClosedError):
        plans.change_plan(plan, details(), by=lead, revision=1)
    with pytest.raises(PlanClosedError):
        plans.publish_plan(plan, by=lead)
    with pytest.raises(PlanClosedError):
        approvals.make_version(plan, "Another", by=lead)


def test_a_plan_is_agreed_only_when_everybody_who_was_asked_approved(lead, plan):
    version = make_plans.version(plan, lead)
    assert latest_agreement(plan).state == Agreed.NOBODY_ASKED

    cabinet, board = (make_plans.asked(version, lead, name) for name in ("Cabinet", "ICB Board"))
    make_plans.said(cabinet, lead)
    assert latest_agreement(plan).state == Agreed.WAITING

    make_plans.said(board, lead)
    assert latest_agreement(plan).words == "Agreed: approved by Cabinet and ICB Board."


def test_what_was_agreed_holds_for_that_version_alone(lead, plan):
    first = make_plans.version(plan, lead)
    make_plans.said(make_plans.asked(first, lead), lead)

    second = make_plans.version(plan, lead, "Money for help while children wait")

    assert (first.number, second.number) == (1, 2)
    assert not latest_agreement(plan).is_agreed
    with pytest.raises(approvals.OlderVersionError):
        approvals.ask_approval(first, Who("The forum"), by=lead)


def test_an_answer_that_was_written_down_wrongly_is_corrected_and_the_audit_knows(lead, plan):
    approval = make_plans.asked(make_plans.version(plan, lead), lead)
    make_plans.said(approval, lead, refused="No money")

    corrected = make_plans.said(approval, lead)

    assert (corrected.decision, corrected.words) == (Decision.APPROVED, "")
    assert Entry.objects.latest("pk").details["was"] == Decision.REFUSED
    with pytest.raises(approvals.NotWaitingError):
        approvals.stop_asking(approval, by=lead)


def test_a_refusal_says_why(lead, plan):
    approval = make_plans.asked(make_plans.version(plan, lead), lead)

    with pytest.raises(approvals.NoReasonError):
        approvals.record_approval(approval, Said(Decision.REFUSED, date(2026, 1, 1)), by=lead)


def test_nobody_is_asked_twice(lead, plan):
    version = make_plans.version(plan, lead)
    make_plans.asked(version, lead)

    with pytest.raises(approvals.AskedAlreadyError):
        make_plans.asked(version, lead)


def test_nobody_asked_is_not_agreed():
    assert not agreement([]).is_agreed


@pytest.mark.parametrize("role", [each for each in Role if each != Role.FORUM_CHAIR])
def test_nobody_but_the_forum_speaks_for_it(role, plan):
    member = partnerships.member(role, of=plan.partnership)

    with pytest.raises(forum.NotTheForumError):
        forum.make_forum_statement(plan, "All is well.", by=member)


def test_a_forum_chair_of_the_council_does_not_speak_for_the_forum(plan):
    council = partnerships.organisation(plan.partnership)
    member = partnerships.member(Role.FORUM_CHAIR, of=plan.partnership, organisation=council)

    with pytest.raises(forum.NotTheForumError):
        forum.make_forum_statement(plan, "All is well.", by=member)


def test_a_forum_of_another_area_does_not_speak_here(plan):
    elsewhere = make_plans.forum_chair(partnerships.partnership())

    with pytest.raises(forum.NotTheForumError):
        forum.make_forum_statement(plan, "All is well.", by=elsewhere)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE plans_forumstatement SET text = 'All is well.'",
        "DELETE FROM plans_forumstatement",
    ],
)
def test_the_database_refuses_to_change_what_the_forum_said(plan, deed):
    chair = make_plans.forum_chair(plan.partnership)
    forum.make_forum_statement(plan, "We do not agree.", by=chair)

    with (
        pytest.raises(IntegrityError, match="what the forum said never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed)

    assert ForumStatement.objects.get().text == "We do not agree."


def test_the_same_words_sent_twice_stand_once_and_later_ones_above(plan):
    chair = make_plans.forum_chair(plan.partnership)
    forum.make_forum_statement(plan, "First", by=chair)
    with pytest.raises(forum.SaidAlreadyError):
        forum.make_forum_statement(plan, "First", by=chair)

    forum.make_forum_statement(plan, "Second", by=chair)

    assert [each.text for each in plan.forum_statements.all()] == ["Second", "First"]

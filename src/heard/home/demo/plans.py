"""Westmere's inspections and its three plans, from what was found to what families notice."""

from datetime import date

from django.utils import timezone

from heard.boards.models import Body
from heard.home.demo import plans_actions, plans_past
from heard.home.demo import plans_words as words
from heard.home.demo.boards_words import BOARD
from heard.home.demo.plans_steps import (
    carry_out,
    give_updates,
    make_actions,
    say_why,
    show_what_helped,
    wait_to_be_looked_at,
)
from heard.partnerships.models import Member, Organisation
from heard.plans.models import Finding, Plan
from heard.plans.models.words import Decision, PlanKind, SnapshotKind
from heard.plans.plan_details import (
    Because,
    FindingDetails,
    InspectionDetails,
    PlanDetails,
    PriorityDetails,
    Report,
    Said,
    Who,
)
from heard.plans.services.approvals import ask_approval, record_approval
from heard.plans.services.carrying_over import go_on_as
from heard.plans.services.chasing import ask_for_updates
from heard.plans.services.findings import close_finding, make_finding
from heard.plans.services.forum import make_forum_statement
from heard.plans.services.inspections import enter_report, make_inspection
from heard.plans.services.plans import make_plan, publish_plan, succeed_plan
from heard.plans.services.posts import NewHolder, PostDetails, change_holder, make_post
from heard.plans.services.priorities import add_priority

HELD_SINCE = date(2025, 1, 6)


def load_plans(members: dict[str, Member], bodies: dict[str, Body]) -> None:
    """Everything of the room `plans`, in the order in which it happened."""
    lead, board = members["plans"], bodies[BOARD]
    findings = _inspections(lead)
    _posts(lead)
    statement = _statement(lead, board, findings)
    accelerated = _accelerated(lead, board, findings, statement)
    plan = _priority_plan(lead, board, findings, accelerated)
    made = make_actions(plan, plans_actions.PRIORITIES, findings, by=lead)
    _approve(plan, members["forum"], lead)
    plans_past.measures(plan, made, findings, by=lead)
    carry_out(made, by=lead)
    plan = publish_plan(plan, by=lead)
    give_updates(made, since=2, by=lead)
    seen = board.meetings.filter(state="held").order_by("-starts_at")[0]
    plans_past.freeze(plan, SnapshotKind.MEETING, days_ago=78, meeting=seen)
    say_why(made, by=lead)
    give_updates(made, since=0, until=1, by=lead)
    show_what_helped(made, by=lead)
    plans_past.freeze(plan, SnapshotKind.MONTH, days_ago=timezone.localdate().day - 1)
    Plan.objects.filter(pk=plan.pk).update(asks_for_updates=True)
    ask_for_updates()
    wait_to_be_looked_at(made)


def _inspections(lead: Member) -> dict[str, Finding]:
    """Findings by title."""
    organisations = {each.name: each for each in lead.partnership.organisations.all()}
    found: dict[str, Finding] = {}
    for each in words.INSPECTIONS:
        first, last, published = each.days
        details = InspectionDetails(first, last, each.kind, each.framework)
        inspection = make_inspection(lead.partnership, details, by=lead)
        for number, finding in enumerate(each.findings, start=1):
            found[finding.title] = make_finding(
                inspection, _finding(number, finding, organisations, found), by=lead
            )
        report = Report(
            published_on=published, outcome=each.outcome, plain_words=each.plain, is_public=True
        )
        enter_report(inspection, report, by=lead)
    for inspected in words.INSPECTIONS:
        for finding in inspected.findings:
            if finding.closed:
                because = Because(*finding.closed)
                close_finding(found[finding.title], because, by=lead)
    return found


def _finding(
    number: int,
    finding: words.DemoFinding,
    organisations: dict[str, Organisation],
    before: dict[str, Finding],
) -> FindingDetails:
    return FindingDetails(
        number=number,
        kind=finding.kind,
        title=finding.title,
        text=finding.text,
        plain_words=finding.plain,
        responsible=tuple(organisations[name] for name in finding.responsible),
        again_of=before.get(finding.again_of),
    )


def _posts(lead: Member) -> None:
    """Those who have no sign-in too: one link is enough for them."""
    area = lead.partnership
    organisations = {each.name: each for each in area.organisations.all()}
    for title, organisation, name, word in words.POSTS:
        post = make_post(area, PostDetails(title, organisations[organisation]), by=lead)
        if not name:
            continue
        email = f"{word}@{area.slug}.example"
        member = area.members.filter(user__email=email).first()
        change_holder(post, NewHolder(name, email, member), on=HELD_SINCE, by=lead)


def _statement(lead: Member, board: Body, findings: dict[str, Finding]) -> Plan:
    titles = (words.TOGETHER_2017, words.OFFER_2017, words.WAITS_2017)
    details = PlanDetails(
        PlanKind.WRITTEN_STATEMENT,
        words.STATEMENT,
        words.STATEMENT_SUMMARY,
        inspection=findings[words.WAITS_2017].inspection,
        findings=tuple(findings[title] for title in titles),
        starts_on=date(2018, 4, 16),
        ends_on=date(2021, 3, 31),
    )
    plan = make_plan(lead.partnership, details, by=lead)
    part = plans_actions.DemoPriority(1, words.STATEMENT, "", plans_actions.STATEMENT_ACTIONS)
    made = make_actions(plan, (part,), findings, by=lead)
    carry_out(made, by=lead)
    return publish_plan(plan, by=lead)


def _accelerated(lead: Member, board: Body, findings: dict[str, Finding], before: Plan) -> Plan:
    """The clinics of the first plan went on in this one, and had to stop."""
    details = PlanDetails(
        PlanKind.ACCELERATED_PROGRESS,
        words.ACCELERATED,
        words.ACCELERATED_SUMMARY,
        inspection=findings[words.WAITS_2021].inspection,
        findings=(findings[words.WAITS_2021],),
        starts_on=date(2021, 5, 4),
        ends_on=date(2024, 12, 31),
    )
    plan = make_plan(lead.partnership, details, by=lead)
    left = before.actions.filter(state="in_progress")
    because = Because(date(2021, 5, 4), words.WENT_ON_IN_2021)
    carried = go_on_as(before, plan, left, because=because, by=lead)
    plans_past.stop_the_clinics(carried, by=lead)
    part = plans_actions.DemoPriority(1, words.ACCELERATED, "", plans_actions.ACCELERATED_ACTIONS)
    made = make_actions(plan, (part,), findings, by=lead)
    carry_out(made, by=lead)
    return publish_plan(plan, by=lead)


def _priority_plan(lead: Member, board: Body, findings: dict[str, Finding], before: Plan) -> Plan:
    titles = (words.WAITS_2024, words.LATE_2024, words.TOGETHER_2024, words.AFTER_2024)
    details = PlanDetails(
        PlanKind.PRIORITY_ACTION,
        words.PRIORITY_PLAN,
        words.PRIORITY_SUMMARY,
        inspection=findings[words.WAITS_2024].inspection,
        findings=tuple(findings[title] for title in titles),
        overseen_by=board,
        starts_on=date(2025, 4, 1),
        ends_on=date(2027, 3, 31),
        submit_by=date(2025, 3, 25),
        submitted_on=date(2025, 3, 25),
    )
    plan = make_plan(lead.partnership, details, by=lead)
    because = Because(date(2025, 4, 1), words.WENT_ON_IN_2025)
    succeed_plan(before, plan, because=because, by=lead)
    for each in plans_actions.PRIORITIES:
        add_priority(plan, PriorityDetails(each.title, each.outcome), by=lead)
    return plan


def _approve(plan: Plan, forum: Member, lead: Member) -> None:
    """One body refused it, and everybody can read why."""
    days_ago = (timezone.localdate() - date(2025, 3, 14)).days
    version = plans_past.freeze(plan, SnapshotKind.VERSION, days_ago=days_ago, number=1)
    for name, on, is_approved, said in words.APPROVALS:
        approval = ask_approval(version, Who(name), by=lead)
        decision = Decision.APPROVED if is_approved else Decision.REFUSED
        record_approval(approval, Said(decision, on, said), by=lead)
    make_forum_statement(plan, words.FORUM_STATEMENT, by=forum)

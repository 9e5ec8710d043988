"""Who opens the staff pages of inspections, findings and plans."""

import pytest

from heard.partnerships.roles import Role
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make, make_plans

pytestmark = pytest.mark.django_db
READERS = {
    *(Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.PLAN_LEAD, Role.ANALYST),
    *(Role.COMMITTEE_OFFICER, Role.ELECTED_MEMBER, Role.PARENT_REPRESENTATIVE),
    *(Role.FORUM_CHAIR, Role.READ_ONLY),
}
KEEPERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD}
PUBLISHERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}


def things():
    """One of each, of one partnership."""
    lead = make.lead()
    plan = make.plan(lead.partnership, published_at=None)
    finding = make.finding(make.inspection(lead.partnership))
    version = make_plans.version(plan, lead)
    keys = {
        "plan": plan.pk,
        "inspection": finding.inspection_id,
        "finding": finding.pk,
        "priority": make.priority(plan).pk,
        "version": version.pk,
        "approval": make_plans.asked(version, lead).pk,
    }
    return lead.partnership, keys


OPENED = [
    *(("all_plans", "", READERS), ("inspections", "", READERS)),
    *((name, "plan", READERS) for name in ("keep_plan", "approvals", "forum_statement")),
    *(("keep_inspection", "inspection", READERS), ("keep_finding", "finding", READERS)),
    *((name, "", KEEPERS) for name in ("make_plan", "make_inspection")),
    *((name, "plan", KEEPERS) for name in ("change_plan", "change_rating_rule", "close_plan")),
    *((name, "plan", KEEPERS) for name in ("succeed_plan", "add_priority", "make_version")),
    ("publish_plan", "plan", PUBLISHERS),
    ("change_priority", "priority", KEEPERS),
    *((name, "inspection", KEEPERS) for name in ("change_inspection", "enter_report")),
    *((name, "inspection", KEEPERS) for name in ("discard_inspection", "make_finding")),
    *((name, "finding", KEEPERS) for name in ("change_finding", "close_finding")),
    *(("ask_approval", "version", KEEPERS), ("record_approval", "approval", KEEPERS)),
]
PRESSED = [
    *(("move_priority", "priority"), ("reopen_finding", "finding")),
]


@pytest.mark.parametrize(("name", "of", "roles"), OPENED)
def test_a_page_opens_for_its_roles_in_its_partnership(name, of, roles):
    partnership, keys = things()
    args = (keys[of],) if of else ()

    assert_access(Page(f"plans:{name}", args, partnership), roles=roles)


@pytest.mark.parametrize(("name", "of"), PRESSED)
def test_only_those_who_keep_plans_press_a_button(name, of):
    partnership, keys = things()

    page = Page(f"plans:{name}", (keys[of],), partnership, method="post")
    assert_access(page, roles=KEEPERS)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("remove_finding", "finding"),
        ("remove_priority", "priority"),
        ("stop_asking", "approval"),
    ],
)
def test_only_those_who_keep_plans_take_something_away(name, of):
    partnership, keys = things()
    page = Page(f"plans:{name}", (keys[of],), partnership)
    reader = partnerships.member(Role.ANALYST, of=partnership)

    assert partnerships.signed_in(reader).post(page.address).status_code == 403
    assert partnerships.signed_in(make.lead()).post(page.address).status_code in {403, 404}
    assert partnerships.signed_in(make.lead(partnership)).post(page.address).status_code == 302

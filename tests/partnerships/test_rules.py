"""Who may look after the partnership itself: one row for each role."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import RequestFactory

from heard.accounts.rules import SIGNED_IN_THROUGH
from heard.partnerships import rules
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import (
    PERMISSION_NAMES,
    PERMISSIONS,
    ROLE_HINTS,
    ROLE_NAMES,
    Permission,
    Role,
)

ADMINISTRATOR, COMMUNICATIONS = Role.ADMINISTRATOR, Role.COMMUNICATIONS_LEAD
LEAD = Role.ENGAGEMENT_LEAD
MAY = {
    rules.can_see_staff_pages: set(Role),
    rules.can_manage_members: {ADMINISTRATOR},
    rules.can_change_partnership: {ADMINISTRATOR, COMMUNICATIONS},
    rules.can_see_audit: {ADMINISTRATOR},
    rules.can_see_outbox: {ADMINISTRATOR, COMMUNICATIONS, LEAD},
}


@pytest.mark.parametrize("rule", MAY)
@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_the_table_says(rule, role):
    assert rule(Member(roles=[str(role)])) == (role in MAY[rule])


def test_an_administrator_manages_members_of_their_own_partnership():
    one, other = Partnership(pk=1), Partnership(pk=2)
    administrator = Member(partnership=one, roles=["administrator"])

    assert rules.can_manage_member(administrator, Member(partnership=one))
    assert not rules.can_manage_member(administrator, Member(partnership=other))
    assert not rules.can_manage_member(Member(partnership=one, roles=["coder"]), administrator)


@pytest.mark.parametrize(
    ("through", "organisation", "reaches"),
    [(None, None, True), (None, 7, True), (7, 7, True), (7, 8, False), (7, None, False)],
)
def test_a_session_of_a_provider_reaches_its_own_organisation_alone(through, organisation, reaches):
    request = RequestFactory().get("/")
    request.session = {SIGNED_IN_THROUGH: through} if through else {}

    assert rules.session_reaches(request, Member(organisation_id=organisation)) == reaches


def test_every_role_and_permission_has_its_words():
    assert set(ROLE_NAMES) == set(ROLE_HINTS) == set(Role)
    assert set(PERMISSIONS) == set(PERMISSION_NAMES) == set(Permission)


def test_the_page_of_roles_is_what_the_rules_read(tmp_path):
    call_command("roles_table", write=tmp_path / "roles.md")

    page = Path(__file__).parents[2] / "docs" / "roles.md"
    assert page.read_text() == (tmp_path / "roles.md").read_text()

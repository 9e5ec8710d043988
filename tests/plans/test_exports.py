"""A plan to take away: Word, CSV and JSON."""

import csv
import io
import json

import pytest
from django.test import Client

from heard.partnerships.roles import Role
from heard.plans.exports.open_data import COLUMNS
from heard.plans.models.words import ActionState
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make

pytestmark = pytest.mark.django_db

FILES = ("plan_word", "plan_csv", "plan_json")


def file_of(plan, name, client=None):
    return (client or Client()).get(address_in(plan.partnership, f"plans:{name}", plan.slug))


def rows_of(plan):
    text = file_of(plan, "plan_csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


@pytest.mark.parametrize("name", FILES)
def test_anybody_takes_a_published_plan_away_and_gets_no_cookie(name):
    plan = make.plan()
    make.action(plan)

    response = file_of(plan, name)

    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize("name", FILES)
def test_a_plan_that_is_not_published_is_for_staff_of_the_area(name):
    plan = make.plan(published_at=None)
    make.action(plan)
    lead = make.lead(plan.partnership)
    keyer = partnerships.member(Role.PAPER_KEYER, of=plan.partnership)

    assert file_of(plan, name).status_code == 404
    assert file_of(plan, name, signed_in(make.lead())).status_code == 404
    assert file_of(plan, name, signed_in(keyer)).status_code == 404
    response = file_of(plan, name, signed_in(lead))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", FILES)
def test_a_plan_of_another_area_is_not_found(name):
    plan = make.plan()

    elsewhere = address_in(partnerships.partnership(), f"plans:{name}", plan.slug)

    assert Client().get(elsewhere).status_code == 404


def test_each_action_is_a_row_and_drafts_are_none():
    plan = make.plan()
    finding = make.finding(make.inspection(plan.partnership))
    plan.findings.add(finding)
    action = make.action(plan, lead=make.post(plan.partnership, "Head of SEND"))
    action.findings.add(finding)
    make.action(plan, state=ActionState.DRAFT)

    row = rows_of(plan)[0]

    assert len(rows_of(plan)) == 1
    assert tuple(row) == COLUMNS
    assert row["reference"] == "A1"
    assert row["lead"] == "Head of SEND"
    assert row["findings"] == "1"
    assert row["first_promised"] == row["due_on"] == action.due_on.isoformat()
    assert row["rating"] == "on_track"


def test_no_cell_is_a_formula():
    plan = make.plan()
    make.action(plan, title='=HYPERLINK("http://evil.example")', plain_words="@SUM(A1)")

    row = rows_of(plan)[0]

    assert row["title"] == '\'=HYPERLINK("http://evil.example")'
    assert row["plain_words"] == "'@SUM(A1)"


def test_json_is_the_plan_as_it_is_frozen():
    plan = make.plan(title="Plan “of” 2025")
    action = make.action(plan)

    found = json.loads(file_of(plan, "plan_json").content)

    assert found["format"] == "heard-plan-1"
    assert found["title"] == "Plan “of” 2025"
    assert [each["key"] for each in found["actions"]] == [str(action.key)]


def test_the_page_of_the_plan_leads_to_its_files(client):
    plan = make.plan()

    page = file_of(plan, "plan", client).content.decode()

    for name in FILES:
        assert address_in(plan.partnership, f"plans:{name}", plan.slug) in page

"""What calls ask of people, and what a long list of applicants costs."""

import pytest

from heard.boards.models.words import CallState, Stage
from heard.boards.queries.calls import todo
from tests.access import address_in
from tests.boards import make
from tests.boards import make_calls as made
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return made.closed()


@pytest.fixture
def lead(call):
    return make.keeper(call.partnership)


def test_todo_of_a_panel_member_leads_from_declaring_to_scoring(call):
    one = made.expression(call)
    panel = made.panel_member(call)

    first = [each.text for each in todo(panel.member)]
    made.declared(panel)
    second = [each.text for each in todo(panel.member)]
    made.scored(panel, one)

    assert (first, second, todo(panel.member)) == (
        [f"Say which applicants you know: “{call.title}”"],
        [f"Read and score applications: “{call.title}”"],
        [],
    )


def test_todo_of_a_lead_names_drafts_deadlines_and_doubles(lead):
    here = lead.partnership
    made.call(here, title="A", state=CallState.DRAFT)
    made.call(here, title="B", closes_on=made.in_days(2))
    over = made.closed(here, title="C")
    made.expression(over, same_person_as=made.expression(over))
    made.closed(here, title="E", state=CallState.WITHDRAWN)
    told = made.closed(here, title="F", state=CallState.TOLD)
    accepted = made.expression(told, stage=Stage.ACCEPTED, offered_group=made.group(told))

    asked = {(each.text, each.due_on) for each in todo(lead)}

    assert {text.split(":")[0] for text, _due in asked} >= {
        "Say whether two applications are of one person",
        "Decide and tell everyone who applied",
        f"Appoint {accepted.reference}, who said yes to a seat",
    }
    assert ("Decide and tell everyone who applied: “C”", over.told_by) in asked
    assert not any("“E”" in text for text, _due in asked)


def test_a_call_with_500_applicants_is_read_in_a_few_statements(
    call, lead, django_assert_max_num_queries
):
    for number in range(500):
        made.expression(call, reference=f"N{number:03}")
    client = partnerships.signed_in(lead)
    addresses = [
        address_in(call.partnership, f"boards:{name}", call.pk)
        for name in ("run_call", "panel_scores", "call_numbers")
    ]
    client.get(addresses[0])

    for address in addresses:
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200

"""Whoever runs a call and is on its panel sees references where the call hides names."""

import pytest

from heard.boards.models.words import CallState, Stage
from heard.boards.services.deciding import OUTCOMES
from tests.boards import make
from tests.boards import make_calls as made
from tests.boards.call_pages import get, words

pytestmark = pytest.mark.django_db
LEAKS = ("Ada Byron", "ada@example.org", "960 077", "Mill Lane")


@pytest.fixture
def call():
    return made.closed(hides_names=True)


@pytest.fixture
def lead(call):
    return make.keeper(call.partnership)


def applicant(call, **more):
    reached = {"email": "ada@example.org", "phone": "01632 960 077", "address": "1 Mill Lane"}
    return made.expression(call, "Ada Byron", **(reached | more))


def pages_of(lead, call, one):
    return {
        "run_call": words(get(lead, "run_call", call.pk)),
        "applicant": words(get(lead, "applicant", one.pk)),
        "decide": words(get(lead, "decide", one.pk)),
        "tell_everyone": words(get(lead, "tell_everyone", call.pk)),
    }


def leaking(pages):
    return {name for name, page in pages.items() for leak in LEAKS if leak in page}


@pytest.mark.parametrize("stage", [Stage.RECEIVED, *OUTCOMES])
def test_a_lead_on_the_panel_sees_references_until_everybody_is_told(call, lead, stage):
    make.keeper(call.partnership)  # somebody else who could reach them
    one = applicant(call, feedback="Thanks")
    made.ready(call, one)
    made.scored(made.declared(made.panel_member(call, is_parent=False, who=lead)), one)
    call.expressions.update(stage=stage, offered_group=made.group(call))

    pages = pages_of(lead, call, one)

    assert leaking(pages) == set()
    assert all(one.reference in pages[name] for name in ("run_call", "applicant", "decide"))


def test_doubles_are_settled_by_reference(call, lead):
    first = applicant(call)
    second = applicant(call, same_person_as=first)
    made.panel_member(call, is_parent=False, who=lead)

    page = words(get(lead, "run_call", call.pk))

    assert "Perhaps the same person" in page
    assert (first.reference in page, second.reference in page, "Ada Byron" in page) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("change", [{"hides_names": False}, {"state": CallState.TOLD}])
def test_names_are_there_where_none_are_hidden_and_once_everybody_is_told(lead, change):
    call = made.closed(lead.partnership, **({"hides_names": True} | change))
    one = applicant(call)
    made.panel_member(call, is_parent=False, who=lead)

    assert "Ada Byron" in words(get(lead, "run_call", call.pk))
    assert "ada@example.org" in words(get(lead, "applicant", one.pk))


def test_a_lead_who_is_not_on_the_panel_sees_names(call, lead):
    one = applicant(call)
    made.panel_member(call)

    assert "Ada Byron" in words(get(lead, "run_call", call.pk))
    assert "ada@example.org" in words(get(lead, "applicant", one.pk))


def test_who_must_be_reached_is_reached_by_another_who_runs_calls(call, lead):
    other = make.keeper(call.partnership)
    one = applicant(call, stage=Stage.CONVERSATION)
    made.panel_member(call, is_parent=False, who=lead)

    page = words(get(lead, "applicant", one.pk))

    assert f"ask somebody who runs calls and is not on the panel: {other.user.name}." in page
    assert "ada@example.org" not in page


def test_a_lead_alone_sees_how_to_reach_whom_the_panel_wants_to_talk_with(call, lead):
    one = applicant(call, stage=Stage.CONVERSATION)
    made.panel_member(call, is_parent=False, who=lead)

    assert "ada@example.org" in words(get(lead, "applicant", one.pk))
    one.stage = Stage.READING
    one.save()
    page = words(get(lead, "applicant", one.pk))
    assert "ada@example.org" not in page
    assert "Nobody else runs calls here." in page

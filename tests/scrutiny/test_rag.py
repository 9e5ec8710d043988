"""Red, amber, green or not rated: by the published rule, for the reasons that it gives."""

from datetime import date, timedelta

import pytest

from heard.scrutiny.models import Committee, Request
from heard.scrutiny.models.tracker_words import RequestState
from heard.scrutiny.rag import Rag, rag_of, rag_rule, rag_tag, why_red

TODAY = date(2026, 11, 26)
LATER, GONE = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def request(state: str = "in_progress", **more: object) -> Request:
    columns = {"made_on": TODAY, "committee": Committee(stale_days=90), "state": state}
    return Request(**(columns | more))


@pytest.mark.parametrize(
    ("asked", "rag"),
    [
        (request("complete", due_on=GONE), Rag.GREEN),
        (request("confirmed", due_on=GONE), Rag.GREEN),
        (request("made"), Rag.AMBER),
        (request(due_on=TODAY), Rag.AMBER),
        (request(due_on=LATER), Rag.AMBER),
        (request(due_on=GONE), Rag.RED),
        (request("response_awaited", response_due_on=GONE), Rag.RED),
        (request("accepted", response="accepted", response_due_on=GONE), Rag.AMBER),
        (request(made_on=TODAY - timedelta(days=91)), Rag.RED),
        (request(made_on=TODAY - timedelta(days=90)), Rag.AMBER),
        (request(made_on=TODAY - timedelta(days=91), said_on=GONE), Rag.AMBER),
        (request(claim="stuck"), Rag.RED),
        (request(due_on=GONE, waits_for_call_in=True), Rag.GREY),
        (request("paused", due_on=GONE), Rag.GREY),
        (request("superseded"), Rag.GREY),
        (request("rejected"), Rag.GREY),
        (request("complete", claim="stuck"), Rag.GREEN),
    ],
)
def test_the_rule_gives_one_colour(asked: Request, rag: Rag):
    assert rag_of(asked, TODAY) == rag


def test_what_is_red_says_every_reason():
    asked = request("response_awaited", due_on=GONE, response_due_on=GONE, claim="stuck")

    assert why_red(asked, TODAY) == [
        "No response came in time.",
        "Its day has gone by.",
        "Whoever leads says that something is in the way.",
    ]
    assert why_red(request(due_on=LATER), TODAY) == []


@pytest.mark.parametrize("state", RequestState.values)
def test_every_state_has_a_colour_with_words(state: str):
    rag = rag_of(request(state), TODAY)

    assert str(rag_tag(rag).word)
    assert str(rag_tag(rag).word) in [str(tag.word) for tag, _said in rag_rule()]

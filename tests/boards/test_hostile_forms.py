"""Every form of the room, filled in by somebody who means harm or has no patience."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern
from lxml import html

from heard.boards.models.words import CallState
from heard.boards.urls import urlpatterns
from tests.boards import make_calls as calls
from tests.boards.sending import OURS
from tests.boards.test_foreign_addresses import World
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

# What stands beside what is typed.
KEPT = {"csrfmiddlewaretoken", "form_stamp"}
VALUES = {
    "nothing": "",
    "markup and signs that cannot be kept": "<script>\x00{{ 7*7 }}\u202e",
    "a number that no column holds": "2147483648",
    "a number that is none": "\u00b2",
    "far too much": "x" * 100_000,
}
DAYS = {"31 February": ("31", "2", "2027"), "the end of time": ("31", "12", "9999")}
QUESTIONS = ("page", "year", "body", "group", "parent", "under", "words", "saved")
WHILE_OPEN = {"express_interest", "express_interest_at_session", "change_expression", "close_call"}


def fields(response: HttpResponse) -> dict[str, Any] | None:
    """Names in the form that posts, with what a browser would send unchanged."""
    if not response["Content-Type"].startswith("text/html"):
        return None
    forms = [form for form in html.fromstring(response.content).forms if form.method == "POST"]
    forms = [form for form in forms if "logout" not in (form.action or "")]
    if not forms:
        return None
    names = [name for name in forms[0].fields if name]
    return dict.fromkeys(names, "") | dict(forms[0].form_values())


def attempts(given: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for what, value in VALUES.items():
        yield what, {name: old if name in KEPT else value for name, old in given.items()}
    twice = {name: old if name in KEPT else [old, old] for name, old in given.items()}
    yield "everything twice", twice
    for what, day in DAYS.items():
        yield what, given | _dated(given, day)


def _dated(given: dict[str, Any], day: tuple[str, str, str]) -> dict[str, str]:
    parts = dict(zip(("day", "month", "year"), day, strict=True))
    return {
        name: parts[name.rpartition("_")[2]] for name in given if name.rpartition("_")[2] in parts
    }


@pytest.fixture
def world():
    """A partnership with one of everything; the reader is on the panel and may do anything."""
    made = World()
    calls.declared(made.place)
    return made


def pages(world: World) -> list[tuple[URLPattern, str]]:
    """All but the one that gives out a file, which nobody would close."""
    shown = [pattern for pattern in urlpatterns if pattern.name != "members_paper"]
    return [(pattern, world.address(pattern)) for pattern in shown]


def pages_of_an_open_call(world: World) -> list[tuple[URLPattern, str]]:
    world.call.state, world.call.closes_on = CallState.OPEN, calls.in_days(5)
    world.call.save()
    return [(pattern, address) for pattern, address in pages(world) if pattern.name in WHILE_OPEN]


@pytest.mark.parametrize("which", [pages, pages_of_an_open_call])
def test_no_form_breaks_whatever_is_sent(world, which):
    client = partnerships.signed_in(world.member)
    client.raise_request_exception = False

    broken = []
    for pattern, address in which(world):
        page = client.get(address)
        given = fields(page) if page.status_code == 200 else None
        for what, sent in attempts(given) if given else ():
            undo = transaction.savepoint()
            answer = client.post(address, sent, **OURS)
            transaction.savepoint_rollback(undo)
            if answer.status_code >= 500:
                broken.append((pattern.name, what))

    assert broken == []


def test_no_page_breaks_whatever_its_address_asks(world):
    client = partnerships.signed_in(world.member)
    client.raise_request_exception = False

    broken = []
    for pattern, address in pages(world):
        for value in ("9" * 30, "\u00b2\x00", "10000"):
            answer = client.get(address, dict.fromkeys(QUESTIONS, value))
            if answer.status_code >= 500:
                broken.append((pattern.name, value))

    assert broken == []

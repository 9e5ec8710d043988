"""Every page for staff is shut to strangers, and to members of another partnership.

What a role may do here is tested room by room; here no page can be forgotten.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver

from heard.partnerships.roles import Role
from tests.access import address_in
from tests.partnerships import make

pytestmark = pytest.mark.django_db

SAMPLES = {
    "int": 1,
    "uuid": uuid4(),
    "slug": "westmere",
    "str": "westmere",
    "path": "westmere",
}
CONVERTER = re.compile(r"<(\w+):")
ROOMS = (
    *("home", "partnerships", "questionnaires", "surveys", "boards", "results", "scrutiny"),
    *("sessions", "themes", "safeguarding", "plans", "figures", "areas"),
)


def staff_pages() -> Iterator[tuple[str, list[Any]]]:
    """Name and sample arguments of each address under staff/."""
    for name, route in _routes(get_resolver().url_patterns):
        if route.startswith("staff/") and name.split(":")[0] in ROOMS:
            yield name, [SAMPLES[kind] for kind in CONVERTER.findall(route)]


def _routes(patterns: list[Any], space: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}", str(pattern.pattern)


def test_there_are_staff_pages_in_every_room():
    assert {name.split(":")[0] for name, _args in staff_pages()} == set(ROOMS)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_sign_in_from_every_staff_page(method):
    partnership = make.partnership()
    stranger = Client()

    open_doors = []
    for name, args in staff_pages():
        response = getattr(stranger, method)(_address(partnership, name, args))
        is_shut = response.status_code == 302 and "/account/login/" in response["Location"]
        if not is_shut and response.status_code != 405:
            open_doors.append((name, response.status_code))

    assert open_doors == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_member_of_another_partnership_comes_into_no_staff_page(method):
    partnership = make.partnership()
    visitor = make.signed_in(make.member(*Role))

    open_doors = []
    for name, args in staff_pages():
        response = getattr(visitor, method)(_address(partnership, name, args))
        if response.status_code not in {403, 404, 405}:
            open_doors.append((name, response.status_code))

    # Whoever has just signed in is led to where they may go.
    assert set(open_doors) <= {("partnerships:after_sign_in", 302)}


def _address(partnership: Any, name: str, args: list[Any]) -> str:
    try:
        return address_in(partnership, name, *args)
    except NoReverseMatch as problem:
        raise AssertionError(f"{name} needs another sample: {problem}") from problem

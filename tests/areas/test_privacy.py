"""What the room holds on somebody, and what it says of it."""

import pytest

from heard.areas.privacy import AREAS
from heard.partnerships.privacy import Subject
from tests.areas import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def kinds(subject: Subject) -> set[str]:
    return {held.key.partition(":")[0] for held in AREAS.held_on(subject)}


def test_the_contact_of_an_area_is_told_that_they_are():
    area = make.joined(contact="Robin Ashdown, 01632 960 001")

    found = Subject(area.partnership_id, name="Robin Ashdown")

    assert kinds(found) == {"area"}
    assert kinds(Subject(area.programme.operator_id, name="Robin Ashdown")) == set()


def test_whoever_is_named_in_the_words_of_a_programme_is_told():
    programme = make.programme(next_steps="Robin Ashdown tells you in spring.")

    assert kinds(Subject(programme.operator_id, name="Robin Ashdown")) == {"programme"}


def test_whoever_answered_or_made_one_is_told_of_their_work():
    area = make.joined()

    for member in (area.answered_by, area.programme.made_by):
        assert kinds(Subject(member.partnership_id, email=member.user.email)) == {"areas_work"}


def test_rows_are_counted_on_the_side_that_they_are_of():
    area = make.joined()

    assert AREAS.counts(area.partnership_id) == {
        "places in surveys of many areas": 1,
        "surveys of many areas": 0,
    }
    assert AREAS.counts(area.programme.operator_id) == {
        "places in surveys of many areas": 0,
        "surveys of many areas": 1,
    }

"""Finding decisions in the register."""

from datetime import date

import pytest

from heard.scrutiny import queries
from heard.scrutiny.queries import RegisterFilter
from tests.scrutiny import make

pytestmark = pytest.mark.django_db


def titles(officer, **wanted):
    found = queries.register(officer.partnership, RegisterFilter(**wanted))
    return [record.title for record in found]


def test_the_register_holds_only_what_is_published_here():
    officer = make.officer()
    make.draft(officer, title="A draft")
    make.published(title="Of another partnership")
    make.published(officer, title="Short breaks")

    assert titles(officer) == ["Short breaks"]


def test_the_newest_decision_comes_first_and_an_undated_one_last():
    officer = make.officer()
    make.published(officer, title="Undated", decision_date=None, checked=["decision_date"])
    make.published(officer, title="Older", decision_date=date(2020, 1, 2))
    make.published(officer, title="Newer", decision_date=date(2025, 1, 2))

    assert titles(officer) == ["Newer", "Older", "Undated"]


def test_words_are_found_in_titles_texts_and_resolutions_whatever_their_endings():
    officer = make.officer()
    make.published(officer, title="School transport")
    make.published(officer, title="Short breaks", purpose="About holidays")

    assert titles(officer, words="holiday") == ["Short breaks"]
    assert titles(officer, words="transports") == ["School transport"]
    assert set(titles(officer, words="attending sessions")) == {"School transport", "Short breaks"}
    assert titles(officer, words="sessions -holiday") == ["School transport"]


@pytest.mark.parametrize("words", ["'", '"', "&|!()", ":*", "a:b <-> c", "\\", "%", "((("])
def test_odd_words_are_searched_for_without_harm(words):
    officer = make.officer()
    make.published(officer)

    assert titles(officer, words=words) in ([], titles(officer))


def test_filters_narrow_the_register():
    officer = make.officer()
    make.published(officer, title="One", decision_maker="Cabinet", status="approved")
    make.published(officer, title="Two", decision_maker="CABINET", decision_date=date(2019, 5, 1))

    assert set(titles(officer, committee="cabinet")) == {"One", "Two"}
    assert titles(officer, year=2019) == ["Two"]
    assert titles(officer, committee="Cabinet", year=2024) == ["One"]
    assert titles(officer, verb="appoint") == []
    assert set(titles(officer, verb="report_back")) == {"One", "Two"}
    assert titles(officer, status="deferred") == []


def test_committees_are_listed_once_in_their_usual_spelling():
    officer = make.officer()
    for title, maker in (("a", "Cabinet"), ("b", "CABINET"), ("c", "Cabinet"), ("d", "Board")):
        make.published(officer, title=f"Paper {title}", decision_maker=maker)

    assert queries.committees(officer.partnership) == ["Board", "Cabinet"]
    assert queries.years(officer.partnership) == [2024]

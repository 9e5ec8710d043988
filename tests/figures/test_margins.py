"""What later rooms take from figures: margins of the population, and series."""

from datetime import date
from decimal import Decimal

import pytest

from heard.figures import queries, services
from heard.figures.queries import Series
from tests.access import address_in
from tests.figures import make
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def test_margins_are_of_the_latest_period_of_the_release_that_holds(analyst):
    make.loaded(analyst, 2024)
    make.loaded(analyst)

    sexes = queries.margin(analyst.partnership, "sex", "ehc_plans")
    hidden = queries.margin(analyst.partnership, "sex", "mainstream_total")
    bands = queries.margin(analyst.partnership, "age_band", "ehc_plans")

    assert [(each.breakdown, each.value) for each in sexes] == [("Female", 900), ("Male", 2100)]
    assert [(each.breakdown, each.value, each.symbol) for each in hidden] == [
        ("Female", None, "c"),
        ("Male", Decimal(900), ""),
    ]
    assert {each.period for each in bands} == {"January 2024"}
    assert {(each.release, each.published_on) for each in bands} == {
        ("Education, health and care plans, Reporting year 2024", date(2024, 6, 26))
    }


def test_of_a_release_that_was_replaced_only_what_the_later_one_does_not_tell_holds(analyst):
    earlier = make.loaded(analyst)
    make.figure(earlier, 2800, period="202324")
    text = make.content().replace(b"age 11", b"age 12").replace(b",Total,3000,", b",Total,3010,")
    services.load_figures(make.upload(analyst, 2026, text=text), by=analyst, replaces=earlier)

    found = queries.series(analyst.partnership, Series("total", "Total", "ehc_plans"))
    ages = queries.margin(analyst.partnership, "age", "ehc_plans")
    taken_back = queries.series(analyst.partnership, Series("age", "Age 11", "ehc_plans"))

    assert [(each.period, each.value) for each in found] == [("202324", 2800), ("202425", 3010)]
    assert [each.breakdown for each in ages] == ["Age 10", "Age 12"]
    assert taken_back == []


def test_figures_are_told_in_words(analyst):
    release = make.loaded(analyst)
    browser = partnerships.signed_in(analyst)

    address = address_in(analyst.partnership, "figures:release", release.key)
    page = browser.get(address).content.decode()

    assert "All alternative provision, share" in page
    assert "<strong>Age 10</strong>" in page
    assert "<strong>Sex: Female</strong>" in page
    assert "<strong>Everybody</strong>" in page


def test_margins_of_another_area_are_never_given(analyst):
    make.loaded(make.analyst())

    assert queries.margin(analyst.partnership, "sex", "ehc_plans") == []


def test_a_series_has_each_period_once_from_the_latest_release(analyst):
    earlier = make.loaded(analyst, 2022)
    make.loaded(analyst, 2024)
    make.loaded(analyst)

    found = queries.series(analyst.partnership, Series("total", "Total", "ehc_plans"))

    assert [(each.period, each.value) for each in found] == [
        ("2022", 2000),
        ("2024", 2600),
        ("202425", 3000),
    ]
    assert found[0].release == earlier

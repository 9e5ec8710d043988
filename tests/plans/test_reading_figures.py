"""Official figures in a measure: with release and date, symbols kept, revisions corrected."""

from datetime import date

import pytest

from heard.figures import services as figures
from heard.figures.queries import Series
from heard.partnerships.roles import Role
from heard.plans.queries.measures_todo import todo
from heard.plans.services import reading_figures
from heard.plans.services.measures import NotAPercentageError
from tests.access import Page, address_in, assert_access
from tests.figures import make as official
from tests.partnerships import make as partnerships
from tests.plans import make

pytestmark = pytest.mark.django_db

TOTAL = Series("total", "Total", "ehc_plans")
HIDDEN = Series("sex", "Female", "mainstream_total")


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": files | {"OPTIONS": {"location": tmp_path}}}


@pytest.fixture
def analyst():
    return official.analyst()


def measure_of(analyst, **more):
    columns = {"unit": "number", "source": "figure", "baseline": None, "baseline_on": None}
    return make.measure(analyst.partnership, "EHC plans", **(columns | {"target": None} | more))


def at(measure, name):
    return address_in(measure.partnership, f"plans:{name}", measure.pk)


def test_every_period_is_taken_in_with_its_release_and_its_day(analyst):
    release = official.loaded(analyst)
    measure = measure_of(analyst)

    taken = reading_figures.read_figures(measure, TOTAL, by=analyst)

    reading = measure.readings.get()
    assert (taken.new, taken.revised) == (1, 0)
    assert (reading.value, reading.source_on) == (3000, release.published_on)
    assert reading.source_words == "Education, health and care plans, Reporting year 2025"
    assert reading.on.month == 1
    again = reading_figures.read_figures(measure, TOTAL, by=analyst)
    assert (again.new, again.revised) == (0, 0)


def test_a_symbol_stays_what_it_means(analyst):
    official.loaded(analyst)
    measure = measure_of(analyst)

    reading_figures.read_figures(measure, HIDDEN, by=analyst)

    assert [(each.value, each.symbol) for each in measure.readings.all()] == [(None, "c")]


def test_what_a_later_release_revised_is_corrected_and_the_old_value_stays(analyst):
    earlier = official.loaded(analyst)
    measure = measure_of(analyst)
    reading_figures.read_figures(measure, TOTAL, by=analyst)
    assert todo(analyst) == []
    text = official.content().replace(b",Total,3000,", b",Total,3010,")
    upload = official.upload(analyst, 2026, text=text)
    figures.load_figures(upload, by=analyst, replaces=earlier)
    assert [each.text for each in todo(analyst)] == ["Take new official figures into EHC plans"]

    taken = reading_figures.read_figures(measure, TOTAL, by=analyst)

    assert (taken.new, taken.revised) == (0, 1)
    assert [each.value for each in measure.readings.current()] == [3010]
    assert "Revised in" in measure.readings.exclude(replaced_at=None).get().replaced_because


def test_a_number_is_no_share_and_an_unknown_figure_is_none(analyst):
    official.loaded(analyst)

    with pytest.raises(NotAPercentageError):
        reading_figures.read_figures(measure_of(analyst, unit="percent"), TOTAL, by=analyst)
    unknown, measure = Series("total", "Total", "nothing"), measure_of(analyst, unit="days")
    with pytest.raises(reading_figures.NoSuchFigureError):
        reading_figures.read_figures(measure, unknown, by=analyst)


def test_staff_look_for_a_figure_and_take_it_in(analyst):
    official.loaded(analyst)
    measure = measure_of(analyst)
    client = partnerships.signed_in(analyst)

    page = client.get(at(measure, "read_figures"), {"q": "total ehc"}).content.decode()
    assert "total, Total: ehc plans" in page
    sent = {"which": "total\tTotal\tehc_plans"}
    client.post(f"{at(measure, 'read_figures')}?q=total+ehc", sent)

    assert measure.readings.get().on > date(2025, 1, 1)
    assert "It is made of:" in client.get(at(measure, "read_figures")).content.decode()
    wrong = client.post(at(measure, "read_figures"), {"which": "none"}).content.decode()
    assert "Error:" in wrong


def test_nothing_is_loaded_yet_and_who_may_take_in(analyst):
    measure = measure_of(analyst)
    page = partnerships.signed_in(analyst).get(at(measure, "read_figures")).content.decode()
    assert "No official figures are loaded yet." in page

    assert_access(
        Page("plans:read_figures", (measure.pk,), partnership=measure.partnership),
        roles={Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.ANALYST},
    )

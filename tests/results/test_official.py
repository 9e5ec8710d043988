"""The population of a survey, taken from official statistics that are loaded."""

from urllib.parse import urlencode

import pytest

from heard.engines.estimation import Margin
from heard.engines.questionnaire import read_questionnaire_bytes
from heard.partnerships.roles import PERMISSIONS, Permission
from heard.results import services
from heard.results.models import WeightingStage
from heard.results.official import Group, brought_to_one_sum, margin_of, without_figure
from tests.access import Page, address_in, assert_access
from tests.figures import make as figures
from tests.partnerships import make as partnerships
from tests.results import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])
SEX = """
  - code: sex
    kind: one_choice
    label: {en: What is your child's sex?}
    options:
    - {code: f, label: {en: Female}}
    - {code: m, label: {en: Male}}
    - {code: other, label: {en: Another}}
"""


@pytest.fixture
def analyst():
    return make.analyst()


@pytest.fixture
def survey(analyst):
    asked = read_questionnaire_bytes(make.VIEWS + SEX.encode(), "views.yaml")
    families = [
        (mode, answers | {"sex": ("f", "m", "m")[n % 3]})
        for n, (mode, answers) in enumerate(make.returns())
    ]
    return make.closed_survey(analyst, families=families, of=asked)


@pytest.fixture
def loaded(analyst):
    release = figures.loaded(analyst)
    for name, people in (("Lakeside", 1700), ("Northmoor", 1160), ("The islet", 40)):
        figures.figure(release, people, topic="district", breakdown=name)
    figures.figure(release, 100, topic="district", breakdown="Unknown")
    return release


def page_of(survey, **chosen):
    query = f"?{urlencode(chosen)}" if chosen else ""
    return address_in(survey.partnership, "results:map_official", survey.key) + query


def test_groups_become_a_margin_with_release_and_day_and_can_be_weighted_to(
    survey, loaded, analyst
):
    client = partnerships.signed_in(analyst)
    start = address_in(survey.partnership, "results:take_official", survey.key)
    chosen = {"district": "district:ehc_plans", "sex": "sex:ehc_plans"}

    groups = client.post(start, chosen)
    asked = client.get(groups.headers["Location"]).content.decode()
    answers = {"district-0": "lake", "district-1": "moor", "district-2": "islet"}
    answers |= {"district-3": "", "sex-0": "f", "sex-1": "m"}
    once = client.post(groups.headers["Location"], answers)
    taken = client.post(groups.headers["Location"], answers | {"sex-with-other": "m"})

    assert '<option value="lake" selected>Lakeside</option>' in asked
    assert "Choose the answer that it is counted with" in once.content.decode()
    population = survey.populations.get()
    assert taken.headers["Location"].endswith(f"/figures/{population.key}/")
    assert population.margins["sex"] == {"f": 900, "m+other": 2100}
    assert population.margins["district"] == {"lake": 1759, "moor": 1200, "islet": 41}
    assert population.source == (
        "Education, health and care plans, Reporting year 2025: EHC plans in January: District "
        "and EHC plans in January: Sex; Academic year 2024/25"
    )
    assert population.counted_on.isoformat() == "2025-01-16"
    tried = services.try_weights(population, items=["sex"], is_bounded=False, by=analyst)
    services.work_out_weights(tried)
    tried.refresh_from_db()
    assert tried.stage == WeightingStage.READY


def test_groups_that_leave_an_answer_without_people_are_refused(survey, loaded, analyst):
    client = partnerships.signed_in(analyst)

    answers = {"district-0": "lake", "district-1": "moor", "district-with-islet": "nowhere"}
    page = client.post(page_of(survey, district="district:ehc_plans"), answers).content.decode()

    assert "Select one of the answers in the list" in page
    assert not survey.populations.exists()


def test_figures_that_are_kept_confidential_stand_for_nobody(survey, loaded, analyst):
    client = partnerships.signed_in(analyst)
    answers = {"sex-0": "f", "sex-1": "m"}

    page = client.post(page_of(survey, sex="sex:mainstream_total"), answers).content.decode()

    assert "No figure is of “Female”" in page
    assert not survey.populations.exists()


def test_what_is_not_loaded_leads_back_to_the_choice(survey, loaded, analyst):
    client = partnerships.signed_in(analyst)

    for chosen in ({}, {"district": "nothing:ehc_plans"}, {"nothing": "sex:ehc_plans"}):
        assert client.get(page_of(survey, **chosen)).status_code == 302


def test_nothing_chosen_is_told(survey, loaded, analyst):
    client = partnerships.signed_in(analyst)
    start = address_in(survey.partnership, "results:take_official", survey.key)

    page = client.post(start, {"district": "", "sex": ""}).content.decode()

    assert "Choose figures for at least one question" in page


def test_where_nothing_is_loaded_the_page_says_so(survey, analyst):
    start = address_in(survey.partnership, "results:take_official", survey.key)

    page = partnerships.signed_in(analyst).get(start).content.decode()

    assert "No official figures of your area are loaded" in page


def test_only_who_prepares_findings_takes_figures(survey, loaded):
    assert_access(
        Page("results:take_official", (survey.key,), partnership=survey.partnership),
        roles=PERMISSIONS[Permission.PREPARE_FINDINGS],
    )


def test_groups_of_one_answer_are_added_up_and_answers_without_figures_join(survey):
    item = survey.version.questionnaire.item("district")
    groups = [Group(10, "lake"), Group(5, "lake"), Group(7, ""), Group(3, "moor")]

    assert without_figure(item, groups) == ["islet"]
    assert margin_of(item, groups, {"islet": "moor"}).counts == {"lake": 15, "moor+islet": 3}


def test_margins_are_brought_to_one_sum_where_only_who_is_unknown_differs():
    whole = Margin("sex", {"f": 300, "m": 700})
    close = Margin("district", {"lake": 333, "moor": 333, "islet": 333})
    other = Margin("need", {"asd": 600})

    assert brought_to_one_sum([whole, close])[1].total == 1000
    assert brought_to_one_sum([whole, other]) == (whole, other)
    assert brought_to_one_sum([Margin("need", {"asd": 0})]) == (Margin("need", {"asd": 0}),)

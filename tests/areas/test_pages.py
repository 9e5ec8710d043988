"""Who may enter which page, and what each side sees there."""

import pytest

from heard.areas import services
from heard.areas.models import Programme, State
from heard.home.queries import what_needs_you
from heard.partnerships.roles import Role
from heard.results.models import Stage
from tests.access import Page, address_in, assert_access
from tests.areas import make
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

LEAD = {Role.ENGAGEMENT_LEAD}
SEE = LEAD | {
    Role.COMMUNICATIONS_LEAD,
    Role.ANALYST,
    Role.CUSTODIAN,
    Role.FORUM_CHAIR,
    Role.PARENT_REPRESENTATIVE,
}


def page_of(member, name: str, *args) -> str:
    answer = partnerships.signed_in(member).get(
        address_in(member.partnership, f"areas:{name}", *args)
    )
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def status(member, name: str, *args) -> int:
    address = address_in(member.partnership, f"areas:{name}", *args)
    return partnerships.signed_in(member).get(address).status_code


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("programme", SEE),
        ("questions", SEE),
        ("comparison", SEE),
        ("ask_areas", LEAD),
        ("end_programme", LEAD),
    ],
)
def test_who_may_enter_an_operators_pages(name, roles):
    programme = make.programme()

    page = Page(f"areas:{name}", (programme.key,), partnership=programme.operator)

    assert_access(page, roles=roles)


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("invitation", SEE),
        ("questions", SEE),
        ("join_programme", LEAD),
        ("change_naming", LEAD),
    ],
)
def test_who_may_enter_an_areas_pages(name, roles):
    area = make.asked()

    page = Page(f"areas:{name}", (area.programme.key,), partnership=area.partnership)

    assert_access(page, roles=roles)


@pytest.mark.parametrize("name", ["roll_out", "prepare_areas", "pack_reports", "download_reports"])
def test_only_the_operators_lead_starts_work(name):
    programme = make.programme()

    page = Page(f"areas:{name}", (programme.key,), partnership=programme.operator, method="post")

    assert_access(page, roles=LEAD)


@pytest.mark.parametrize("name", ["decline_programme", "take_over_area"])
def test_only_the_areas_lead_answers(name):
    area = make.joined()

    page = Page(f"areas:{name}", (area.programme.key,), partnership=area.partnership, method="post")

    assert_access(page, roles=LEAD)


def test_who_sees_the_list_and_who_makes_a_programme():
    programme = make.programme()
    for name, args, roles in [
        ("programmes", (), SEE),
        ("choose_version", (), LEAD),
        ("make_programme", (programme.version_id,), LEAD),
    ]:
        assert_access(Page(f"areas:{name}", args, partnership=programme.operator), roles=roles)


def test_an_area_comes_into_none_of_the_operators_pages():
    area = make.rolled_out()
    member = make.lead(area.partnership)

    for name in ("programme", "ask_areas", "end_programme"):
        assert status(member, name, area.programme.key) == 404


def test_an_operator_comes_into_no_area_but_its_own():
    area = make.rolled_out()
    by = area.programme.made_by

    assert status(by, "invitation", area.programme.key) == 404
    survey_page = address_in(area.partnership, "surveys:run_survey", area.survey_id)
    assert partnerships.signed_in(by).get(survey_page).status_code == 403
    own = address_in(by.partnership, "surveys:run_survey", area.survey_id)
    assert partnerships.signed_in(by).get(own).status_code == 404


def test_an_area_that_has_not_joined_compares_nothing():
    programme = make.all_published()
    asked = make.asked(programme, "Hexley")
    declined = make.asked(programme, "Ingleton")
    services.decline_programme(declined, by=make.lead(declined.partnership))

    for area in (asked, declined):
        assert status(make.lead(area.partnership), "comparison", programme.key) == 404
        assert (
            status(make.lead(area.partnership), "compare_areas", programme.key, "listened") == 404
        )


def test_an_area_reads_what_it_is_asked_and_joins():
    area = make.asked()
    member = make.lead(area.partnership)
    [todo] = [each for each in what_needs_you(member) if "do we join" in each.text]
    assert todo.text == "Answer The Fells Alliance: do we join “Views in all areas 2026”?"

    page = page_of(member, "invitation", area.programme.key)
    assert "The alliance sees what is published." in page
    assert "5 January 2026 to 27 February 2026" in page
    assert "Staff listened to us" in page_of(member, "questions", area.programme.key)
    sent = {
        "naming": "no",
        "contact": "The engagement team",
        "worried_contact": "01632 960 002",
        "asked_count": "900",
    }
    address = address_in(area.partnership, "areas:join_programme", area.programme.key)
    partnerships.signed_in(member).post(address, sent)

    area = make.fresh(area)
    assert (area.state, area.may_be_named, area.asked_count) == (State.JOINED, False, 900)
    assert not [each for each in what_needs_you(member) if "do we join" in each.text]


def test_joining_asks_for_everything_that_families_need():
    area = make.asked()
    client = partnerships.signed_in(make.lead(area.partnership))

    answer = client.post(
        address_in(area.partnership, "areas:join_programme", area.programme.key), {"contact": ""}
    )

    page = answer.content.decode()
    for words in ("Select yes or no", "Enter who families can ask", "Enter who to call about"):
        assert words in page
    assert make.fresh(area).state == State.ASKED


def test_an_operator_makes_a_programme_and_asks_all_areas():
    by = make.operator()
    version = make.questionnaires.version(by, make.results.questionnaire())
    for name in ("Ashby", "Bexholme"):
        partnerships.partnership(name=name)
    client = partnerships.signed_in(by)
    words = {name: str(value) for name, value in vars(make.words()).items()}
    for name in ("asked_from", "asked_until"):
        day = getattr(make.words(), name)
        words |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}

    chosen = client.post(
        address_in(by.partnership, "areas:choose_version"), {"version": version.pk}
    )
    client.post(chosen["Location"], words | {"groupings": ["mode"]})
    programme = Programme.objects.get()
    client.post(
        address_in(by.partnership, "areas:ask_areas", programme.key),
        {"who": "some", "areas": []},
    )
    assert programme.areas.count() == 0
    client.post(address_in(by.partnership, "areas:ask_areas", programme.key), {"who": "all"})

    assert (programme.groupings, programme.version) == (["mode"], version)
    names = {area.partnership.name for area in programme.areas.all()}
    assert {"Ashby", "Bexholme", "The Fells Alliance"} <= names


def test_progress_says_of_each_area_where_it_stands():
    programme = make.programme()
    make.asked(programme, "Ashby")
    services.decline_programme(
        make.asked(programme, "Bexholme"),
        by=make.lead(make.area_of(programme, "Bexholme").partnership),
    )
    make.rolled_out(programme, "Dunmere")
    make.publish(make.rolled_out(programme, "Eskwater"), make.findings(), Stage.READY)
    make.published(programme, "Fenwick")
    make.joined(programme, "Calder")

    page = page_of(programme.made_by, "programme", programme.key)

    for words in (
        "Asked, no answer yet",
        "Does not join",
        "Joined",
        "Survey not opened yet",
        "Ready to look at",
        "Published",
        "1 area has published its findings.",
        "Make the surveys",
    ):
        assert words in page


def test_a_finding_that_is_not_published_is_on_no_page_of_the_operator():
    programme = make.all_published()
    area = make.rolled_out(programme, "Secretby")
    make.publish(area, make.findings(77), Stage.READY)

    pages = [
        page_of(programme.made_by, "programme", programme.key),
        page_of(programme.made_by, "comparison", programme.key),
        page_of(programme.made_by, "compare_areas", programme.key, "listened"),
    ]

    assert "Secretby" in pages[0]
    assert "77%" not in "".join(pages)
    assert "Secretby" not in pages[1] + pages[2]


def test_areas_see_their_own_name_and_those_who_agreed_and_no_other():
    programme = make.all_published()
    named = make.published(programme, "Garth", named=True)
    own = make.area_of(programme, "Ashby")
    member = make.lead(own.partnership)

    pages = [
        page_of(member, "comparison", programme.key),
        page_of(member, "compare_areas", programme.key, "listened"),
        page_of(member, "compare_areas_csv", programme.key, "listened"),
    ]

    assert "Ashby (your area)" in pages[1]
    assert "Garth" in pages[1]
    assert pages[2].count("Another area") == 5
    for hidden in make.PLACES[1:6]:
        assert hidden not in "".join(pages)
    services.change_naming(named, may_be_named=False, by=make.lead(named.partnership))
    assert "Garth" not in page_of(member, "compare_areas", programme.key, "listened")


def test_the_operator_sees_every_area_by_name():
    programme = make.all_published()

    page = page_of(programme.made_by, "compare_areas", programme.key, "listened")

    for name in make.PLACES[:6]:
        assert name in page


def test_the_order_of_rows_gives_no_name_away():
    programme = make.programme()
    for name, base in zip(make.PLACES, (150, 300, 250, 200, 350, 100), strict=False):
        make.published(programme, name, 50, base)
    member = make.lead(make.area_of(programme, "Calder").partnership)

    lines = page_of(member, "compare_areas_csv", programme.key, "listened").splitlines()[1:]

    assert [line.split(",")[2] for line in lines] == ["250", "350", "300", "200", "150", "100"]


def test_the_file_says_what_the_page_says():
    programme = make.all_published(percents=(30, 50, 52, 50, 47, 51))

    text = page_of(programme.made_by, "compare_areas_csv", programme.key, "listened")

    lines = text.removeprefix("\ufeff").splitlines()
    assert lines[0] == "Area,Share,Gave a view,Where it lies,Not quite like the others"
    assert lines[1] == "Ashby,30%,200,Below the outer lines,–"
    page = page_of(programme.made_by, "compare_areas", programme.key, "listened")
    for cell in (cell for line in lines for cell in line.split(",")):
        assert cell in page


def test_there_is_no_page_of_a_question_that_nobody_asked():
    programme = make.all_published()

    assert status(programme.made_by, "compare_areas", programme.key, "happy") == 404


def test_before_anybody_has_published_there_is_no_empty_table():
    programme = make.rolled_out().programme

    page = page_of(programme.made_by, "compare_areas", programme.key, "_response")

    assert "Too few areas to compare" in page
    assert "<table" not in page
    assert "table.csv" not in page

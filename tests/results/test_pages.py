import csv
import io
import re

import pytest
from django.test import Client

from heard.partnerships.roles import PERMISSIONS, Permission
from heard.results.downloads import to_csv
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def test_who_may_enter_the_staff_pages():
    found = make.prepared()
    see = PERMISSIONS[Permission.SEE_FINDINGS]
    prepare = PERMISSIONS[Permission.PREPARE_FINDINGS]
    publish = PERMISSIONS[Permission.PUBLISH_FINDINGS]

    for name, args, roles in [
        ("results:all_findings", (), see),
        ("results:findings", (found.key,), see),
        ("results:prepare_findings", (found.survey.key,), prepare),
        ("results:publish_findings", (found.key,), publish),
    ]:
        assert_access(Page(name, args, partnership=found.partnership), roles=roles)


@pytest.mark.parametrize("name", ["publication", "findings_csv", "findings_json"])
def test_findings_are_public_only_once_they_are_published(name):
    found = make.prepared()
    address = address_in(found.partnership, f"results:{name}", found.key)

    assert Client().get(address).status_code == 404


def test_another_partnership_does_not_show_our_findings():
    found = make.published()
    other = partnerships.partnership()

    assert Client().get(address_in(other, "results:publication", found.key)).status_code == 404


def test_the_public_page_says_it_in_a_sentence_with_its_base():
    found = make.published()

    page = Client().get(address_in(found.partnership, "results:question", found.key, "listened"))

    assert "50% chose “Agree”: about 60 of 120 who gave a view." in page.content.decode()


def test_a_page_that_shows_shares_of_more_and_of_fewer_people_says_so():
    found = make.published()

    page = Client().get(address_in(found.partnership, "results:question", found.key, "listened"))

    assert "The share of “I do not know” is of everybody who answered" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "code"), [("publication", ""), ("question", "listened"), ("grouping", "district")]
)
def test_every_page_with_numbers_says_when_and_where_they_come_from(name, code):
    found = make.published()
    args = (found.key, code) if code else (found.key,)

    page = Client().get(address_in(found.partnership, f"results:{name}", *args)).content.decode()

    assert "We published this on" in page
    assert "Where these figures come from" in page
    assert (
        f"http://testserver{address_in(found.partnership, 'results:publication', found.key)}"
        in page
    )


def test_a_table_of_groups_names_the_answers_that_it_counts():
    found = make.published()

    page = Client().get(address_in(found.partnership, "results:grouping", found.key, "district"))

    assert "Your views: who chose “Agree”" in page.content.decode()


def test_every_public_page_of_findings_opens(django_assert_max_num_queries):
    found = make.published()
    key, of = found.key, found.partnership
    addresses = [
        address_in(of, "results:publications"),
        address_in(of, "results:publication", key),
        address_in(of, "results:grouping", key, "district"),
        address_in(of, "results:grouping", key, "mode"),
        *(address_in(of, "results:question", key, code) for code in ("sources", "district")),
    ]

    for address in addresses:
        with django_assert_max_num_queries(5):
            response = Client().get(address)
        assert response.status_code == 200, address
        assert "None" not in response.content.decode().replace("None of these", "")


def test_the_csv_has_a_row_for_each_figure_and_c_where_there_are_too_few():
    found = make.published()
    response = Client().get(address_in(found.partnership, "results:findings_csv", found.key))

    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    by_place = {(r["question"], r["group"], r["answer"]): r for r in rows}
    assert by_place["listened", "", "agree"]["count"] == "60"
    assert by_place["listened", "islet", "agree"]["count"] == "c"
    assert response.content.decode().count("\r\n") == len(rows) + 1


def test_a_label_that_looks_like_a_formula_is_defused():
    findings = make.published().findings
    part = findings.parts[0]
    question = type(part.questions[0])(
        **{f: getattr(part.questions[0], f) for f in part.questions[0].__struct_fields__}
        | {"label": "=cmd|' /C calc'!A0"}
    )
    hostile = type(findings)(
        **{f: getattr(findings, f) for f in findings.__struct_fields__}
        | {"parts": (type(part)(part.code, part.title, (question,)),)}
    )

    assert "\r\nviews,listened,'=cmd" in to_csv(hostile)


def test_preparing_shows_first_what_is_ticked():
    analyst = make.analyst()
    survey = make.closed_survey(analyst)
    address = address_in(survey.partnership, "results:prepare_findings", survey.key)

    page = partnerships.signed_in(analyst).get(address).content.decode()

    boxes = re.findall(r'name="groupings" type="checkbox" value="(\w+)"( checked)?', page)
    assert boxes == [("mode", " checked"), ("district", " checked"), ("listened", "")]


def test_preparing_asks_for_groupings_and_leads_to_the_progress():
    analyst = make.analyst()
    survey = make.closed_survey(analyst)
    address = address_in(survey.partnership, "results:prepare_findings", survey.key)
    client = partnerships.signed_in(analyst)

    assert "Where do you live?" in client.get(address).content.decode()
    response = client.post(address, {"groupings": ["mode", "district"]}, follow=True)

    assert "Waiting to start" in response.content.decode()


def test_publishing_asks_what_families_said():
    analyst = make.analyst()
    found = make.agreed(analyst)
    address = address_in(found.partnership, "results:publish_findings", found.key)
    client = partnerships.signed_in(analyst)

    refused = client.post(address, {"title": "Views 2026", "summary": ""})
    accepted = client.post(address, {"title": "Views 2026", "summary": "We heard."}, follow=True)

    assert "Enter what families told you" in refused.content.decode()
    assert "Views 2026" in accepted.content.decode()
    found.refresh_from_db()
    assert found.is_published


def test_a_page_of_published_findings_reads_what_they_say_once_and_then_knows_it(
    django_assert_max_num_queries,
):
    found = make.published()
    address = address_in(found.partnership, "results:publication", found.key)
    first = Client().get(address).content

    with django_assert_max_num_queries(2) as asked:
        again = Client().get(address).content

    assert again == first
    assert not any('"content"' in query["sql"] for query in asked.captured_queries)

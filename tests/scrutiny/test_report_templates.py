"""The council's own Word template: taken in, mapped, filled, retired."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from heard.design.papers.templates import TemplateError
from heard.partnerships.roles import Role
from heard.scrutiny.frozen_report import read_report
from heard.scrutiny.models import ReportTemplate
from heard.scrutiny.queries import report_templates as queries
from heard.scrutiny.services import report_templates as services
from heard.scrutiny.services.held_reports import NotYourReportError
from heard.scrutiny.template_filling import filled
from heard.scrutiny.template_places import Places
from tests.access import Page, assert_access
from tests.design.papers import make_templates
from tests.partnerships import make as partnerships
from tests.scrutiny import make
from tests.scrutiny import make_reports as make_r
from tests.scrutiny.pages import at, sent_form, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_r.committee()


@pytest.fixture
def officer(committee):
    return make_r.writer(committee)


@pytest.fixture
def client(officer):
    return partnerships.signed_in(officer)


def template(committee, content=None):
    content = content or make_templates.with_front_table()
    places = queries.suggested(committee, content)
    by = make_r.writer(committee)
    return services.add_template(committee, "template.docx", content, places, by=by)


def upload(content, name="template.docx"):
    return {"file": SimpleUploadedFile(name, content)}


def test_the_committees_officer_keeps_templates(committee):
    made = template(committee)
    pages = {"add_template": committee.pk, "map_template": made.pk, "template_example": made.pk,
             "retire_template": made.pk}  # fmt: skip

    for name, pk in pages.items():
        page = Page(f"scrutiny:{name}", (pk,), committee.partnership)
        assert_access(page, roles={Role.COMMITTEE_OFFICER})


def test_a_template_is_taken_in_with_what_its_headings_suggest(client, officer, committee):
    response = client.post(
        at(officer, "add_template", committee.pk), upload(make_templates.with_front_table())
    )

    made = ReportTemplate.objects.get()
    assert response["Location"] == at(officer, "map_template", made.pk)
    assert made.places == {"0": "purpose", "1": "recommendations"}
    assert set(made.labels.values()) == {"author", "meeting", "divisions", "contact"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (make_templates.without_headings, "The file has no headings"),
        (make_templates.with_macros, "The file has macros"),
        (make_templates.with_a_template_elsewhere, "The file takes parts from another place"),
        (lambda: b"PK not a zip", "The file is no Word document"),
        (lambda: b"\x00", "The file is no Word document"),
    ],
)
def test_what_is_no_template_is_refused_with_what_to_do(client, officer, committee, content, words):
    page = client.post(at(officer, "add_template", committee.pk), upload(content()))

    assert words in text_of(page)
    assert not ReportTemplate.objects.exists()


def test_no_file_is_asked_for_again(client, officer, committee):
    page = client.post(at(officer, "add_template", committee.pk), {})

    assert "Choose the template" in text_of(page)


def test_an_officer_says_what_goes_where(client, officer, committee):
    made = template(committee, make_templates.plain())
    address = at(officer, "map_template", made.pk)
    sent = sent_form(text_of(client.get(address))) | {"heading_1": "summary", "heading_2": ""}

    client.post(address, sent)

    made.refresh_from_db()
    assert made.places["1"] == "summary"
    assert "2" not in made.places


def test_each_part_of_a_report_has_one_place(client, officer, committee):
    made = template(committee, make_templates.plain())
    sent = {"heading_1": "summary", "heading_2": "summary"}

    page = client.post(at(officer, "map_template", made.pk), sent)

    assert "Select each part of a report once" in text_of(page)


def test_something_goes_somewhere(client, officer, committee):
    made = template(committee, make_templates.plain())

    page = client.post(at(officer, "map_template", made.pk), {"heading_1": ""})

    assert "Select what goes under one heading at least" in text_of(page)


def test_parts_without_a_heading_are_named_and_come_at_the_end(client, officer, committee):
    made = template(committee)

    page = text_of(client.get(at(officer, "map_template", made.pk)))
    example = client.get(at(officer, "template_example", made.pk)).content

    assert "They come at its end:" in page
    assert "Background papers" in page
    words = [each.text for each in Document(io.BytesIO(example)).paragraphs]
    assert words.index("Purpose of report") < words.index("Recommendations")
    assert words.index("Recommendations") < words.index("Background papers")


def test_headings_of_the_template_stay_as_they_are(committee):
    content = make_templates.plain()
    made = template(committee, content)

    document = Document(io.BytesIO(queries.example(made).content))

    before = [each for each in Document(io.BytesIO(content)).paragraphs if _is_heading(each)]
    after = {each.text: each._p.xml for each in document.paragraphs if _is_heading(each)}
    assert [after[each.text] for each in before] == [each._p.xml for each in before]


def test_an_implication_has_its_own_heading_where_the_template_has_one(committee):
    made = template(committee, make_templates.plain())
    legal = committee.implication_kinds.get(title="Legal")

    assert f"implication:{legal.pk}" in made.places.values()
    assert "Legal" not in queries.unplaced(made)
    assert "Finance" in queries.unplaced(made)


def test_the_note_of_a_later_issue_stands_first_in_the_template(committee):
    report = make_r.issued(committee)
    issue = make_r.issue(report, "A figure was corrected.")
    made = template(committee, make_templates.plain())

    content = filled(make_templates.plain(), made, read_report(issue.frozen)).content

    words = [each.text for each in Document(io.BytesIO(content)).paragraphs]
    first = words.index("Purpose of report")
    assert words[first + 1] == "What is different in issue 2: A figure was corrected."


def test_a_retired_template_is_used_no_more(client, officer, committee):
    first = template(committee)
    second = template(committee, make_templates.plain())

    client.post(at(officer, "retire_template", second.pk))
    client.post(at(officer, "retire_template", second.pk))

    assert queries.templates_of(committee) == [first]


def test_a_template_of_another_area_is_not_ours(client, officer, committee):
    theirs = template(make_r.committee())

    assert client.get(at(officer, "map_template", theirs.pk)).status_code == 404
    with pytest.raises(NotYourReportError):
        services.retire_template(theirs, by=officer)
    with pytest.raises(NotYourReportError):
        services.add_template(
            committee, "t.docx", make_templates.plain(), Places({}), by=make.officer()
        )


def test_the_service_takes_in_no_file_that_cannot_be_filled(committee, officer):
    with pytest.raises(TemplateError):
        services.add_template(committee, "t.docx", b"nothing", Places({}), by=officer)


def _is_heading(paragraph):
    return paragraph.style.name.startswith("Heading")

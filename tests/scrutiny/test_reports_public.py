"""Issued reports as everybody reads them: page, Word, PDF, briefing, Easy Read, data."""

import io
import zipfile
from hashlib import sha256
from itertools import pairwise

import msgspec
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from docx import Document
from lxml import html

from heard.design.build import build_assets
from heard.design.papers.pdf import pages_of
from heard.design.papers.pieces import Heading, Note, Paragraph
from heard.scrutiny.briefing import DROPPED, briefing_paper, fitting, key_figures
from heard.scrutiny.frozen_report import FORMAT, FrozenBlock, FrozenReport, read_report
from heard.scrutiny.models import ReportTemplate
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.report_files import briefing_pdf_of
from heard.scrutiny.services import issuing, reports
from tests.access import address_in
from tests.design.papers import make_templates
from tests.partnerships import make as partnerships
from tests.scrutiny import make_reports as make_r
from tests.scrutiny.pages import text_of

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

FILES = ("report_word", "report_pdf", "report_json")


@pytest.fixture(scope="module", autouse=True)
def _assets_are_built():
    build_assets()


def get(report, name, *args):
    return Client().get(address_in(report.partnership, f"scrutiny:{name}", *args))


def words_of(response):
    """All that a file or a page says."""
    content = response.getvalue()
    if response["Content-Type"] == "application/pdf":
        with pypdfium2.PdfDocument(content) as document:
            return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = (archive.read(name).decode(errors="replace") for name in archive.namelist())
            return "\n".join(parts)
    return content.decode()


def test_everybody_reads_what_was_issued():
    report = make_r.issued()

    page = text_of(get(report, "report", report.slug))

    assert "To tell members what families said." in page
    assert "note the report." in page
    assert report.issues.get().sha256 in page


def test_headings_of_a_report_are_in_order():
    committee = make_r.committee()
    make_r.area(committee, with_findings=False)
    report = make_r.ready(committee)
    make_r.issue(report)

    page = html.fromstring(text_of(get(report, "report", report.slug)))

    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", ["report", "report_briefing", "report_briefing_pdf", *FILES])
def test_a_draft_is_not_found(name):
    report = make_r.ready()

    assert get(report, name, report.slug).status_code == 404


@pytest.mark.parametrize("name", ["report", "report_briefing", "report_briefing_pdf", *FILES])
def test_a_report_of_another_area_is_not_found(name):
    report, here = make_r.issued(), make_r.committee()

    address = address_in(here.partnership, f"scrutiny:{name}", report.slug)
    assert Client().get(address).status_code == 404


def test_a_report_to_a_committee_that_is_not_public_is_not_found():
    report = make_r.issued()
    type(report.committee.body).objects.update(is_public=False)

    assert get(report, "report", report.slug).status_code == 404
    assert make_r.TITLE not in text_of(get(report, "committee_reports"))


def test_an_issue_that_never_was_is_not_found():
    report = make_r.issued()

    assert get(report, "report_issue", report.slug, 7).status_code == 404


def test_public_pages_set_no_cookie():
    report = make_r.issued()

    for name, *args in (("report", report.slug), ("committee_reports",)):
        assert not get(report, name, *args).cookies


def test_the_list_shows_each_report_once_with_its_newest_issue():
    report = make_r.issued()
    make_r.issue(report, "A figure was corrected.")
    make_r.draft(report.committee, "Only a draft")

    page = text_of(get(report, "committee_reports"))

    assert page.count(f">{make_r.TITLE}</a>") == 1
    assert "issue 2" in page
    assert "Only a draft" not in page


def test_an_old_issue_says_which_one_replaced_it_and_why():
    report = make_r.issued()
    by = make_r.lead(report.committee)
    front = make_r.front(report, summary="Now it says something else.")
    reports.change_report(report, front, revision=report.revision, by=by)
    make_r.issue(report, "The number of replies was wrong.")

    old = text_of(get(report, "report_issue", report.slug, 1))
    new = text_of(get(report, "report", report.slug))

    assert "This is issue 1. Issue 2 replaced it" in old
    assert "The number of replies was wrong." in old
    assert "Families wait too long." in old
    assert "Now it says something else." in new
    assert "The number of replies was wrong." in new


def test_what_is_saved_after_the_issue_is_seen_by_staff_alone():
    report = make_r.issued()
    by = make_r.lead(report.committee)
    front = make_r.front(report, summary="Work on the next issue.")
    reports.change_report(report, front, revision=report.revision, by=by)

    assert "Work on the next issue." not in text_of(get(report, "report", report.slug))


def test_a_withdrawn_report_says_why_and_nothing_else():
    report = make_r.issued()
    by = make_r.writer(report.committee)
    issuing.withdraw_report(report, because="It named a family.", by=by)

    page = get(report, "report", report.slug)

    assert page.status_code == 410
    assert "It named a family." in text_of(page)
    assert "Families wait" not in text_of(page)
    for name in (*FILES, "report_briefing"):
        assert get(report, name, report.slug).status_code == 404
    assert get(report, "report_issue", report.slug, 1).status_code == 410


def test_a_secret_is_in_no_page_and_no_file_that_everybody_can_open():
    """The secret is in words, heading and choice of a restricted block of two issues."""
    report = make_r.restricted()
    by = make_r.lead(report.committee)
    reports.write_easy_read(report, "Families wait.", revision=report.revision, by=by)
    make_r.issue(report)
    make_r.issue(report, "Again.")

    pages = [
        ("committee_reports",), ("report", report.slug), ("report_issue", report.slug, 1),
        ("report_word", report.slug), ("report_word", report.slug, 1), ("report_pdf", report.slug),
        ("report_json", report.slug), ("report_json", report.slug, 1),
        ("report_briefing", report.slug), ("report_briefing_pdf", report.slug),
        ("report_easy_read", report.slug), ("committee", report.committee.slug), ("committees",),
        ("register",), ("decisions_feed",), ("decisions_csv",), ("decisions_json",),
    ]  # fmt: skip
    for page in pages:
        response = get(report, *page)
        assert response.status_code == 200, page
        assert make_r.SECRET not in words_of(response), page
    search = f"{address_in(report.partnership, 'scrutiny:register')}?q={make_r.SECRET}"
    results = text_of(Client().get(search))
    assert make_r.TITLE not in results


def test_the_pdf_is_tagged_and_the_word_document_has_real_headings():
    report = make_r.issued()

    word = Document(io.BytesIO(get(report, "report_word", report.slug).content))
    pdf = get(report, "report_pdf", report.slug).content

    styles = [each.style.name for each in word.paragraphs if each.style.name.startswith("Heading")]
    assert styles[:2] == ["Heading 1", "Heading 2"]
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid" in pdf


def test_data_is_the_issue_byte_for_byte():
    report = make_r.issued()

    response = get(report, "report_json", report.slug)

    assert sha256(response.content).hexdigest() == report.issues.get().sha256


def test_word_is_written_into_the_councils_template():
    report = make_r.issued()
    content = make_templates.plain()
    ReportTemplate.objects.create(
        committee=report.committee,
        file=ContentFile(content, name="t.docx"),
        file_name="t.docx",
        sha256=sha256(content).hexdigest(),
        places={"1": "purpose", "2": "recommendations"},
        added_by=make_r.lead(report.committee),
    )

    word = Document(io.BytesIO(get(report, "report_word", report.slug).content))

    words = [each.text for each in word.paragraphs]
    assert words.index("Purpose of report") < words.index("To tell members what families said.")
    assert any("Many families came." in each for each in words)


def test_easy_read_is_one_idea_a_line():
    report = make_r.ready()
    by = make_r.lead(report.committee)
    words = "Families wait.\n\n  We  are hiring. "
    reports.write_easy_read(report, words, revision=report.revision, by=by)
    make_r.issue(report)

    page = html.fromstring(text_of(get(report, "report_easy_read", report.slug)))

    lines = [each.text for each in page.find_class("heard-easy__line")]
    assert lines == ["Families wait.", "We are hiring."]


def test_without_easy_read_there_is_no_page_of_it():
    report = make_r.issued()

    assert get(report, "report_easy_read", report.slug).status_code == 404


def test_a_briefing_has_key_figures_with_their_bases():
    committee = make_r.committee()
    make_r.area(committee, with_findings=False)
    report = make_r.ready(committee)

    found = key_figures(read_report(make_r.issue(report).frozen))

    assert 1 < len(found) <= 5
    assert all(each.base.startswith("Base: ") for each in found)
    assert any("1 session took place" in each.words for each in found)


def frozen(**more):
    columns = {
        "format": FORMAT, "key": "", "slug": "x", "number": 1, "committee": "Scrutiny",
        "title": "Long", "issued_on": "2026-11-26", "purpose": "To decide.",
        "recommendations": ("note it.",),
    }  # fmt: skip
    return FrozenReport(**(columns | more))


def test_a_briefing_that_is_too_long_drops_whole_parts_and_says_so():
    long = "\n".join(["What was said at one of the many sessions of this autumn."] * 12)
    report = frozen(summary=long * 6, background=long * 6, reasons=long * 6)

    paper = fitting(report, lambda paper: len(paper.pieces) < 7)

    headings = [each.words for each in paper.pieces if isinstance(each, Heading)]
    assert "What you are asked to do" in headings
    assert "Background" not in headings
    assert paper.pieces[-1].words.startswith("Left out here so that it fits two pages: ")


def test_however_long_a_report_is_its_briefing_fits_two_pages():
    long = "\n".join(["What was said at one of the many sessions of this autumn."] * 200)
    figures = tuple(
        FrozenBlock("plan", f"Block {n}", (Paragraph("1 of 3."), Note("Base: 3.")), "1 of 3.", "3.")
        for n in range(30)
    )
    report = frozen(
        summary=long,
        background=long,
        reasons=long,
        blocks=figures,
        recommendations=tuple(f"resolve number {n}." for n in range(20)),
    )

    assert pages_of(briefing_pdf_of(_as_json(report))) <= 2


def test_nothing_is_dropped_from_a_short_briefing():
    report = frozen(summary="Short.", background="Short.")

    assert fitting(report, lambda _paper: True) == briefing_paper(report)
    assert set(DROPPED) >= {"background", "summary"}


def _as_json(report):
    return msgspec.json.encode(report).decode()


def test_a_report_frozen_before_a_field_was_added_can_still_be_read():
    old = """
    {"format": "heard-committee-report-1", "key": "k", "slug": "s", "number": 1, "committee": "c",
     "title": "t", "issued_on": "2026-01-01", "blocks": [{"kind": "words", "heading": "h"}]}
    """

    assert read_report(old).blocks[0].figure == ""


def test_who_signs_in_sees_the_same_public_page():
    report = make_r.issued()
    client = partnerships.signed_in(make_r.lead(report.committee))

    page = client.get(address_in(report.partnership, "scrutiny:report", report.slug))

    assert page.status_code == 200


def test_a_block_of_members_reports_shows_no_word_that_nobody_has_checked():
    committee = make_r.committee()
    make_r.area(committee, with_findings=False)
    report = make_r.ready(committee)
    visit = committee.partnership.members.get(user__name="Rowan Tull").visits.get()
    visit.heard, visit.revision = "A family was named here", 2
    visit.save()
    make_r.block(report, BlockKind.REPORTS_BACK)
    make_r.issue(report)

    page = text_of(get(report, "report", report.slug))

    assert "A family was named here" not in page
    assert "1 report is not shown: nobody has checked it yet." in page

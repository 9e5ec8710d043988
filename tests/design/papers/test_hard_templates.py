"""Templates from a council's drawer: what stays, what goes, and where words come."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from heard.design.papers.pieces import Bullets, Paragraph, Table
from heard.design.papers.templates import (
    Filling,
    TemplateError,
    fill,
    read_template,
    suggest,
    suggest_labels,
)
from tests.design.papers import make
from tests.design.papers import make_hard_templates as templates
from tests.design.papers.test_templates import all_words, heading_xml, opened


@pytest.mark.parametrize("name", templates.HARD)
def test_no_heading_is_altered_and_each_has_its_words_below_it(name: str):
    template = templates.HARD[name]()
    read = read_template(template)
    headings, labels = read.headings, {each.index: "Beside" for each in read.labels}

    filled = fill(template, Filling({each.index: make.ONE_OF_EACH for each in headings}, labels))

    ours = [before for before in heading_xml(template) if before in heading_xml(filled)]
    assert ours == heading_xml(template)
    lines = all_words(filled)
    named = {each.words for each in headings}
    seen = [line for line in lines if line in {"To tell members.", *named}]
    first = [line for at, line in enumerate(seen) if line in named or seen[at - 1] in named]
    assert [line for line in first if line == "To tell members."] == ["To tell members."] * len(
        headings
    )
    assert not any("Click or tap" in line or line.startswith("[") for line in lines)


def test_words_are_numbered_and_set_as_the_hint_was_without_its_colour():
    template = templates.with_numbered_paragraphs()

    word = opened(fill(template, Filling({0: (Paragraph("Ours."), Bullets(("one",)))})))

    [line] = [each for each in word.paragraphs if each.text == "Ours."]
    assert line._p.pPr.numPr.numId.val == 90
    [run] = line.runs
    assert (run.font.name, run.font.size.pt) == ("Georgia", 13)
    assert (run.italic, run.font.color.rgb) == (None, None)


def test_words_come_into_the_column_beside_their_heading():
    table = Table("Rows", ("A", "B"), (("1", "2"),))

    word = opened(fill(templates.with_headings_beside(), Filling({1: (Paragraph("§"), table)})))

    cell = word.tables[0].rows[1].cells[1]
    assert [each.text for each in cell.paragraphs] == ["§", "Rows", ""]
    widths = [int(each.get(qn("w:w"))) for each in cell.tables[0]._tbl.iter(qn("w:tcW"))]
    assert sum(widths[:2]) <= int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w")))


def test_what_is_typed_beside_a_label_is_no_hint_and_bound_to_nothing():
    template = templates.with_controls_in_lines()
    read = read_template(template)

    filled = fill(template, Filling({}, {each.index: f"w{each.index}" for each in read.labels}))

    assert [each.words for each in read.labels] == [
        "Report of",
        "Meeting date",
        "Contact",
        "Wards affected",
    ]
    assert all_words(filled)[:6] == [
        "Report of",
        "w0",
        "Meeting date",
        "w1",
        "Contact: w2",
        "Wards affected: w3",
    ]
    front = opened(filled).tables[0]._tbl
    assert not list(front.iter(qn("w:dataBinding"), qn("w:showingPlcHdr")))
    assert suggest_labels(read) == {0: "author", 1: "meeting", 2: "contact", 3: "divisions"}


@pytest.mark.parametrize(
    "made",
    [
        templates.with_a_section_that_ends_in_a_hint,
        templates.plain,
    ],
)
def test_words_stay_on_the_pages_of_their_heading(made):
    word = opened(fill(made(), Filling({0: (Paragraph("Ours."),)})))

    body = list(word.element.body)
    [ours] = [at for at, each in enumerate(body) if "Ours." in "".join(each.itertext())]
    breaks = [at for at, each in enumerate(body) if each.find(f".//{qn('w:sectPr')}") is not None]
    assert all(at > ours for at in breaks)
    assert len(word.sections) == len(opened(made()).sections)


def test_words_come_where_the_hint_was_and_a_sign_off_stays_last():
    template = templates.with_a_sign_off_after_its_hint()

    filled = fill(template, Filling({0: (Bullets(("The charter",)),)}))

    assert all_words(filled) == [
        "Background papers",
        "Papers that were relied on:",
        "The charter",
        "Signed by",
        "Monitoring Officer",
    ]


def test_a_line_that_asks_the_committee_for_something_is_no_label():
    word = Document()
    word.add_paragraph("Report to:")
    word.add_heading("Recommendations", 1)
    word.add_paragraph("The committee is asked to:")

    labels = read_template(templates.saved(word)).labels

    assert [each.words for each in labels] == ["Report to"]


def test_our_words_say_their_language_where_the_template_has_another():
    filled = fill(templates.plain(), Filling({0: (Paragraph("Diben"),)}, language="cy-GB"))

    runs = [run for run in opened(filled).element.body.iter(qn("w:r")) if run.text == "Diben"]
    assert [run.find(f".//{qn('w:lang')}").get(qn("w:val")) for run in runs] == ["cy-GB"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (templates.with_a_field_that_fetches, "elsewhere"),
        (lambda: templates.with_something_inside("oleObject"), "inside"),
        (lambda: templates.with_something_inside("aFChunk"), "inside"),
        (lambda: templates.with_something_inside("control"), "inside"),
        (templates.with_a_part_twice, "no_word_file"),
        (templates.with_a_huge_part, "too_big"),
        (templates.with_too_many_headings, "too_many"),
    ],
)
def test_what_is_more_than_a_template_is_refused(made, code: str):
    with pytest.raises(TemplateError) as refused:
        read_template(made())

    assert (refused.value.code, bool(refused.value.words)) == (code, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("1. Purpose of the Report", "purpose"),
        ("Recommendation(s)", "recommendations"),
        ("Introduction", "background"),
        ("Executive summary", "summary"),
        ("Alternative options considered", "options"),
        ("Reasons for recommendations", "reasons"),
        ("Reason for inclusion in Part II, if appropriate", "exempt"),
        ("Local Government (Access to Information) Act 1985: List of Background Papers",
         "background_papers"),
        ("Equality and cohesion", "implication:1"),
        ("Financial implications", "implication:2"),
        ("Risk management", "implication:3"),
        ("Climate and environment", "implication:4"),
        ("Implications", "implications"),
        ("Main report", "body"),
        ("Contact officer", None),
        ("Consultations", None),
        ("Appendices", None),
    ],
)  # fmt: skip
def test_headings_of_councils_are_understood(words: str, code: str | None):
    word = Document()
    word.add_heading(words, 1)
    written = io.BytesIO()
    word.save(written)
    implications = {1: "Equality", 2: "Finance", 3: "Risk", 4: "Climate change"}

    found = suggest(read_template(written.getvalue()), implications)

    assert found.get(0) == code

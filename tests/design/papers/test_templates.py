"""Filling a council's own Word template: its headings are never altered."""

import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from heard.design.papers.pieces import Bullets, Heading, Paragraph, Table
from heard.design.papers.templates import (
    Filling,
    TemplateError,
    fill,
    read_template,
    suggest,
    suggest_labels,
)
from heard.design.papers.templates.reading import headings_in
from tests.design.papers import make
from tests.design.papers import make_templates as templates


def opened(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def heading_xml(content: bytes) -> list[bytes]:
    word = opened(content)
    found = headings_in(word)
    return [etree.tostring(paragraph, method="c14n") for paragraph, _level in found]


def all_words(content: bytes) -> list[str]:
    body = opened(content).element.body
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("name", templates.GOOD)
def test_no_heading_is_altered_and_all_that_is_said_is_in_it(name: str):
    template = templates.GOOD[name]()
    sections = {
        each.index: (Paragraph(f"Words {each.index}."), Bullets(("one", "two")))
        for each in read_template(template).headings
    }

    filled = fill(template, Filling(sections))

    assert heading_xml(filled) == heading_xml(template)
    words = all_words(filled)
    for index in sections:
        assert words.count(f"Words {index}.") == 1
    assert not any("Click or tap" in line or line.startswith("[") for line in words)


@pytest.mark.parametrize("name", templates.GOOD)
def test_words_stand_between_their_heading_and_the_next(name: str):
    template = templates.GOOD[name]()
    headings = read_template(template).headings

    filled = fill(template, Filling({each.index: (Paragraph("§"),) for each in headings}))

    words = [line for line in all_words(filled) if line == "§" or line in _named(headings)]
    assert words == [part for each in headings for part in (each.words, "§")]


def _named(headings) -> set[str]:
    return {each.words for each in headings}


def test_headings_in_a_section_are_below_the_one_that_they_stand_under():
    pieces = (Heading("Sub"), Paragraph("x"), Heading("Sub sub", 2))

    word = opened(fill(templates.plain(), Filling({0: pieces})))

    levels = {each.text: each.style.name for each in word.paragraphs}
    assert (levels["Sub"], levels["Sub sub"]) == ("Heading 2", "Heading 3")


def test_one_of_each_piece_can_stand_in_a_template_that_lacks_our_styles():
    word = opened(templates.plain())
    for name in ("List Bullet", "Quote", "Intense Quote", "Caption", "Table Grid", "Heading 2"):
        word.styles[name].delete()
    bare = templates.saved(word)

    filled = fill(bare, Filling({0: make.ONE_OF_EACH}))

    text = "\n".join(all_words(filled))
    for words in ("a market hall", "We waited three years.", "SR (26/27) 02", "Not shown"):
        assert words in text
    assert heading_xml(bare)[0] == heading_xml(filled)[0]


def test_a_section_with_nothing_to_say_says_none():
    assert "None." in all_words(fill(templates.plain(), Filling({0: ()})))


def test_words_of_the_template_itself_stay_before_ours():
    filled = fill(templates.with_fixed_words(), Filling({0: (Paragraph("No risk."),)}))

    lines = [line for line in all_words(filled) if line]
    assert lines[1:3] == ["The Monitoring Officer was consulted and says:", "No risk."]


def test_what_has_no_heading_there_comes_at_the_end():
    more = (Heading("Other options"), Paragraph("None was better."))

    lines = all_words(fill(templates.plain(), Filling({}, more=more)))

    assert lines[-2:] == ["Other options", "None was better."]


def test_labels_are_found_and_filled_beside_them_or_in_their_line():
    template = templates.with_front_table()
    labels = read_template(template).labels

    filled = fill(template, Filling({}, {each.index: f"<{each.words}>" for each in labels}))

    assert [each.words for each in labels] == [
        "Report of",
        "Meeting date",
        "Wards affected",
        "Contact for further information",
    ]
    [table] = opened(filled).tables
    assert [row.cells[1].text for row in table.rows] == [
        "<Report of>",
        "<Meeting date>",
        "<Wards affected>",
    ]
    assert "Contact for further information: <Contact for further information>" in all_words(filled)


def test_headers_sections_and_their_direction_stay():
    before = opened(templates.with_two_sections())

    filled = fill(templates.with_two_sections(), Filling({2: (Paragraph("x"),)}))
    after = opened(filled)

    def shape(word: WordDocument):
        return [
            (each.orientation, each.page_width, each.header.paragraphs[0].text)
            for each in word.sections
        ]

    assert shape(after) == shape(before)


@pytest.mark.parametrize("name", templates.GOOD)
def test_styles_headers_footers_and_settings_are_as_they_were(name: str):
    template = templates.GOOD[name]()

    filled = fill(template, Filling({0: (Paragraph("x"), Bullets(("one",)))}, title="Listening"))

    assert other_parts(filled) == other_parts(template)


def other_parts(content: bytes) -> dict[str, bytes]:
    """Everything but the text, its lists, and what is said about the document."""
    changes = ("word/document.xml", "word/numbering.xml", "docProps/core.xml")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: etree.canonicalize(archive.read(name).decode())
            if name.endswith(".xml")
            else archive.read(name)
            for name in archive.namelist()
            if name not in changes and not name.endswith((".rels", "[Content_Types].xml"))
        }


def test_a_cell_never_ends_in_a_table():
    filled = fill(templates.with_headings_in_tables(), Filling({0: make.ONE_OF_EACH}))

    cells = opened(filled).element.body.iter(qn("w:tc"))
    assert {cell[-1].tag for cell in cells} == {qn("w:p")}


def test_hostile_words_stay_words():
    filled = fill(templates.plain(), Filling({0: (Paragraph(make.HOSTILE),)}, title=make.HOSTILE))

    assert make.HOSTILE.replace("\u0000", "") in all_words(filled)


def test_a_wide_table_fits_between_the_margins():
    table = Table("Rows", ("A", "B", "C"), (("1", "2", "3"),), (1, 1, 2))

    [made] = opened(fill(templates.plain(), Filling({0: (table,)}))).tables

    widths = [int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in made.rows[0].cells]
    section = opened(templates.plain()).sections[0]
    text = (section.page_width - section.left_margin - section.right_margin) / 635
    assert sum(widths) == pytest.approx(text, abs=5)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: b"", "no_word_file"),
        (lambda: b"PK\x03\x04 broken", "no_word_file"),
        (lambda: b"%PDF-1.7", "no_word_file"),
        (lambda: b"\xd0\xcf\x11\xe0 old", "old_or_locked"),
        (lambda: b"x" * (10 * 1024 * 1024 + 1), "too_big"),
        (templates.a_bomb, "too_big"),
        (templates.with_macros, "macros"),
        (templates.of_the_macro_kind, "macros"),
        (templates.with_a_template_elsewhere, "elsewhere"),
        (templates.with_an_entity, "no_word_file"),
        (templates.without_headings, "no_headings"),
        (templates.with_tracked_heading, "tracked"),
    ],
)
def test_what_is_no_template_is_refused_with_what_to_do(made, code: str):
    with pytest.raises(TemplateError) as refused:
        read_template(made())

    assert refused.value.code == code
    assert refused.value.words


def test_sections_are_suggested_by_the_words_of_headings():
    found = suggest(read_template(templates.plain()), {7: "Legal", 8: "Finance"})

    assert found == {
        0: "purpose",
        1: "recommendations",
        2: "implication:7",
        3: "background_papers",
    }


def test_a_heading_that_comes_twice_is_suggested_once():
    found = suggest(read_template(templates.with_a_heading_twice()), {})

    assert found == {0: "recommendations", 1: "background"}


def test_labels_are_suggested_by_their_words():
    found = suggest_labels(read_template(templates.with_front_table()))

    assert found == {0: "author", 1: "meeting", 2: "divisions", 3: "contact"}

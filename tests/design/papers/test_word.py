"""A paper as a Word document."""

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from heard.design.papers.pieces import Heading, Paragraph
from heard.design.papers.word import to_word
from tests.design.papers import make


def opened(**more) -> WordDocument:
    return Document(io.BytesIO(to_word(make.paper(**more))))


def headings(word: WordDocument) -> list[tuple[str, str]]:
    return [
        (each.style.name, each.text)
        for each in word.paragraphs
        if each.style.name.startswith("Heading")
    ]


def test_headings_are_real_ones_in_order():
    assert headings(opened()) == [
        ("Heading 1", "Listening to families"),
        ("Heading 2", "Purpose"),
        ("Heading 2", "Recommendations"),
        ("Heading 3", "In figures"),
    ]


def test_the_first_row_of_each_table_is_its_header_and_no_row_breaks():
    for table in opened().tables:
        rows = table._tbl.tr_lst
        assert [bool(row.findall(f".//{qn('w:tblHeader')}")) for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all(row.findall(f".//{qn('w:cantSplit')}") for row in rows)


def test_a_picture_has_words_and_its_numbers_in_a_table():
    word = opened()

    [picture] = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    cells = [[cell.text for cell in row.cells] for row in word.tables[-1].rows]
    assert picture == "Of 812 parents, 40% felt listened to."
    assert cells == [["Answer", "How many"], ["Yes", "40% (325 of 812)"], ["Not sure", "Not shown"]]


def test_recommendations_keep_the_number_that_is_printed():
    texts = [each.text for each in opened().paragraphs]

    assert "1\tnote the report" in texts
    assert "2\task the Cabinet Member" in texts


def test_a_link_leads_somewhere_and_prints_where():
    word = opened()

    [line] = [each for each in word.paragraphs if each.hyperlinks]
    assert line.hyperlinks[0].address == "https://example.org/charter?a=1&b=2"
    assert line.text == "The charter (https://example.org/charter?a=1&b=2)"


def test_language_title_and_author_are_said():
    word = opened(language="cy-GB")

    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "cy-GB"
    about = word.core_properties
    assert (about.title, about.author) == ("Listening to families", "Engagement manager")


def test_what_xml_cannot_hold_is_left_out_and_nothing_else():
    paper = make.paper(Heading(make.HOSTILE), Paragraph(make.HOSTILE))

    word = Document(io.BytesIO(to_word(paper)))

    assert word.paragraphs[-1].text == make.HOSTILE.replace("\u0000", "")


def test_a_paper_on_its_side_is_wider_than_high():
    section = opened(landscape=True).sections[0]

    assert section.page_width > section.page_height

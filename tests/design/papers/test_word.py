"""A paper as a Word document."""

import io
from collections import Counter

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from heard.design.papers.pieces import Heading, Item, Link, Numbered, Paragraph
from heard.design.papers.word import to_word
from heard.design.papers.word_lists import _KINDS
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


def printed_numbers(word: WordDocument) -> list[tuple[str, str]]:
    """Each item of a numbered list with its number as Word prints it."""
    numbering = word.part.numbering_part.element
    found, counts = [], Counter()
    for line in word.paragraphs:
        place = line._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if place is None:
            continue
        number = numbering.find(f"{qn('w:num')}[@{qn('w:numId')}='{place.get(qn('w:val'))}']")
        abstract = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        [base] = numbering.findall(
            f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{abstract}']/{qn('w:lvl')}"
        )
        own = number.find(f".//{qn('w:lvl')}")
        level = base if own is None else own
        kind, start, text = (
            level.find(qn(f"w:{name}")).get(qn("w:val")) for name in ("numFmt", "start", "lvlText")
        )
        at = int(start) + counts[place.get(qn("w:val"))]
        counts[place.get(qn("w:val"))] += 1
        written = _KINDS[kind](at) if kind in _KINDS else ""
        found.append((text.replace("%1", written), line.text))
    return found


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3"),
        ("4.", "5."),
        ("(a)", "(b)"),
        ("i", "ii", "iii", "iv"),
        ("A", "B"),
        ("IX)", "X)"),
        ("SR (26/27) 01", "SR (26/27) 03"),
        ("1", "1a", "2"),
        ("2", "1"),
        ("", "-"),
    ],
)
def test_recommendations_are_a_list_with_the_numbers_that_are_printed(numbers):
    items = tuple(Item(number, f"text {number}") for number in numbers)

    word = Document(io.BytesIO(to_word(make.paper(Numbered(items)))))

    assert printed_numbers(word) == [(each.number, each.words) for each in items]


def test_two_lists_count_apart():
    items = Numbered((Item("1", "one"), Item("2", "two")))

    word = Document(io.BytesIO(to_word(make.paper(items, Paragraph("and"), items))))

    assert [number for number, _words in printed_numbers(word)] == ["1", "2", "1", "2"]


def test_a_number_that_looks_like_counting_to_word_or_is_too_long_is_kept():
    items = (Item("50%1", "one"), Item("R" * 31, "two"))

    texts = Document(io.BytesIO(to_word(make.paper(Numbered(items[:1]), Numbered(items[1:])))))

    assert printed_numbers(texts) == [("50%\u200b1", "one")]
    assert texts.paragraphs[-1].text == f"{'R' * 31} two"


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


def test_type_has_no_serifs_is_dark_and_larger_in_headings():
    word = opened()

    looks = [word.styles[name].font for name in ("Normal", "Heading 1", "Heading 2", "Heading 3")]
    assert [each.name for each in looks] == ["Arial"] * 4
    assert [each.size.pt for each in looks] == [12, 20, 16, 14]
    fonts = word.styles["Heading 1"].element.rPr.rFonts
    assert not [name for name in fonts.attrib if name.endswith("Theme")]


def test_an_address_that_leads_nowhere_is_printed_and_not_pressed():
    word = Document(io.BytesIO(to_word(make.paper(Link("The charter", "javascript:alert(1)")))))

    assert word.paragraphs[-1].text == "The charter (javascript:alert(1))"
    assert not word.paragraphs[-1].hyperlinks


def test_an_address_may_hold_what_xml_cannot():
    link = Link("The charter", "https://example.org/\u0000\u000b?a=<b>&c")

    [line] = Document(io.BytesIO(to_word(make.paper(link)))).paragraphs[-1:]

    assert line.hyperlinks[0].address == "https://example.org/?a=<b>&c"

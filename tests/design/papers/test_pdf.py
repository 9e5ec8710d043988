"""A paper as a tagged PDF: what a screen reader finds in it."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pytest
from pypdfium2 import raw

from heard.design.build import build_assets
from heard.design.papers.pdf import pages_of, to_pdf
from heard.design.papers.pieces import Heading, Link, Paragraph, Table
from tests.design.papers import make


@pytest.fixture(scope="module", autouse=True)
def _assets_are_built():
    build_assets()


def words_in(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def tags(pdf: bytes) -> list[tuple[str, str, str]]:
    """Each element of the structure tree in order: its type, title and alternative text."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page.raw)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += _below(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
            raw.FPDF_StructTree_Close(tree)
        return found


def _below(element) -> Iterator[tuple[str, str, str]]:
    if not element:
        return
    yield (
        _text(raw.FPDF_StructElement_GetType, element),
        _text(raw.FPDF_StructElement_GetTitle, element),
        _text(raw.FPDF_StructElement_GetAltText, element),
    )
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _below(raw.FPDF_StructElement_GetChildAtIndex(element, at))


def _text(read, element) -> str:
    length = read(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    read(element, buffer, length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le")


def kinds(pdf: bytes) -> list[str]:
    return [kind for kind, _title, _alt in tags(pdf)]


def test_headings_are_in_order_and_none_is_left_out():
    levels = [int(kind[1]) for kind in kinds(to_pdf(make.paper())) if kind in {"H1", "H2", "H3"}]

    assert levels == [1, 2, 2, 3]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_header_row_of_a_table_is_marked_as_one():
    found = kinds(to_pdf(make.paper(make.ONE_OF_EACH[9])))

    assert found.count("TH") == 2
    assert found.count("TD") == 4
    assert found.count("Caption") == 1


def test_a_picture_says_what_it_shows():
    alternatives = [alt for kind, _title, alt in tags(to_pdf(make.paper())) if kind == "Figure"]

    assert alternatives == ["Of 812 parents, 40% felt listened to."]


def test_lists_are_lists():
    found = kinds(to_pdf(make.paper()))

    assert found.count("L") == 2
    assert found.count("LI") == 4


def test_the_document_has_a_title_and_a_language():
    with pypdfium2.PdfDocument(to_pdf(make.paper())) as document:
        about = document.get_metadata_dict()

    assert about["Title"] == "Listening to families"
    assert about["Author"] == "Engagement manager"
    assert b"/Lang (en-GB)" in to_pdf(make.paper()) or b"/Lang(en-GB)" in to_pdf(make.paper())


def test_it_claims_to_be_for_everybody_and_has_bookmarks():
    pdf = to_pdf(make.paper())

    assert b"pdfuaid" in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert found == [
        (0, "Listening to families"),
        (1, "Purpose"),
        (1, "Recommendations"),
        (2, "In figures"),
    ]


def test_headings_that_skip_levels_are_brought_in_order():
    pdf = to_pdf(make.paper(Heading("Deep", 4), Heading("Deeper", 6), Heading("  ")))

    assert b"pdfuaid" in pdf
    assert [kind for kind in kinds(pdf) if kind.startswith("H")] == ["H1", "H2", "H3"]


def test_a_sign_that_no_font_has_takes_the_claim_and_nothing_else():
    pdf = to_pdf(make.paper(Heading("\U0001f9ff"), Paragraph("\ue000 words")))

    assert b"pdfuaid" not in pdf
    assert kinds(pdf).count("H2") == 1
    assert "words" in words_in(pdf)


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "mailto:", "https://"])
def test_an_address_that_leads_nowhere_is_printed(address: str):
    assert "The charter" in words_in(to_pdf(make.paper(Link("The charter", address))))


def test_a_link_prints_where_it_leads():
    assert "(https://example.org/charter?a=1&b=2)" in words_in(to_pdf(make.paper()))


def test_a_row_is_not_split_over_two_pages():
    rows = tuple((f"Row {number}", "\n".join(["line"] * 7)) for number in range(20))

    with pypdfium2.PdfDocument(to_pdf(make.paper(Table("Rows", ("A", "B"), rows)))) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]

    assert [words.count("line") % 7 for words in pages] == [0] * len(pages)


def test_a_row_that_is_longer_than_a_page_goes_on_over_the_next():
    row = ("A", "\n".join(f"line {number}" for number in range(100)))

    assert "line 99" in words_in(to_pdf(make.paper(Table("Rows", ("A", "B"), (row,)))))


def test_words_without_spaces_break_before_they_leave_the_page():
    table = Table("Rows", tuple("ABCDEFGHI"), (("w" * 90,) * 9,))

    with pypdfium2.PdfDocument(to_pdf(make.paper(Paragraph("x" * 900), table))) as document:
        width = document[0].get_width()
        text = document[0].get_textpage()
        right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))

    assert right < width


def test_every_word_is_in_it():
    text = words_in(to_pdf(make.paper()))

    for words in (
        "Second line.",
        "SR (26/27) 02",
        "a market hall",
        "40% (325 of 812)",
        "Not shown",
    ):
        assert words in text
    assert "Page 1 of 1" in text


def test_what_somebody_wrote_is_never_taken_for_markup():
    text = words_in(to_pdf(make.paper(Heading(make.HOSTILE), Paragraph(make.HOSTILE))))

    assert text.count('#import "x"; @ref \\ *bold* $a$ <script>alert(1)</script> {{ x }}') == 2


@pytest.mark.parametrize("language", ["", "x", "zh-Hans-CN", "en_GB", "123", "English"])
def test_a_language_that_is_no_tag_stops_no_paper(language: str):
    assert b"pdfuaid" in to_pdf(make.paper(language=language))


def test_a_paper_without_a_title_is_still_a_document():
    assert "Untitled" in words_in(to_pdf(make.paper(title="")))


def test_a_very_long_text_and_a_long_table_break_over_pages():
    rows = tuple((f"Row {number}", "word " * 30) for number in range(150))
    long = make.paper(Paragraph("Long " * 20_000), Table("Rows", ("Name", "Words"), rows))

    pdf = to_pdf(long)

    assert pages_of(pdf) > 20
    assert "Row 149" in words_in(pdf)


def test_small_type_takes_fewer_pages():
    long = make.paper(Paragraph("Long words " * 3000))

    assert pages_of(to_pdf(long, small=True)) < pages_of(to_pdf(long))


def test_a_paper_on_its_side_is_wider_than_high():
    with pypdfium2.PdfDocument(to_pdf(make.paper(landscape=True))) as document:
        width, height = document[0].get_size()

    assert width > height


def test_welsh_is_kept():
    text = words_in(to_pdf(make.paper(Paragraph("Ŵyn yn y tŷ"), language="cy-GB")))

    assert "Ŵyn yn y tŷ" in text

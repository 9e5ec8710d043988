"""Findings as a report: in Word and PDF, with the numbers of the page and no others."""

import io
import re
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from django.test import Client
from docx import Document
from lxml import html

from heard.design.papers.pdf import to_pdf
from heard.design.papers.pieces import Bars, Bullets, Heading, Inset, Paper, Paragraph, Table
from heard.results.findings import Findings, Tipping
from heard.results.papers.report import Edition, report_paper
from heard.results.papers.who import points_words
from heard.results.sentences import turning_sentence
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.results import made_findings, make

EDITION = Edition(
    title="Views 2026",
    summary="We heard.",
    asked_by="Westmere SEND Partnership",
    published_on=date(2026, 3, 2),
    address="https://westmere.example/findings/1/",
)
needs_databases = pytest.mark.django_db(databases=["default", "answers"])


def paper(found: Findings) -> Paper:
    return report_paper(found, EDITION)


def headings(found: Findings) -> list[str]:
    return [piece.words for piece in paper(found).pieces if isinstance(piece, Heading)]


def lines(found: Findings) -> list[str]:
    """Every bullet, paragraph and inset."""
    said: list[str] = []
    for piece in paper(found).pieces:
        if isinstance(piece, Bullets):
            said += piece.items
        elif isinstance(piece, Paragraph | Inset):
            said.append(piece.words)
    return said


def tables(found: Findings) -> dict[str, Table]:
    return {piece.caption: piece for piece in paper(found).pieces if isinstance(piece, Table)}


def test_the_summary_comes_first_and_how_it_was_made_last():
    found = paper(made_findings.full()).pieces

    assert found[0] == Paragraph("We heard.")
    assert headings(made_findings.full())[:2] == ["In short", "What works well"]
    assert headings(made_findings.full())[-1] == "How these findings were made"


def test_how_to_read_stands_before_the_first_share_of_an_answer():
    found = headings(made_findings.full())

    assert found.index("How to read these figures") < found.index("Your views")


def test_old_findings_have_no_places_no_groups_and_no_tipping_points():
    assert headings(made_findings.plain()) == [
        "Who replied, and who is missing",
        "How to read these figures",
        "Your views",
        "How these findings were made",
    ]
    assert "We cannot say which groups are missing" in " ".join(lines(made_findings.plain()))


def test_it_says_which_group_is_missing_most_and_which_was_heard_most():
    said = lines(made_findings.full())

    assert (
        "Missing most: Northmoor. Their share of the replies is smaller than of those asked."
        in said
    )
    assert "Heard most: Lakeside. Their share of the replies is larger than of those asked." in said


def test_a_group_that_is_hidden_has_no_difference():
    table = tables(made_findings.full())[
        "Those who were asked beside those who replied: Where families live"
    ]

    assert table.rows == (
        ("Lakeside", "40%", "55%", "15 points more"),
        ("Northmoor", "45%", "40%", "5 points fewer"),
        ("The islet", "5%", "Not shown", "Not shown"),
    )


@pytest.mark.parametrize(
    ("points", "words"), [(0, "no difference"), (1, "1 point more"), (-2, "2 points fewer")]
)
def test_points_are_told_in_words(points, words):
    assert points_words(points) == words


def test_statements_that_cannot_be_told_apart_share_their_place():
    table = tables(made_findings.full())["Every statement, with the places that it may have"]

    assert table.rows == (
        ("Staff listened to us", "57%", "1"),
        ("Services talk to one another", "20%", "2 to 3"),
        ("We waited too long", "15%", "2 to 3"),
    )
    assert "One of these 2 has the smallest share; which, cannot be told:" in lines(
        made_findings.full()
    )


def test_a_tipping_point_is_told_without_a_formula():
    found = made_findings.full()

    listened, waited = (
        turning_sentence(found.question(each.question), each) for each in found.tipping
    )
    assert listened == (
        "“Staff listened to us”: 57% of those who replied chose “Agree”, over half. It would be "
        "half of all if only 47% of those who did not reply did."
    )
    assert waited == (
        "“We waited too long”: 15% of those who replied chose “Agree”, not over half. Nothing "
        "that those who did not reply could say turns that round."
    )


def test_a_claim_on_another_share_than_a_half_names_it():
    found = made_findings.full()

    said = turning_sentence(found.question("waited"), Tipping("waited", "below", 33, 41))

    assert "not over 33%" in said
    assert "if 41% of those who did not reply did" in said


def test_only_clear_differences_between_groups_are_told():
    said = lines(made_findings.full())

    assert (
        "“Staff listened to us”: Lakeside: 12 points above everybody else (likely 5 to 19)." in said
    )
    assert not [line for line in said if line.startswith("Northmoor,")]


def test_many_groups_are_told_in_tables_that_fit_the_page():
    found = [piece for piece in paper(made_findings.full()).pieces if isinstance(piece, Table)]

    assert max(len(table.columns) for table in found) <= 6
    assert all(len(row) == len(table.columns) for table in found for row in table.rows)


def test_weights_are_named_where_there_are_any_and_only_there():
    assert "by district and age" in " ".join(lines(made_findings.full()))
    assert "counted as they are" in " ".join(lines(made_findings.plain()))
    assert "weight" not in " ".join(lines(made_findings.plain())).lower()


def test_a_hidden_share_has_no_bar():
    bars = [piece for piece in paper(made_findings.plain()).pieces if isinstance(piece, Bars)]
    line = next(each for each in bars[1].lines if each.label == "Services talk to one another")

    assert line.percent is None
    assert line.words.startswith("Not shown")


def numbers(words: str) -> set[str]:
    """Whole percentages in the words of a page or a file."""
    return set(re.findall(r"\d+%", words))


@needs_databases
def test_word_and_pdf_say_the_percentages_of_the_page_and_no_others():
    found = make.published()
    client, of = Client(), found.partnership
    addresses = [
        address_in(of, "results:publication", found.key),
        *(address_in(of, "results:grouping", found.key, code) for code in ("district", "mode")),
    ]
    pages = [html.fromstring(client.get(each).content.decode()) for each in addresses]
    on_page, *on_others = [numbers(page.find(".//main").text_content()) for page in pages]
    word = client.get(address_in(of, "results:report_word", found.key))
    pdf = client.get(address_in(of, "results:report_pdf", found.key))

    document = Document(io.BytesIO(word.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    in_word = "\n".join([each.text for each in document.paragraphs] + cells)
    with pypdfium2.PdfDocument(pdf.content) as opened:
        in_pdf = "\n".join(each.get_textpage().get_text_bounded() for each in opened)

    assert on_page
    assert numbers(in_word) == on_page.union(*on_others)
    assert numbers(in_word) == numbers(in_pdf)


@needs_databases
def test_the_pdf_is_for_everybody_and_says_where_it_is_kept():
    found = make.published()
    address = address_in(found.partnership, "results:publication", found.key)

    response = Client().get(address_in(found.partnership, "results:report_pdf", found.key))

    assert response["Content-Type"] == "application/pdf"
    assert f'filename="findings-{found.key}.pdf"' in response["Content-Disposition"]
    assert b"pdfuaid" in response.content
    with pypdfium2.PdfDocument(response.content) as document:
        levels = [mark.level for mark in document.get_toc()]
        words = "".join(each.get_textpage().get_text_bounded() for each in document)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert f"http://testserver{address}" in "".join(words.split())


@needs_databases
def test_strangers_get_it_from_caches_and_members_do_not():
    found = make.published()
    address = address_in(found.partnership, "results:report_word", found.key)

    assert "public" in Client().get(address)["Cache-Control"]
    member = partnerships.signed_in(make.analyst(of=found.partnership))
    assert "private" in member.get(address)["Cache-Control"]


@needs_databases
@pytest.mark.parametrize("name", ["report_word", "report_pdf"])
def test_findings_that_are_not_published_have_no_report(name):
    found = make.prepared()

    assert (
        Client().get(address_in(found.partnership, f"results:{name}", found.key)).status_code == 404
    )


def test_everything_that_newer_findings_say_can_be_set():
    assert b"pdfuaid" in to_pdf(paper(made_findings.full()))

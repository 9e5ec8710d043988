"""A paper on a page."""

import pytest
from django.template import engines
from lxml import html

from heard.design.charts import Bar, BarChart
from heard.design.papers.page import bars_of, paper_chart
from heard.design.papers.pieces import Heading, Link, Paragraph, Piece
from tests.design.papers import make


def page(*pieces: Piece, **more) -> html.HtmlElement:
    template = engines["jinja2"].from_string(
        '{% from "design/paper.jinja" import paper_pieces with context %}'
        "<main>{{ paper_pieces(pieces, **more) }}</main>"
    )
    return html.fromstring(template.render({"pieces": pieces or make.ONE_OF_EACH, "more": more}))


def texts(found) -> list[str]:
    return [" ".join(each.text_content().split()) for each in found]


def test_headings_are_one_level_below_that_of_the_page_or_of_what_they_are_under():
    assert texts(page().iter("h2")) == ["Purpose", "Recommendations"]
    assert texts(page().iter("h3")) == ["In figures"]
    assert texts(page(Heading("Purpose"), under=2).iter("h3")) == ["Purpose"]


def test_a_heading_never_skips_a_level():
    shown = page(Heading("First", 3), Heading("Deep", 5), Heading("", 1), Heading("Back", 1))

    assert texts(shown.iter("h2")) == ["First", "Back"]
    assert texts(shown.iter("h3")) == ["Deep"]


def test_a_table_has_its_caption_and_header_cells():
    [table, _bars] = page().iter("table")

    assert texts(table.iter("caption")) == ["Open requests"]
    assert [(each.get("scope"), each.text_content()) for each in table.iter("th")] == [
        ("col", "Reference"),
        ("col", "What was asked"),
        ("row", "SR (26/27) 01"),
        ("row", "SR (26/27) 02"),
    ]


def test_bars_are_drawn_said_and_counted():
    shown = page()

    picture = next(shown.iter("svg"))
    assert picture.get("role") == "img"
    assert "Of 812 parents, 40% felt listened to." in shown.text_content()
    assert "40% (325 of 812)" in shown.text_content()


def test_a_chart_comes_back_from_paper_as_it_was():
    chart = BarChart(
        key="heard",
        title="Who felt heard",
        sentence="Half did.",
        bars=(Bar("At home", (50,), ("20%", "60")), Bar("At school", (None,), ("Not shown", "5"))),
        series=("Yes",),
        row_heading="Where",
        columns=("No", "Gave a view"),
    )
    bars = bars_of(chart)

    assert paper_chart(bars, "heard") == chart
    assert [line.words for line in bars.lines] == [
        "50%; No: 20%; Gave a view: 60",
        "Not shown; No: Not shown; Gave a view: 5",
    ]


def test_a_chart_without_further_columns_comes_back_too():
    chart = BarChart("a", "Who", "Half.", (Bar("At home", (50,)),), ("Yes",), "Where")

    assert paper_chart(bars_of(chart), "a") == chart


def test_numbers_are_those_that_are_printed():
    [numbered] = page().iter("ol")

    assert texts(numbered) == ["1 note the report", "2 ask the Cabinet Member"]


def test_what_somebody_wrote_is_never_taken_for_markup():
    shown = page(Heading(make.HOSTILE), Paragraph(make.HOSTILE))

    assert not list(shown.iter("script"))
    assert shown.text_content().count("<script>alert(1)</script> {{ x }}") == 2


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", "data:text/html,x", "/etc/passwd"])
def test_only_what_leads_somewhere_can_be_pressed(address: str):
    shown = page(Link("The charter", address))

    assert not list(shown.iter("a"))
    assert "The charter" in shown.text_content()

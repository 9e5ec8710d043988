"""Charts: numbers in, geometry out; what is hidden cannot be measured in the picture."""

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from heard.design.charts import LABEL_CHARACTERS, Bar, BarChart, draw_bars
from heard.design.gallery.charts import SINGLE, STACKED


def chart(*bars: Bar, series: tuple[str, ...] = ("Families",)) -> BarChart:
    return BarChart(
        key="k", title="T", sentence="S", bars=bars, series=series, row_heading="Answer"
    )


def drawn(shown: BarChart) -> html.HtmlElement:
    template = engines["jinja2"].from_string(
        '{% from "design/chart.jinja" import chart_with_table %}{{ chart_with_table(chart) }}'
    )
    return html.fromstring(template.render({"chart": shown}))


def test_stacked_segments_stand_side_by_side():
    (row,) = draw_bars(chart(Bar("a", (20, 0, 80)), series=("x", "y", "z"))).rows

    assert [(part.start, part.width, part.number) for part in row.segments] == [
        (0, 20, 1),
        (20, 0, 2),
        (20, 80, 3),
    ]
    assert [part.has_room_for_words for part in row.segments] == [True, False, True]


def test_one_hidden_value_hides_its_whole_bar():
    """Its width could be measured in the gap that it leaves."""
    hidden, shown = draw_bars(
        chart(Bar("a", (30, None, 20)), Bar("b", (30, 50, 20)), series=("x", "y", "z"))
    ).rows

    assert hidden.segments == ()
    assert len(shown.segments) == 3


def test_what_is_hidden_is_said_in_picture_and_table():
    page = drawn(chart(Bar("a", (None,))))

    assert page.xpath("//svg//rect") == []
    assert page.xpath("//svg//text/text()")[-1] == "Not shown"
    assert page.xpath("//td/text()") == ["Not shown"]


@given(st.lists(st.text(max_size=200), max_size=8))
def test_bars_never_overlap_and_labels_are_cut_nowhere(labels):
    drawing = draw_bars(chart(*(Bar(label, (50,)) for label in labels)))

    y = 0.0
    for row, label in zip(drawing.rows, labels, strict=True):
        assert row.label_y >= y
        assert row.bar_y >= row.label_y + drawing.line * (len(row.label) - 1)
        assert "".join("".join(row.label).split()) == "".join(label.split())
        assert all(len(line) <= LABEL_CHARACTERS for line in row.label)
        y = row.bar_y + drawing.bar
    assert drawing.height >= y


@pytest.mark.parametrize(
    "bars",
    [
        (Bar("a", (1, 2)),),
        (Bar("a", ()),),
        (Bar("a", (101,)),),
        (Bar("a", (-1,)),),
        (Bar("a", (1,), cells=("more",)),),
    ],
)
def test_numbers_that_do_not_fit_are_refused(bars):
    with pytest.raises(ValueError, match="'a'"):
        chart(*bars)


@pytest.mark.parametrize("series", [(), tuple("abcdefgh")])
def test_a_chart_has_one_to_seven_series(series):
    with pytest.raises(ValueError, match="1 to 7 series"):
        chart(series=series)


@pytest.mark.parametrize("shown", [SINGLE, STACKED])
def test_a_chart_has_title_description_sentence_and_table(shown):
    page = drawn(shown)

    (picture,) = page.xpath("//svg[@role='img']")
    names = [
        page.xpath(f"//*[@id='{each}']")[0].text for each in picture.get("aria-labelledby").split()
    ]
    assert names == [shown.title, shown.sentence]
    assert page.xpath("//p/text()") == [shown.sentence]
    assert page.xpath("//tbody/tr/th/text()") == [bar.label for bar in shown.bars]


@pytest.mark.parametrize("shown", [SINGLE, STACKED])
def test_a_chart_has_no_inline_style_which_the_security_policy_refuses(shown):
    assert drawn(shown).xpath("//@style | //style") == []


def test_every_series_has_a_pattern_of_its_own():
    page = drawn(STACKED)

    fills = set(page.xpath("//rect[@class='heard-chart__segment']/@fill"))

    assert fills == {f"url(#listened-fill-{number})" for number in range(1, 6)}
    assert {f"url(#{each})" for each in page.xpath("//pattern/@id")} == fills

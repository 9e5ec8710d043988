"""A partnership may have any colour, and everybody must be able to read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.design.colours import READABLE, WHITE, contrast, theme

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just fails
        ("#767676", "#ffffff", 4.54),
        ("#1d4f91", "#1d4f91", 1.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS)
def test_any_colour_becomes_a_theme_that_can_be_read(colour):
    made = theme(colour)

    assert made.header == colour
    assert contrast(made.text, made.header) >= READABLE
    assert contrast(made.accent, WHITE) >= READABLE


def test_a_colour_that_can_be_read_is_left_alone():
    assert theme("#1d4f91").accent == "#1d4f91"


@pytest.mark.parametrize("wrong", ["red", "#fff", "#1D4F91", "#12345g", "", "#1d4f91;}"])
def test_other_spellings_are_refused(wrong):
    with pytest.raises(ValueError, match="is not a colour"):
        theme(wrong)


def test_the_colour_is_served_as_a_style_sheet_for_ever(client, db):
    response = client.get("/theme-ffcc00.css")

    assert response.content.decode() == (
        ":root{--heard-header-colour:#ffcc00;--heard-header-text:#000000;--heard-accent:#8d7000}"
    )
    assert response["Content-Type"] == "text/css"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("wrong", ["FFCC00", "ffcc0", "ffcc000", "red", "ffcc00}"])
def test_only_six_digits_make_a_style_sheet(client, db, wrong):
    assert client.get(f"/theme-{wrong}.css").status_code == 404

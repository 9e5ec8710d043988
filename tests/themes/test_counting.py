"""Counts that may be shown hide small ones, and nobody works them out."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.disclosure import attack
from heard.results.rules import SMALL_NUMBERS as OF_FINDINGS
from heard.themes.counting import SMALL_NUMBERS, protected_counts
from heard.themes.queries.numbers import theme_counts
from tests.partnerships import make as partnerships
from tests.themes import make

THEMES = [uuid4() for _each in range(5)]
ROWS = st.lists(st.sets(st.sampled_from(THEMES), max_size=5), max_size=60)


def test_the_rule_is_that_of_findings():
    assert SMALL_NUMBERS == OF_FINDINGS


@settings(max_examples=50)
@given(ROWS)
def test_no_attacker_opens_what_is_hidden(rows):
    counts = protected_counts(rows, THEMES)

    assert attack(counts.published).opened == ()


@settings(max_examples=50)
@given(ROWS)
def test_what_is_shown_is_rounded_and_never_small(rows):
    counts = protected_counts(rows, THEMES)

    for theme, shown in counts.by_theme.items():
        exact = sum(theme in row for row in rows)
        assert shown in {None, SMALL_NUMBERS.rounded(exact)}
        assert exact >= SMALL_NUMBERS.threshold or shown is None
    assert counts.total in {None, SMALL_NUMBERS.rounded(len(rows))}


def test_a_count_is_hidden_too_where_all_the_others_are_few():
    often = [{THEMES[0]}] * 78 + [{THEMES[1]}] * 2

    counts = protected_counts(often, THEMES[:2])

    # 80 remarks of which 78 are under a theme: two are not, and that would say who.
    assert counts.by_theme == {THEMES[0]: None, THEMES[1]: None}
    assert counts.total == 80


def test_enough_remarks_are_shown_rounded():
    rows = [{THEMES[0]}] * 22 + [{THEMES[0], THEMES[1]}] * 11 + [set()] * 30

    counts = protected_counts(rows, THEMES[:3])

    assert (counts.total, counts.is_anything_shown) == (65, True)
    assert counts.by_theme == {THEMES[0]: 35, THEMES[1]: 10, THEMES[2]: None}


@pytest.mark.parametrize("rows", [[], [set()], [{THEMES[0]}] * 7])
def test_of_few_remarks_nothing_is_shown(rows):
    counts = protected_counts(rows, THEMES)

    assert counts.total is None
    assert not counts.is_anything_shown


def test_a_theme_named_twice_counts_once():
    rows = [[THEMES[0], THEMES[0]]] * 20 + [[]] * 20

    assert protected_counts(rows, [THEMES[0], THEMES[0]]).by_theme == {THEMES[0]: 20}


def test_without_themes_there_is_a_total():
    assert protected_counts([[]] * 20, []).total == 20


@pytest.mark.django_db
def test_staff_see_the_exact_number_beside_what_may_be_shown():
    area = partnerships.partnership()
    often, seldom, _never = (make.theme(area, name) for name in ("Often", "Seldom", "Never"))
    for _each in range(16):
        make.settled(often, of=area)
    for _each in range(3):
        make.settled(seldom, of=area)
    for _each in range(12):
        make.settled(of=area)
    make.remark(area)
    elsewhere = partnerships.partnership()
    make.settled(make.theme(elsewhere), of=elsewhere)

    counts = theme_counts(area)

    rows = [(row.theme.name, row.remarks, row.shown) for row in counts.rows]
    assert rows == [("Often", 16, 15), ("Seldom", 3, None), ("Never", 0, None)]
    assert (counts.settled, counts.none_fits, counts.waiting) == (31, 12, 1)

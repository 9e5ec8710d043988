"""What is in a file of rows, and what never is."""

from itertools import product

import numpy as np
import pytest

from heard.engines.estimation import code_returns
from heard.engines.questionnaire import Questionnaire, read_questionnaire_bytes
from heard.results.rowfile import Choice, RowFile, Why, merged_places, profile_items, row_file
from heard.results.rowpack import answer_lines, codebook, random_order
from heard.results.rowrisk import Risk, group_sizes, risk_of
from tests.results import make

EVERY_KIND = b"""
id: kinds
version: '1'
title: {en: Kinds}
languages: [en]
default_language: en
sections:
- code: all
  title: {en: All}
  items:
  - code: district
    kind: one_choice
    label: {en: "=District"}
    options:
    - {code: lake, label: {en: Lakeside}}
    - {code: moor, label: {en: Northmoor}}
    - {code: islet, label: {en: The islet}}
  - code: needs
    kind: several_choices
    label: {en: Needs}
    options:
    - {code: speech, label: {en: Speech}}
    - {code: hearing, label: {en: Hearing}}
    - {code: rare, label: {en: Something rare}}
  - {code: ferry, kind: scale, label: {en: The ferry}, minimum: 1, maximum: 3,
     shown_when: {item: district, is: islet}}
  - {code: bus, kind: scale, label: {en: The bus}, minimum: 1, maximum: 3,
     shown_when: {item: district, is: moor}}
  - {code: rare_care, kind: scale, label: {en: Care}, minimum: 1, maximum: 3,
     shown_when: {item: needs, includes: rare}}
  - {code: overall, kind: scale, label: {en: Overall}, minimum: 1, maximum: 3}
  - {code: age, kind: number, label: {en: Age}, minimum: 0, maximum: 25}
  - {code: grown, kind: scale, label: {en: Grown up}, minimum: 1, maximum: 3,
     shown_when: {item: age, at_least: 18}}
  - {code: born, kind: date, label: {en: Born on}}
  - {code: name, kind: short_text, label: {en: Name}}
  - {code: story, kind: long_text, label: {en: Story}}
"""
EVERYTHING = Choice(frozenset({"mode", "district", "needs"}), smallest=8, threshold=8)


def kinds() -> Questionnaire:
    return read_questionnaire_bytes(EVERY_KIND, "kinds.yaml")


def families(number: int = 200, islet: int = 3, rare: int = 2):
    for each in range(number):
        district = "islet" if each < islet else ("lake", "moor")[each % 2]
        answers = {"district": district, "overall": each % 3 + 1, "age": each % 25}
        answers |= {"born": "2016-03-31", "name": "Robin Wren", "story": "What only we would say"}
        answers["needs"] = ["rare"] if each < rare else [("speech", "hearing")[each % 2]]
        if district == "islet":
            answers["ferry"] = 1
        if district == "moor":
            answers["bus"] = 2
        if each < rare:
            answers["rare_care"] = 3
        yield ("web", "paper")[each // 2 % 2], answers


def file_of(choice: Choice = EVERYTHING, **shape: int) -> RowFile:
    return row_file(kinds(), code_returns(kinds(), families(**shape)), choice)


def column(file: RowFile, name: str) -> list[str]:
    found = next(each for each in file.columns if each.name == name)
    return [found.cells[place] for place in found.places]


def test_words_dates_and_numbers_are_left_out_and_what_hangs_on_them():
    file = file_of()

    left_out = dict(file.left_out)
    assert {left_out[code] for code in ("age", "born", "name", "story")} == {Why.FREE}
    assert left_out["grown"] == Why.FOLLOWS


def test_a_rare_answer_is_merged_with_others_until_nobody_can_be_picked_out():
    file = file_of()

    districts = column(file, "district")
    assert "islet" not in districts
    assert districts.count("_other_or_blank") >= 8


def test_a_question_that_only_those_with_a_rare_answer_were_asked_goes_too():
    left_out = dict(file_of().left_out)

    assert left_out["ferry"] == Why.TELLS
    assert left_out["rare_care"] == Why.FOLLOWS


def test_a_question_that_follows_a_common_answer_stays():
    file = file_of(islet=0)

    assert set(column(file, "bus")) == {"2", "_not_asked"}


def test_a_profile_item_that_is_left_out_takes_what_follows_it_along():
    choice = Choice(frozenset({"mode", "needs"}), smallest=8, threshold=8)

    left_out = dict(file_of(choice, islet=0).left_out)

    assert (left_out["district"], left_out["bus"]) == (Why.CHOSEN, Why.FOLLOWS)


def test_who_ticked_only_something_rare_is_not_told_apart_by_ticking_nothing_else():
    file = file_of(rare=2)

    ticks = [name for name in (each.name for each in file.columns) if name.startswith("needs.")]
    rows = list(zip(*(column(file, name) for name in ticks), strict=True)) if ticks else []
    assert "needs.rare" not in ticks
    nothing = [row for row in rows if "1" not in row]
    assert not nothing or len(nothing) >= 8
    assert set(nothing) <= {("_other_or_blank",) * len(ticks)}


def test_enough_people_who_ticked_only_others_stand_as_blank():
    returns = [
        *(("web", {"needs": ["rare"]}) for _ in range(7)),
        *(("web", {}) for _ in range(5)),
        *(("web", {"needs": ["speech"]}) for _ in range(60)),
        *(("web", {"needs": ["hearing"]}) for _ in range(60)),
    ]
    file = row_file(kinds(), code_returns(kinds(), returns), EVERYTHING)

    assert [each.name for each in file.columns if each.item == "needs"] == [
        "needs.speech",
        "needs.hearing",
    ]
    assert column(file, "needs.speech").count("_other_or_blank") == 12


@pytest.mark.parametrize(
    ("counts", "merged"),
    [
        ([50, 40, 10, 0, 0], set()),
        ([50, 40, 10, 5, 0], set()),  # blanks are no answer that could be recognised
        ([50, 40, 3, 10, 0], {2, 3, 4}),
        ([50, 40, 3, 0, 0], {1, 2, 3, 4}),
        ([50, 40, 3, 4, 9], {2, 3, 4}),
        ([3, 2, 1, 0, 90], {0, 1, 2, 3, 4}),
        ([50, 40, 20, 9, 3], {3, 4}),
    ],
)
def test_what_is_merged(counts, merged):
    """Three options, blank, not asked."""
    assert merged_places(np.array(counts), 8) == merged


def test_no_value_of_the_file_is_rarer_than_the_threshold_but_blanks():
    for islet, rare in product(range(0, 12, 2), repeat=2):
        file = file_of(number=200, islet=islet, rare=rare)
        for each in file.columns:
            values = [each.cells[place] for place in each.places]
            for value in set(values) - {"", "0"}:
                assert values.count(value) >= 8, (each.name, value)


def test_profile_items_are_the_mode_and_choices_that_are_no_view():
    assert profile_items(make.questionnaire()) == ["mode", "sources", "district"]


def test_groups_are_counted_over_many_columns_without_a_clash():
    rng = np.random.default_rng(5)
    columns = [rng.integers(0, 6, 3_000, dtype=np.uint8) for _each in range(4)]
    wide = [*columns, *(np.full(3_000, 200, dtype=np.uint8) for _each in range(30))]
    rows = list(zip(*(each.tolist() for each in columns), strict=True))
    expected = [rows.count(row) for row in rows[:50]]

    assert group_sizes(columns, 3_000)[:50].tolist() == expected
    assert group_sizes(wide, 3_000)[:50].tolist() == expected


def test_the_risk_is_rounded_against_us():
    returns = [("web", {"district": "lake"})] * 196 + [("paper", {"district": "moor"})] * 8
    file = row_file(kinds(), code_returns(kinds(), returns), EVERYTHING)
    one = row_file(
        kinds(), code_returns(kinds(), returns), Choice(frozenset(), smallest=8, threshold=8)
    )

    assert risk_of(file, EVERYTHING.profile) == Risk(
        rows=200, smallest=5, alone=0, in_small_groups=0, alone_in_all=0
    )
    assert risk_of(one, frozenset()) == Risk(0, 0, 0, 0, 0), "a file without columns"


def test_the_order_is_drawn_anew_each_time_and_has_every_row_once():
    first, second = random_order(500), random_order(500)

    assert sorted(first.tolist()) == list(range(500))
    assert first.tolist() != second.tolist() != list(range(500))


def test_the_order_of_the_file_says_nothing_of_the_order_of_the_answers():
    """The mean distance of a row from its neighbour in the database is that of chance."""
    order = random_order(20_000).astype(np.int64)

    apart = np.abs(np.diff(order)).mean() / len(order)
    assert abs(apart - 1 / 3) < 0.02
    assert abs(np.corrcoef(order, np.arange(len(order)))[0, 1]) < 0.04


def test_every_column_is_explained_and_safe_in_a_spreadsheet():
    file = file_of(islet=0)
    lines = list(codebook(file, kinds()))

    explained = {line.lstrip("\ufeff").split(",")[0] for line in lines[1:]}
    assert explained == {each.name for each in file.columns}
    assert any(",'=District,lake,Lakeside\r\n" in line for line in lines)
    heading = next(answer_lines(file, random_order(len(file))))
    assert heading.startswith("mode,district,needs.")

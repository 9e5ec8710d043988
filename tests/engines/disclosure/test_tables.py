import numpy as np
import pytest

from heard.engines.disclosure import (
    ANSWERED,
    BLANK,
    NEGATIVE,
    POSITIVE,
    RATED,
    TOTAL,
    Axis,
    Release,
    Rule,
    RuleError,
    Table,
    TableError,
    cell_of,
    group_axis,
    item_axis,
    option_axis,
)

AGREE = {"agree": 1, "neither": 0, "disagree": -1, "dont_know": None}


def test_a_cell_is_the_same_in_every_table_because_totals_drop_out():
    by_district = Table(
        (item_axis("listened", AGREE), group_axis("district", ["north"])),
        np.ones((5, 2), dtype=np.int64),
    )

    assert by_district.shape.cell("agree", TOTAL) == cell_of({"listened": "agree"})
    assert by_district.shape.cell(TOTAL, TOTAL) == ()


def test_an_item_has_rows_and_bases_by_favour():
    axis = item_axis("listened", AGREE)

    assert axis.leaves == ("agree", "neither", "disagree", "dont_know", BLANK)
    assert axis.derived == {
        ANSWERED: ("agree", "neither", "disagree", "dont_know"),
        RATED: ("agree", "neither", "disagree"),
        POSITIVE: ("agree",),
        NEGATIVE: ("disagree",),
    }
    assert axis.bases["agree"] == RATED
    assert axis.bases["dont_know"] == ANSWERED
    assert axis.bases[BLANK] == TOTAL


def test_a_base_that_is_everybody_is_called_the_total():
    axis = item_axis("mode", {"web": None, "paper": None}, may_be_blank=False)

    assert axis.derived == {}
    assert axis.bases == {"web": TOTAL, "paper": TOTAL}


def test_an_expanded_table_holds_leaves_derived_and_totals():
    table = Table((option_axis("sources", "gp"),), np.array([3, 4, 5]))

    assert table.shape.axes[0].categories == ("gp", "_not:gp", BLANK, ANSWERED, TOTAL)
    assert table.expanded().tolist() == [3, 4, 5, 7, 12]


def test_a_release_refuses_tables_that_count_the_same_people_differently():
    north = group_axis("district", ["north", "south"], may_be_blank=False)
    tables = (Table((north,), np.array([10, 20])), Table((north,), np.array([11, 19])))

    with pytest.raises(TableError, match="district=north: 10 in the table district, 11"):
        Release(tables)


def test_an_axis_refuses_a_category_that_stands_twice():
    with pytest.raises(TableError, match="'north' stands twice"):
        Axis("district", ("north", "north"))


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"treshold": 8}, "unknown setting 'treshold'"),
        ({"threshold": 0}, "threshold is 0; give a whole number of at least 1"),
        ({"threshold": True}, "threshold is True"),
        ({"round_to": 2.5}, "round_to is 2.5"),
        ({"zeros": "maybe"}, 'zeros is \'maybe\'; give "hide" or "show"'),
        ({"method": "cell_key"}, "method is 'cell_key'"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused_by_name(wanted, message):
    with pytest.raises(RuleError, match=message):
        Rule.from_mapping(wanted)


@pytest.mark.parametrize("round_to", [1, 2, 3, 5, 10])
@pytest.mark.parametrize("zeros", ["hide", "show"])
@pytest.mark.parametrize("threshold", [1, 3, 8])
def test_the_range_behind_a_shown_number_is_every_safe_count_that_rounds_to_it(
    round_to, zeros, threshold
):
    rule = Rule(threshold=threshold, round_to=round_to, zeros=zeros)
    safe = [n for n in range(200) if not rule.unsafe(np.array([n]))[0]]

    for shown in {rule.rounded(n) for n in safe if n < 150}:
        behind = [n for n in safe if rule.rounded(n) == shown]
        assert rule.behind(shown) == (min(behind), max(behind))

"""Resolutions taken apart and put together."""

import pytest

from heard.scrutiny.parts import NowhereToSplitError, Part, arrange

ONE = Part("i", "The report be noted", ("note",))
TWO = Part("ii", "Members attend sessions", ("attend",))
THREE = Part("iii", "Officers report back", ("report_back",))


def test_a_part_moves_up_and_down_and_stops_at_the_ends():
    parts = (ONE, TWO, THREE)

    assert arrange(parts, "up", 1) == (TWO, ONE, THREE)
    assert arrange(parts, "down", 1) == (ONE, THREE, TWO)
    assert arrange(parts, "up", 0) == parts
    assert arrange(parts, "down", 2) == parts


def test_a_removed_part_leaves_the_others_as_they_are():
    assert arrange((ONE, TWO, THREE), "remove", 1) == (ONE, THREE)


def test_a_part_is_added_after_another():
    parts = arrange((ONE, TWO), "add", 0)

    assert [part.text for part in parts] == [ONE.text, "", TWO.text]


def test_a_merged_part_has_the_words_and_verbs_of_both_and_the_first_key():
    (merged,) = arrange((ONE, TWO), "merge", 0)

    assert merged == Part(
        "i", "The report be noted\nMembers attend sessions", ("note", "attend"), ONE.key
    )


def test_a_part_is_split_at_its_empty_lines_and_verbs_are_read_anew():
    whole = Part("1", "The report be noted;\r\n\r\nMembers attend sessions.", ("note", "attend"))

    first, second = arrange([whole], "split", 0)

    assert (first.number, first.text, first.verbs) == ("1", "The report be noted;", ("note",))
    assert (second.number, second.text, second.verbs) == (
        "",
        "Members attend sessions.",
        ("attend",),
    )
    assert first.key == whole.key != second.key


def test_a_part_without_an_empty_line_cannot_be_split():
    with pytest.raises(NowhereToSplitError):
        arrange([ONE], "split", 0)


@pytest.mark.parametrize(("deed", "at"), [("sing", 0), ("remove", 5), ("split", -1), ("merge", 9)])
def test_a_deed_that_does_not_exist_changes_nothing(deed, at):
    assert arrange([ONE, TWO], deed, at) == (ONE, TWO)

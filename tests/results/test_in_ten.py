import pytest

from heard.results.in_ten import InTen, in_ten


@pytest.mark.parametrize(
    ("percents", "words", "filled"),
    [
        ([0], "Nobody, or almost nobody", 0),
        ([1, 4], "Very few people", 0),
        ([5, 8], "Fewer than 1 in 10 people", 1),
        ([9, 10, 11], "About 1 in 10 people", 1),
        ([12, 15], "A little more than 1 in 10 people", 1),
        ([16, 18], "Nearly 2 in 10 people", 2),
        ([45], "A little more than 4 in 10 people", 4),
        ([46, 48], "Nearly 5 in 10 people", 5),
        ([49, 50, 51], "About 5 in 10 people", 5),
        ([55], "A little more than 5 in 10 people", 5),
        ([89, 91], "About 9 in 10 people", 9),
        ([92, 95], "A little more than 9 in 10 people", 9),
        ([96, 99], "Nearly everyone", 10),
        ([100], "Everyone, or almost everyone", 10),
    ],
)
def test_a_share_is_told_in_ten_people(percents, words, filled):
    assert [in_ten(percent) for percent in percents] == [InTen(words, filled)] * len(percents)


def test_what_is_hidden_is_not_known_and_not_drawn():
    assert in_ten(None) == InTen("We do not know", None)


@pytest.mark.parametrize("percent", range(101))
def test_the_words_are_true_and_the_drawing_is_close(percent):
    found = in_ten(percent)

    assert abs(10 * found.filled - percent) <= 5
    if found.words.startswith("A little more"):
        assert percent > 10 * found.filled
    if found.words.startswith(("Nearly", "Fewer")):
        assert percent < 10 * found.filled


@pytest.mark.parametrize("percent", [-1, 101])
def test_what_is_no_share_is_refused(percent):
    with pytest.raises(ValueError, match="not between 0 and 100"):
        in_ten(percent)


def test_more_people_never_look_like_fewer():
    drawn = [in_ten(percent).filled for percent in range(101)]

    assert drawn == sorted(drawn)

"""Population figures, held against the questionnaire and the returns."""

from pathlib import Path

import pytest

from heard.engines.estimation import (
    Margin,
    MarginError,
    Plan,
    Study,
    check_margins,
    code_returns,
    is_possible_margin,
    study,
)
from heard.engines.estimation.margins_file import FileProblem, read_margins
from heard.engines.questionnaire import Questionnaire, Section, Text
from heard.engines.questionnaire.conditions import IsOption
from tests.engines.estimation.make import choice, questionnaire, rated

NEEDS = ("autism", "hearing", "sight", "speech")


def survey(said: dict[str | None, int], counts: dict[str, int]) -> Study:
    """A study of returns by need, so many of each."""
    asked = questionnaire(rated("listened"), choice("need", *NEEDS))
    returns = [
        ("web", {"listened": "yes"} | ({"need": need} if need else {}))
        for need, number in said.items()
        for _ in range(number)
    ]
    return study(asked, code_returns(asked, returns), Plan((Margin("need", counts),)))


def problems(said: dict[str | None, int], counts: dict[str, int]) -> list[str]:
    with pytest.raises(MarginError) as refused:
        survey(said, counts)
    return [str(problem) for problem in refused.value.problems]


def misfits(*margins: Margin) -> list[str]:
    asked = questionnaire(
        rated("listened"), choice("need", *NEEDS), choice("district", "north", "south")
    )
    with pytest.raises(MarginError) as refused:
        check_margins(asked, margins)
    return [str(problem) for problem in refused.value.problems]


EVEN = dict.fromkeys(NEEDS, 50)


def test_a_category_that_cannot_be_answered_is_named_with_those_that_can():
    found = misfits(Margin("need", EVEN | {"other": 3}))

    assert found == [
        "need: “other” cannot be answered here; use autism, hearing, sight, speech",
    ]


def test_a_category_without_a_figure_is_named():
    counts = {name: 50 for name in NEEDS if name != "sight"}

    assert misfits(Margin("need", counts)) == [
        (
            "need: no figure for “sight”; add one, 0 where nobody is, or put two categories "
            "together as A+B"
        )
    ]


def test_a_category_that_stands_alone_and_in_a_merger_is_refused():
    assert misfits(Margin("need", EVEN | {"hearing+sight": 10})) == [
        "need: “hearing”, “sight” twice; give each category once"
    ]


def test_margins_of_different_numbers_of_people_are_refused_with_the_numbers():
    found = misfits(Margin("need", EVEN), Margin("district", {"north": 900, "south": 150}))

    assert found == [
        (
            "the margins are of different numbers of people (need 200, district 1,050); "
            "take all from one list, so that each adds up to the same"
        )
    ]


def test_a_margin_that_is_given_twice_is_refused():
    found = misfits(Margin("need", EVEN), Margin("need", EVEN))

    assert found == ["need: the margin is there twice; give it once"]


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (dict.fromkeys(NEEDS, 0), "need: there is nobody in it; leave it out"),
        (EVEN | {"sight": -1}, "need: a figure is below 0; count people"),
    ],
)
def test_a_margin_without_people_is_refused(counts, message):
    assert misfits(Margin("need", counts)) == [message]


def test_a_margin_of_something_that_is_not_asked_names_what_could_be_used():
    found = misfits(Margin("\x1b[31mage", {"old": 1}))

    assert found == [
        (
            "�[31mage: this is no question with one answer that everybody is asked; "
            "use one of need, district"
        )
    ]


def test_a_question_in_a_section_that_some_skip_is_no_margin():
    items = (choice("has_plan", "yes", "no"),), (choice("need", *NEEDS),)
    sections = (
        Section("all", Text(), items[0]),
        Section("some", Text(), items[1], shown_when=IsOption("has_plan", "yes")),
    )
    asked = Questionnaire("families", "1", Text.of({"en": "Families"}), sections)

    with pytest.raises(MarginError, match="use one of has_plan"):
        check_margins(asked, [Margin("need", EVEN)])


def test_a_view_is_no_margin_to_propose():
    assert is_possible_margin(choice("district", "north", "south"))
    assert not is_possible_margin(rated("listened"))


def test_more_returns_than_people_are_refused():
    found = problems(dict.fromkeys(NEEDS, 10), dict.fromkeys(NEEDS, 9))

    assert found == ["40 returns of a population of 36; give figures of everybody who was asked"]


def test_a_category_with_people_and_no_returns_is_refused_with_a_merger_that_then_works():
    said: dict[str | None, int] = {"autism": 30, "sight": 4, "speech": 20}

    found = problems(said, EVEN)

    assert found == [
        (
            "need: hearing has 50 people and no returns; put it together with another category, "
            "for instance hearing+sight"
        )
    ]
    merged = survey(said, {"autism": 50, "hearing+sight": 100, "speech": 50})
    sight = merged.estimates().at("need", "sight")
    assert sight.estimate == pytest.approx(0.5)
    assert sight.method == "raking margin"


def test_a_merger_may_be_written_with_spaces():
    merged = survey(
        {"autism": 30, "hearing": 2, "sight": 4, "speech": 20},
        {"autism": 50, "hearing + sight": 100, "speech": 50},
    )

    together = sum(merged.estimates().at("need", name).estimate for name in ("hearing", "sight"))
    assert together == pytest.approx(0.5)
    assert merged.estimates().at("need", "sight").se > 0  # fixed together, not each


def test_returns_of_a_category_where_the_population_has_nobody_are_refused():
    found = problems(dict.fromkeys(NEEDS, 10), EVEN | {"sight": 0, "speech": 100})

    assert found == [
        (
            "need: 10 returns are of sight, where the population has nobody; "
            "correct the figure, or put it together with another: sight+autism"
        )
    ]


def test_a_category_with_neither_people_nor_returns_does_no_harm():
    found = survey({"autism": 30, "hearing": 10, "speech": 20}, EVEN | {"sight": 0, "speech": 100})

    assert found.estimates().at("need", "speech").estimate == pytest.approx(0.5)


def test_a_margin_that_everybody_left_blank_is_refused():
    assert problems({None: 20}, EVEN) == ["need: everybody left it blank; leave this margin out"]


def test_who_left_a_margin_blank_counts_as_they_are_among_returns_and_the_rest_fits():
    found = survey({"autism": 40, "hearing": 10, "sight": 10, "speech": 20, None: 20}, EVEN)

    (target,) = found.weights.targets
    assert target.categories == (*NEEDS, "_blank")
    assert target.targets.tolist() == [40, 40, 40, 40, 40]
    assert found.estimates().at("need", "autism").estimate == pytest.approx(0.25)


def test_a_margin_of_one_category_changes_nothing():
    found = survey(dict.fromkeys(NEEDS, 10), {"+".join(NEEDS): 200})

    assert found.weights.of_kind == pytest.approx([5.0] * len(found.weights.of_kind))


def read(tmp_path: Path, text: str | bytes) -> tuple[Margin, ...]:
    path = tmp_path / "margins.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_margins(path)


def test_margins_are_read_in_the_order_of_the_file(tmp_path):
    text = "\ufeffmargin,category,count\r\nneed,autism,5\r\n\r\nsex, male ,3\r\nneed,sight,0\r\n"

    assert read(tmp_path, text) == (
        Margin("need", {"autism": 5, "sight": 0}),
        Margin("sex", {"male": 3}),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: the header is empty; begin the file with margin,category,count"),
        ("a,b\x1b\n", ":1: the header is a,b�; begin the file with margin,category,count"),
        ("margin,category,count\n", ":2: there are no figures; give one row for each category"),
        ("margin,category,count\nneed,a\n", ":2: the row has 2 cells; give 3"),
        ("margin,category,count\nneed,,3\n", ":2: the margin or the category is empty; name both"),
        ("margin,category,count\nneed,a,3.5\n", ":2: “3.5” is no number of people"),
        ("margin,category,count\nneed,a,-3\n", ":2: “-3” is no number of people"),
        ("margin,category,count\nneed,a,1e3\n", ":2: “1e3” is no number of people"),
        ("margin,category,count\nneed,a,٣\n", ":2: “٣” is no number of people"),
        ("margin,category,count\nneed,a,99999999999\n", ":2: “99999999999” is no number"),
        ("margin,category,count\nneed,a,3\nneed,a,3\n", ":3: need a stands twice; keep one row"),
        ('margin,category,count\nneed,"a,3\n', "this is not CSV"),
        (b"margin,category,count\nneed,\xff,3\n", "the text is not in UTF-8; save it as CSV UTF-8"),
        ("margin,category,count\n" * 100_000, "the file has over 2 MB"),
    ],
)
def test_a_file_that_is_no_file_of_margins_is_told_with_its_line(tmp_path, text, message):
    with pytest.raises(FileProblem) as refused:
        read(tmp_path, text)

    assert message in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "margins.csv"))


def test_at_most_twenty_problems_of_a_file_are_told(tmp_path):
    with pytest.raises(FileProblem) as refused:
        read(tmp_path, "margin,category,count\n" + "need,a,x\n" * 300)

    assert len(refused.value.problems) == 20


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileProblem, match="the file cannot be read"):
            read_margins(path)

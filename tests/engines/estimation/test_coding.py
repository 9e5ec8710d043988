"""Returns as columns of small whole numbers."""

import numpy as np
import pytest

from heard.engines.estimation import code_returns, measures_of, tabulate
from heard.engines.estimation.coding import TooManyOptionsError, Variable
from heard.engines.questionnaire import Item, Option, Text
from heard.engines.questionnaire.conditions import IsOption
from tests.engines.estimation.make import choice, questionnaire, rated


def ticks(code: str, *options: str) -> Item:
    listed = tuple(Option(each, Text.of({"en": each})) for each in options)
    return Item(code, "several_choices", Text.of({"en": code}), options=listed)


def routed_item(code: str, when: str, is_option: str) -> Item:
    options = tuple(Option(each, Text.of({"en": each})) for each in ("yes", "no"))
    return Item(
        code,
        "one_choice",
        Text.of({"en": code}),
        options=options,
        shown_when=IsOption(when, is_option),
    )


def number(code: str) -> Item:
    return Item(code, "number", Text.of({"en": code}), decimals=True)


def scale(code: str, low: int, high: int) -> Item:
    return Item(code, "scale", Text.of({"en": code}), minimum=low, maximum=high)


def test_a_choice_is_its_place_in_the_list_and_a_blank_comes_after_the_last():
    asked = questionnaire(choice("district", "north", "south"))

    coded = code_returns(asked, [("web", {"district": "south"}), ("paper", {}), ("web", {})])

    assert coded.codes["district", ""].tolist() == [1, 2, 2]
    assert coded.codes["mode", ""].tolist() == [0, 1, 0]
    assert len(coded) == 3


@pytest.mark.parametrize("blank", [None, "", (), []])
def test_an_empty_answer_is_a_blank_whatever_it_is_written_as(blank):
    asked = questionnaire(ticks("help", "a", "b"), number("age"))

    coded = code_returns(asked, [("web", {"help": blank, "age": blank})])

    assert coded.codes["help", "a"].tolist() == [2]
    assert np.isnan(coded.codes["age", ""]).tolist() == [True]


def test_each_tick_has_a_column_and_its_base_is_who_ticked_any():
    asked = questionnaire(ticks("help", "a", "b"))
    coded = code_returns(
        asked, [("web", {"help": ["a", "b"]}), ("web", {"help": ["b"]}), ("web", {})]
    )

    tabulation = tabulate(coded, ["mode"])

    assert coded.codes["help", "a"].tolist() == [0, 1, 2]
    both = measures_of(asked, tabulation.columns)
    counts = tabulation.counts.sum(axis=0)
    assert (counts @ both.parts).tolist() == [1, 2]
    assert (counts @ both.base).tolist() == [2, 2]


def test_who_was_not_asked_is_in_no_base():
    asked = questionnaire(
        choice("has_plan", "yes", "no"), routed_item("plan_good", "has_plan", "yes")
    )
    coded = code_returns(
        asked,
        [
            ("web", {"has_plan": "yes", "plan_good": "no"}),
            ("web", {"has_plan": "yes"}),
            ("web", {"has_plan": "no"}),
            ("web", {"has_plan": "no", "plan_good": "yes"}),  # answered before changing their mind
        ],
    )

    tabulation = tabulate(coded, ["mode"])

    variable = coded.variable("plan_good")
    codes = coded.codes["plan_good", ""].tolist()
    assert codes == [1, variable.blank, variable.not_asked, variable.not_asked]
    plan = measures_of(asked, tabulation.columns).only(
        each for each in measures_of(asked, tabulation.columns).all if each.question == "plan_good"
    )
    assert (tabulation.counts.sum(axis=0) @ plan.base).tolist() == [1, 1]


def test_a_scale_has_a_share_for_each_point_and_a_mean():
    asked = questionnaire(scale("score", 0, 10))
    coded = code_returns(asked, [("web", {"score": 10}), ("web", {"score": 0}), ("web", {})])

    tabulation = tabulate(coded, ["mode"])

    found = measures_of(asked, tabulation.columns)
    assert [each.option for each in found.all] == [*map(str, range(11)), "_mean"]
    counts = tabulation.counts.sum(axis=0)
    assert (counts @ found.parts)[[0, 10, 11]].tolist() == [1, 1, 10]


def test_a_question_may_have_250_options_and_no_more():
    most = questionnaire(choice("school", *(f"s{place}" for place in range(250))))
    more = questionnaire(choice("school", *(f"s{place}" for place in range(251))))

    coded = code_returns(
        most, [("web", {"school": "s249"}), ("web", {}), ("web", {"school": "s0"})]
    )

    assert coded.codes["school", ""].tolist() == [249, 250, 0]
    assert tabulate(coded, ["school"]).total == 3
    with pytest.raises(TooManyOptionsError, match="school has 251 options; at most 250"):
        code_returns(more, [])


@pytest.mark.parametrize("wrong", ["nan", "inf", float("nan"), float("-inf")])
def test_a_number_that_cannot_be_added_up_is_refused(wrong):
    with pytest.raises(ValueError, match=r"age: .* is no number that can be added up"):
        code_returns(questionnaire(number("age")), [("web", {"age": wrong})])


def test_an_answer_that_the_question_does_not_have_is_refused():
    asked = questionnaire(rated("listened"), ticks("help", "a"))

    for mode, answers, unknown in (
        ("web", {"listened": "perhaps"}, "perhaps"),
        ("web", {"help": ["a", "z"]}, "z"),
        ("fax", {}, "fax"),
    ):
        with pytest.raises(KeyError, match=unknown):
            code_returns(asked, [(mode, answers)])


def test_of_written_words_only_that_there_are_some_is_kept():
    asked = questionnaire(Item("words", "long_text", Text.of({"en": "words"})))

    coded = code_returns(asked, [("web", {"words": "My name is Ada"}), ("web", {})])

    assert coded.variable("words") == Variable("words", ("written",))
    assert coded.codes["words", ""].tolist() == [0, 1]
    assert measures_of(asked, tabulate(coded, []).columns).all == ()


def test_returns_can_be_taken_in_parts():
    asked = questionnaire(choice("district", "north", "south"))
    coded = code_returns(asked, [("web", {"district": "north"})] * 3 + [("paper", {})] * 2)

    assert coded.part(slice(2, 4)).codes["district", ""].tolist() == [0, 2]
    with pytest.raises(KeyError, match="nowhere"):
        coded.variable("nowhere")


def test_options_with_a_favour_share_a_base_that_do_not_know_is_not_in():
    asked = questionnaire(rated("listened"))
    said = ["yes"] * 5 + ["mixed"] * 2 + ["no"] * 3 + ["dont_know"] * 10
    tabulation = tabulate(code_returns(asked, [("web", {"listened": s}) for s in said]), ["mode"])

    found = measures_of(asked, tabulation.columns)

    counts = tabulation.counts.sum(axis=0)
    share = dict(
        zip(
            (each.option for each in found.all),
            zip((counts @ found.parts).tolist(), (counts @ found.base).tolist(), strict=True),
            strict=True,
        )
    )
    assert share == {
        "yes": (5, 10),
        "mixed": (2, 10),
        "no": (3, 10),
        "dont_know": (10, 20),
        "_positive": (5, 10),
        "_negative": (3, 10),
    }
